"""Records in which something of everything is kept, set aside or not, and all of their rows to compare."""

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from records_bench import FORM, KEY, NOON, PAIN, PATIENT, SESSION, SETUP, TRIAL, piece, trial
from strengthtrack.clinic.analysis import Analysis, Measure, Measured
from strengthtrack.clinic.calibration import Calibration, CalibrationKind
from strengthtrack.clinic.course import CourseEvent, ExerciseDone
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.letter import IssuedLetter, LetterDraft, LetterKind, LetterTemplate, Part
from strengthtrack.clinic.programme import Pause, Phase, Programme, hip_programme
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Side
from strengthtrack.clinic.study import SideRule, Study, StudyPerson
from strengthtrack.clinic.trial import Mark, Source, Trace, Trial
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.frozen import to_json
from strengthtrack.practice.export.clinic_json import export_clinic
from strengthtrack.practice.setting_names import CLINIC_NAME, LAST_PORT, PAIN_BAND
from strengthtrack.records import database
from strengthtrack.records.store import Store

LATER = NOON + timedelta(days=56)
NAME = "Sample “Patient” ñ \u202eA\u202c\n=cmd|' /C calc'!A0"
FULL = replace(
    PATIENT,
    name=NAME,
    height_m=1.71,
    reason="Sample reason",
    referrer="Dr Sample Referrer\nSample Street 1",
    address="Sample Lane 2\nSampleton",
)
ANALYSIS = Analysis(
    "a1",
    "t1",
    3,
    NOON,
    0.25,
    100.0,
    0.001,
    (Measure(Measured.PEAK, 98.5), Measure(Measured.RFD_200, None, True, "few")),
)
LETTER_SAYS = to_json(
    LetterFacts(
        clinic_name="Sample clinic",
        clinic_address=(),
        recipient=("Dr Sample Referrer",),
        day=NOON.date(),
        date="28 April 2026",
        patient_name="Sample “Patient” é",
        born="12 March 1994",
        record_number="",
        reason="Sample reason",
        affected="right",
        programme="",
        greeting="Dear colleague,",
        closing="Yours sincerely,",
        signature=("Sample Physiotherapist",),
    )
)
LETTER = IssuedLetter(
    "l1", "p1", LetterKind.PROGRESS, NOON, "Sample", LETTER_SAYS, "own", 1, "00", "0.1", b"PK\0\xff", b"%PDF\xfe"
)
TEMPLATE = LetterTemplate("lt1", "Sample letter", 1, NOON, sha256(b"PK\0").hexdigest(), b"PK\0")
STUDY = Study(
    id="st1",
    name="Sample study",
    movement=Movement.ABDUCTION,
    side_rule=SideRule.EITHER,
    position="side-lying",
    pad="thigh",
    fixation=Fixation.BELT,
    contraction=Contraction.MAKE,
    dynamometer=Dynamometer("Sample dynamometer", "S-1"),
    tester="Sample Physiotherapist",
    begun_on=date(2026, 2, 1),
)

CALIBRATION = Calibration(
    "c1",
    "Sample dynamometer (S-1)",
    on=date(2026, 3, 1),
    due_on=date(2027, 3, 1),
    known_mass_kg=10.0,
    read_n=-98.8,
    made_by="Sample Physiotherapist",
    note="Sample strap",
)


def empty(folder: Path, name: str = "other.db") -> Store:
    """Fresh records that hold nobody."""
    return _kept("empty.db", folder / name)


def full(folder: Path, name: str = "records.db") -> Store:
    """Records with one patient of whom everything is kept, one more who was set aside, and the clinic's own."""
    return _kept("full.db", folder / name)


def whole_file() -> bytes:
    """The file of the full records."""
    return _made()["clinic.json"]


def programme() -> Programme:
    return replace(
        hip_programme("g1", "p1", date(2026, 3, 3)),
        phases=(Phase("First", 0, 4, "Clamshells"), Phase("Second", 4, 4)),
        pauses=(Pause(date(2026, 3, 20), date(2026, 3, 27), "flu"), Pause(date(2026, 4, 20))),
        ended_on=date(2026, 5, 1),
        ended_why="Sample reason",
    )


def odd_trace() -> Trace:
    """Numbers at the ends of what a float64 can be, and none."""
    values = array("d", [0.1 + 0.2, -0.0, 5e-324, 1e22, 1.7976931348623157e300, float("nan"), float("-inf")])
    return Trace(array("d", (number / 3 for number in range(len(values)))), values, "kgf", 0.1)


def trials() -> tuple[Trial, ...]:
    typed = replace(trial(3), source=Source.TYPED, trace=None, typed_n=98.0665, typed_as="10 kgf", resting_n=None)
    return (
        TRIAL,
        replace(trial(2), trace=odd_trace(), mark=Mark.SLIPPED, note="slid", setup=replace(SETUP, lever_arm_m=None)),
        typed,
        replace(trial(4), discarded_at=LATER, discarded_why="wrong leg", practice=True, complete=False),
    )


def keep_patient(store: Store) -> None:
    """One patient with something in every table."""
    store.save_patient(FULL)
    store.save_programme(programme())
    store.courses.save_exercise(ExerciseDone("e1", "g1", date(2026, 3, 5), "Clamshells"))
    store.courses.save_event(CourseEvent("v1", "p1", date(2026, 3, 9), "New shoes", discarded_at=LATER))
    store.save_session(
        replace(SESSION, finished_at=NOON + timedelta(minutes=30), note="Sample note", battery_text="x = 1")
    )
    store.save_session(replace(SESSION, id="s2", started_at=LATER, discarded_at=LATER))
    keep_forms(store)
    for one in trials():
        store.save_trial(one)
    store.running.begin(replace(trial(5), session_id="s2"))
    store.running.append("t5", piece(1))
    store.analyses.save(ANALYSIS)
    store.analyses.save(replace(ANALYSIS, id="a2", by="Sample Physiotherapist", moved_from_s=0.25, discarded_at=LATER))
    store.letters.save_draft(LetterDraft("p1", left_out=frozenset({Part.PAIN}), plan="Sample plan"))
    store.letters.issue(LETTER)
    store.letters.save_draft(LetterDraft("p1", LetterKind.DISCHARGE, movement=Movement.ABDUCTION))
    store.letters.issue(replace(LETTER, id="l2", corrects="l1"))


def keep_forms(store: Store) -> None:
    """A form, amended once, so that answers were set aside."""
    scored = (
        FunctionScore(FunctionMeasure.KOOS_PF, None, "sample-pack 1", ((1, 2.0), (2, 3.0))),
        FunctionScore(FunctionMeasure.PSFS, 4.0, "stairs"),
    )
    store.save_form("s1", FORM)
    store.save_form("s1", replace(FORM, function=scored, activities=(PatientActivity("Stairs", 4.0),)))
    store.save_pain(PAIN)
    store.save_pain(replace(PAIN, side=Side.LEFT))
    store.clear_pain("s1", Movement.ABDUCTION, Side.LEFT)
    store.save_skipped(SkippedTest("s1", Movement.FLEXION, Side.LEFT, "tired"))


def keep_clinic(store: Store) -> None:
    """What is no patient's, and a setting that belongs to one computer."""
    store.save_setting(CLINIC_NAME, "Sample clinic")
    store.save_setting(PAIN_BAND, "1.5")
    store.save_setting(LAST_PORT, "COM7")
    store.studies.save(STUDY)
    store.studies.save_people((StudyPerson("sp1", "st1", 1, 100.0, 101.5, "s1", "s2"), StudyPerson("sp2", "st1", 2)))
    store.letters.add_template(TEMPLATE)
    store.calibrations.save(CALIBRATION)
    certificate = replace(
        CALIBRATION,
        id="c2",
        dynamometer="Another gauge",
        kind=CalibrationKind.CERTIFICATE,
        known_mass_kg=None,
        read_n=None,
        stated_percent=0.5,
        discarded_at=LATER,
    )
    store.calibrations.save(certificate)


@cache
def _made() -> Mapping[str, bytes]:
    """Empty records, full ones, and the file of those: made once, as to copy them is quicker."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        _opened(folder / "empty.db").close()
        store = _opened(folder / "full.db")
        with store.together():
            keep_patient(store)
            other = replace(PATIENT, id="p2", name="Sample Patient B", record_number="SP-2", discarded_at=LATER)
            store.save_patient(other)
            keep_clinic(store)
        export_clinic(store, folder / "clinic.json", LATER)
        store.close()
        return {one.name: one.read_bytes() for one in folder.iterdir()}


def _kept(name: str, to: Path) -> Store:
    if not to.exists():
        to.write_bytes(_made()[name])
    return _opened(to)


def _opened(path: Path) -> Store:
    return Store(database.open(path, KEY), lambda: NOON)


def everything(store: Store) -> dict[str, Counter[str]]:
    """Every row of every table, told in one way; without what means something in one file alone."""
    exchange = store.exchange()
    rows = {name: list(some) for name, some in exchange.of_clinic().items()}
    for id in exchange.patients():
        for name, some in exchange.of_patient(id).items():
            rows.setdefault(name, []).extend(some)
    tested = [{id: str(day)} for id in exchange.patients() for day in store.tested_on(id)]
    return {name: Counter(map(_text, some)) for name, some in {**rows, "tested": tested}.items()}


def counts(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    return {name: sum(some.values()) for name, some in everything(store).items()}


def _text(row: dict[str, Any]) -> str:
    return repr({name: sha256(value).digest() if isinstance(value, bytes) else value for name, value in row.items()})
