import time

import pytest

from strengthtrack.devices.profiles.patterns import bounded


def test_a_bounded_pattern_is_compiled_for_bytes() -> None:
    assert bounded(r"^(?P<value>-?\d{1,8}(?:\.\d{1,6})?) N$").fullmatch(b"-1.5 N")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (7, "must be a pattern in quotes"),
        (r"\d{1,3}$", "must be anchored: begin with ^ and end with $"),
        (r"^\d{1,3}", "must be anchored: begin with ^ and end with $"),
        (r"^\d+$", "repeats without an upper bound; write {0,8} instead of * and {1,8} instead of +"),
        (r"^\d*$", "repeats without an upper bound; write {0,8} instead of * and {1,8} instead of +"),
        (r"^\d{2,}$", "repeats without an upper bound; write {0,8} instead of * and {1,8} instead of +"),
        (r"^(?:a{1,9}){1,9}$", "repeats a group; repeat its parts instead"),
        (r"^(?=a)a$", "uses a lookaround or a flag; plain groups are enough"),
        (r"^(a)\1$", "refers back to a group; that is not needed here"),
        (r"^a{0,60}a{0,60}a{0,60}$", "has too many ways to match; make its repetitions shorter"),
        (r"^(a$", "is not a regular expression: missing ), unterminated subpattern at position 1"),
    ],
)
def test_a_pattern_that_is_open_is_refused_with_its_reason(text: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^.") as fault:
        bounded(text)
    assert str(fault.value) == sentence


def test_signs_that_only_look_like_repetition_are_let_through() -> None:
    assert bounded(r"^[+*?{]\+\*$").fullmatch(b"?+*")


def test_the_worst_pattern_that_is_let_through_still_ends_at_once() -> None:
    worst = bounded("^" + "a{0,9}" * 5 + "$")
    began_s = time.perf_counter()
    assert not worst.fullmatch(b"a" * 44 + b"b")
    assert time.perf_counter() - began_s < 0.5
