from dataclasses import replace

import pytest

from strengthtrack.clinic.programme import Phase, PlannedTest
from strengthtrack.errors import EntryFault
from strengthtrack.practice.programme.plan_typed import Typed, as_typed, filled
from strengthtrack.practice.programme.plan_typed import tests_in as planned_in
from strengthtrack.practice.programme.programmes import shipped

HIP, OWN = shipped("hip"), shipped("own")
TWO = replace(HIP, phases=(Phase("Light", 0, 4, "Tubing"), Phase("Heavy", 4, 4)))
OWN_TYPED = Typed("back", "6", "2", "0, 6", "Bridges")


def test_what_was_not_touched_stays_as_it_is() -> None:
    for template in (HIP, TWO, shipped("knee")):
        assert filled(template, as_typed(template)) == template


def test_the_empty_one_is_filled_by_hand() -> None:
    assert as_typed(OWN) == Typed("", "8", "3", "", "")
    made = filled(OWN, OWN_TYPED)
    assert (made.name, made.weeks, made.per_week) == ("back", 6, 2)
    assert made.phases == (Phase("Weeks 0 to 5", 0, 6, "Bridges"),)
    assert made.tests == (PlannedTest("Baseline", 0), PlannedTest("6-week test", 42))


def test_without_exercises_the_empty_one_has_no_phase() -> None:
    assert filled(OWN, replace(OWN_TYPED, exercises=" ")).phases == ()


def test_tests_are_on_days_of_weeks_in_their_order_and_once() -> None:
    assert [(test.name, test.day) for test in planned_in((26, 0, 8, 8))] == [
        ("Baseline", 0),
        ("8-week test", 56),
        ("6-month test", 182),
    ]


def test_other_days_than_the_first_of_a_week_stay_while_they_are_not_typed_over() -> None:
    odd = replace(HIP, tests=(PlannedTest("Look", 10),))
    assert as_typed(odd).tests == "1"
    assert filled(odd, as_typed(odd)).tests == odd.tests
    assert filled(odd, replace(as_typed(odd), tests="1 2")).tests == planned_in((1, 2))


def test_fewer_weeks_cut_the_phases() -> None:
    assert filled(TWO, replace(as_typed(TWO), weeks="3")).phases == (Phase("Light", 0, 3, "Tubing"),)
    assert filled(HIP, replace(as_typed(HIP), weeks="1")).phases[0].name == "Week 0"


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"weeks": "many"}, "weeks", "Give the weeks as a whole number, for example 8."),
        ({"per_week": "-3"}, "per_week", "Give the sessions a week as a whole number, for example 3."),
        ({"tests": "0, eight"}, "tests", "Give the weeks of the tests as whole numbers, 0 to 521: 0, 8, 26."),
        ({"tests": "522"}, "tests", "Give the weeks of the tests as whole numbers, 0 to 521: 0, 8, 26."),
        ({"exercises": "x" * 401}, "exercises", "Shorten the exercises to 400 characters."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(changed: dict[str, str], field: str, sentence: str) -> None:
    with pytest.raises(EntryFault) as fault:
        filled(OWN, replace(OWN_TYPED, **changed))
    assert fault.value.faults == ((field, sentence),)


def test_all_that_cannot_be_read_is_said_at_once() -> None:
    with pytest.raises(EntryFault) as fault:
        filled(OWN, Typed("back", "", "", "x", ""))
    assert [field for field, _ in fault.value.faults] == ["weeks", "per_week", "tests"]
