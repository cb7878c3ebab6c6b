from pathlib import Path

import pytest

from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.paths import resources
from strengthtrack.practice.batteries import BatteryFault, load


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The shipped battery, in a folder where a test may spoil it."""
    shipped = (resources() / "batteries" / "hips.toml").read_text(encoding="utf-8")
    (tmp_path / "hips.toml").write_text(shipped, encoding="utf-8")
    return tmp_path


def spoil(folder: Path, *changes: tuple[str, str]) -> BatteryFault:
    """Change some words, each once, and return the fault that comes of it."""
    path = folder / "hips.toml"
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BatteryFault) as caught:
        load("hips", folder)
    return caught.value


def test_the_hips_are_three_movements_of_each_leg_left_first() -> None:
    assert load("hips").order == (
        (Movement.ABDUCTION, Side.LEFT),
        (Movement.ABDUCTION, Side.RIGHT),
        (Movement.EXTENSION, Side.LEFT),
        (Movement.EXTENSION, Side.RIGHT),
        (Movement.EXTERNAL_ROTATION, Side.LEFT),
        (Movement.EXTERNAL_ROTATION, Side.RIGHT),
    )


def test_every_test_is_held_for_five_seconds_three_times_with_a_minute_between() -> None:
    plans = load("hips").plans
    assert {(plan.hold_s, plan.trials, plan.rest_s, plan.fixation) for plan in plans} == {(5.0, 3, 60.0, Fixation.BELT)}


def test_one_more_is_asked_for_beyond_ten_percent() -> None:
    assert load("hips").repeat_over == 0.10


def test_the_values_say_that_they_are_presets() -> None:
    assert load("hips").note == "Preset values: check them against your clinic’s protocol."


def test_every_drawing_that_is_named_is_there() -> None:
    assert all((resources() / "drawings" / plan.drawing).is_file() for plan in load("hips").plans)


def test_the_line_under_the_title_names_both_legs() -> None:
    lying = load("hips").plans[0].lying.format(side="right", other="left")
    assert lying == "Lying on the left side, right leg on top. Seen from behind."


def test_a_battery_that_is_not_there_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(BatteryFault, match="The battery “knees” cannot be used") as caught:
        load("knees", tmp_path)
    assert "knees.toml: the file is not there" in str(caught.value)


def test_a_file_that_is_not_toml_says_so(tmp_path: Path) -> None:
    (tmp_path / "hips.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(BatteryFault, match=r"hips\.toml: this is not TOML"):
        load("hips", tmp_path)


def test_all_faults_are_named_at_once_with_their_places(written: Path) -> None:
    fault = spoil(
        written, ("hold_s = 5", "hold_s = 0"), ('contraction = "make"', 'contraction = "pull"'), ("version = 1", "")
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
        ('name = "Hips"', 'name = " "', "name: give it some words, in quotes"),
        ("trials = 3", "trials = 2.5", "plans[1].trials: give a whole number, 1 to 10"),
        ("rest_s = 60", "rest_s = true", "plans[1].rest_s: give a number, 0 to 600"),
        ("[[plans.landmarks]]", "[[plans.places]]", "plans[1].places: this key is not known"),
    ],
)
def test_a_fault_says_how_to_mend_it(written: Path, before: str, after: str, sentence: str) -> None:
    assert sentence in str(spoil(written, (before, after)))
