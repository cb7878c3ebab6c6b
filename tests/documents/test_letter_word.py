import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

import template_samples as made
from letter_samples import FULL, RESULTS, of_kind, png
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.clinic.sentences import NOT_WHY
from strengthtrack.documents.letter.facts import LetterFacts, ResultRow
from strengthtrack.documents.letter.layout import COPIES, filled
from strengthtrack.documents.letter.look import LOGO_MM, LOGO_WIDEST_MM, TEXT_WIDTH_MM
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.word import shipped, word
from strengthtrack.errors import DocumentFault
from word_bench import BARE, PICTURES, grid, letter, opened, words_of


def headings(document: Any) -> list[tuple[str, int]]:
    """The paragraphs a screen reader calls headings, with their level."""

    def level(paragraph: Any) -> Any:
        return paragraph.style.element.find(f".//{qn('w:outlineLvl')}")

    return [(one.text, int(level(one).get(qn("w:val")))) for one in document.paragraphs if level(one) is not None]


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("paper", Paper)
def test_every_kind_of_letter_says_every_fact_on_its_paper(kind: LetterKind, paper: Paper) -> None:
    facts = replace(of_kind(kind), paper=paper)
    document = opened(facts)
    text = "\n".join(words_of(document))
    for fact in (
        *facts.recipient, facts.date, kind.words, facts.identity, facts.correction, facts.greeting, facts.opening,
        facts.result, *facts.action, facts.diagnosis, facts.attendance, facts.exercise, facts.summary, NOT_WHY,
        *RESULTS.notes, facts.pain, facts.function, facts.examination, facts.measured, *facts.plan, *facts.remarks,
        facts.closing, *facts.signature, *facts.copies,
    ):  # fmt: skip
        assert fact in text
    assert ("2 Sample Road, Sampletown" in text) == (kind is not LetterKind.PATIENT)
    assert document.sections[0].page_width.mm == pytest.approx(paper.size_mm[0], abs=0.1)
    assert document.sections[0].page_height.mm == pytest.approx(paper.size_mm[1], abs=0.1)


@pytest.mark.parametrize("kind", LetterKind)
def test_the_headings_are_those_of_the_layout_and_are_heard_as_headings(kind: LetterKind) -> None:
    facts = of_kind(kind)
    blocks = [(one.heading, 1) for one in filled(facts) if one.heading]
    assert headings(opened(facts)) == [(facts.identity, 0), (facts.correction, 0), *blocks, (COPIES, 1)]


def test_a_heading_stays_with_what_it_is_about() -> None:
    document = opened(FULL)
    for name in ("Letter Heading", "Letter Subject", "Letter Chart"):
        assert document.styles[name].paragraph_format.keep_with_next


def test_a_section_without_data_leaves_no_gap_and_no_heading() -> None:
    document = opened(BARE)
    assert words_of(document) == [
        "Dr Sample Referrer\t28 April 2026",
        "Sample Practice",
        "Progress report",
        FULL.identity,
        FULL.greeting,
        FULL.closing,
        *FULL.signature,
    ]
    assert [len(table.rows) for table in document.tables] == [1], "the letterhead alone"
    assert len(document.inline_shapes) == 1, "the logo alone"


def test_a_section_of_several_paragraphs_has_them_apart() -> None:
    assert words_of(opened(replace(BARE, summary="One.\nTwo.")))[5:8] == ["Investigation results", "One.", "Two."]


class TestLetterhead:
    def head(self, pictures: Pictures, facts: LetterFacts = BARE) -> Any:
        (table,) = opened(facts, pictures).tables
        return table

    def test_the_logo_stands_beside_the_clinic_above_the_letter(self) -> None:
        table = self.head(PICTURES)
        assert grid(table) == [["", "Sample Physiotherapy Clinic", "1 Sample Street, Sampletown\nTelephone 000 000"]]
        (logo,) = table._tbl.iter(qn("wp:docPr"))
        assert (logo.get("name"), logo.get("descr")) == ("Logo", "Logo of Sample Physiotherapy Clinic")
        assert table._tbl.getprevious() is None

    @pytest.mark.parametrize(("pixels", "high_mm"), [((300, 300), LOGO_MM), ((3000, 300), LOGO_WIDEST_MM / 10)])
    def test_the_logo_is_as_high_as_it_may_be_and_not_wider(self, pixels: tuple[int, int], high_mm: float) -> None:
        head = self.head(Pictures(logo=png(*pixels)))
        (extent,) = head._tbl.iter(qn("wp:extent"))
        assert extent.cy / 36_000 == pytest.approx(high_mm, abs=0.01)
        widths = [cell.width.mm for cell in head.rows[0].cells]
        assert widths[0] == pytest.approx(extent.cx / 36_000 + 3.0, abs=0.1)
        assert sum(widths) == pytest.approx(TEXT_WIDTH_MM, abs=0.1)

    def test_without_a_logo_the_clinic_begins_at_the_edge(self) -> None:
        cells = self.head(Pictures()).rows[0].cells
        assert [cell.width.mm for cell in cells] == pytest.approx([108, 62], abs=0.1)

    def test_a_logo_that_is_no_picture_is_told_in_a_sentence(self) -> None:
        with pytest.raises(
            DocumentFault, match=r"^The clinic’s logo cannot be read; choose it anew in the settings\.$"
        ):
            letter(FULL, Pictures(logo=b"\x89PNG\r\n\x1a\n, and no more"))


def test_every_page_has_the_patient_and_its_number_at_the_foot() -> None:
    section = opened(FULL).sections[0]
    assert not section.different_first_page_header_footer
    assert section.footer.paragraphs[0].text.startswith(f"{FULL.identity}\tPage ")
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


class TestTable:
    def table(self, **changed: Any) -> Any:
        _, table = opened(replace(FULL, results=replace(RESULTS, **changed))).tables
        return table

    def test_it_is_a_table_of_words_own_whose_head_stands_on_every_page(self) -> None:
        table = self.table()
        assert grid(table) == [
            ["Best trial, N", "Side", "Baseline\n3 Mar 2026", "Week 6\n14 Apr 2026", "Week 8\n28 Apr 2026",
             "Change\nfrom baseline", "Measurement error", "N.m/kg\n28 Apr 2026"],
            ["Hip abduction", "Right", "142", "171", "186", "+31 %", "◆ beyond ±15 %", "1.03"],
            ["Hip abduction", "Left", "176", "not compared", "196 †", "+11 %", "◇ within ±15 %", "1.09"],
        ]  # fmt: skip
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None

    def test_what_is_beyond_measurement_error_is_bold_and_what_is_within_is_not(self) -> None:
        def bold(cell: Any) -> bool:
            (run,) = [run for run in cell.paragraphs[0].runs if run.text]
            return bool(run.bold)

        assert [[bold(row.cells[at]) for at in (5, 6)] for row in self.table().rows[1:]] == [[True] * 2, [False] * 2]

    @pytest.mark.parametrize("visits", [0, 2])
    @pytest.mark.parametrize("mass", [True, False])
    @pytest.mark.parametrize("change", ["+31 %", ""])
    def test_the_columns_fill_the_width_of_the_text(self, visits: int, mass: bool, change: str) -> None:
        row = ResultRow("Hip abduction", "Right", ("142",) * visits, "186", "1.03" if mass else "", change)
        table = self.table(earlier=RESULTS.earlier[:visits], rows=(row,), notes=())
        assert len(table.columns) == len(table.rows[1].cells) == 3 + visits + mass + 2 * bool(change)
        assert sum(column.width.mm for column in table.columns) == pytest.approx(TEXT_WIDTH_MM, abs=0.5)

    def test_a_table_of_somebody_elses_keeps_its_columns(self) -> None:
        document = made.empty()
        document.add_table(1, 8).cell(0, 0).text = "{{ results.what }}"
        theirs = Document(io.BytesIO(made.saved(document))).tables[0]
        filled_in = Document(io.BytesIO(word(FULL, PICTURES, made.saved(document)))).tables[0]
        assert [column.width for column in filled_in.columns] == [column.width for column in theirs.columns]


class TestChart:
    def test_it_has_an_alternative_text_the_width_of_the_text_and_300_dots_to_the_inch(self) -> None:
        document = opened(FULL)
        _, shape = document.inline_shapes
        assert shape._inline.docPr.get("descr") == "Strength in hip abduction: 142 in week 0, 186 in week 8."
        assert shape.width.mm == pytest.approx(TEXT_WIDTH_MM, abs=0.1)
        assert 2008 / shape.width.inches == pytest.approx(300, abs=1)

    def test_on_a_narrow_page_of_somebody_elses_it_is_narrow(self) -> None:
        document = made.empty()
        document.add_paragraph("{{ chart.picture }}")
        document.sections[0].page_width //= 2
        (shape,) = Document(io.BytesIO(word(FULL, PICTURES, made.saved(document)))).inline_shapes
        assert shape.width.mm == pytest.approx(65, abs=0.5)

    def test_one_that_is_not_drawn_leaves_its_line_in_words(self) -> None:
        document = opened(FULL, Pictures())
        assert not document.inline_shapes
        assert f"Hip abduction. {NOT_WHY}" in words_of(document)


def colours(document: Any) -> Iterator[str]:
    parts = [document.element.body, document.styles.element]
    parts += [
        rel.target_part.element for rel in document.part.rels.values() if rel.reltype.endswith(("/header", "/footer"))
    ]
    for part in parts:
        for element in part.iter():
            if element.tag == qn("w:color"):
                yield element.get(qn("w:val"))
            elif element.get(qn("w:color")):
                yield element.get(qn("w:color"))


def test_black_and_white_has_no_other_ink() -> None:
    assert len(set(colours(opened(FULL)))) > 2
    assert set(colours(opened(replace(FULL, black_and_white=True)))) <= {"000000"}


def test_a_letter_that_names_nobody_has_no_address_of_the_patient() -> None:
    facts = replace(FULL, hidden=True, patient_name="A patient")
    assert "Sample Road" not in str(words_of(opened(facts)))
    assert opened(facts).core_properties.title == "Progress report: A patient"


def test_the_language_is_british_english() -> None:
    languages = [one.get(qn("w:val")) for one in opened(FULL).styles.element.iter(qn("w:lang"))]
    assert set(languages) == {"en-GB"}


def test_a_letter_to_nobody_from_nobody_still_has_its_date() -> None:
    facts = replace(BARE, recipient=(), clinic_name="", clinic_address=(), signature=(), record_number="")
    text = words_of(opened(facts))
    assert text[0] == "\t28 April 2026"
    assert text[2] == "Sample Patient A, born 12 March 1994"


def test_the_same_facts_give_the_same_bytes() -> None:
    template = shipped(FULL.kind, FULL.paper)
    assert word(FULL, PICTURES, template) == word(FULL, PICTURES, template)


def test_the_dates_inside_are_the_letters_own() -> None:
    with zipfile.ZipFile(io.BytesIO(letter(FULL))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2026, 4, 28, 0, 0, 0)}
    assert opened(FULL).core_properties.created.date() == FULL.day
    assert opened(FULL).core_properties.modified.date() == FULL.day
