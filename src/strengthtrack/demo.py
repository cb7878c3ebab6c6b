"""A throw-away clinic: sample patients, and a dynamometer that is played by a model of pushes or a recording."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING

from strengthtrack.bootstrap.clinic import Clinic, open_clinic
from strengthtrack.devices.readings import Connected, Lost
from strengthtrack.practice.setting_names import CLINIC_ADDRESS, CLINIC_NAME, LAST_PORT, LAST_PROFILE, SIGNATURE, TESTER

if TYPE_CHECKING:
    from strengthtrack.clinic.setup import Dynamometer
    from strengthtrack.devices.emulator.emulator import Emulator

PROFILE = "mark10_gcl2"
CONNECT_S = 5.0
PAUSE_S = 4.0
SIZE = (1366, 768)
LETTERHEAD = {
    CLINIC_NAME: "Sample Physiotherapy Clinic",
    CLINIC_ADDRESS: "1 Sample Street, Sampletown\nTelephone 000 000",
    SIGNATURE: "Sample Physiotherapist",
}
PEAKS_N = (182.0, 176.0, 188.0, 171.0)


@dataclass(frozen=True, slots=True)
class Recording:
    """What the emulated dynamometer plays: a column of a CSV file, its unit and its rows per second."""

    file: Path
    column: str
    unit: str
    rate_hz: float


@contextmanager
def open_demo(recording: Recording | None = None, *, pushing: bool = True) -> Iterator[tuple[Clinic, Emulator]]:
    """A sample clinic in a folder that is thrown away, its dynamometer plugged in.

    With `pushing` somebody pushes now and then for ever; without, nobody touches the pad until told.
    """
    with (
        tempfile.TemporaryDirectory(prefix="strengthtrack-demo-") as folder,
        open_clinic(Path(folder), use_keyring=False) as clinic,
    ):
        emulator = _emulator(clinic, recording, pushing=pushing)
        try:
            port = emulator.serve_pty() if os.name == "posix" else emulator.serve_tcp()
            clinic.appointment.dynamometer.connect(port, clinic.library.profile(PROFILE))
            for name, value in {LAST_PORT: port, LAST_PROFILE: PROFILE}.items():
                clinic.desk.set_setting(name, value)
            _wait_for_it(clinic)
            # the same instrument as in the sample visits, or the line of the chart would break
            fill_with_samples(clinic, clinic.appointment.dynamometer.instrument)
            yield clinic, emulator
        finally:
            clinic.appointment.dynamometer.disconnect()
            emulator.close()


def run(recording: Recording | None) -> int:
    """Open the demo in a window and stay until it is closed."""
    from strengthtrack.bootstrap.application import application, closed_by_signals
    from strengthtrack.bootstrap.window import Workplace

    app = application("system")
    with closed_by_signals(), open_demo(recording) as (clinic, _):
        place = Workplace(clinic)
        place.open()
        place.bring_dynamometer()
        place.pump.start()
        place.window.resize(*SIZE)
        place.window.show()
        return app.exec()


def fill_with_samples(clinic: Clinic, dynamometer: Dynamometer | None = None) -> None:
    """Put the sample patients into the records, as tested with this dynamometer; raises RecordsFault."""
    from strengthtrack.practice.sample import sample_clinic

    desk, instrument = clinic.desk, dynamometer or sample_clinic.DYNAMOMETER
    battery = desk.battery  # read here: the writer's thread may not use this thread's connection
    desk.edits.write(lambda store: sample_clinic.fill(store, battery, desk.today(), dynamometer=instrument))
    for name, words in {**LETTERHEAD, TESTER: sample_clinic.TESTER}.items():
        desk.set_setting(name, words)


def _wait_for_it(clinic: Clinic) -> None:
    """Wait until the dynamometer said what it is, or that it cannot."""
    event: object = None
    while not isinstance(event, Connected | Lost):
        with suppress(Empty):
            event = clinic.heard.get(timeout=CONNECT_S)
            clinic.appointment.hear(event)  # type: ignore[arg-type]


def _emulator(clinic: Clinic, recording: Recording | None, *, pushing: bool) -> Emulator:
    from strengthtrack.devices.emulator.emulator import Emulator
    from strengthtrack.science.push_model import pushes, round_and_round

    profile = clinic.library.profile(PROFILE)
    if recording is not None:
        # again and again, with a pause before each, for a session has many trials
        pause = [0.0] * round(PAUSE_S * recording.rate_hz)
        return Emulator(profile, round_and_round(pause + rows_of(recording), recording.rate_hz))
    return Emulator(profile, pushes(PEAKS_N)) if pushing else Emulator(profile)


def rows_of(recording: Recording) -> list[float]:
    """The recording in newtons; raises Mendable for what cannot be read."""
    from strengthtrack.clinic.units import newtons_per
    from strengthtrack.devices.emulator.recording_file import played_rows

    to_n = newtons_per(recording.unit)
    return [value * to_n for value in played_rows(recording.file, recording.column)]
