import io
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as some

import template_samples as made
from letter_samples import FULL, LONG, RESULTS
from strengthtrack.documents.letter.facts import ChartFacts, ResultRow, file_name, plain
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.word import word
from strengthtrack.errors import DocumentFault
from word_bench import BARE, PICTURES, grid, of_template, opened, words_of

AWKWARD = (
    "=cmd|'/C calc'!A0",
    "../../etc/passwd",
    "{{ 7*7 }}",
    "{_{ x }_} {% if %} {# no #}",
    '<b>&amp; "it\'s"',
    "x" * 4000,
    "דוגמה א عربي",
    "&#123;",
)


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_name_comes_out_as_it_was_typed(name: str) -> None:
    facts = replace(FULL, patient_name=name, recipient=(name, name), plan=(name,), clinic_name=name, summary=name)
    document = opened(facts)
    text = words_of(document)
    assert f"{name}, born 12 March 1994, record SP-0417" in text
    assert f"{name}\t28 April 2026" in text
    assert text.count(name) == 3
    assert document.tables[0].cell(0, 1).text == name
    assert document.sections[0].footer.paragraphs[0].text.startswith(name[:99])
    assert document.core_properties.title == f"Progress report: {facts.identity}"[:255]


def test_an_awkward_value_or_alternative_text_comes_out_as_it_was_typed() -> None:
    name = " ".join(AWKWARD)
    rows = (ResultRow(name, name, (name, name), name, name, name, name, beyond=True),)
    document = opened(replace(FULL, results=replace(RESULTS, rows=rows), chart=ChartFacts(name, name)))
    assert grid(document.tables[1])[1] == [name] * 8
    assert document.inline_shapes[1]._inline.docPr.get("descr") == name


@given(some.text(max_size=60), some.lists(some.text(max_size=30), max_size=3))
def test_any_name_and_note_goes_into_word_and_back(name: str, notes: list[str]) -> None:
    each = ("{%p for line in plan %}", "{{ line }}|", "{%p endfor %}", '{{ signature | join(", ") }}|')
    template = made.of(
        "{{ patient_name }}|", "{{ patient_name | upper }}|", *each, header="{{ patient_name | lower }}|"
    )
    facts = replace(FULL, patient_name=name, plan=tuple(notes), signature=tuple(notes))
    document = Document(io.BytesIO(word(facts, Pictures(), template)))
    kept = [plain(note) for note in notes if note]
    assert words_of(document) == [
        f"{plain(name)}|", f"{plain(name).upper()}|", *(f"{note}|" for note in kept),
        f"{', '.join(plain(note) for note in notes)}|",
    ]  # fmt: skip
    assert document.sections[0].header.paragraphs[0].text == f"{plain(name).lower()}|"


def test_what_xml_cannot_hold_is_shown_as_a_mark_and_nothing_else_is_lost() -> None:
    assert plain("a\x00b\x0bc\nd\ud800e\uffff") == "a�b c d�e�"
    assert "a�b c, born" in words_of(opened(replace(FULL, patient_name="a\x00b\nc")))[3]


class TestOwnTemplate:
    def test_lines_stand_under_each_other_in_one_row_or_a_paragraph_each(self) -> None:
        assert of_template(
            made.of("{{ plan }}", '{{ plan | join("; ") }}', "{%p for x in plan %}", "{{ x }}", "{%p endfor %}")
        ) == [
            "Home programme.\nTest again in September.",
            "Home programme.; Test again in September.",
            *FULL.plan,
        ]

    def test_conditions_choose(self) -> None:
        asked = "{% if not correction %}a{% elif hidden or not plan %}b{% else %}c{% endif %}"
        assert of_template(made.of(asked)) == ["c"]
        assert of_template(made.of(asked), replace(FULL, hidden=True)) == ["b"]
        assert of_template(made.of(asked), BARE) == ["a"]

    def test_a_field_of_a_group_that_is_not_there_is_empty(self) -> None:
        assert of_template(made.of("{{ chart.caption }}{{ results.latest.name }}{{ chart.picture }}{{ logo }}|"), BARE)[
            0
        ]
        assert words_of(Document(io.BytesIO(word(BARE, Pictures(), made.of("{{ chart.caption }}{{ logo }}|"))))) == [
            "|"
        ]

    def test_a_cell_a_table_or_a_header_that_a_condition_emptied_is_no_damage(self) -> None:
        document = made.empty()
        table = document.add_table(3, 1)
        for at, text in enumerate(("{%tr if correction %}", "x", "{%tr endif %}")):
            table.cell(at, 0).text = text
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "{%p if correction %}"
        for text in ("x", "{%p endif %}"):
            cell.add_paragraph(text)
        header = document.sections[0].header
        header.paragraphs[0].text = "{%p if correction %}"
        for text in ("x", "{%p endif %}"):
            header.add_paragraph(text)
        emptied = Document(io.BytesIO(word(BARE, PICTURES, made.saved(document))))
        assert [grid(table) for table in emptied.tables] == [[[""]]]
        assert len(emptied.sections[0].header.paragraphs) == 1

    def test_a_template_with_a_fault_is_refused_with_its_first_fault(self) -> None:
        with pytest.raises(DocumentFault) as fault:
            word(FULL, PICTURES, made.of("Dear {{ nmae }}"))
        assert str(fault.value) == (
            "The template cannot be used: About page 1, in the paragraph “Dear {{ nmae }}”: there is no field “nmae”; "
            "did you mean “patient_name”?"
        )

    def test_a_long_letter_is_filled_too(self) -> None:
        assert len(opened(LONG).tables[1].rows) == 37


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
    assert file_name(replace(FULL, patient_name=name)) == file
