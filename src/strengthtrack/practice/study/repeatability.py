"""A repeatability study: begun as the clinic tests, filled person by person, and what it comes to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from strengthtrack.clinic.setup import Dynamometer, Movement
from strengthtrack.clinic.study import SideRule, Study, StudyPerson
from strengthtrack.practice.battery.batteries import movements
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.setting_names import TESTER
from strengthtrack.science.reliability import FEWEST, Repeatability, repeatability


def new_study(desk: Desk) -> Study:
    """A study of the first movement of the clinic's battery, set up as that battery says."""
    movement = desk.battery.plans[0].movement
    empty = Study(
        id=uuid4().hex,
        name="",
        movement=movement,
        side_rule=SideRule.RIGHT,
        position="",
        pad="",
        fixation=desk.battery.plans[0].fixation,
        contraction=desk.battery.plans[0].contraction,
        dynamometer=desk.store.studies.last_dynamometer() or Dynamometer(""),
        tester=desk.setting(TESTER),
        begun_on=desk.today(),
    )
    return with_movement(desk, empty, movement)


def with_movement(desk: Desk, study: Study, movement: Movement) -> Study:
    """The study of another movement, set up as the clinic's battery tests it, or as our plan of it says."""
    own = {plan.movement: plan for plan in desk.battery.plans}
    plan = own.get(movement) or movements()[movement]
    return replace(
        study,
        name=f"{movement.words}, {plan.fixation}",
        movement=movement,
        position=plan.position,
        pad=plan.pad,
        fixation=plan.fixation,
        contraction=plan.contraction,
    )


def results(people: Sequence[StudyPerson]) -> Repeatability | None:
    """What the people who were measured twice tell; None under three of them."""
    pairs = [
        (person.first_n, person.second_n)
        for person in people
        if person.first_n is not None and person.second_n is not None
    ]
    if len(pairs) < FEWEST:
        return None
    return repeatability([first for first, _ in pairs], [second for _, second in pairs])


def next_person(desk: Desk, study: Study, after: int = 0) -> StudyPerson:
    """The person who comes next; a code is never used twice. `after` that many others."""
    before = desk.store.studies.people(study.id, include_discarded=True)
    number = max((person.number for person in before), default=0) + 1 + after
    return StudyPerson(uuid4().hex, study.id, number)


def begin(study: Study, now: datetime) -> Edit:
    """Keep a new study; undoing discards it."""
    return Edit(f"Study “{study.name}” begun", _study(study), _study(replace(study, discarded_at=now)))


def change(before: Study, after: Study) -> Edit:
    """Say how it is tested otherwise."""
    return Edit(f"Study “{after.name}” changed", _study(after), _study(before))


def remove(study: Study, now: datetime) -> Edit:
    """Take a study out of the list; its values stay in the records."""
    return Edit(f"Study “{study.name}” removed", _study(replace(study, discarded_at=now)), _study(study))


def add_people(people: tuple[StudyPerson, ...], now: datetime) -> Edit:
    """Take people in; undoing discards them."""
    who = people[0].code if len(people) == 1 else f"{len(people)} people"
    undone = tuple(replace(person, discarded_at=now) for person in people)
    return Edit(f"{who} added", _people(people), _people(undone))


def change_person(before: StudyPerson, after: StudyPerson) -> Edit:
    """Another first or second value."""
    return Edit(f"{after.code} changed", _people((after,)), _people((before,)))


def remove_person(person: StudyPerson, now: datetime) -> Edit:
    """Leave a person out; the values stay in the records."""
    return Edit(f"{person.code} left out", _people((replace(person, discarded_at=now),)), _people((person,)))


def _study(study: Study) -> Job:
    return lambda store: store.studies.save(study)


def _people(people: tuple[StudyPerson, ...]) -> Job:
    return lambda store: store.studies.save_people(people)
