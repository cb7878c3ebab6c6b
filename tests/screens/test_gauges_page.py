"""The page of the dynamometers: what is due, a check with a known mass read live, and a certificate."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office
from strengthtrack.clinic.calibration import Calibration, CalibrationKind, standing
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.readings import Connected, Readings
from strengthtrack.practice.calibration import edits
from strengthtrack.practice.calibration.gauges import Gauge
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.screens.gauges.gauge_list import used_words
from strengthtrack.screens.gauges.gauges_page import GaugesPage

GAUGE = "Sample Gauge 1 (0001)"
EARTH = 9.80665


class Bench:
    """A live dynamometer that is fed by hand, and the page over it. Attributes: now_s, live, page, told."""

    def __init__(self, office: Office) -> None:
        self.now_s = 100.0
        self.live = LiveDynamometer(lambda _: None, lambda: self.now_s)
        self.page = GaugesPage(office.desk, self.live)
        self.told: list[str] = []
        for signal in (self.page.asked, self.page.done, self.page.said, self.page.fault):
            signal.connect(self.told.append)

    def plug_in(self) -> None:
        profile = Library().profile("mark10_gcl2")
        self.live._profile = profile
        self.live.feed(Connected("Sample Gauge 1 (0001)"))
        self.show(0.0)
        self.live.zero()

    def show(self, force_n: float, seconds: float = 3.0) -> None:
        t_s = self.now_s + np.arange(0.0, seconds, 0.05)
        self.now_s = float(t_s[-1])
        self.live.feed(Readings(t_s, np.full(len(t_s), force_n), "N", ("ok",) * len(t_s), self.now_s))
        self.page.tick()


@pytest.fixture
def bench(office: Office, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(office)
    qtbot.addWidget(made.page)
    made.page.resize(1270, 704)
    with qtbot.waitActive(made.page):
        made.page.show()
        made.page.activateWindow()
    yield made
    made.page.hide()


def overdue(office: Office) -> Calibration:
    kept = Calibration(
        "c1", GAUGE, TODAY - timedelta(days=400), TODAY - timedelta(days=35), CalibrationKind.CHECK, 10.0, 98.8, None
    )
    office.desk.edits.do(edits.record(kept))
    return kept


def test_without_any_dynamometer_it_says_how_one_gets_here(bench: Bench) -> None:
    assert bench.page.list.empty.isVisible()
    assert not bench.page.view.isVisible()
    bench.page.connect_button.click()
    assert bench.told == ["connect"]


def test_a_dynamometer_whose_calibration_is_overdue_says_since_when_and_what_was_found(
    office: Office, bench: Bench
) -> None:
    overdue(office)
    bench.page.refresh(None)
    (row,) = bench.page.list.rows
    assert (row.name, row.note.words if row.note else "") == (GAUGE, "Calibration was due 24 Mar 2026")
    assert bench.page.view.standing.text() == f"Calibration of {GAUGE} was due on 24 Mar 2026."
    (line,) = bench.page.view.lines
    assert line.error.text() == "+0.7 %: 98.8 N under 10 kg, which weigh 98.1 N"


def test_one_that_is_connected_is_the_one_that_is_looked_at(office: Office, bench: Bench) -> None:
    other = Calibration("c2", "Sample gauge", TODAY, TODAY + timedelta(days=365), known_mass_kg=1.0, read_n=9.8)
    office.desk.edits.do(edits.record(other))
    bench.page.refresh(None)
    assert bench.page.view.name.text() == "Sample gauge"
    bench.plug_in()
    bench.page.tick()
    assert bench.page.view.name.text() == GAUGE
    used = Gauge("Sample gauge", standing("Sample gauge", (other,), TODAY), trials=12, last_on=date(2026, 11, 16))
    assert used_words(used) == "12 trials, last on 16 Nov 2026"


def test_a_check_reads_the_mass_when_it_is_steady_and_keeps_it_with_a_way_back(office: Office, bench: Bench) -> None:
    bench.plug_in()
    bench.page.view.check.click()
    card = bench.page.fields.weighing
    bench.page.tick()
    assert not card.take.isEnabled()
    bench.show(10.0 * EARTH + 0.5)
    assert card.sentence.text().startswith("Steady: 98.6 N pressed")
    card.take.click()
    bench.page.fields.mass.edit.setText("10")
    bench.page.fields.save.click()
    (kept,) = office.store.calibrations.all()
    assert (kept.dynamometer, kept.known_mass_kg) == (GAUGE, 10.0)
    assert kept.error_n == pytest.approx(0.5)
    assert kept.due_on == date(2027, 4, 28)
    assert bench.page.view.isVisible()
    assert bench.told[-1] == f"Calibration of {GAUGE} recorded"
    office.desk.edits.undo()
    assert office.store.calibrations.all() == ()


def test_a_check_cannot_be_kept_before_anything_was_weighed(bench: Bench) -> None:
    bench.plug_in()
    bench.page.view.check.click()
    bench.page.fields.save.click()
    assert bench.page.fields.mass.fault.startswith("Give the mass in kilograms")
    assert bench.page.fields.doubt.text().startswith("Nothing was read under the mass yet")


def test_a_reading_far_from_what_the_mass_weighs_is_asked_about_once(office: Office, bench: Bench) -> None:
    bench.plug_in()
    bench.page.view.check.click()
    bench.show(50.0)
    bench.page.fields.weighing.take.click()
    bench.page.fields.mass.edit.setText("10")
    bench.page.fields.save.click()
    assert bench.page.fields.doubt.text().startswith("It read 50.0 N and 10 kg weigh 98.1 N")
    assert office.store.calibrations.all() == ()
    bench.page.fields.save.click()
    assert len(office.store.calibrations.all()) == 1


def test_another_dynamometer_on_the_desk_does_not_weigh_for_this_one(office: Office, bench: Bench) -> None:
    overdue(office)
    bench.live.feed(Connected("Another gauge"))
    bench.page.choose(GAUGE)
    bench.page.view.check.click()
    bench.page.tick()
    assert not bench.page.fields.weighing.take.isEnabled()


def test_a_certificate_of_one_that_never_measured_is_written_down(office: Office, bench: Bench) -> None:
    bench.page.other.click()
    bench.page.fields.model.edit.setText("Sample Gauge 2 (0002)")
    bench.page.fields.due.edit.setText("2 years")
    bench.page.fields.error.edit.setText("0,5")
    bench.page.fields.save.click()
    (kept,) = office.store.calibrations.all()
    assert (kept.kind, kept.stated_percent, kept.due_on) == (CalibrationKind.CERTIFICATE, 0.5, date(2028, 4, 28))
    assert [row.name for row in bench.page.list.rows] == ["Sample Gauge 2 (0002)"]


def test_a_calibration_can_be_put_right_and_set_aside(office: Office, bench: Bench) -> None:
    kept = overdue(office)
    bench.page.refresh(None)
    bench.page.view.lines[0].change.click()
    bench.page.fields.due.edit.setText("3 years")
    bench.page.fields.save.click()
    (amended,) = office.store.calibrations.all()
    assert (amended.id, amended.read_n) == (kept.id, 98.8)
    assert not bench.page.view.standing.text().endswith("was due on 24 Mar 2026.")
    bench.page.view.lines[0].aside.click()
    assert office.store.calibrations.all() == ()


def test_the_clinics_own_rules_are_kept_and_wrong_ones_say_so(office: Office, bench: Bench) -> None:
    overdue(office)
    bench.page.rules.tolerance.edit.setText("0.5")
    bench.page.rules.tolerance.edit.editingFinished.emit()
    bench.page.refresh(None)
    assert bench.page.view.lines[0].error.text().endswith("outside the clinic’s own ±0.5 %")
    bench.page.rules.months.edit.setText("often")
    bench.page.rules.months.edit.editingFinished.emit()
    assert bench.page.rules.months.fault.startswith("Give the time between calibrations in months")
