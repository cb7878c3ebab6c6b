"""A whole full battery by the emulated dynamometer, its clock faked: by taps alone, by the keyboard, by a pedal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from session_bench import NOON, PATIENT, Bench, quiet, taps
from strengthtrack.charts.palette import LIGHT
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.readings import Connected
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import PEDAL_KEY
from strengthtrack.practice.testing.appointment import Appointment
from strengthtrack.practice.testing.cues import cues, spoken
from strengthtrack.practice.testing.session_view import Phase, SessionView
from strengthtrack.science.measures import trial_peak_n
from strengthtrack.science.push_model import push
from strengthtrack.screens import theme
from strengthtrack.screens.place_of_test import TestPlace

RATE_HZ, READ_S = 100.0, 0.2
FIRST_N, STEP_N = 80.0, 20.0
"""Each movement and side has a strength of its own, by which a trial tells whose it is."""
PATIENCE = 200


class Keys(QObject):
    """Counts every key that is pressed anywhere in the app."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.pressed = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.pressed += event.type() is QEvent.Type.KeyPress
        return False


@dataclass
class Sitting:
    """The test page over real records; the emulated dynamometer speaks to it in bytes, five reads a second."""

    bench: Bench
    appointment: Appointment
    page: TestPlace
    gauge: EmulatedGauge
    stream: ReadingStream
    said: list[str] = field(default_factory=list)
    seen: SessionView | None = None

    def feel(self, force_n: np.ndarray) -> None:
        """The pad feels these forces, a reading every 10 ms."""
        each = round(READ_S * RATE_HZ)
        for first in range(0, len(force_n), each):
            read = force_n[first : first + each]
            self.bench.clock_s += len(read) / RATE_HZ
            data = b"".join(self.gauge.frame(float(force)) for force in read)
            for event in self.stream.feed(data, self.bench.clock_s):
                self.appointment.hear(event)
            self.appointment.tick()
            self.page.tick()
            self.listen()

    def listen(self) -> None:
        """Keep what the app says aloud."""
        if self.appointment.session is not None:
            view = self.appointment.session.view()
            self.said += [cue.words for cue in cues(self.seen, view) if cue.words]
            self.seen = view

    @property
    def phase(self) -> Phase:
        assert self.appointment.session is not None
        return self.appointment.session.phase


@pytest.fixture
def sitting(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Sitting]:
    theme.apply(qapp, LIGHT)
    bench = Bench(tmp_path)
    desk = Desk(bench.store, bench.edits, Batteries(), bench.now, NOON.astimezone().date, tmp_path, "")
    desk.set_setting(PEDAL_KEY, "PgDown")
    appointment = Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s)
    page = TestPlace(desk, LIGHT, appointment)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    profile = Library(None).profile("mark10_gcl2")
    gauge, stream = EmulatedGauge(profile), ReadingStream(profile, bench.clock_s)
    bench.dynamometer.feed(Connected())
    yield Sitting(bench, appointment, page, gauge, stream)
    page.hide()
    appointment.leave()
    bench.writer.close()
    bench.connection.close()


def strengths(sitting: Sitting) -> dict[str, float]:
    """What each leg can do, by the name the app says aloud."""
    assert sitting.appointment.session is not None
    lines = sitting.appointment.session.view().tests
    return {spoken(line): FIRST_N + STEP_N * number for number, line in enumerate(lines)}


def go_through(sitting: Sitting, advance: Callable[[], None]) -> dict[str, float]:
    """Begin, and go on to the end: whatever is announced is pushed, and every next step is taken by `advance`."""
    sitting.page.open_patient(PATIENT.id)
    sitting.page.start.begin_button.click()
    strong = strengths(sitting)
    sitting.feel(quiet(2.0))
    waited = False
    for _ in range(PATIENCE):
        if sitting.page.currentWidget() is sitting.page.end:
            return strong
        if sitting.phase is Phase.ARMED:
            announced = next(words for words in reversed(sitting.said) if any(name in words for name in strong))
            peak = next(newtons for name, newtons in strong.items() if name in announced)
            sitting.feel(push(peak, 4.0, RATE_HZ, seed=round(peak))[1])
        elif sitting.phase is Phase.REST and not waited:
            waited = True
            sitting.feel(quiet(61.0))  # one rest is let run out, and arms by itself
        else:
            advance()
    raise AssertionError(f"the battery came to no end: {sitting.phase}, {sitting.said[-5:]}")


def check(sitting: Sitting, strong: dict[str, float]) -> None:
    """Every push is kept once, under the leg that was announced when it was made, and nothing else is kept."""
    sitting.bench.settle()
    assert sitting.appointment.session is not None
    battery, session = sitting.appointment.session.battery, sitting.appointment.session.session
    kept = sitting.bench.store.session_trials(session.id, include_discarded=True)
    lines = {(line.movement, line.side): line for line in sitting.appointment.session.view().tests}
    assert len(lines) == 6
    assert sum(trial.counts for trial in kept) == 18
    assert sum(trial.practice for trial in kept) == sum(battery.plan(test[0]).practice for test in battery.tests)
    assert all(trial.counts or trial.practice for trial in kept)
    for trial in kept:
        line = lines[trial.setup.movement, trial.setup.side]
        assert trial_peak_n(trial) == pytest.approx(strong[spoken(line)], abs=0.11)
    for line in lines.values():
        assert line.value_n == pytest.approx(strong[spoken(line)], abs=0.11)


def test_two_taps_alone_lead_through_the_whole_battery(sitting: Sitting, qapp: QApplication) -> None:
    keys = Keys(qapp)
    strong = go_through(sitting, lambda: sitting.feel(taps()))
    assert keys.pressed == 0
    check(sitting, strong)


def test_the_keyboard_alone_leads_through_the_whole_battery(sitting: Sitting) -> None:
    def space() -> None:
        QTest.keyClick(QApplication.focusWidget() or sitting.page, Qt.Key.Key_Space)
        sitting.feel(quiet(1.0))

    check(sitting, go_through(sitting, space))


def test_a_pedal_leads_through_the_whole_battery(sitting: Sitting) -> None:
    def pedal() -> None:
        QTest.keyClick(QApplication.focusWidget() or sitting.page, Qt.Key.Key_PageDown)
        sitting.feel(quiet(1.0))

    check(sitting, go_through(sitting, pedal))
