"""Batteries without the easy push before the first trial, for tests in which every push is a trial."""

from pathlib import Path

from session_bench import without_practice
from strengthtrack.clinic.battery import Battery
from strengthtrack.practice.battery.batteries import Batteries, load, write


class PlainBatteries(Batteries):
    """Ours, and the first push counts."""

    def of(self, battery_id: str) -> Battery:
        return without_practice(super().of(battery_id))


def keep_plain_battery(data: Path) -> None:
    """Make the clinic's own of it in a folder of data, before the clinic is opened."""
    (data / "batteries").mkdir(parents=True)
    (data / "batteries" / "hips.toml").write_text(write(without_practice(load("hips"))), encoding="utf-8")
