import dataclasses
import importlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from letter_samples import FULL, RESULTS
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.template_fields import FIELDS, NOT_OFFERED, SECTIONS, FieldKind, paths
from strengthtrack.documents.letter.template_words import Drawn, Group, nothing, words
from strengthtrack.documents.letter.word import shipped

TOP = Path(__file__).parents[2]
PICTURE = Drawn(lambda: "drawn")


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The scripts that make what ships."""
    monkeypatch.syspath_prepend(str(TOP / "packaging"))
    return importlib.import_module


def test_everything_a_letter_says_is_a_field_with_a_meaning() -> None:
    """A new field of LetterFacts needs a line in the list, or a place among those that are not offered."""
    offered = {path for path, _ in paths()}
    said = {field.name for field in dataclasses.fields(LetterFacts)}
    assert said - offered == NOT_OFFERED
    assert all(field.meaning for _, field in paths())
    for kind, above in ((type(RESULTS), "results"), (type(RESULTS.rows[0]), "results.rows")):
        assert {f"{above}.{field.name}" for field in dataclasses.fields(kind)} <= offered


def test_every_field_of_the_list_is_filled_and_of_its_kind() -> None:
    told = words(FULL, PICTURE, PICTURE)
    kinds = {FieldKind.WORDS: str, FieldKind.LINES: list, FieldKind.YES_NO: bool, FieldKind.PICTURE: Drawn,
             FieldKind.GROUP: Group, FieldKind.ROWS: list}  # fmt: skip
    for path, field in paths():
        value: Any = told
        for name in path.split("."):
            value = value[0][name] if isinstance(value, list) else value[name]
        assert isinstance(value, kinds[field.kind]), path


def test_no_field_of_a_group_has_the_name_of_something_a_dict_can_do() -> None:
    assert not [path for path, _ in paths() if hasattr(Group, path.rpartition(".")[2])]


def test_a_group_that_is_not_there_is_false_and_its_fields_are_empty() -> None:
    told = words(replace(FULL, results=None, chart=None), None, None)
    assert not told["results"]
    assert not told["chart"]
    assert told["results"] == nothing()["results"]
    assert told["results"]["rows"] == []
    assert told["chart"]["caption"] == ""


def test_a_section_of_several_paragraphs_is_a_line_each() -> None:
    assert words(replace(FULL, summary="One.\nTwo."), None, None)["summary"] == ["One.", "Two."]
    assert set(SECTIONS) < {field.name for field in FIELDS}


def test_the_templates_that_ship_are_those_the_script_makes(maker: Any) -> None:
    letters = maker("letter_templates.letter")
    for kind in LetterKind:
        for paper in Paper:
            assert letters.template(kind, paper) == shipped(kind, paper), "run packaging/make_letter_template.py"


def test_the_page_on_templates_has_the_fields_there_are(maker: Any) -> None:
    page = (TOP / "docs" / "letter-templates.md").read_text(encoding="utf-8")
    assert maker("letter_templates.fields_table").with_table(page) == page, "run packaging/make_letter_template.py"


def test_what_the_page_shows_can_be_written() -> None:
    """The ways of writing that the page on templates shows, each in a template that has nothing wrong."""
    import template_samples as made
    from strengthtrack.documents.letter.template_check import check

    document = made.empty()
    for line in (
        "Dear {{ patient_name }},", "{{ clinic_address }}", '{{ clinic_address | join(", ") }}',
        "{%p for line in plan %}", "{{ line }}", "{%p endfor %}", "{%p if pain or function %}", "x", "{%p endif %}",
        "{% if record_number %}no. {{ record_number | upper }}{% endif %}",
        "{% if not born and date %}{{ date }}{% elif title %}{{ born }}{% else %}-{% endif %}",
    ):  # fmt: skip
        document.add_paragraph(line)
    table = document.add_table(3, 4)
    table.cell(0, 0).text, table.cell(2, 0).text = "{%tr for row in results.rows %}", "{%tr endfor %}"
    for at, text in enumerate(
        ("{{ row.side }}", "{%tc if results.has_per_mass %}", "{{ row.per_mass }}", "{%tc endif %}")
    ):
        table.cell(1, at).text = text
    assert check(made.saved(document)) == ()
