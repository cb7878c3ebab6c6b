from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clinic_samples import sample_patient
from course_samples import START, after, done, event, hip, rest
from strengthtrack.clinic import course_rules as rules
from strengthtrack.clinic.programme import Programme
from strengthtrack.errors import EntryFault

TODAY = after(30)
PATIENT = sample_patient()


def said(check: Callable[..., None], *facts: object) -> dict[str, str]:
    """The faults of a check by their fields, none where it passes."""
    try:
        check(*facts)
    except EntryFault as fault:
        return dict(fault.faults)
    return {}


def programme_faults(programme: Programme, *others: Programme) -> dict[str, str]:
    return said(rules.check_programme, programme, others, PATIENT, TODAY)


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        (
            {"starts_on": date(1990, 1, 1)},
            "starts_on",
            "1 January 1990 lies before the patient was born; check the year.",
        ),
        ({"starts_on": date(2090, 1, 1)}, "starts_on", "1 January 2090 is more than a year ahead; check the year."),
        ({"starts_on": date(2001, 1, 1)}, "starts_on", "1 January 2001 is more than ten years ago; check the year."),
        ({"name": " "}, "name", "Give the programme a name, for example the muscles it trains."),
        ({"name": "x" * 61}, "name", "Shorten the name to 60 characters."),
        ({"weeks": 0}, "weeks", "Give the weeks as a whole number, 1 to 104."),
        ({"per_week": 15}, "per_week", "Give the sessions of exercise a week as a whole number, 1 to 14."),
    ],
)
def test_a_programme_that_cannot_be_is_said_at_its_field(changed: dict[str, Any], field: str, sentence: str) -> None:
    assert programme_faults(hip(**changed)) == {field: sentence}


def test_a_whole_programme_passes_beside_none_and_beside_itself() -> None:
    assert programme_faults(hip()) == programme_faults(hip(), hip()) == {}


def test_all_faults_are_said_at_once() -> None:
    assert set(programme_faults(hip(name="", weeks=0, per_week=0))) == {"name", "weeks", "per_week"}


def test_two_programmes_do_not_run_at_once() -> None:
    words = (
        "The hip programme runs from 3 March 2026 to 27 April 2026; choose other days, or end it or change it first."
    )
    assert programme_faults(hip("new", 55), hip()) == {"starts_on": words}
    assert programme_faults(hip("new", -10), hip()) == {"starts_on": words}
    assert programme_faults(hip("new", 56), hip()) == {}
    assert programme_faults(hip("new", 20), hip(ended_on=after(20))) == {}


def test_one_that_is_paused_is_ended_before_another_begins() -> None:
    paused = hip(pauses=(rest(10),))
    words = "The hip programme that began on 3 March 2026 is paused; end it or change it first."
    assert programme_faults(hip("new", 200), paused) == {"starts_on": words}


@pytest.mark.parametrize(
    ("pauses", "sentence"),
    [
        ([(0, 3)], "The programme begins on 3 March 2026; a pause begins on a later day, or the start is moved."),
        ([(9, 8)], "The last day of the pause lies before its first, 12 March 2026; choose that day or a later one."),
        ([(5, 9), (9, 12)], "12 March 2026 lies in the pause that began on 8 March 2026; resume from that one first."),
        (
            [(5, None), (9, 12)],
            "12 March 2026 lies in the pause that began on 8 March 2026; resume from that one first.",
        ),
    ],
)
def test_pauses_that_cannot_be(pauses: list[tuple[int, int | None]], sentence: str) -> None:
    paused = hip(pauses=tuple(rest(first, last) for first, last in pauses))
    assert said(rules.check_pauses, paused) == {"pause": sentence}


def test_a_pause_after_the_end_and_a_reason_without_end_are_told() -> None:
    ended = hip(ended_on=after(20), pauses=(rest(20, 22),))
    sentence = "The programme was ended before 23 March 2026; choose a day on which it ran."
    assert said(rules.check_pauses, ended) == {"pause": sentence}
    long = hip(pauses=(rest(5, 6, "x" * 401),))
    assert said(rules.check_pauses, long) == {"pause": "Shorten the reason to 400 characters."}


def test_pauses_one_after_the_other_pass() -> None:
    assert said(rules.check_pauses, hip(pauses=(rest(5, 9), rest(10, 10), rest(11)))) == {}


@pytest.mark.parametrize(
    ("programme", "day", "sentence"),
    [
        (hip(), 31, "3 April 2026 lies in the future; end it on its day."),
        (hip(), -1, "The hip programme begins on 3 March 2026; choose that day or a later one."),
        (hip(ended_on=after(9)), 12, "The hip programme was ended on 12 March 2026; it cannot be ended twice."),
    ],
)
def test_days_on_which_it_cannot_end(programme: Programme, day: int, sentence: str) -> None:
    assert said(rules.check_ended, programme, after(day), TODAY) == {"day": sentence}


def test_it_can_end_on_its_first_day_and_today() -> None:
    assert said(rules.check_ended, hip(), START, TODAY) == said(rules.check_ended, hip(), TODAY, TODAY) == {}


def test_what_is_not_paused_is_not_resumed_and_not_before_it_was_paused() -> None:
    none = "The hip programme is not paused; there is nothing to resume."
    assert said(rules.check_resumed, hip(pauses=(rest(3, 5),)), after(9)) == {"day": none}
    early = "The pause began on 13 March 2026; resume on a later day, or undo the pause."
    assert said(rules.check_resumed, hip(pauses=(rest(10),)), after(10)) == {"day": early}
    assert said(rules.check_resumed, hip(pauses=(rest(10),)), after(11)) == {}


@pytest.mark.parametrize(
    ("programme", "day", "sentence"),
    [
        (hip(), 31, "3 April 2026 lies in the future; mark the session on its day."),
        (hip(), -1, "The hip programme begins on 3 March 2026; choose a day from then on."),
        (hip(ended_on=after(9)), 9, "The hip programme was ended on 12 March 2026; choose a day before."),
    ],
)
def test_days_on_which_no_exercise_was_done(programme: Programme, day: int, sentence: str) -> None:
    assert said(rules.check_exercise, programme, done(day)[0], TODAY) == {"day": sentence}


def test_exercise_in_a_pause_and_after_the_weeks_is_what_it_is() -> None:
    assert said(rules.check_exercise, hip(weeks=2, pauses=(rest(3, 5),)), done(4)[0], TODAY) == {}
    assert said(rules.check_exercise, hip(weeks=2), done(29)[0], TODAY) == {}
    long = replace(done(4)[0], what="x" * 401)
    assert said(rules.check_exercise, hip(), long, TODAY) == {"what": "Shorten what was done to 400 characters."}


def test_an_event_has_words_and_a_day_that_was() -> None:
    assert said(rules.check_event, event(5), PATIENT, TODAY) == {}
    assert said(rules.check_event, event(31, ""), PATIENT, TODAY) == {
        "words": "Say in a few words what happened, for example “New shoes”.",
        "day": "3 April 2026 lies in the future; note it when it has happened.",
    }
    before = replace(event(0, "x" * 61), day=date(1980, 1, 1))
    assert said(rules.check_event, before, PATIENT, TODAY) == {
        "words": "Shorten it to 60 characters; it stands under the chart.",
        "day": "1 January 1980 lies before the patient was born; check the year.",
    }
