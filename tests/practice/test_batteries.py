from dataclasses import replace
from pathlib import Path

import pytest

from strengthtrack.clinic.setup import Contraction, Fixation, Movement, Side
from strengthtrack.errors import DocumentFault
from strengthtrack.paths import resources
from strengthtrack.practice.battery.batteries import Batteries, BatteryFault, load, movements, write

SHIPPED = (resources() / "batteries" / "hips.toml").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of the clinic's own, still empty."""
    folder = tmp_path / "batteries"
    folder.mkdir()
    return folder


def spoil(folder: Path, *changes: tuple[str, str]) -> BatteryFault:
    """The shipped battery with some words changed, each once; returns the fault that comes of it."""
    text = SHIPPED
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / "hips.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BatteryFault) as caught:
        load("hips", folder)
    return caught.value


def test_a_full_and_a_short_battery_ship() -> None:
    batteries = Batteries()
    assert batteries.ids() == ("hips", "hips_short")
    assert [battery.name for battery in batteries.usable()] == ["Hips", "Hips, short"]
    assert batteries.faults() == ()


def test_the_hips_are_three_movements_of_each_leg_left_first() -> None:
    assert load("hips").tests == (
        (Movement.ABDUCTION, Side.LEFT),
        (Movement.ABDUCTION, Side.RIGHT),
        (Movement.EXTENSION, Side.LEFT),
        (Movement.EXTENSION, Side.RIGHT),
        (Movement.EXTERNAL_ROTATION, Side.LEFT),
        (Movement.EXTERNAL_ROTATION, Side.RIGHT),
    )


def test_the_short_one_is_abduction_and_external_rotation_twice() -> None:
    short = load("hips_short")
    assert [(plan.movement, plan.trials) for plan in short.plans] == [
        (Movement.ABDUCTION, 2),
        (Movement.EXTERNAL_ROTATION, 2),
    ]


def test_the_short_one_tests_each_movement_as_the_full_one_does() -> None:
    full = load("hips")
    assert all(replace(plan, trials=3) == full.plan(plan.movement) for plan in load("hips_short").plans)


def test_every_movement_has_a_plan_with_its_drawing() -> None:
    plans = movements()
    assert set(plans) == set(Movement)
    assert all(plan.drawing == f"{movement.value}.svg" for movement, plan in plans.items())
    assert all((resources() / "drawings" / plan.drawing).is_file() for plan in plans.values())


def test_every_test_is_a_make_test_by_belt_held_for_five_seconds_after_an_easy_push() -> None:
    kept = {(plan.contraction, plan.fixation, plan.hold_s, plan.rest_s, plan.practice) for plan in movements().values()}
    assert kept == {(Contraction.MAKE, Fixation.BELT, 5.0, 60.0, 1)}


def test_every_movement_names_its_joint_its_pad_and_its_belt_in_the_order_of_the_drawing() -> None:
    assert all([note.title for note in plan.landmarks][1:] == ["Pad", "Belt"] for plan in movements().values())
    assert {plan.landmarks[0].title for plan in movements().values()} == {"Hip", "Knee"}


@pytest.mark.parametrize("battery_id", ["hips", "hips_short"])
def test_what_ships_asks_for_one_more_beyond_ten_percent_and_says_that_it_is_a_preset(battery_id: str) -> None:
    battery = load(battery_id)
    assert battery.repeat_over == 0.10
    assert battery.note == "Preset values: check them against your clinic’s protocol."


@pytest.mark.parametrize("movement", Movement)
def test_the_line_under_the_title_names_the_legs(movement: Movement) -> None:
    lying = movements()[movement].lying
    assert lying.format(side="right", other="left") != lying


def test_a_battery_that_is_not_there_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(BatteryFault, match="The battery “knees” cannot be used") as caught:
        load("knees", tmp_path)
    assert "knees.toml: the file is not there" in str(caught.value)


@pytest.mark.parametrize("content", [b"id = ", b"\xff\xfe", b"x = " + b"[" * 5000])
def test_a_file_that_is_not_toml_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "hips.toml").write_bytes(content)
    with pytest.raises(BatteryFault, match="this is not TOML"):
        load("hips", tmp_path)


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "hips.toml").mkdir()
    with pytest.raises(BatteryFault, match=r"hips\.toml: the file cannot be read"):
        load("hips", tmp_path)


def test_all_faults_are_named_at_once_with_their_places(tmp_path: Path) -> None:
    fault = spoil(
        tmp_path, ("hold_s = 5", "hold_s = 0"), ('contraction = "make"', 'contraction = "pull"'), ("version = 1", "")
    )
    assert [place for place, _ in fault.faults] == ["version", "plans[1].contraction", "plans[1].hold_s"]
    assert "plans[1].hold_s: give a number, 1 to 30" in str(fault)
    assert "plans[1].contraction: say one of “make”, “break”" in str(fault)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("repeat_over = 0.10", "repeat_over = 0.10\nrepeat_under = 3", "repeat_under: this key is not known"),
        ('sides = ["left", "right"]', 'sides = ["left", "left"]', "sides: give a list of different words"),
        ('sides = ["left", "right"]', 'sides = ["left", "middle"]', "sides: say one of “left”, “right”"),
        ('movement = "hip_extension"', 'movement = "hip_abduction"', "plans: plan each movement once"),
        ('id = "hips"', 'id = "knees"', "id: say “hips”, as the file is called"),
        ('name = "Hips"', 'name = " "', "name: give it some words"),
        ("trials = 3", "trials = 2.5", "plans[1].trials: give a whole number, 1 to 10"),
        ("rest_s = 60", "rest_s = true", "plans[1].rest_s: give a number, 0 to 600"),
        ("[[plans.landmarks]]", "[[plans.places]]", "plans[1].places: this key is not known"),
        ('"hip_abduction.svg"', '"hip_circling.svg"', "plans[1].drawing: there is no such drawing; name one of hip_ab"),
    ],
)
def test_a_fault_says_how_to_mend_it(tmp_path: Path, before: str, after: str, sentence: str) -> None:
    assert sentence in str(spoil(tmp_path, (before, after)))


def test_the_clinics_own_stands_in_place_of_ours_and_beside_it(own: Path) -> None:
    (own / "hips.toml").write_text(SHIPPED.replace('"Hips"', '"Our hips"'), encoding="utf-8")
    (own / "knees.toml").write_text(SHIPPED.replace('"hips"', '"knees"'), encoding="utf-8")
    batteries = Batteries(own)
    assert batteries.ids() == ("hips", "hips_short", "knees")
    assert batteries.of("hips").name == "Our hips"
    assert batteries.shipped("hips").name == "Hips"


def test_a_file_that_begins_with_the_mark_some_editors_make_is_read(own: Path) -> None:
    (own / "hips.toml").write_text(SHIPPED.replace('"Hips"', '"Our hips"'), encoding="utf-8-sig")
    batteries = Batteries(own)
    assert batteries.of("hips").name == "Our hips"
    assert batteries.text("hips").startswith("#") == SHIPPED.startswith("#")
    assert batteries.faults() == ()


def test_a_changed_file_is_noticed(own: Path) -> None:
    batteries = Batteries(own)
    assert batteries.of("hips").name == "Hips"
    (own / "hips.toml").write_text(SHIPPED.replace('"Hips"', '"Our hips"'), encoding="utf-8")
    assert batteries.of("hips").name == "Our hips"
    (own / "hips.toml").write_text(SHIPPED.replace('"Hips"', '"Hips of ours"'), encoding="utf-8")
    assert batteries.of("hips").name == "Hips of ours"
    (own / "hips.toml").unlink()
    assert batteries.of("hips").name == "Hips"


def test_a_file_that_did_not_change_is_read_once(own: Path) -> None:
    batteries = Batteries(own)
    assert batteries.of("hips") is batteries.of("hips")


def test_ours_is_used_while_the_clinics_cannot_be_read_and_one_sentence_says_so(own: Path) -> None:
    (own / "hips.toml").write_text(SHIPPED.replace("hold_s = 5", "hold_s = 0", 1), encoding="utf-8")
    batteries = Batteries(own)
    assert batteries.of("hips") == batteries.shipped("hips")
    (fault,) = batteries.faults()
    assert str(fault) == (
        "The battery “hips” cannot be used until this is mended: plans[1].hold_s: give a number, 1 to 30"
    )


def test_one_that_only_the_clinic_has_is_not_offered_while_it_cannot_be_read(own: Path) -> None:
    (own / "knees.toml").write_text("", encoding="utf-8")
    batteries = Batteries(own)
    assert [battery.id for battery in batteries.usable()] == ["hips", "hips_short"]
    with pytest.raises(BatteryFault, match="The battery “knees” cannot be used"):
        batteries.of("knees")


def test_what_is_replaced_is_kept_under_its_version(own: Path) -> None:
    batteries = Batteries(own)
    second = write(replace(load("hips"), version=2)).encode()
    batteries.put("hips", second)
    batteries.put("hips", None)
    assert (own / "older" / "hips-2.toml").read_bytes() == second
    assert not (own / "hips.toml").exists()


def test_what_cannot_be_read_is_kept_too(own: Path) -> None:
    (own / "hips.toml").write_bytes(b"\xff")
    Batteries(own).put("hips", SHIPPED.encode())
    assert (own / "older" / "hips-unreadable.toml").read_bytes() == b"\xff"


def test_a_version_is_never_used_twice(own: Path) -> None:
    batteries = Batteries(own)
    assert batteries.next_version("hips") == 2
    batteries.put("hips", write(replace(load("hips"), version=7)).encode())
    batteries.put("hips", None)
    assert batteries.next_version("hips") == 8
    assert batteries.next_version("hips_short") == 2


def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "batteries").write_text("in the way", encoding="utf-8")
    with pytest.raises(DocumentFault, match=r"for batteries cannot be made \(.+\); make room for it and try again"):
        Batteries(tmp_path / "batteries").put("hips", SHIPPED.encode())


def test_a_file_that_cannot_be_taken_away_says_what_to_do(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use")

    (own / "hips.toml").write_text(SHIPPED, encoding="utf-8")
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(DocumentFault, match=r"“hips\.toml” cannot be taken away \(in use\); close it where it is open"):
        Batteries(own).put("hips", None)
