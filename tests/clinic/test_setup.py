from dataclasses import replace

import pytest

from clinic_samples import sample_setup
from strengthtrack.clinic.setup import (
    Contraction,
    Dynamometer,
    Feedback,
    Fixation,
    Movement,
    Setup,
    Side,
    differences,
    lever_arm_from_cm,
)


@pytest.mark.parametrize(
    ("text", "metres"), [("36", 0.36), (" 36.5 ", 0.365), ("36,5", 0.365), ("5", 0.05), ("120", 1.2)]
)
def test_a_lever_arm_is_typed_in_centimetres_and_kept_in_metres(text: str, metres: float) -> None:
    assert lever_arm_from_cm(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_field_is_no_lever_arm(text: str) -> None:
    assert lever_arm_from_cm(text) is None


def test_a_lever_arm_of_36_metres_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^A lever arm of 36 m cannot be right\. Give the lever arm in centimetres, 5 to 120\.$"
    ):
        lever_arm_from_cm("3600")


@pytest.mark.parametrize("text", ["0.36", "4.9", "121", "-36", "nan", "inf"])
def test_a_lever_arm_no_leg_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Give the lever arm in centimetres"):
        lever_arm_from_cm(text)


def test_what_is_not_a_number_is_shown_back() -> None:
    with pytest.raises(ValueError, match="“36 cm” is not a number"):
        lever_arm_from_cm("36 cm")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"position": "supine"}, "Position changed, side-lying to supine"),
        ({"pad": "above the ankle"}, "Pad changed, 5 cm above the knee to above the ankle"),
        ({"fixation": Fixation.HAND}, "Fixation changed, belt to by hand"),
        ({"contraction": Contraction.BREAK}, "Contraction changed, make to break"),
        ({"dynamometer": Dynamometer("Other", "2")}, "Dynamometer changed, Dynamometer 1 (0417) to Other (2)"),
        ({"tester": "Second Tester"}, "Tester changed, Tester to Second Tester"),
    ],
)
def test_each_change_that_forbids_comparing_is_named(changed: dict[str, object], words: str) -> None:
    before = sample_setup()
    after = replace(before, **changed)  # type: ignore[arg-type]
    assert differences(before, after) == (words,)
    assert differences(before, before) == ()


def test_names_with_other_capitals_or_spaces_are_the_same_names() -> None:
    before = sample_setup()
    after = replace(before, tester=" tester", position="Side-lying", pad="5  cm above the knee ")
    assert differences(before, after) == ()


def test_a_second_dynamometer_of_the_same_model_is_another() -> None:
    before = sample_setup()
    after = replace(before, dynamometer=replace(before.dynamometer, serial="0418"))
    assert len(differences(before, after)) == 1


@pytest.mark.parametrize("arm_m", [0.34, 0.38, None])
def test_a_lever_arm_measured_anew_within_two_centimetres_breaks_nothing(arm_m: float | None) -> None:
    before = sample_setup()
    assert differences(before, replace(before, lever_arm_m=arm_m)) == ()


def test_a_lever_arm_that_came_out_further_off_is_another_place_of_the_pad() -> None:
    before = sample_setup()
    assert differences(before, replace(before, lever_arm_m=0.385)) == ("Lever arm changed, 36 cm to 38.5 cm",)


def test_several_changes_are_all_named() -> None:
    before = sample_setup()
    after: Setup = replace(before, fixation=Fixation.RIG, tester="Second Tester")
    assert [why.split()[0] for why in differences(before, after)] == ["Fixation", "Tester"]


def test_words_for_movements_sides_and_dynamometers() -> None:
    assert Movement.EXTERNAL_ROTATION.words == "Hip external rotation"
    assert (Side.LEFT.other, Side.RIGHT.other) == (Side.RIGHT, Side.LEFT)
    assert Dynamometer("Mark-10").words == "Mark-10"
    assert Dynamometer("Mark-10", "12").words == "Mark-10 (12)"


def test_words_with_a_comma_stand_in_quotation_marks_where_they_changed() -> None:
    shown = replace(sample_setup(), feedback=Feedback.BOTH)
    assert differences(shown, replace(shown, feedback=Feedback.NOTHING)) == (
        "What is seen in a push changed, “force, both bests” to nothing",
    )
