"""Patients for the progress page, and what its table says."""

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from frame_bench import Office
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.screens.progress.cells import Cell
from strengthtrack.screens.progress.progress_page import ProgressPage

START = date(2026, 3, 3)
GAUGE = Dynamometer("Dynamometer 1")
_FORCES = {
    (Movement.ABDUCTION, Side.RIGHT): (142.0, 149.0, 158.0, 171.0, 186.0),
    (Movement.ABDUCTION, Side.LEFT): (176.0, 178.0, 184.0, 190.0, 196.0),
    (Movement.EXTENSION, Side.RIGHT): (204.0, 208.0, 211.0, 214.0, 220.0),
    (Movement.EXTENSION, Side.LEFT): (221.0, 222.0, 223.0, 224.0, 225.0),
}
_PAIN = (7, 6, 6, 4, 3)


def keep_visit(office: Office, day: date, forces: dict[tuple[Movement, Side], float], fixation: Fixation) -> None:
    """One visit of patient p0 with one typed trial for each force; a visit of that day is gone on with."""
    known = {session.id for session in office.store.sessions("p0")}
    session = office.store.session(f"p0{day}") if f"p0{day}" in known else office.test(office.store.patient("p0"), day)
    for (movement, side), force in forces.items():
        setup = Setup(movement, side, "side", "thigh", fixation, Contraction.MAKE, 0.38, GAUGE, "Sample Tester")
        keep_trial(office, session, setup, f"{movement}{side}", force)


def keep_trial(office: Office, session: Session, setup: Setup, number: object, force: float) -> None:
    """One typed trial."""
    trial = Trial(f"{session.id}-{number}", session.id, setup, 1, session.started_at, Source.TYPED, "0", typed_n=force)
    office.writer.do(lambda store: store.save_trial(trial))


def a_year(office: Office) -> None:
    """A patient with a visit every fortnight from the start, two movements and both sides."""
    patient = office.patient("Sample Patient A", START, affected=AffectedSide.RIGHT)
    for number, pain in enumerate(_PAIN):
        day = START + timedelta(days=14 * number)
        visit = _without_its_trial(office, office.test(patient, day), pain)
        forces = {test: values[number] for test, values in _FORCES.items()}
        keep_visit(office, visit.day, forces, Fixation.BELT)


def _without_its_trial(office: Office, session: Session, pain: int) -> Session:
    from dataclasses import replace

    kept = replace(session, pain=PainReport(pain))
    (trial,) = office.store.session_trials(session.id)
    office.writer.do(lambda store: store.save_session(kept))
    office.writer.do(lambda store: store.save_trial(replace(trial, discarded_at=office.desk.now())))
    return kept


def made(office: Office, qtbot: QtBot) -> ProgressPage:
    """The page with patient p0 on it."""
    page = ProgressPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    page.open_patient("p0")
    return page


def cell(page: ProgressPage, number: int, column: int) -> Cell:
    """One cell of the table."""
    return page.body.table.numbers.numbers.row(number)[column]


def row(page: ProgressPage, number: int) -> list[str]:
    """The words of a row."""
    return [one.words for one in page.body.table.numbers.numbers.row(number)]


def titles(page: ProgressPage) -> list[str]:
    """The heads of the table."""
    return [column.title for column in page.body.table.numbers.numbers.columns]
