from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from letter_bench import (
    START,
    TODAY,
    change_session,
    eight_weeks,
    empty_store,
    exercise,
    letter,
    no_weeks,
    session,
    store,
)
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Pause, Phase, Programme, hip_programme
from strengthtrack.records.store import Store

__all__ = ["eight_weeks", "empty_store", "no_weeks", "store"]


def change_programme(store: Store, **facts: object) -> None:
    kept = cast("Programme", store.programme("p1"))
    store.save_programme(replace(kept, **facts))  # type: ignore[arg-type]


# attendance


def test_the_visits_are_counted_with_the_first_and_the_last(store: Store) -> None:
    assert letter(store).attendance == (
        "Tested at six visits, the first on 17 February 2026 and the last on 28 April 2026. "
        "Hip programme from 3 March 2026, planned for eight weeks with three exercise sessions a week."
    )


def test_a_visit_after_the_letters_day_and_one_of_an_earlier_course_are_not_counted(store: Store) -> None:
    change_session(store, -2, started_at=session(-20).started_at)
    store.save_programme(hip_programme("old", "p1", START - timedelta(weeks=30)))
    told = letter(store, today=TODAY - timedelta(days=1)).attendance
    assert told.startswith("Tested at four visits, the first on 3 March 2026 and the last on 14 April 2026.")
    assert told.count("programme") == 1


def test_one_visit_without_a_programme(empty_store: Store) -> None:
    empty_store.save_patient(Patient("p1", "Sample Patient B", date(1990, 1, 1)))
    assert letter(empty_store).attendance == ""
    empty_store.save_session(session(0))
    assert letter(empty_store).attendance == "Tested at one visit, on 3 March 2026."


def test_phases_and_pauses_are_told_as_they_were(store: Store) -> None:
    phases = (Phase("tubing", 0, 4), Phase("Weeks 4 to 7, weights", 4, 4))
    pauses = (
        Pause(date(2026, 3, 17), date(2026, 3, 23), "flu."),
        Pause(date(2026, 4, 1), date(2026, 4, 1)),
        Pause(date(2026, 4, 27)),
        Pause(date(2026, 6, 1), date(2026, 6, 8), "holiday"),
    )
    change_programme(store, phases=phases, pauses=pauses)
    told = letter(store).attendance
    assert "Phases: tubing (weeks 0 to 3) and Weeks 4 to 7, weights." in told
    assert "Paused from 17 March to 23 March 2026 (flu). Paused on 1 April 2026. Paused since 27 April 2026." in told
    assert "holiday" not in told


def test_a_programme_that_was_changed_is_told_with_its_follower_and_one_to_come_is_not(store: Store) -> None:
    change_programme(store, ended_on=date(2026, 4, 1), ended_why="pain on stairs")
    knee = replace(hip_programme("g2", "p1", date(2026, 4, 1)), name="knee", course_id="g1", per_week=1)
    store.save_programme(knee)
    store.save_programme(replace(knee, id="g3", starts_on=date(2026, 9, 1), name="foot"))
    told = letter(store).attendance
    assert "Ended on 1 April 2026 (pain on stairs). Knee programme from 1 April 2026, planned for" in told
    assert told.endswith("with one exercise session a week.")
    assert "an eight-week knee programme" in letter(store).opening


# exercise


def test_exercise_is_told_as_it_was_logged(store: Store) -> None:
    exercise(store, 21)
    assert letter(store).exercise == "Of 24 planned exercise sessions, 21 were done."


def test_a_log_in_which_nothing_was_ever_marked_says_nothing(store: Store) -> None:
    assert letter(store).exercise == ""


def test_in_the_middle_of_a_programme_only_what_was_planned_so_far_counts(store: Store) -> None:
    exercise(store, 28)
    assert letter(store, today=START + timedelta(days=14)).exercise == (
        "8 exercise sessions were done; 7 were planned so far."
    )


def test_paused_days_planned_nothing_and_it_says_so(store: Store) -> None:
    exercise(store, 7)
    change_programme(store, pauses=(Pause(date(2026, 3, 17), date(2026, 3, 23), "flu"),))
    assert letter(store).exercise == (
        "Of 21 exercise sessions planned so far, 7 were done. No session was planned for the days of the pause."
    )


def test_one_session_has_its_own_word(store: Store) -> None:
    exercise(store, 1)
    assert letter(store).exercise == "Of 24 planned exercise sessions, 1 was done."
