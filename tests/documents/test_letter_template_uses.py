"""What a template uses of a letter and what it leaves out, and what each field says in a sample letter."""

import template_samples as made
from strengthtrack.clinic.letter import LetterKind, Paper, Part
from strengthtrack.documents.letter.template_examples import examples
from strengthtrack.documents.letter.template_fields import FieldKind, paths
from strengthtrack.documents.letter.template_uses import uses
from strengthtrack.documents.letter.word import shipped


def test_the_templates_that_ship_leave_nothing_out() -> None:
    for kind in LetterKind:
        found = uses(shipped(kind, Paper.A4))
        assert (found.unsaid, found.without) == ((), ())


def test_fields_are_told_by_their_whole_names_in_the_order_of_the_list() -> None:
    found = uses(
        made.of(
            "{%p for row in results.rows %}",
            "{{ row.side }}: {% for value in row.earlier %}{{ value }} {% endfor %}{{ row.latest }}",
            "{%p endfor %}",
            "{% if plan %}{{ identity }}{% else %}{{ pain }}{% endif %}",
            header="{{ date }}",
        )
    )
    assert found.fields == (
        "identity", "date", "results.rows", "results.rows.side", "results.rows.earlier", "results.rows.latest",
        "pain", "plan",
    )  # fmt: skip


def test_what_is_only_asked_for_is_not_said() -> None:
    found = uses(made.of("{% if plan %}{{ date }}{% endif %}", "{{ signature }}"))
    assert found.unsaid == ("whom the letter is about", "that it corrects an earlier letter")
    assert {Part.PLAN, Part.CHART, Part.RESULTS} <= set(found.without)


def test_who_tells_values_tells_of_overdue_calibrations_too() -> None:
    assert "that a calibration was overdue" in uses(made.of("{{ result }}")).unsaid
    assert "that a calibration was overdue" not in uses(made.of("{{ result }} {{ measured }}")).unsaid


def test_a_loop_over_a_section_says_it() -> None:
    found = uses(made.of("{%p for line in plan %}", "{{ line }}", "{%p endfor %}"))
    assert Part.PLAN not in found.without


def test_every_field_with_words_has_an_example_and_all_are_of_a_sample() -> None:
    said = examples()
    assert list(said) == [path for path, _ in paths()]
    silent = {path for path, one in paths() if one.kind in {FieldKind.GROUP, FieldKind.ROWS}}
    assert {path for path, words in said.items() if not words} == silent
    assert said["identity"] == "Sample Patient A, born 12 March 1994, record SP-0417"
    assert said["results.rows.error"] == "◆ beyond ±15 %"
    assert said["clinic_address"] == "1 Sample Street, Sampletown / Telephone 000 000"
