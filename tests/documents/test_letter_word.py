import io
import shutil
import struct
import subprocess
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from strengthtrack.clinic.sentences import NOT_WHY
from strengthtrack.documents.letter_facts import (
    ChartFacts,
    LetterFacts,
    ResultRow,
    ResultTable,
    Visit,
    file_name,
    plain,
)
from strengthtrack.documents.letter_look import TEXT_WIDTH_MM
from strengthtrack.documents.letter_word import word, write
from strengthtrack.paths import resources

AWKWARD = (
    "=cmd|'/C calc'!A0",
    "{{ 7*7 }}",
    "{_{ x }_} {% if %} {# no #}",
    '<b>&amp; "it\'s"',
    "x" * 200,
    "דוגמה א עربي",
    "&#123;",
)
RESULTS = ResultTable(
    earlier=(Visit("Baseline", "3 Mar 2026"), Visit("Week 6", "14 Apr 2026")),
    latest=Visit("Week 8", "28 Apr 2026"),
    rows=(
        ResultRow("Hip abduction", "Right", ("142", "171"), "186", "1.03"),
        ResultRow("Hip abduction", "Left", ("176", "not compared"), "196 †", "1.09"),
    ),
    notes=("† Read off the display.", "The fixation changed."),
)
FACTS = LetterFacts(
    clinic_name="Sample Physiotherapy Clinic",
    clinic_address=("1 Sample Street, Sampletown", "Telephone 000 000"),
    referrer=("Dr Sample Referrer", "Sample Practice"),
    day=date(2026, 4, 28),
    date="28 April 2026",
    patient_name="Sample Patient A",
    born="12 March 1994",
    record_number="SP-0417",
    reason="knee pain",
    affected="right",
    programme="eight-week hip programme from 3 March 2026",
    greeting="Dear Dr Sample Referrer,",
    closing="Yours sincerely,",
    signature=("Sample Physiotherapist",),
    opening="Thank you for referring this patient.",
    summary="The right side pushed 186 N.",
    chart=ChartFacts("Strength in hip abduction: 142 in week 0, 186 in week 8.", f"Hip abduction. {NOT_WHY}"),
    results=RESULTS,
    pain="Worst pain in the last week: 3 on 28 April 2026.",
    measured="Held by a belt.",
    plan=("Home programme.", "Test again in September."),
)
BARE = replace(FACTS, opening="", summary="", chart=None, results=None, pain="", measured="", plan=())


def png(width: int, height: int) -> bytes:
    """A grey picture of 300 dots to the inch."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + bytes([200]) * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    per_metre = struct.pack(">IIB", 11811, 11811, 1)
    parts = ((b"IHDR", header), (b"pHYs", per_metre), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


PNG = png(2008, 850)


def opened(facts: LetterFacts) -> Any:
    return Document(io.BytesIO(word(facts, PNG)))


def words_of(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def grid(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_letter_says_every_fact() -> None:
    text = "\n".join(words_of(opened(FACTS)))
    for fact in (
        *FACTS.referrer, FACTS.date, "Sample Patient A, born 12 March 1994, record SP-0417", FACTS.greeting,
        FACTS.opening, FACTS.summary, NOT_WHY, *RESULTS.notes, FACTS.pain, FACTS.measured, *FACTS.plan,
        FACTS.closing, *FACTS.signature,
    ):  # fmt: skip
        assert fact in text


def test_the_letterhead_stands_on_the_first_page_only() -> None:
    section = opened(FACTS).sections[0]
    assert [p.text for p in section.first_page_header.paragraphs][:2] == [
        "Sample Physiotherapy Clinic\t1 Sample Street, Sampletown",
        "Telephone 000 000",
    ]
    assert [p.text for p in section.header.paragraphs] == [""]


def test_every_page_has_the_patient_and_its_number_at_the_foot() -> None:
    section = opened(FACTS).sections[0]
    for footer in (section.first_page_footer, section.footer):
        assert footer.paragraphs[0].text.startswith(FACTS.identity)
        fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_table_is_a_table_of_words_own() -> None:
    (table,) = opened(FACTS).tables
    assert grid(table) == [
        ["Best trial, N", "Side", "Baseline\n3 Mar 2026", "Week 6\n14 Apr 2026", "Week 8\n28 Apr 2026",
         "N.m/kg\n28 Apr 2026"],
        ["Hip abduction", "Right", "142", "171", "186", "1.03"],
        ["Hip abduction", "Left", "176", "not compared", "196 †", "1.09"],
    ]  # fmt: skip
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None


def test_a_change_has_a_column_of_its_own() -> None:
    changes = ("+31 %, beyond error", "baseline")
    rows = tuple(replace(row, change=change) for row, change in zip(RESULTS.rows, changes, strict=True))
    (table,) = opened(replace(FACTS, results=replace(RESULTS, rows=rows))).tables
    assert [line[5] for line in grid(table)] == ["Change\nagainst baseline", *changes]


@pytest.mark.parametrize("visits", [0, 1, 2])
@pytest.mark.parametrize("mass", [True, False])
@pytest.mark.parametrize("change", ["+31 %", ""])
def test_the_columns_fill_the_width_of_the_text(visits: int, mass: bool, change: str) -> None:
    row = ResultRow("Hip abduction", "Right", ("142",) * visits, "186", "1.03" if mass else "", change)
    results = replace(RESULTS, earlier=RESULTS.earlier[:visits], rows=(row,), notes=())
    (table,) = opened(replace(FACTS, results=results)).tables
    assert len(table.columns) == 3 + visits + mass + bool(change)
    assert sum(column.width.mm for column in table.columns) == pytest.approx(TEXT_WIDTH_MM, abs=0.5)


def test_without_body_mass_there_is_no_column_of_it() -> None:
    rows = tuple(replace(row, per_mass="") for row in RESULTS.rows)
    (table,) = opened(replace(FACTS, results=replace(RESULTS, rows=rows))).tables
    assert "N.m/kg" not in str(grid(table))


def test_the_picture_has_an_alternative_text_and_the_width_of_the_text() -> None:
    document = opened(FACTS)
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Strength in hip abduction: 142 in week 0, 186 in week 8."
    assert shape.width.mm == pytest.approx(TEXT_WIDTH_MM, abs=0.1)
    assert 2008 / (shape.width.inches) == pytest.approx(300, abs=1)


def test_a_section_without_data_leaves_no_gap() -> None:
    document = opened(BARE)
    assert words_of(document) == [
        "Dr Sample Referrer\t28 April 2026",
        "Sample Practice",
        FACTS.identity,
        FACTS.greeting,
        FACTS.closing,
        "Sample Physiotherapist",
    ]
    assert not document.tables
    assert not document.inline_shapes


def test_a_letter_to_nobody_from_nobody_still_has_its_date() -> None:
    facts = replace(BARE, referrer=(), clinic_name="", clinic_address=(), signature=(), record_number="")
    document = opened(facts)
    assert words_of(document)[:2] == ["\t28 April 2026", "Sample Patient A, born 12 March 1994"]


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_name_comes_out_as_it_was_typed(name: str) -> None:
    facts = replace(FACTS, patient_name=name, referrer=(name, name), plan=(name,), clinic_name=name, summary=name)
    document = opened(facts)
    text = words_of(document)
    assert f"{name}, born 12 March 1994, record SP-0417" in text
    assert f"{name}\t28 April 2026" in text
    assert text.count(name) == 3
    section = document.sections[0]
    assert section.first_page_header.paragraphs[0].text.startswith(f"{name}\t")
    assert section.footer.paragraphs[0].text.startswith(f"{name}, born")
    assert document.core_properties.title.startswith(f"Letter: {name}"[:255])


def test_an_awkward_value_or_alternative_text_comes_out_as_it_was_typed() -> None:
    name = " ".join(AWKWARD)
    rows = (ResultRow(name, name, (name, name), name, name),)
    document = opened(replace(FACTS, results=replace(RESULTS, rows=rows), chart=ChartFacts(name, name)))
    assert grid(document.tables[0])[1] == [name] * 6
    assert document.inline_shapes[0]._inline.docPr.get("descr") == name


def test_what_xml_cannot_hold_is_shown_as_a_mark_and_nothing_else_is_lost() -> None:
    assert plain("a\x00b\x0bc\nd\ud800e\uffff") == "a�b c d�e�"
    assert "a�b c, born" in words_of(opened(replace(FACTS, patient_name="a\x00b\nc")))[2]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert word(FACTS, PNG) == word(FACTS, PNG)


def test_the_dates_inside_are_the_letters_own() -> None:
    with zipfile.ZipFile(io.BytesIO(word(FACTS, PNG))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2026, 4, 28, 0, 0, 0)}
    assert opened(FACTS).core_properties.created.date() == FACTS.day


def test_writing_replaces_the_letter_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    to = tmp_path / "letter.docx"
    to.write_bytes(b"an older one")
    write(FACTS, PNG, to)
    assert to.read_bytes() == word(FACTS, PNG)
    assert list(tmp_path.iterdir()) == [to]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Sample Patient A", "Letter Sample Patient A 2026-04-28.docx"),
        ("=cmd|'/C calc'!A0", "Letter =cmd ' C calc'!A0 2026-04-28.docx"),
        ("../..\\con:", "Letter con 2026-04-28.docx"),
        ("x" * 500, f"Letter {'x' * 120} 2026-04-28.docx"),
        ("\u00e4" * 200, f"Letter {chr(0xE4) * 60} 2026-04-28.docx"),
        ("\x00?", "Letter 2026-04-28.docx"),
        ("\u202excod.A\u2066", "Letter xcod.A 2026-04-28.docx"),
        ("דוגמה", "Letter דוגמה 2026-04-28.docx"),
    ],
)
def test_the_file_is_named_so_that_every_system_takes_it(name: str, file: str) -> None:
    assert file_name(replace(FACTS, patient_name=name)) == file


def test_the_template_is_the_one_its_script_makes() -> None:
    script = Path(__file__).parents[2] / "packaging" / "make_letter_template.py"
    made: dict[str, Any] = {"__name__": "make_letter_template", "__file__": str(script)}
    exec(compile(script.read_text(encoding="utf-8"), script, "exec"), made)  # noqa: S102 - our own script
    kept = (resources() / "letters" / "progress.docx").read_bytes()
    assert _contents(made["make"]()) == _contents(kept)


def _contents(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_another_program_opens_the_letter_and_finds_one_page(tmp_path: Path) -> None:
    from pypdf import PdfReader

    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed: nothing here to open a Word file with")
    write(FACTS, PNG, tmp_path / "letter.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    order = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), "letter.docx"]
    subprocess.run(order, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    (page,) = PdfReader(tmp_path / "letter.pdf").pages
    text = page.extract_text()
    for fact in ("Sample Physiotherapy Clinic", "186", "1.03", "Page 1 of 1", FACTS.plan[-1], FACTS.signature[0]):
        assert fact in text
    assert len(page.images) == 1
