"""What a letter says of change: never without its error, and never of what may not be compared."""

from dataclasses import replace
from datetime import timedelta

from clinic_samples import sample_setup, sample_trial
from letter_bench import TODAY, EveryFifteen, Fifteen, change_session, eight_weeks, push, spaced, store
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.documents.letter.facts import ResultTable
from strengthtrack.practice.letter.material import gather
from strengthtrack.practice.letter.results import results
from strengthtrack.records.store import Store
from strengthtrack.science.care import NoBands

__all__ = ["eight_weeks", "store"]


def table(store: Store, bands: NoBands | None = None) -> ResultTable:
    found = results(gather(store, "p1", TODAY, bands or Fifteen()))
    assert found is not None
    return found


def cells(found: ResultTable) -> dict[tuple[str, str], tuple[str, str, bool]]:
    return {(row.movement, row.side): (spaced(row.change), spaced(row.error), row.beyond) for row in found.rows}


def test_a_change_is_told_with_whether_it_is_beyond_error_and_a_mark_that_is_not_colour(store: Store) -> None:
    found = cells(table(store))
    assert found["Hip abduction", "Right"] == ("+31 %", "◆ beyond ±15 %", True)
    assert found["Hip abduction", "Left"] == ("+11 %", "◇ within ±15 %", False)


def test_a_change_for_the_worse_is_told_in_the_same_words(store: Store) -> None:
    push(store, Movement.ABDUCTION, Side.RIGHT, 100.0)
    assert cells(table(store))["Hip abduction", "Right"] == ("−30 %", "◆ beyond ±15 %", True)


def test_at_the_edge_of_the_band_both_have_a_decimal(store: Store) -> None:
    push(store, Movement.ABDUCTION, Side.RIGHT, 142.0 * 1.152)
    assert cells(table(store))["Hip abduction", "Right"] == ("+15.2 %", "◆ beyond ±15.0 %", True)


def test_where_no_error_is_known_it_says_cannot_tell_yet_and_under_the_table_why(store: Store) -> None:
    found = table(store)
    assert cells(found)["Hip extension", "Right"] == ("", "cannot tell yet", False)
    assert any(
        note.startswith("It cannot be told yet for right hip extension")
        and note.endswith("no published measurement error of this movement is known to us.")
        for note in found.notes
    )


def test_the_size_of_the_error_stands_under_the_table_with_where_it_is_from(store: Store) -> None:
    note = next(note for note in table(store).notes if note.startswith("Change is counted from"))
    assert note == (
        "Change is counted from 3 March 2026. Measurement error: hip abduction ±15\N{NO-BREAK SPACE}% (typical "
        "published value, this clinic may differ); same tester only."
    )


def test_where_the_errors_are_from_is_said_once_for_all_of_them(store: Store) -> None:
    note = next(note for note in table(store, EveryFifteen()).notes if note.startswith("Change is counted from"))
    assert note.count("typical published value") == 1
    assert "hip extension ±15\N{NO-BREAK SPACE}% and hip external rotation ±15\N{NO-BREAK SPACE}% (typical" in note


def test_where_the_lever_arm_was_measured_anew_it_says_that_changes_are_not_those_of_newtons(store: Store) -> None:
    for one in store.session_trials("s8"):
        if (one.setup.movement, one.setup.side) == (Movement.ABDUCTION, Side.RIGHT):
            store.save_trial(replace(one, setup=replace(one.setup, lever_arm_m=0.37)))
    found = table(store, EveryFifteen())
    assert cells(found)["Hip abduction", "Right"][0] == "+35 %", "186 N at 37 cm against 142 N at 36 cm"
    assert spaced(found.notes[-1]) == (
        "The change of right hip abduction is told in newton metres, force times lever arm, for the lever arm was "
        "measured differently from visit to visit (36 cm and 37 cm)."
    )


def test_with_one_lever_arm_nothing_is_said_of_newton_metres(store: Store) -> None:
    assert not any("newton metres" in note for note in table(store).notes)


def test_after_a_break_the_first_visit_is_a_baseline_and_nothing_has_changed(store: Store) -> None:
    for week in (0, 2, 4, 6, 8):
        change_session(store, week, discarded_at=store.session("s8").started_at if week else None)
    found = table(store)
    assert cells(found)["Hip abduction", "Right"] == ("", "baseline", False)
    assert not any(note.startswith("Change is counted") for note in found.notes)


def test_both_sides_are_told(store: Store) -> None:
    assert {side for _, side in cells(table(store))} == {side.value.capitalize() for side in Side}


def test_a_course_that_is_planned_takes_no_change_of_the_present_one_away(store: Store) -> None:
    before = cells(table(store))
    store.courses.save_programme(hip_programme("later", "p1", TODAY + timedelta(days=120)))
    assert cells(table(store)) == before


def test_three_lever_arms_in_one_visit_leave_the_letter_whole(store: Store) -> None:
    """30, 32 and 34 cm: the last two lie as near as the first two, and only two of them are one set-up."""
    last = store.sessions("p1")[-1]
    for number, (arm, force) in enumerate(((0.30, 100.0), (0.32, 140.0), (0.34, 120.0)), start=70):
        setup = replace(sample_setup(Movement.FLEXION), lever_arm_m=arm)
        store.save_trial(replace(sample_trial(last, force, setup), number=number))
    assert any(row.movement == "Hip flexion" for row in table(store).rows)
