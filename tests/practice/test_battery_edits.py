from dataclasses import replace
from pathlib import Path

import pytest

from session_bench import NOON, Bench
from strengthtrack.clinic.battery import Order
from strengthtrack.errors import DocumentFault
from strengthtrack.practice.battery.batteries import Batteries, BatteryFault
from strengthtrack.practice.battery.edits import change_battery, new_battery, remove_battery, use_battery
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import BATTERY
from strengthtrack.records.changes import Changes, Kind


@pytest.fixture
def batteries(tmp_path: Path) -> Batteries:
    return Batteries(tmp_path / "batteries")


def test_saving_makes_another_version_and_undo_brings_ours_back(bench: Bench, batteries: Batteries) -> None:
    ours = batteries.of("hips")
    bench.edits.do(change_battery(batteries, replace(ours, order=Order.TURNS)))
    assert batteries.of("hips") == replace(ours, order=Order.TURNS, version=2)
    assert bench.edits.undo() == "Hips changed, version 2"
    assert batteries.of("hips") == ours
    bench.edits.redo()
    assert batteries.of("hips").version == 2
    assert bench.changes[-1] == Changes(frozenset({Kind.BATTERY}))


def test_undo_restores_the_file_letter_by_letter(bench: Bench, batteries: Batteries, tmp_path: Path) -> None:
    bench.edits.do(change_battery(batteries, replace(batteries.of("hips"), name="Our hips")))
    path = tmp_path / "batteries" / "hips.toml"
    by_hand = path.read_bytes() + b"# a note of the clinic\n"
    path.write_bytes(by_hand)
    bench.edits.do(change_battery(batteries, replace(batteries.of("hips"), name="Hips again")))
    assert b"# a note of the clinic" in path.read_bytes()
    bench.edits.undo()
    assert path.read_bytes() == by_hand


def test_the_version_that_was_taken_back_is_not_given_to_another(bench: Bench, batteries: Batteries) -> None:
    bench.edits.do(change_battery(batteries, replace(batteries.of("hips"), name="Our hips")))
    bench.edits.undo()
    bench.edits.do(change_battery(batteries, replace(batteries.of("hips"), name="Hips of ours")))
    assert batteries.of("hips").version == 3


def test_what_cannot_be_kept_is_said_and_nothing_is_written(batteries: Batteries, tmp_path: Path) -> None:
    ours = batteries.of("hips")
    with pytest.raises(BatteryFault) as caught:
        change_battery(batteries, replace(ours, plans=(replace(ours.plans[0], hold_s=99.0),)))
    assert caught.value.faults == (("plans[1].hold_s", "give a number, 1 to 30"),)
    assert not (tmp_path / "batteries").exists()


def test_another_battery_begins_like_its_model_with_an_id_of_its_own(bench: Bench, batteries: Batteries) -> None:
    edit, first = new_battery(batteries, batteries.of("hips"))
    bench.edits.do(edit)
    edit, second = new_battery(batteries, batteries.of(first))
    bench.edits.do(edit)
    assert (first, second) == ("hips_2", "hips_3")
    assert [battery.name for battery in batteries.usable()] == ["Hips", "Hips, short", "Hips, copy", "Hips, copy, copy"]
    assert batteries.of(first).plans == batteries.of("hips").plans


def test_two_copies_of_one_battery_have_two_names(bench: Bench, batteries: Batteries) -> None:
    for _ in range(2):
        bench.edits.do(new_battery(batteries, batteries.of("hips_short"))[0])
    assert [batteries.of(name).name for name in ("hips_short_2", "hips_short_3")] == [
        "Hips, short, copy",
        "Hips, short, copy 2",
    ]


def test_an_id_that_was_taken_back_is_not_given_to_another(bench: Bench, batteries: Batteries) -> None:
    bench.edits.do(new_battery(batteries, batteries.of("hips"))[0])
    bench.edits.undo()
    assert batteries.ids() == ("hips", "hips_short")
    assert new_battery(batteries, batteries.of("hips"))[1] == "hips_3"


def test_one_of_ours_goes_back_to_how_it_shipped_and_undo_to_how_it_was(bench: Bench, batteries: Batteries) -> None:
    bench.edits.do(change_battery(batteries, replace(batteries.of("hips"), name="Our hips")))
    bench.edits.do(remove_battery(batteries, batteries.of("hips")))
    assert batteries.of("hips") == batteries.shipped("hips")
    assert bench.edits.undo() == "Our hips is as it shipped again"
    assert batteries.of("hips").name == "Our hips"


def test_one_of_the_clinics_is_removed_and_undo_brings_it_back(bench: Bench, batteries: Batteries) -> None:
    bench.edits.do(new_battery(batteries, batteries.of("hips"))[0])
    bench.edits.do(remove_battery(batteries, batteries.of("hips_2")))
    assert "hips_2" not in batteries.ids()
    assert bench.edits.undo() == "Hips, copy removed"
    assert batteries.of("hips_2").name == "Hips, copy"


def test_the_one_to_be_used_is_a_setting_that_can_be_taken_back(bench: Bench, batteries: Batteries) -> None:
    bench.edits.do(use_battery(batteries.of("hips_short"), ""))
    assert bench.store.setting(BATTERY) == "hips_short"
    bench.edits.undo()
    assert not bench.store.setting(BATTERY)


def test_the_desk_falls_back_on_ours_when_the_one_in_use_is_gone(bench: Bench, batteries: Batteries) -> None:
    desk = Desk(bench.store, bench.edits, batteries, bench.now, NOON.date, bench.folder, "")
    edit, battery_id = new_battery(batteries, batteries.of("hips_short"))
    bench.edits.do(edit)
    bench.edits.do(use_battery(batteries.of(battery_id), "hips_short"))
    assert desk.battery.id == "hips_short_2"
    bench.edits.do(remove_battery(batteries, desk.battery))
    assert desk.battery.id == "hips"
    bench.edits.undo()
    assert desk.battery.id == "hips_short_2"


def test_a_disk_that_refuses_leaves_nothing_to_take_back(bench: Bench, batteries: Batteries, tmp_path: Path) -> None:
    (tmp_path / "batteries").write_text("in the way", encoding="utf-8")
    with pytest.raises(DocumentFault):
        bench.edits.do(change_battery(batteries, replace(batteries.of("hips"), name="Our hips")))
    assert bench.edits.last is None
