from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from strengthtrack.devices.profiles.framings import Framing

FRAMING: TypeAdapter[Framing] = TypeAdapter(Framing)


@pytest.mark.parametrize(
    ("stated", "most", "on_wire"),
    [
        ({"kind": "line", "terminator": "\r\n", "max_bytes": 64}, 64, b"ab\r\n"),
        ({"kind": "line", "terminator": "\r", "or_terminator": "\r\n", "max_bytes": 64}, 64, b"ab\r"),
        ({"kind": "fixed", "length": 7, "idle_reset_ms": 60}, 7, b"ab"),
        ({"kind": "start_end", "start": "\x02", "end": {"hex": "0D"}, "max_bytes": 14}, 14, b"\x02ab\r"),
        ({"kind": "packet", "lengths": [14, 15]}, 13, b"ab\r\n"),
        ({"kind": "endless", "length": 6, "align": "-"}, 6, b"ab"),
        ({"kind": "header", "header": {"hex": "55 01"}, "length": 8}, 6, b"\x55\x01ab"),
    ],
)
def test_a_framing_knows_its_longest_frame_and_how_one_stands_on_the_wire(
    stated: dict[str, Any], most: int, on_wire: bytes
) -> None:
    framing = FRAMING.validate_python(stated)
    assert (framing.most_bytes, framing.on_wire(b"ab")) == (most, on_wire)


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        (
            {"kind": "line", "terminator": "\r\n", "or_terminator": ";", "max_bytes": 64},
            "must be one of CR, LF and CR LF; only these are known to stand for each other",
        ),
        (
            {"kind": "line", "terminator": "\n", "or_terminator": "\n", "max_bytes": 64},
            "with an or_terminator needs as terminator another one of CR, LF and CR LF",
        ),
        (
            {"kind": "start_end", "start": "\x02\r", "end": "\r", "max_bytes": 9},
            "has a byte in both start and end; nobody could tell one from the other",
        ),
        (
            {"kind": "start_end", "start": "##", "end": "\r", "max_bytes": 9},
            "has a start that ends as it begins; shorten it to the part that repeats",
        ),
        (
            {"kind": "packet", "lengths": [2, 14]},
            "has a length that is nothing but the end; lengths count the end",
        ),
        ({"kind": "packet", "lengths": [14, 14]}, "names a length twice"),
        (
            {"kind": "header", "header": "U\x01", "length": 2},
            "has a length that is nothing but the header; length counts the header",
        ),
        (
            {"kind": "header", "header": "aba", "length": 9},
            "has a header that ends as it begins; shorten it to the part that repeats",
        ),
        ({"kind": "endless", "length": 6, "align": "--"}, "must be one byte; a frame begins at each of them"),
        ({"kind": "fixed", "length": 7, "idle_reset_ms": 1}, "Input should be greater than or equal to 5"),
    ],
)
def test_a_framing_that_could_not_tell_its_frames_apart_is_refused(stated: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError) as fault:
        FRAMING.validate_python(stated)
    assert str(fault.value.errors()[0]["msg"]).removeprefix("Value error, ") == sentence
