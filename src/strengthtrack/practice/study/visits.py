"""Visits in the records that repeat a test, so that their values may be taken into a study."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Setup, Side, differences, same_words
from strengthtrack.clinic.study import Study, StudyPerson
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.study.repeatability import next_person
from strengthtrack.records.studies import TwoVisits
from strengthtrack.science.measures import value_n

WITHIN_DAYS = 14
_MOST = 200
"""Pairs looked at, the newest first."""


@dataclass(frozen=True, slots=True)
class RepeatedTest:
    """One patient tested twice as the study says; values in N. The patient is shown to choose by, and not kept."""

    patient: Patient
    side: Side
    first: Session
    second: Session
    first_n: float
    second_n: float


def repeated_tests(desk: Desk, study: Study, people: Collection[StudyPerson]) -> tuple[RepeatedTest, ...]:
    """The newest two comparable visits of each patient who is not in the study yet."""
    taken = {id for person in people for id in (person.first_session, person.second_session)} - {""}
    known = {desk.store.session(id).patient_id for id in taken}
    found: dict[str, RepeatedTest] = {}
    for visits in desk.store.studies.repeated_visits(study.movement, WITHIN_DAYS, _MOST):
        if visits.patient_id not in known and visits.patient_id not in found:
            test = _repeated(desk, study, visits)
            if test is not None:
                found[visits.patient_id] = test
    return tuple(sorted(found.values(), key=lambda test: test.patient.name.casefold()))


def taken_in(desk: Desk, study: Study, tests: Sequence[RepeatedTest]) -> tuple[StudyPerson, ...]:
    """The people whom these tests become: codes, values, and the sessions they are from."""
    return tuple(
        replace(
            next_person(desk, study, after),
            first_n=test.first_n,
            second_n=test.second_n,
            first_session=test.first.id,
            second_session=test.second.id,
        )
        for after, test in enumerate(tests)
    )


def _repeated(desk: Desk, study: Study, visits: TwoVisits) -> RepeatedTest | None:
    first, second = (desk.store.session_trials(id) for id in (visits.first_id, visits.second_id))
    for side in study.side_rule.sides:
        before = _as_studied(study, side, study.tester, first)
        after = _as_studied(study, side, study.second_tester or study.tester, second)
        values = value_n(before), value_n(after)
        if values[0] is not None and values[1] is not None and _alike(before[-1].setup, after[-1].setup):
            return RepeatedTest(
                desk.store.patient(visits.patient_id),
                side,
                desk.store.session(visits.first_id),
                desk.store.session(visits.second_id),
                values[0],
                values[1],
            )
    return None


def _as_studied(study: Study, side: Side, tester: str, trials: Sequence[Trial]) -> list[Trial]:
    return [trial for trial in trials if trial.counts and _is_studied(study, side, tester, trial.setup)]


def _is_studied(study: Study, side: Side, tester: str, setup: Setup) -> bool:
    kinds = (study.movement, side, study.fixation, study.contraction)
    words = (
        (study.position, setup.position),
        (study.pad, setup.pad),
        (study.dynamometer.words, setup.dynamometer.words),
        (tester, setup.tester),
    )
    alike = (setup.movement, setup.side, setup.fixation, setup.contraction) == kinds
    return alike and all(same_words(told, here) for told, here in words)


def _alike(first: Setup, second: Setup) -> bool:
    """Whether what the study does not name was the same both times, too."""
    return not differences(first, replace(second, tester=first.tester))
