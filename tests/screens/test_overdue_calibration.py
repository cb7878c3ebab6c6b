"""An overdue calibration is said wherever values of its dynamometer are shown or taken away."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office
from review_samples import spread_rows
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.calibration import Calibration
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.readings import Connected
from strengthtrack.practice.calibration import edits
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.screens.calibration_watch import CalibrationWatch
from strengthtrack.screens.exports.export_page import ExportPage
from strengthtrack.screens.parts.gauge import gauge_of
from strengthtrack.screens.patient_view.showing import words_for
from strengthtrack.screens.progress.progress_page import ProgressPage
from strengthtrack.screens.review.taken import review_offer
from strengthtrack.screens.taking.offer import Choice
from strengthtrack.screens.trial.trial_page import TrialPage

GAUGE = Dynamometer("Sample Gauge 1", "0001")
DUE = TODAY - timedelta(days=3)
OVERDUE = "Calibration of Sample Gauge 1 (0001) was due on 25 Apr 2026."


def calibrated(office: Office, due: date) -> None:
    kept = Calibration("c1", GAUGE.words, due - timedelta(days=365), due, known_mass_kg=10.0, read_n=98.8)
    office.desk.edits.do(edits.record(kept))


@pytest.fixture
def patient(office: Office) -> Patient:
    """Somebody whose one trial was measured before the calibration was due."""
    patient = office.patient("Sample Patient A", TODAY - timedelta(days=14))
    session = office.test(patient, TODAY - timedelta(days=14))
    (trial,) = office.store.session_trials(session.id)
    measured = replace(
        trial,
        started_at=datetime.combine(TODAY - timedelta(days=14), time(12), tzinfo=UTC),
        setup=replace(trial.setup, dynamometer=GAUGE),
    )
    office.writer.do(lambda store: store.save_trial(measured))
    return patient


def test_the_progress_page_says_it_and_so_does_its_chart(office: Office, patient: Patient, qtbot: QtBot) -> None:
    page = ProgressPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    page.open_patient(patient.id)
    assert OVERDUE not in page.body.lines.others
    calibrated(office, DUE)
    page.refresh(None)
    assert page.body.lines.others[0] == OVERDUE
    offer = page._offered_chart()
    assert offer is not None
    assert offer.sheet(Choice()).words.endswith(OVERDUE)
    assert offer.plain().size[1] > offer.draw(offer.sizes[0], LIGHT).size[1]


def test_a_chart_of_a_slide_keeps_its_size_and_makes_room(office: Office, patient: Patient, qtbot: QtBot) -> None:
    calibrated(office, DUE)
    page = ProgressPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    page.open_patient(patient.id)
    offer = page._offered_chart()
    assert offer is not None
    slide = Choice(size=1)
    assert offer.sheet(slide).size == offer.draw(offer.sizes[1], LIGHT).size


def test_the_page_of_trials_says_it_of_the_chosen_one(office: Office, patient: Patient, qtbot: QtBot) -> None:
    calibrated(office, DUE)
    page = TrialPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    page.open_patient(patient.id)
    assert page.overdue.text() == OVERDUE


def test_the_patient_is_told_in_plain_words(office: Office, patient: Patient) -> None:
    assert all("device" not in note for step in words_for(office.desk, patient).steps for note in step.notes)
    calibrated(office, DUE)
    (step,) = words_for(office.desk, patient).steps
    assert step.notes[-1] == "The device that tested you is due for a check."


def test_the_page_of_exports_says_it(office: Office, patient: Patient, qtbot: QtBot) -> None:
    calibrated(office, DUE)
    page = ExportPage(office.desk)
    qtbot.addWidget(page)
    page.refresh(None)
    assert page.overdue.words.startswith(OVERDUE)
    assert not page.overdue.isHidden()


def test_a_calibration_that_holds_is_no_warning_anywhere(office: Office, patient: Patient, qtbot: QtBot) -> None:
    calibrated(office, TODAY + timedelta(days=200))
    page = ExportPage(office.desk)
    qtbot.addWidget(page)
    page.refresh(None)
    assert page.overdue.isHidden()


def test_values_measured_while_it_was_overdue_stay_so_after_the_next_one(
    office: Office, patient: Patient, qtbot: QtBot
) -> None:
    calibrated(office, TODAY - timedelta(days=30))
    anew = Calibration("c2", GAUGE.words, TODAY, TODAY + timedelta(days=365), known_mass_kg=10.0, read_n=98.1)
    office.desk.edits.do(edits.record(anew))
    page = TrialPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    page.open_patient(patient.id)
    assert page.overdue.text().startswith("Calibration of Sample Gauge 1 (0001) was overdue when values of")


def test_a_review_offers_its_picture_with_it(office: Office, patient: Patient) -> None:
    calibrated(office, DUE)
    offer = review_offer(office.desk, "Strength", spread_rows(), (600, 400))
    assert offer is not None
    assert offer.notes == (OVERDUE,)


def test_the_strip_says_it_of_the_one_on_the_desk_until_it_is_calibrated(office: Office) -> None:
    now_s = 10.0
    live = LiveDynamometer(lambda _: None, lambda: now_s)
    live._profile = Library().profile("mark10_gcl2")
    live.feed(Connected("Sample Gauge 1 (0001)"))
    watch = CalibrationWatch(office.desk)
    assert watch.overdue(live) == ""
    calibrated(office, DUE)
    assert watch.overdue(live) == "", "it is looked up again only when it is told to forget"
    watch.forget()
    strip = gauge_of(live, overdue=watch.overdue(live))
    assert (strip.hint, strip.whole) == ("Calibration overdue", OVERDUE)
    live.disconnect()
    assert watch.overdue(live) == ""
