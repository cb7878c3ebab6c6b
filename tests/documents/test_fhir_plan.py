import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from clinic_samples import sample_patient, sample_session, sample_trial
from fhir_r4 import Json, faults, resources
from strengthtrack.clinic.course import courses
from strengthtrack.clinic.programme import Pause, Phase, Programme, hip_programme
from strengthtrack.documents.fhir.bundle import bundle
from strengthtrack.documents.fhir.record import PatientRecord

START = date(2026, 3, 2)
NOW = datetime(2026, 4, 28, 14, 0, tzinfo=UTC)
PHASES = (Phase("Early", 0, 4, "Side-lying abduction"), Phase("Late", 4, 4))
PROGRAMME = replace(hip_programme("g1", "a", START), phases=PHASES, side="right")


def on(day: int) -> date:
    return START + timedelta(days=day)


def told(*programmes: Programme, today: date, visits: tuple[date, ...] = (), identified: bool = True) -> Json:
    sessions = tuple(sample_session(f"s{at}", day) for at, day in enumerate(visits))
    trials = tuple(sample_trial(session, 186.0) for session in sessions)
    patient = replace(sample_patient(), reason="Pain on stairs")
    record = PatientRecord(patient, today, courses(programmes), sessions, trials)
    made: Json = json.loads(bundle([record], NOW, identified=identified))
    assert faults(made) == []
    return made


def plan(made: Json) -> Json:
    (found,) = resources(made, "CarePlan")
    return found


def episode(made: Json) -> Json:
    (found,) = resources(made, "EpisodeOfCare")
    return found


def details(of: Json, code: str) -> list[dict[str, Any]]:
    found = [one["detail"] for one in of["activity"]]
    return [detail for detail in found if detail["code"]["coding"][0]["code"] == code]


def test_a_programme_is_a_plan_of_a_course_for_the_reason_the_patient_came_with() -> None:
    made = told(PROGRAMME, today=on(10))
    care_plan, (condition,) = plan(made), resources(made, "Condition")
    assert (care_plan["status"], care_plan["intent"], care_plan["title"]) == ("active", "plan", "Programme: hip")
    assert care_plan["description"] == "3 sessions of exercise a week for 8 weeks, side: right"
    assert care_plan["period"] == {"start": "2026-03-02", "end": "2026-08-31"}
    assert care_plan["addresses"] == [{"reference": f"Condition/{condition['id']}"}]
    assert care_plan["supportingInfo"] == [{"reference": f"EpisodeOfCare/{episode(made)['id']}"}]
    assert episode(made)["diagnosis"] == [{"condition": {"reference": f"Condition/{condition['id']}"}}]


def test_exercise_is_told_as_so_often_a_week_between_its_first_and_last_day() -> None:
    (exercise,) = details(plan(told(PROGRAMME, today=on(10))), "exercise")
    assert exercise["scheduledTiming"]["repeat"] == {
        "boundsPeriod": {"start": "2026-03-02", "end": "2026-04-26"},
        "frequency": 3,
        "period": 1,
        "periodUnit": "wk",
    }
    assert exercise["status"] == "in-progress"


def test_phases_have_their_days_and_exercises() -> None:
    early, late = details(plan(told(PROGRAMME, today=on(30))), "phase")
    assert (early["code"]["text"], early["description"]) == ("Early", "Side-lying abduction")
    assert early["scheduledPeriod"] == {"start": "2026-03-02", "end": "2026-03-29"}
    assert late["scheduledPeriod"] == {"start": "2026-03-30", "end": "2026-04-26"}
    assert late["status"] == "in-progress"


def test_that_exercise_was_done_is_never_said() -> None:
    care_plan = plan(told(PROGRAMME, today=on(100)))
    over = [*details(care_plan, "exercise"), *details(care_plan, "phase")]
    assert {detail["status"] for detail in over} == {"unknown"}


def test_planned_tests_are_done_missed_or_to_come() -> None:
    made = told(PROGRAMME, today=on(70), visits=(START,))
    found = [
        (one["code"]["text"], one["status"], one["scheduledPeriod"]["start"])
        for one in details(plan(made), "planned-test")
    ]
    assert found == [
        ("Baseline", "completed", "2026-03-02"),
        ("8-week test", "not-started", "2026-04-27"),
        ("6-month test", "scheduled", "2026-08-31"),
    ]


def test_a_pause_is_told_with_its_days_and_reason_and_moves_what_comes_after() -> None:
    paused = replace(PROGRAMME, pauses=(Pause(on(7), on(13), "Holiday"),))
    care_plan = plan(told(paused, today=on(30)))
    (pause,) = details(care_plan, "pause")
    assert (pause["status"], pause["statusReason"]) == ("completed", {"text": "Holiday"})
    assert pause["scheduledPeriod"] == {"start": "2026-03-09", "end": "2026-03-15"}
    assert details(care_plan, "planned-test")[1]["scheduledPeriod"]["start"] == "2026-05-04"
    assert care_plan["status"] == "active"


def test_while_it_is_paused_plan_and_course_are_on_hold_and_have_no_end() -> None:
    made = told(replace(PROGRAMME, pauses=(Pause(on(7)),)), today=on(10))
    assert (plan(made)["status"], episode(made)["status"]) == ("on-hold", "onhold")
    assert plan(made)["period"] == {"start": "2026-03-02"}
    assert details(plan(made), "exercise")[0]["status"] == "on-hold"
    assert details(plan(made), "pause")[0]["status"] == "in-progress"


@pytest.mark.parametrize(
    ("today", "care_plan", "course", "end"),
    [
        (on(-1), "active", "planned", None),
        (on(0), "active", "active", None),
        (on(183), "completed", "finished", "2026-08-31"),
    ],
)
def test_a_course_is_planned_then_active_then_finished(
    today: date, care_plan: str, course: str, end: str | None
) -> None:
    made = told(PROGRAMME, today=today)
    assert (plan(made)["status"], episode(made)["status"]) == (care_plan, course)
    assert episode(made)["period"].get("end") == end


def test_a_programme_that_was_given_up_is_revoked_and_says_why() -> None:
    made = told(replace(PROGRAMME, ended_on=on(20), ended_why="Moved away"), today=on(30))
    assert (plan(made)["status"], episode(made)["status"]) == ("revoked", "finished")
    assert plan(made)["note"] == [{"text": "Moved away"}]
    assert plan(made)["period"]["end"] == "2026-03-21"
    assert [one["status"] for one in details(plan(made), "phase")] == ["stopped", "cancelled"]
    assert details(plan(made), "exercise")[0]["status"] == "stopped"
    assert [one["code"]["text"] for one in details(plan(made), "planned-test")] == ["Baseline"]


def test_one_that_was_changed_on_its_first_day_does_not_end_before_it_begins() -> None:
    first = replace(PROGRAMME, ended_on=START)
    second = replace(hip_programme("g2", "a", START), course_id="g1")
    made = told(first, second, today=on(1))
    changed, running = resources(made, "CarePlan")
    assert changed["period"] == {"start": "2026-03-02", "end": "2026-03-02"}
    assert running["replaces"] == [{"reference": f"CarePlan/{changed['id']}"}]
    assert (changed["status"], running["status"], episode(made)["status"]) == ("revoked", "active", "active")


def test_without_a_programme_there_is_no_course_and_no_plan() -> None:
    made = told(today=on(10), visits=(START,))
    assert resources(made, "EpisodeOfCare") == resources(made, "CarePlan") == []
    assert resources(made, "Observation") != []


def test_of_a_hidden_patient_the_plan_keeps_its_days_and_loses_what_was_typed() -> None:
    typed = replace(
        PROGRAMME, name="Secret", pauses=(Pause(on(7), on(8), "Secret"),), ended_on=on(40), ended_why="Secret",
        phases=(Phase("Secret", 0, 8, "Secret"),), tests=(replace(PROGRAMME.tests[0], name="Secret"),),
    )  # fmt: skip
    assert json.dumps(told(typed, today=on(50))).count("Secret") == 6
    hidden = told(typed, today=on(50), identified=False)
    assert "Secret" not in json.dumps(hidden)
    assert plan(hidden)["title"] == "Programme: hip"
    assert plan(hidden)["period"]["start"] == "2026-03-02"
    assert details(plan(hidden), "planned-test")[0]["code"]["text"] == "Planned test, day 0"
