"""The result in one line: counted alike whatever came out, with the error truth and without a cause."""

from dataclasses import replace

import pytest

from letter_bench import (
    START,
    EveryFifteen,
    Fifteen,
    change_patient,
    change_session,
    eight_weeks,
    empty_store,
    letter,
    no_weeks,
    push,
    session,
    spaced,
    store,
)
from strengthtrack.clinic.pain import PainReport, PainScale
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.records.store import Store
from strengthtrack.science.care import Bands

__all__ = ["eight_weeks", "empty_store", "no_weeks", "store"]
CHANCE = "If nothing had changed, one or more of 3 would still be beyond it in about 1 of 7 patients."
PAIN = "Worst pain in the last week went from 7 of 10 to 3 of 10, beyond the ±2 points taken as measurement error."
AGAINST = "Strength, right side, 28 April 2026 against 3 March 2026:"


def result(store: Store, bands: Bands | None = None) -> str:
    return spaced(letter(store, bands=bands or EveryFifteen()).result)


def strength(store: Store, bands: Bands | None = None) -> str:
    return result(store, bands).partition(" Worst pain")[0]


def leave_only(store: Store, movement: Movement) -> None:
    for one in store.trials("p1"):
        if one.setup.movement is not movement:
            store.save_trial(replace(one, discarded_at=one.started_at))


def test_the_affected_sides_tests_are_counted_with_chance_and_pain_in_sentences_of_their_own(store: Store) -> None:
    assert result(store) == (
        f"{AGAINST} 2 of 3 tests are higher by more than measurement error "
        f"(hip abduction +31 % and hip extension +23 %); 1 is within it. {CHANCE} {PAIN}"
    )


def test_less_strength_is_told_in_the_same_words(store: Store) -> None:
    push(store, Movement.ABDUCTION, Side.RIGHT, 100.0)
    push(store, Movement.EXTENSION, Side.RIGHT, 150.0)
    assert strength(store) == (
        f"{AGAINST} 2 of 3 tests are lower by more than measurement error "
        f"(hip abduction −30 % and hip extension −26 %); 1 is within it. {CHANCE}"
    )


def test_mixed_is_told_as_both(store: Store) -> None:
    push(store, Movement.EXTENSION, Side.RIGHT, 150.0)
    assert strength(store) == (
        f"{AGAINST} 1 of 3 tests is higher (hip abduction +31 %) and 1 is lower (hip extension −26 %), each by more "
        f"than measurement error; 1 is within it. {CHANCE}"
    )


def test_none_beyond_is_an_answer(store: Store) -> None:
    push(store, Movement.ABDUCTION, Side.RIGHT, 144.0)
    push(store, Movement.EXTENSION, Side.RIGHT, 204.0)
    assert strength(store) == f"{AGAINST} none of 3 tests is beyond measurement error."


def test_what_cannot_be_told_is_counted_among_them(store: Store) -> None:
    assert strength(store, Fifteen()).startswith(
        f"{AGAINST} 1 of 3 tests is higher by more than measurement error (hip abduction +31 %); of 2 it cannot be "
        "told yet. If nothing had changed, it would still be beyond it in about 1 of 20 patients."
    )
    push(store, Movement.ABDUCTION, Side.RIGHT, 144.0)
    assert f"{AGAINST} 1 of 3 tests is within measurement error; of 2 it cannot" in strength(store, Fifteen())


def test_where_nothing_can_be_told_no_chance_is_spoken_of(store: Store) -> None:
    found = spaced(letter(store).result).partition(" Worst pain")[0]
    assert found == (
        f"{AGAINST} it cannot be told yet whether any of 3 tests has changed by more than measurement error."
    )


def test_one_test_alone_is_no_count(store: Store) -> None:
    leave_only(store, Movement.ABDUCTION)
    assert strength(store) == (
        f"{AGAINST} the one test is higher by more than measurement error (hip abduction +31 %). "
        "If nothing had changed, it would still be beyond it in about 1 of 20 patients."
    )
    push(store, Movement.ABDUCTION, Side.RIGHT, 144.0)
    assert f"{AGAINST} the one test is within measurement error (hip abduction +1 %)." == strength(store)


def test_the_first_visit_has_nothing_before_it(store: Store) -> None:
    found = letter(store, today=START, bands=EveryFifteen()).result
    assert found.startswith(
        "Strength, right side, was tested on 3 March 2026; there is no earlier value to hold it against. "
    )


def test_where_both_sides_are_affected_each_test_says_its_side(store: Store) -> None:
    change_patient(store, affected=AffectedSide.BOTH)
    assert strength(store).startswith(
        "Strength, both sides, 28 April 2026 against 3 March 2026: 2 of 6 tests are higher by more than "
        "measurement error (right hip abduction +31 % and right hip extension +23 %); 4 are within it."
    )


def test_of_many_tests_beyond_error_their_number_says_enough(store: Store) -> None:
    change_patient(store, affected=AffectedSide.BOTH)
    for movement in (Movement.ABDUCTION, Movement.EXTENSION):
        push(store, movement, Side.LEFT, 400.0)
    assert "4 of 6 tests are higher by more than measurement error; 2 are within it." in strength(store)


@pytest.mark.parametrize(
    ("worst", "told"),
    [
        (10.0, "went from 7 of 10 to 10 of 10, beyond the ±2 points"),
        (6.0, "went from 7 of 10 to 6 of 10, within the ±2 points"),
        (7.0, "was 7 of 10 on both days, within the ±2 points"),
    ],
)
def test_pain_is_told_with_its_error_whichever_way_it_went(store: Store, worst: float, told: str) -> None:
    change_session(store, 8, pain=PainReport(worst))
    assert result(store).endswith(f"Worst pain in the last week {told} taken as measurement error.")


def test_pain_of_other_days_than_the_strength_says_its_days(store: Store) -> None:
    change_session(store, 8, pain=PainReport())
    assert "went from 7 of 10 on 3 March 2026 to 4 of 10 on 14 April 2026, beyond" in result(store)
    change_session(store, 6, pain=PainReport(7))
    assert "was 7 of 10 on 3 March 2026 and 7 of 10 on 14 April 2026, within" in result(store)


def test_pain_without_a_known_error_cannot_be_told(store: Store) -> None:
    assert result(store, Fifteen()).endswith("; it cannot be told yet whether that is more than measurement error.")


def test_pain_on_another_scale_is_not_held_against_the_first(store: Store) -> None:
    change_session(store, 8, pain=PainReport(3.7, scale=PainScale.VISUAL))
    assert result(store).endswith("Worst pain in the last week was 3.7 VAS of 10 on 28 April 2026.")


def test_pain_that_was_never_told_is_not_there(store: Store) -> None:
    for week in (-2, 0, 2, 4, 6, 8):
        change_session(store, week, pain=PainReport())
    assert "ain" not in result(store).replace("again", "")


def test_pain_alone_is_a_result(empty_store: Store) -> None:
    empty_store.save_patient(Patient("p1", "Sample Patient B", START))
    empty_store.save_session(session(0))
    assert result(empty_store) == "Worst pain in the last week was 7 of 10 on 3 March 2026."


def test_no_word_of_a_cause_an_advice_or_what_will_come(store: Store) -> None:
    told = result(store).lower()
    for word in ("because", "due to", "led to", "caused", "improved", "should", "recommend", "will ", "expect"):
        assert word not in told
