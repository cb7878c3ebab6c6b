"""A finished study as a reference pack of the clinic's own."""

import re
from collections.abc import Sequence

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.reference import ByTester, PackKind, ReferencePack, ReferenceRow
from strengthtrack.clinic.study import ENOUGH_PEOPLE, Study, StudyPerson
from strengthtrack.errors import Mendable
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.references.packs import ReferencePacks
from strengthtrack.practice.references.toml_file import read, write
from strengthtrack.practice.study.repeatability import results
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store
from strengthtrack.science.reliability import Estimate, Repeatability

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def pack_id(study: Study) -> str:
    """The name of its file: the same after the study was given another name."""
    return f"{study.movement.value}_{_NOT_IN_A_NAME.sub('', study.id.casefold())[:8]}"


def pack_of(study: Study, people: Sequence[StudyPerson]) -> ReferencePack:
    """The study as a pack; raises Mendable for too few people, people all alike, or a set-up that is not said."""
    found = results(people)
    n = found.n if found else sum(person.whole for person in people)
    if found is None or n < ENOUGH_PEOPLE:
        raise Mendable(f"{n} {'person was' if n == 1 else 'people were'} measured twice; test ten or more, then save.")
    if not study.tester or not study.dynamometer.model:
        raise Mendable("Say under “How it is tested” who measured and with which dynamometer, then save.")
    if found.icc21 is None:
        raise Mendable("Everybody has the same value, so there is no ICC; test people who differ in strength.")
    if not found.mdc95:
        raise Mendable("Both values of every person are the same, so there is no error; measure each of them twice.")
    return ReferencePack(
        id=pack_id(study),
        name=study.name,
        kind=PackKind.OWN_STUDY,
        citation=f"Repeatability study of this clinic, {n} people, begun on {day_in_full(study.begun_on)}",
        licence="The clinic’s own",
        rows=(_row(study, found, found.icc21),),
    )


def is_saved(packs: ReferencePacks, study: Study, people: Sequence[StudyPerson]) -> bool:
    """Whether the clinic's pack holds what the study comes to now."""
    if results(people) is None or not packs.is_own(pack_id(study)):
        return False
    try:
        return packs.pack(pack_id(study)) == pack_of(study, people)
    except Mendable:
        return False


def save_pack(packs: ReferencePacks, study: Study, people: Sequence[StudyPerson]) -> Edit:
    """Write the pack into the clinic's folder; undoing puts back what stood there. Raises Mendable."""
    pack = pack_of(study, people)
    text = write(pack)
    read(text, pack.id)
    before = packs.own_text(pack.id)
    name = f"{pack.name} saved as a reference pack"
    return Edit(name, _put(packs, pack.id, text.encode()), _put(packs, pack.id, before))


def _row(study: Study, found: Repeatability, icc: Estimate) -> ReferenceRow:
    return ReferenceRow(
        movement=study.movement,
        position=study.position,
        unit="N",
        n=found.n,
        mean=round(found.mean, 4),
        sd=round(found.sd, 4),
        icc=_icc(icc.value),
        icc_from=None if icc.low is None else _icc(icc.low),
        icc_to=None if icc.high is None else _icc(icc.high),
        pad=study.pad,
        fixation=study.fixation,
        contraction=study.contraction,
        dynamometer=study.dynamometer.words,
        tester=ByTester.ANOTHER if study.second_tester else ByTester.SAME,
        tester_name=study.tester,
        note=_note(study, found),
    )


def _icc(value: float) -> float:
    """As a pack has it; of few people who agree in nothing the formula gives less than −1."""
    return round(max(value, -1.0), 6)


def _note(study: Study, found: Repeatability) -> str:
    agreed = found.agreement
    limits = f"limits of agreement {figure(agreed.lower.value, 1)} to {figure(agreed.upper.value, 1)} N"
    leg = study.side_rule.value.capitalize()
    return f"{leg}. ICC(2,1). Typical error {figure(found.typical_error, 1)} N, {limits}."


def _put(packs: ReferencePacks, id: str, text: bytes | None) -> Job:
    def write_file(_store: Store) -> Changes:
        packs.put(id, text)
        return Changes(frozenset({Kind.REFERENCE}))

    return write_file
