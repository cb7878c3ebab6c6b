from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from strengthtrack.clinic.battery import Battery, Landmark, Order, TestPlan
from strengthtrack.clinic.setup import Contraction, Feedback, Fixation, Movement, Side, ValueRule
from strengthtrack.paths import resources
from strengthtrack.practice import toml_writing
from strengthtrack.practice.battery.toml_file import BatteryFault, read, write

SHIPPED = (resources() / "batteries" / "hips.toml").read_text(encoding="utf-8")
WORDS = some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
NO_BRACES = WORDS.filter(lambda words: not set("{}") & set(words))
PLANS = some.builds(
    TestPlan,
    movement=some.sampled_from(Movement),
    position=WORDS,
    lying=NO_BRACES | some.just("The {side} leg, not the {other}, {{}}"),
    pad=WORDS,
    fixation=some.sampled_from(Fixation),
    contraction=some.sampled_from(Contraction),
    drawing=some.just("hip_flexion.svg"),
    landmarks=some.lists(some.builds(Landmark, WORDS, WORDS), min_size=1, max_size=3).map(tuple),
    say=WORDS,
    hold_s=some.floats(1, 30),
    rest_s=some.floats(0, 600),
    trials=some.integers(1, 10),
    practice=some.integers(0, 5),
    say_pushing=some.just("") | WORDS,
    say_resting=some.just("") | WORDS,
)
BATTERIES = some.builds(
    Battery,
    id=some.text("abcxyz019_", min_size=1, max_size=40),
    name=WORDS,
    version=some.integers(1, 10_000),
    plans=some.lists(PLANS, min_size=1, max_size=3, unique_by=lambda plan: plan.movement).map(tuple),
    sides=some.lists(some.sampled_from(Side), min_size=1, unique=True).map(tuple),
    repeat_over=some.floats(0, 1),
    order=some.sampled_from(Order),
    feedback=some.sampled_from(Feedback),
    value=some.sampled_from(ValueRule),
    note=some.just("") | WORDS,
)


@given(BATTERIES)
@settings(max_examples=30)
def test_what_is_written_is_read_back(battery: Battery) -> None:
    assert read(write(battery)) == battery


@given(BATTERIES)
@settings(max_examples=20)
def test_what_is_written_over_an_older_text_is_read_back(battery: Battery) -> None:
    assert read(write(battery, SHIPPED)) == battery


def test_written_unchanged_over_its_own_text_not_a_letter_moves() -> None:
    assert write(read(SHIPPED), SHIPPED) == SHIPPED


def test_the_clinics_comments_stay_where_they_stood() -> None:
    text = SHIPPED.replace("hold_s = 5", "hold_s = 5  # as we were taught", 1)
    changed = replace(read(text), name="Hips, our way", version=2)
    assert write(changed, text) == text.replace('"Hips"', '"Hips, our way"').replace("version = 1", "version = 2")


def test_a_comment_goes_with_its_movement_to_another_place() -> None:
    text = SHIPPED.replace('movement = "hip_extension"', 'movement = "hip_extension"  # mind the back')
    turned = read(text)
    turned = replace(turned, plans=turned.plans[::-1])
    written = write(turned, text)
    assert read(written) == turned
    assert 'movement = "hip_extension"  # mind the back' in written
    assert "\n\n\n" not in written


def test_landmarks_written_in_one_line_are_understood_and_written_over() -> None:
    landmarks = '[[plans.landmarks]]\ntitle = "Hip"\ntext = "Here."'
    own = SHIPPED[: SHIPPED.index("[[plans.landmarks]]")]
    text = own.replace("trials = 3", 'trials = 3\nlandmarks = [{ title = "Hip", text = "Here." }]')
    changed = replace(read(own + landmarks), name="Hips, our way")
    assert read(text) == read(own + landmarks)
    assert read(write(changed, text)) == changed


def test_a_text_that_would_say_something_else_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    merged = toml_writing._merged
    monkeypatch.setattr(toml_writing, "_merged", lambda table, over: "lost = 1" if over else merged(table, ""))
    changed = replace(read(SHIPPED), name="Hips, our way")
    assert read(write(changed, SHIPPED)) == changed


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("{side} leg on top", "{leg} on top", "plans[1].lying: of words in braces only {side} and {other} are known"),
        ("{side} leg on top", "{side:>999999} leg", "plans[1].lying: of words in braces only {side} and {other}"),
        ("{side} leg on top", "{side.__class__} leg", "plans[1].lying: of words in braces only {side} and {other}"),
        ("{side} leg on top", "{side leg on top", "plans[1].lying: of words in braces only {side} and {other}"),
        ('"hip_abduction.svg"', '"../../key.svg"', "plans[1].drawing: name an SVG of ours, without a folder"),
        ('id = "hips"', 'id = "../hips"', "id: use small letters, digits and _ only, forty at most"),
        ("repeat_over = 0.10", "repeat_over = 10", "repeat_over: give a number, 0 to 1"),
        ("hold_s = 5", f"hold_s = {'9' * 5000}", "the file: this is not TOML"),
        ("hold_s = 5", "hold_s = nan", "plans[1].hold_s: give a number, 1 to 30"),
    ],
)
def test_a_text_that_cannot_be_a_battery_says_why(before: str, after: str, sentence: str) -> None:
    assert before in SHIPPED
    with pytest.raises(BatteryFault) as caught:
        read(SHIPPED.replace(before, after, 1), "hips")
    assert sentence in str(caught.value)


def test_words_that_need_not_be_said_may_be_missing() -> None:
    text = "\n".join(line for line in SHIPPED.splitlines() if not line.startswith(("say_", "note")))
    battery = read(text)
    assert (battery.note, battery.plans[0].say_pushing, battery.plans[0].say_resting) == ("", "", "")


def test_a_clinic_that_never_asks_for_one_more_says_nought() -> None:
    assert read(SHIPPED.replace("repeat_over = 0.10", "repeat_over = 0")).repeat_over == 0.0


def test_the_page_on_batteries_names_every_key_and_every_word() -> None:
    page = (Path(__file__).parents[2] / "docs" / "batteries.md").read_text(encoding="utf-8")
    keys = {field.name for kind in (Battery, TestPlan, Landmark) for field in fields(kind)}
    words = {
        word.value for kind in (Side, Order, Feedback, ValueRule, Movement, Fixation, Contraction) for word in kind
    }
    assert not [key for key in keys if f"`{key}`" not in page and f"`[[plans.{key}]]`" not in page and key != "plans"]
    assert not [word for word in words if f'`"{word}"`' not in page]
