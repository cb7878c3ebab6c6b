"""Changes to the clinic's batteries that can be taken back; each saves a whole file, as a version never used before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from strengthtrack.clinic.battery import Battery
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.battery.toml_file import read, write
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.setting_names import BATTERY
from strengthtrack.records.changes import Changes, Kind

if TYPE_CHECKING:
    from strengthtrack.records.store import Store


def change_battery(batteries: Batteries, battery: Battery) -> Edit:
    """Save a battery as its next version; raises BatteryFault naming every field that cannot be kept so."""
    saved = replace(battery, version=batteries.next_version(battery.id))
    return _edit(batteries, saved, f"{battery.name} changed, version {saved.version}")


def new_battery(batteries: Batteries, like: Battery) -> tuple[Edit, str]:
    """Another battery that begins as `like` is, and its id."""
    battery_id = _free_id(batteries, like.id)
    made = replace(like, id=battery_id, name=_free_name(batteries, like.name), version=1)
    return _edit(batteries, made, f"{made.name} added"), battery_id


def remove_battery(batteries: Batteries, battery: Battery) -> Edit:
    """Take the clinic's own file away: one of ours is again as it shipped, another is gone."""
    before = batteries.own_text(battery.id)
    what = "is as it shipped again" if batteries.is_shipped(battery.id) else "removed"
    return Edit(f"{battery.name} {what}", _put(batteries, battery.id, None), _put(batteries, battery.id, before))


def use_battery(battery: Battery, instead_of: str) -> Edit:
    """Test by this battery from now on; `instead_of` is the setting as it was."""
    return Edit(f"{battery.name} is used from now on", _setting(battery.id), _setting(instead_of))


def _setting(battery_id: str) -> Job:
    return lambda store: store.save_setting(BATTERY, battery_id)


def _edit(batteries: Batteries, battery: Battery, name: str) -> Edit:
    text = write(battery, batteries.text(battery.id))
    read(text, battery.name)
    before = batteries.own_text(battery.id)
    return Edit(name, _put(batteries, battery.id, text.encode()), _put(batteries, battery.id, before))


def _put(batteries: Batteries, battery_id: str, text: bytes | None) -> Job:
    def write_file(_store: Store) -> Changes:
        batteries.put(battery_id, text)
        return Changes(frozenset({Kind.BATTERY}))

    return write_file


def _free_id(batteries: Batteries, like: str) -> str:
    """`hips_2` for another one like `hips`; an id that was ever used is not used again."""
    stem = like.rstrip("0123456789").removesuffix("_") if "_" in like else like
    number = 2
    while f"{stem[:36]}_{number}" in batteries.ids() or batteries.next_version(f"{stem[:36]}_{number}") > 1:
        number += 1
    return f"{stem[:36]}_{number}"


def _free_name(batteries: Batteries, like: str) -> str:
    taken = {battery.name for battery in batteries.usable()}
    name, number = f"{like}, copy", 2
    while name in taken:
        name, number = f"{like}, copy {number}", number + 1
    return name
