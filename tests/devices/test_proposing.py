"""Is it a dynamometer that is known, and if not, how may it be read: from what every emulated one sends."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capture_samples import PULL_N, PUSH_N, captured, captured_bytes
from strengthtrack.clinic.units import to_newtons
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.teaching.capture import Captured, Piece
from strengthtrack.devices.teaching.capture_head import Head
from strengthtrack.devices.teaching.handling import AT_REST, Handling, Kind
from strengthtrack.devices.teaching.proposal import FrameRow, Proposal
from strengthtrack.devices.teaching.proposing import proposals
from strengthtrack.devices.teaching.why_not import NO_PUSH, NO_REST, NOTHING, NOTHING_FOLLOWS, WRONG_BAUD

IDS = [profile.id for profile in Library().profiles()]
TORQUE = {"shimpo_fg7000t"}
"""They send no force, and so can be known, but not taught."""

HANDS = ((PUSH_N, PULL_N, 1.0), (120.5, -80.0, 0.0))
"""A push and a pull in N, and whether the hand sways."""


def middle_n(rows: Sequence[FrameRow], kind: Kind) -> float:
    values = sorted(to_newtons(row.value, row.unit) for row in rows if row.kind is kind and row.value is not None)
    return values[len(values) // 2]


@pytest.mark.parametrize("id_", IDS)
def test_what_a_known_dynamometer_sends_is_recognised_as_it(library: Library, id_: str) -> None:
    first = proposals(captured(library.profile(id_)), library.profiles()).ranked[0]
    assert (first.known, first.profile.id) == (True, id_)
    assert first.explains == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("id_", sorted(set(IDS) - TORQUE))
def test_without_its_profile_a_new_one_reads_the_same_forces(library: Library, id_: str) -> None:
    for push_n, pull_n, sway in HANDS:
        sent = captured(library.profile(id_), push_n=push_n, pull_n=pull_n, sway=sway)
        first = proposals(sent, ()).ranked[0]
        assert not first.known
        assert middle_n(first.rows, Kind.PUSH) == pytest.approx(push_n, rel=0.03)
        assert middle_n(first.rows, Kind.PULL) == pytest.approx(pull_n, rel=0.03)
        assert middle_n(first.rows, Kind.REST) == pytest.approx(0.0, abs=0.3)


def taught(frames: dict[Kind, str], unit: str = "N") -> Proposal:
    """What is proposed first for a dynamometer that sends these, with a last digit that moves where a # stands."""
    sent = captured_bytes(lambda kind, at: frames[kind].replace("#", str(at % 3)).encode("latin-1"), unit=unit)
    found = proposals(sent, ())
    assert found.ranked, found.sentence
    return found.ranked[0]


@pytest.mark.parametrize(
    ("rest", "push", "pull"),
    [
        ("C   0.0# N\r", "C  51.4# N\r", "T  48.1# N\r"),
        ("   0.0# N\r\n", "  51.4# N\r\n", "  48.1#- N\r\n"),
        ("ST,GS,+   0.0# N\r\n", "US,GS,+  51.4# N\r\n", "US,GS,-  48.1# N\r\n"),
        ("0,0#;1\n", "51,4#;1\n", "-48,1#;1\n"),
        ("<+000.0#>", "<+051.4#>", "<-048.1#>"),
        ("\x02  0.0#\x03", "\x02 51.4#\x03", "\x02-48.1#\x03"),
        ("\xaa\x55\x00\x00\x00#", "\xaa\x55\x00\x00\x51#", "\xaa\x55\x01\x00\x48#"),
    ],
)
def test_a_sign_is_found_where_it_stands(rest: str, push: str, pull: str) -> None:
    first = taught({Kind.REST: rest, Kind.PUSH: push, Kind.PULL: pull})
    assert first.profile.units_known == ("N",)
    assert middle_n(first.rows, Kind.PUSH) == pytest.approx(51.4, abs=0.25)
    assert middle_n(first.rows, Kind.PULL) == pytest.approx(-48.1, abs=0.25)


def test_the_last_digit_of_a_steady_hand_is_not_taken_for_its_sign() -> None:
    head = "\x024159"
    first = taught(
        {Kind.REST: f"{head}0100000000\r", Kind.PUSH: f"{head}0100000520\r", Kind.PULL: f"{head}1100000466\r"}
    )
    assert (first.profile.units_known, first.profile.sign.map) == (("N",), {"0": "+", "1": "-"})
    assert middle_n(first.rows, Kind.PUSH) == pytest.approx(52.0)
    assert middle_n(first.rows, Kind.PULL) == pytest.approx(-46.6)


def test_numbers_without_end_are_aligned_by_their_minus() -> None:
    forces = {Kind.REST: "0000.#", Kind.PUSH: "0051.#", Kind.PULL: "-048.#"}
    tail = {Kind.REST: ".0", Kind.PUSH: ".1", Kind.PULL: ".2"}

    def glued(kind: Kind, at: int) -> bytes:
        run = "".join(forces[kind].replace("#", str(number % 3)) for number in range(3 * at, 3 * at + 3))
        return (tail[kind] + run if at == 0 else run).encode()

    first = proposals(captured_bytes(glued), ()).ranked[0]
    assert first.profile.framing.kind == "endless"
    assert middle_n(first.rows, Kind.PULL) == pytest.approx(-48.0, abs=0.3)


def test_a_push_that_shows_as_negative_comes_out_positive() -> None:
    first = taught({Kind.REST: "0.#\r", Kind.PUSH: "-51.#\r", Kind.PULL: "48.#\r"})
    assert first.profile.sign.positive == "tension"
    assert middle_n(first.rows, Kind.PUSH) > 0.0 > middle_n(first.rows, Kind.PULL)


def test_a_pull_without_a_sign_makes_it_unsigned_and_says_so() -> None:
    first = taught({Kind.REST: "0000.#\r", Kind.PUSH: "0051.#\r", Kind.PULL: "0048.#\r"})
    assert first.profile.sign.positive == "unsigned"
    assert "A pull looks like a push: it does not send a sign." in first.doubts


def test_a_letter_before_the_number_is_no_unit_and_one_behind_it_is() -> None:
    before = taught({Kind.REST: "N0.0#\r", Kind.PUSH: "N5.4#\r", Kind.PULL: "N-4.8#\r"}, unit="N")
    assert (before.profile.unit.source, before.profile.unit.fixed) == ("fixed", "kgf")
    pointed = taught({Kind.REST: "F0.#\r", Kind.PUSH: "F50400.#\r", Kind.PULL: "F-48100.#\r"})
    assert (pointed.profile.unit.fixed, pointed.profile.parse.scale) == ("mN", "1")
    behind = taught({Kind.REST: "0.0# kg\r", Kind.PUSH: "5.1# kg\r", Kind.PULL: "-4.8# kg\r"})
    assert (behind.profile.unit.source, behind.profile.unit.map) == ("wire", {"kg": "kgf"})


def test_without_a_point_the_typed_unit_decides_and_the_other_one_is_offered() -> None:
    sent = captured_bytes(lambda kind, at: {"rest": b"0", "push": b"503", "pull": b"-481"}[kind] + b"%d\r" % (at % 3))
    newtons, kilograms = proposals(sent, ()).ranked
    assert (newtons.profile.unit.fixed, newtons.profile.parse.scale) == ("N", "0.01")
    assert (kilograms.profile.unit.fixed, kilograms.profile.parse.scale) == ("kgf", "0.001")
    assert "It does not send its unit: leave its display set to N." in newtons.doubts


def test_a_wire_unit_that_does_not_fit_the_push_is_a_doubt() -> None:
    first = taught({Kind.REST: "0.# N\r", Kind.PUSH: "5.# N\r", Kind.PULL: "-4.# N\r"})
    assert first.doubts == ("The push of 50 N reads as 5 N: look at its display.",)


@pytest.mark.parametrize(
    ("frames", "sentence"),
    [
        ({"rest": b"12.3 N\r", "push": b"12.3 N\r", "pull": b"12.3 N\r"}, NOTHING_FOLLOWS),
        ({"rest": b"0.0 lbFin\r", "push": b"50.1 lbFin\r", "pull": b"-50.1 lbFin\r"}, "It sends a torque (lbFin)"),
        ({"rest": b"\x80\xf8\x00", "push": b"\xfe\x86\x98\x06", "pull": b"\xe6\x1e"}, WRONG_BAUD),
        ({"rest": b"9" * 400 + b"\r", "push": b"8" * 400 + b"\r", "pull": b"7" * 400 + b"\r"}, NOTHING_FOLLOWS),
        ({"rest": b"", "push": b"", "pull": b""}, NOTHING),
    ],
)
def test_what_cannot_be_read_says_what_to_do(library: Library, frames: dict[str, bytes], sentence: str) -> None:
    found = proposals(captured_bytes(lambda kind, _at: frames[kind]), library.profiles())
    assert not found.ranked
    assert found.sentence.startswith(sentence)


@pytest.mark.parametrize(("kinds", "sentence"), [("rest pull", NO_PUSH), ("push pull", NO_REST)])
def test_a_capture_that_is_missing_is_asked_for(library: Library, kinds: str, sentence: str) -> None:
    assert proposals(captured(library.profile("hx711_n"), kinds=kinds), ()).sentence == sentence


def test_a_counter_is_no_force() -> None:
    begins = {Kind.REST: 1000, Kind.PUSH: 6000, Kind.PULL: 9000}
    found = proposals(captured_bytes(lambda kind, at: b"%d\r\n" % (begins[kind] + at)), ())
    assert found.sentence == NOTHING_FOLLOWS


def test_a_draft_is_a_whole_profile_with_examples_out_of_the_capture(library: Library) -> None:
    sent = captured(library.profile("imada_d"))
    profile = proposals(sent, ()).ranked[0].profile
    data = b"".join(piece.data for piece in sent.pieces)
    assert (profile.profile.evidence, profile.profile.tested_on_hardware) == ("capture", False)
    assert (profile.acquire.mode, profile.acquire.request, profile.acquire.rate_max_hz) == ("poll", b"D\r", 20.0)
    assert profile.serial.baud == 19200
    *read, torn = profile.example
    assert [example.expect.value > 0.0 for example in read if example.expect and example.expect.value] == [True, False]
    assert all(example.raw in data for example in (*read, torn))
    assert torn.expect_error


def test_one_that_speaks_at_its_own_key_is_read_so() -> None:
    frames = {Kind.REST: b"0.02 N\r\n", Kind.PUSH: b"51.3 N\r\n", Kind.PULL: b"-48.1 N\r\n"}
    pieces = tuple(Piece(Handling(kind, 50.0), ((0.5, data),)) for kind, data in frames.items())
    assert proposals(Captured(pieces=pieces), ()).ranked[0].profile.acquire.mode == "button"


NOISE = st.one_of(
    st.binary(max_size=300),
    st.text("0123456789.,-+ \r\nNkg;\x02\x03", max_size=120).map(lambda text: text.encode("latin-1")),
)


@settings(max_examples=25)
@given(st.lists(st.lists(st.tuples(st.floats(0, 9), NOISE), max_size=8), min_size=3, max_size=3), st.booleans())
def test_hostile_captures_never_raise_and_noise_is_no_profile(
    library: Library, reads: list[list[tuple[float, bytes]]], known: bool
) -> None:
    done = (AT_REST, Handling(Kind.PUSH, 50.0), Handling(Kind.PULL, 50.0))
    pieces = tuple(Piece(one, tuple(sorted(some))) for one, some in zip(done, reads, strict=True))
    found = proposals(Captured(Head(), pieces), library.profiles() if known else ())
    assert bool(found.ranked) is not bool(found.sentence)
    for proposal in found.ranked:
        assert proposal.explains >= 0.75
        pushed = any(row.kind is Kind.PUSH and row.value is not None for row in proposal.rows)
        assert pushed or proposal.known, "without a push it can be known, but not taught"
        assert not pushed or middle_n(proposal.rows, Kind.PUSH) > 0.0


def test_a_known_one_whose_push_is_negative_is_turned_round(mark10: Profile) -> None:
    first = proposals(captured(mark10, push_n=-PUSH_N, pull_n=-PULL_N), (mark10,)).ranked[0]
    assert first.profile.sign.positive == "tension"
    assert middle_n(first.rows, Kind.PUSH) == pytest.approx(PUSH_N, rel=0.03)
    assert "A push came with a minus, so its sign is turned round." in first.why
