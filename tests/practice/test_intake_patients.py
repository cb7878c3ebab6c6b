"""What would become of each row of a table, what that comes to, and doing and undoing it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intake_samples as samples
from frame_bench import Office
from strengthtrack.clinic.patient import AffectedSide, Patient, Sex
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.export.extract import Stopped
from strengthtrack.practice.intake.bad_rows import bad_rows_csv, blank_table
from strengthtrack.practice.intake.cells import DayOrder
from strengthtrack.practice.intake.columns import Fact, changed, missing, proposed, taken
from strengthtrack.practice.intake.csv_text import Table, table_of
from strengthtrack.practice.intake.encodings import text_of
from strengthtrack.practice.intake.merging import facts_beside, merged
from strengthtrack.practice.intake.patient_plan import import_edit, planned
from strengthtrack.practice.intake.patients import Choice, PatientRow, Preview, State, preview

TODAY = date(2026, 4, 28)
NOW = datetime(2026, 4, 28, 9, 0, tzinfo=UTC)
HERE = Patient("p0", "Sample Patient A", date(1994, 3, 12), record_number="SP-0417")


def seen(text: str, here: Sequence[Patient] = (), order: DayOrder = DayOrder.AS_SHOWN) -> Preview:
    ids = count(1)
    table = table_of(text, "x.csv")
    return preview(table, proposed(table.columns), here, TODAY, order, new_id=lambda: f"new{next(ids)}")


def one(row: str, heading: str = samples.HEADING, here: Sequence[Patient] = ()) -> PatientRow:
    return seen(samples.table(row, heading=heading), here).rows[0]


def twin_of(row: str, *here: Patient) -> PatientRow:
    return one(row, "Name;Born;Record number", here)


# the columns


def test_columns_are_known_by_their_heading() -> None:
    assert proposed(["First-Name", "SURNAME", "D.O.B.", "Gender", "MRN", "Height (cm)", "Shoe size"]) == (
        Fact.GIVEN, Fact.FAMILY, Fact.BORN, Fact.SEX, Fact.RECORD, Fact.HEIGHT, Fact.LEFT_OUT,
    )  # fmt: skip


def test_a_fact_is_proposed_once_and_an_address_in_lines() -> None:
    assert proposed(["id", "Record number", "Street", "City"]) == (
        Fact.RECORD, Fact.LEFT_OUT, Fact.ADDRESS, Fact.ADDRESS,
    )  # fmt: skip
    assert proposed(["Name", "Given name", "Family name"])[0] is Fact.LEFT_OUT


def test_a_column_may_be_said_otherwise() -> None:
    mapping = (Fact.NAME, Fact.LEFT_OUT, Fact.BORN)
    assert changed(mapping, 1, Fact.NAME) == (Fact.LEFT_OUT, Fact.NAME, Fact.BORN)
    assert changed(mapping, 1, Fact.ADDRESS) == (Fact.NAME, Fact.ADDRESS, Fact.BORN)


def test_what_is_missing_is_asked_for() -> None:
    assert missing((Fact.SEX,)) == "Say which column holds the name and the date of birth."
    assert not missing((Fact.FAMILY, Fact.BORN))
    assert taken((Fact.NAME, Fact.LEFT_OUT)) == "1 of 2 columns are read"


def test_an_empty_table_of_ours_is_understood_whole() -> None:
    table = table_of(text_of(blank_table(), "x.csv").text + "a,b,1990-01-02,f,1,left,right,170,r,d,s\r\n", "x.csv")
    assert Fact.LEFT_OUT not in proposed(table.columns)
    assert preview(table, proposed(table.columns), (), TODAY).count(State.NEW) == 1


# a row


def test_a_row_is_a_patient() -> None:
    row = one("Sample;Patient Q;1988-11-02;m;SP-1001;left;181;Sample reason")
    assert row.state is State.NEW
    assert row.patient == Patient(
        "new1", "Sample Patient Q", date(1988, 11, 2), Sex.MALE, "SP-1001", AffectedSide.LEFT, None, 1.81,
        "Sample reason",
    )  # fmt: skip


def test_a_bad_row_says_every_reason_and_stays() -> None:
    row = one(";;2030-07-30;q;SP-1006;upwards;9;")
    assert row.state is State.BAD
    assert row.line.number == 2
    assert row.choices == ()
    assert [sentence.split(";")[0] for sentence in row.why] == [
        "“q” is not known as a sex",
        "“upwards” is not known as a side",
        "A height of 9 cannot be right",
        "Give the patient a name.",
        "The date of birth lies in the future",
    ]


def test_a_separator_that_is_not_quoted_makes_a_bad_row() -> None:
    row = one("Sample;Patient Q;1988-11-02;m;SP-1001;left;181;one;two")
    assert row.why == ("The row has 9 cells where the heading has 8; put what holds a separator in quotation marks.",)


def test_a_row_that_ends_early_has_nothing_there() -> None:
    row = one("Sample;Patient Q;1988-11-02")
    assert row.patient is not None
    assert row.patient.reason == ""


@pytest.mark.parametrize(
    "name", ["=cmd|' /C calc'!A0", "../../etc/passwd", "محمد العينة", "عينة \u200f1", "Sample 😀", "O'Sample"]
)
def test_any_name_is_kept_as_it_is_written(name: str) -> None:
    row = one(f'"{name}";1988-11-02', "Name;Born")
    assert row.patient is not None
    assert row.patient.name == name


def test_a_name_of_4000_characters_is_a_bad_row() -> None:
    assert one(f"{'x' * 4000};1988-11-02", "Name;Born").why == ("The name has 4000 characters; shorten it to 200.",)


def test_dates_follow_what_the_file_shows() -> None:
    text = samples.table("A;03/12/1994", "B;30/12/1994", heading="Name;Born")
    found = seen(text)
    assert found.order_told == "Its dates show that they are written day first."
    assert [row.patient.born.month for row in found.rows if row.patient] == [12, 12]
    assert seen(text, order=DayOrder.MONTH_FIRST).rows[1].state is State.BAD


# duplicates


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Sample Patient A;1994-03-12;sp 0417", "Same record number as Sample Patient A, here."),
        ("PATIENT A, Sämple;1994-03-12;", "Same name and birth date as Sample Patient A, here."),
        ("Other Name;1994-03-12;SP-0417", "Same record number as a patient here, whose name is Sample Patient A."),
    ],
)
def test_who_is_here_is_a_duplicate(row: str, why: str) -> None:
    found = twin_of(row, HERE)
    assert (found.state, found.why[0]) == (State.SAME, why)
    assert found.proposed is Choice.MERGE


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Sample Patient A;1994-03-12;X-1", "Same name and birth date as Sample Patient A, here, but the record"),
        ("Other Name;1980-01-01;SP-0417", "Same record number as Sample Patient A, here, but name and birth date"),
        ("Sample Patient A;1980-01-01;SP-0417", "but the birth date is 12 Mar 1994 there"),
        ("Sampel Patient A;1994-03-12;", "Same birth date and nearly the same name as Sample Patient A, here."),
        ("Sample A;1994-03-12;", "Same birth date and nearly the same name"),
        ("Sample Patient A;1994-12-03;", "Same name as Sample Patient A, here, and nearly the same birth date, 12 Mar"),
        ("Sample Patient A;1995-03-12;", "nearly the same birth date"),
    ],
)
def test_who_may_be_here_is_left_to_a_person(row: str, why: str) -> None:
    found = twin_of(row, HERE)
    assert found.state is State.MAYBE
    assert why in found.why[0]
    assert found.proposed is Choice.LEAVE
    assert set(found.choices) == set(Choice)


@pytest.mark.parametrize("row", ["Sample Patient B;1994-03-12;", "Sample Patient A;1980-01-02;", "Other;1994-03-12;"])
def test_who_is_somebody_else_is_new(row: str) -> None:
    assert twin_of(row, HERE).state is State.NEW


def test_one_row_of_a_file_may_be_another() -> None:
    found = seen(samples.clinic_table())
    assert [row.state for row in found.rows[-3:]] == [State.SAME, State.SAME, State.MAYBE]
    assert found.rows[-1].why == ("Same birth date and nearly the same name as line 4.", "Merging fills in reason.")


def test_one_table_numbers_two_people_apart() -> None:
    text = samples.table("Sample Twin Anna;1990-01-02;1", "Sample Twin Anne;1990-01-02;2", heading="Name;Born;Nr")
    assert seen(text).count(State.NEW) == 2


def test_merging_fills_what_is_empty_and_writes_nothing_over() -> None:
    row = replace(HERE, id="x", name="Other", sex=Sex.FEMALE, record_number="Other", height_m=1.7)
    assert merged(HERE, row) == replace(HERE, sex=Sex.FEMALE, height_m=1.7)
    assert ("height", "", "170 cm") in facts_beside(HERE, row)


# doing it


@pytest.fixture
def many(office: Office) -> Office:
    office.writer.do(lambda store: store.save_patient(HERE))
    return office


def test_the_button_says_what_it_does() -> None:
    plan = planned(seen(samples.clinic_table(), [HERE]).rows, {})
    assert plan.words == "Add 4 patients and fill in 1"
    assert plan.rest_words == (
        "3 bad rows stay out, 1 possible duplicate left out until chosen and 2 duplicates with nothing new."
    )


def test_what_is_chosen_counts() -> None:
    rows = seen(samples.clinic_table(), [HERE]).rows
    everyone = {row.line.number: Choice.LEAVE for row in rows}
    assert planned(rows, everyone).words == "Nothing to add"
    assert len(planned(rows, {12: Choice.ADD}).added) == 5
    filled = planned(rows, {12: Choice.MERGE}).added[1]
    assert (filled.name, filled.reason) == ("Sample Patient R", "Sample reason of line 11")


def test_a_duplicate_of_a_row_that_is_left_out_stays_out_with_it() -> None:
    rows = seen(samples.clinic_table()).rows
    plan = planned(rows, {3: Choice.LEAVE})
    assert plan.left_out == 2
    assert all(patient.name != "Sample Patient Q" for patient in plan.added)


def test_it_is_done_undone_and_done_again(many: Office) -> None:
    edits, told = many.desk.edits, list[tuple[int, int]]()
    plan = planned(seen(samples.clinic_table(), [HERE]).rows, {})
    edits.do(import_edit(plan, NOW, lambda done, of: told.append((done, of))))
    assert edits.last == "4 patients added and 1 filled in"
    assert told[-1] == (5, 5)
    names = {who.name for who in many.store.patients()}
    assert len(names) == 5
    assert many.store.patient("p0").sex is Sex.FEMALE
    edits.undo()
    assert many.store.patients() == (HERE,)
    edits.redo()
    assert {who.name for who in many.store.patients()} == names


def test_cancelled_it_leaves_nothing(many: Office) -> None:
    asked = iter([False, True])
    plan = planned(seen(samples.many(600)).rows, {})
    with pytest.raises(Stopped):
        many.desk.edits.do(import_edit(plan, NOW, cancelled=lambda: next(asked)))
    assert many.store.patients() == (HERE,)
    assert many.desk.edits.last is None


def test_thousands_are_added(many: Office) -> None:
    rows = seen(samples.many(5000), [HERE]).rows
    plan = planned(rows, {})
    assert plan.words == "Add 4500 patients"
    many.desk.edits.do(import_edit(plan, NOW))
    assert len(many.store.patients()) == 4501
    many.desk.edits.undo()
    assert many.store.patients() == (HERE,)


def test_what_takes_long_is_written_while_others_go_on(many: Office) -> None:
    edits: Edits = many.desk.edits
    edit = import_edit(planned(seen(samples.clinic_table()).rows, {}), NOW)
    written = edits.begin(edit.do)
    written.result()
    assert edits.last is None, "it is not remembered before somebody was told"
    edits.ended(edit, written)
    assert edits.last == edit.name
    assert many.changes


# the bad rows


def saved(table: Table, found: Preview) -> Table:
    return table_of(text_of(bad_rows_csv(table, found.bad), "x.csv").text, "x.csv")


def test_bad_rows_are_saved_with_the_reason_and_read_again() -> None:
    table, found = table_of(samples.clinic_table(), "x.csv"), seen(samples.clinic_table())
    again = saved(table, found)
    assert again.columns == (*table.columns, "why")
    assert again.lines[0].cells[-1].startswith("Line 7: “1990-13-04” is not a date of birth")
    assert [line.cells[:-1] for line in again.lines] == [row.line.cells for row in found.bad]
    twice = preview(again, proposed(again.columns), (), TODAY)
    assert [row.why for row in twice.rows] == [row.why for row in found.rows if row.state is State.BAD]
    assert saved(again, twice).columns == again.columns


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=2, max_size=2))
def test_any_bad_row_is_saved_as_it_was(cells: list[str]) -> None:
    quoted = ";".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    text = samples.table(quoted, '"=1+1";x', heading="Name;Born")
    table, found = table_of(text, "x.csv"), seen(text)
    again = saved(table, found)
    assert {line.cells[:2] for line in again.lines} == {row.line.cells for row in found.bad}


def test_a_formula_among_bad_rows_is_defused() -> None:
    text = samples.table("=HYPERLINK(1);soon", heading="Name;Born")
    assert b"'=HYPERLINK(1)" in bad_rows_csv(table_of(text, "x.csv"), seen(text).bad)
