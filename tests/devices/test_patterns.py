import random
import re

import pytest

from hostile_patterns import Matching, frames_against, made_up
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.pattern_parts import parts_of
from strengthtrack.devices.profiles.pattern_work import most_steps
from strengthtrack.devices.profiles.patterns import MOST_STEPS, bounded

OPEN = "repeats without an upper bound; write {0,8} instead of * and {1,8} instead of +"
TOO_MANY = "has too many ways to match; make its repetitions shorter, or parts that follow unlike"


def test_a_bounded_pattern_is_compiled_for_bytes() -> None:
    assert bounded(r"^(?P<value>-?\d{1,8}(?:\.\d{1,6})?) N$").fullmatch(b"-1.5 N")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (7, "must be a pattern in quotes"),
        (r"\d{1,3}$", "must be anchored: begin with ^ and end with $"),
        (r"^\d{1,3}", "must be anchored: begin with ^ and end with $"),
        (f"^{'a' * 400}$", "is longer than 400 characters; make it shorter, or two of it"),
        (r"^\d+$", OPEN),
        (r"^\d*$", OPEN),
        (r"^\d{2,}$", OPEN),
        (r"^a{1,9}+$", "repeats a repetition; one count is enough"),
        (r"^(?:a{1,9}){1,9}$", "repeats a group; repeat its parts instead"),
        (r"^(?:a|b)+$", OPEN),
        (r"^a{600}$", "repeats more than 512 times; no frame is so long"),
        (r"^a{500}b{500}c{500}$", "has more than 1024 places for a byte; make its repetitions shorter"),
        (r"^(?=a)a$", "uses a lookaround or a flag; plain groups are enough"),
        (r"^(a)\1$", "refers back to a group; that is not needed here"),
        (r"^\bN$", r"uses \b; of letters only d, s, w, n, r, t, f, v, a and xFF may stand after a backslash"),
        (r"^[0-9$", "has a class in brackets that does not end; add ]"),
        (
            "^[[0-9]$",
            "has a class that can be read in two ways; write a backslash before [ - & ~ and | in it",
        ),
        (r"^[z-a]$", "is not a regular expression: bad character range z-a at position 1"),
        (f"^{'(' * 99}a{')' * 99}$", "has groups in groups, more than 12 deep; fewer are enough"),
        (r"^a{0,60}a{0,60}a{0,60}$", TOO_MANY),
        ("^" + "a{0,9}" * 5 + "$", TOO_MANY),
        ("^" + "a?" * 20 + "$", TOO_MANY),
        ("^" + "(?:a|a)" * 20 + "$", TOO_MANY),
        ("^" + "(?:|)" * 20 + "b$", TOO_MANY),
        ("^" + "(?:[ab]{0,9}c?)?" * 9 + "$", TOO_MANY),
        (r"^(a$", "is not a regular expression: missing ), unterminated subpattern at position 1"),
        (r"^a)$", "is not a regular expression: unbalanced parenthesis at position 2"),
        ("^€$", "has a character that is no single byte"),
    ],
)
def test_a_pattern_that_is_open_or_slow_is_refused_with_its_reason(text: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^.") as fault:
        bounded(text)
    assert str(fault.value) == sentence


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        (r"^[+*?{]\+\*$", b"?+*"),
        (r"^[]^-]\x41\.$", b"]A."),
        (r"^[^]]{2}$", b"ab"),
        (r"^(?P<sign>[01])(?P<value>[0-9.]{6})$", b"0011.70"),
        (r"^a??b{1,3}?$", b"bb"),
        (r"^(?:ST|US),(?:GS|NT), {0,8}-?\d{1,6}(?:\.\d{1,4})?$", b"ST,GS,   1.000"),
        ("^\x02é$", b"\x02\xe9"),
        (r"^a{0,512}$", b"a" * 512),
    ],
)
def test_what_only_looks_like_repetition_or_is_bounded_is_let_through(text: str, frame: bytes) -> None:
    assert bounded(text).fullmatch(frame)


def test_no_pattern_that_ships_takes_more_than_a_tenth_of_what_it_may() -> None:
    for profile in Library().profiles():
        used = [profile.parse.pattern, *profile.parse.ignore, *profile.parse.error_patterns]
        assert all(most_steps(parts_of(one.pattern.decode("latin-1")), 10**9) <= MOST_STEPS / 10 for one in used)


def test_the_parts_of_a_pattern_match_as_the_pattern_does_and_in_no_more_steps_than_reckoned(seed: int) -> None:
    chance = random.Random(seed)
    worst = 0.0
    for _ in range(150):
        text = made_up(chance, 4)
        pattern, reckoned = parts_of(text), most_steps(parts_of(text), 10**5)
        if reckoned > 10**5:
            continue
        for frame in frames_against(chance, 30):
            by_hand = Matching(frame)
            assert by_hand.matches(pattern) is bool(re.fullmatch(text.encode("latin-1"), frame)), (text, frame)
            assert by_hand.steps <= reckoned, (text, frame)
            worst = max(worst, by_hand.steps / reckoned)
    assert worst > 0.3
