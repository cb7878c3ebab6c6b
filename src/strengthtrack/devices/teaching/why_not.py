"""Why nothing can be proposed, and what to do next, as one sentence."""

from __future__ import annotations

from strengthtrack.devices.teaching.evidence import Evidence
from strengthtrack.devices.teaching.frames_of import Framed
from strengthtrack.devices.teaching.framing_guess import framing_guesses
from strengthtrack.devices.teaching.text_numbers import torque_in

NOTHING = (
    "Nothing came: switch the dynamometer on and bring it to its measuring screen; one that speaks only when it is "
    "asked needs a question."
)
WRONG_BAUD = "What came looks like another baud rate: try the next one, and listen until it can be read as text."
NO_REST = "Capture it at rest too, for only what changes from rest to push can be the force."
NO_PUSH = "Capture a push too, for only what changes from rest to push can be the force."
NO_FORCE = "Say how large the push was, as near as it is known, for its unit is told by that."
NO_FRAMES = "The bytes repeat in no way that is known here: save the capture and send it, so that it can be looked at."
NOTHING_FOLLOWS = (
    "No number in it follows the push: hold rest, push and pull steadily for the whole time, each about as strong as "
    "you typed, and capture again."
)
NOT_TEXT = 0.25


def why_not(evidence: Evidence) -> str:
    """One sentence."""
    if not evidence.data:
        return NOTHING
    guesses = list(framing_guesses(evidence))
    if looks_garbled(evidence.data) and not any(guess.framing.kind == "header" for guess in guesses):
        return WRONG_BAUD
    if evidence.rest is None or evidence.push is None:
        return NO_REST if evidence.rest is None else NO_PUSH
    if torque := _torque(guesses):
        return f"It sends a torque ({torque}), and only a force can be recorded: set it to a unit of force."
    if not guesses:
        return NO_FRAMES
    return NOTHING_FOLLOWS if evidence.push.handling.force_n else NO_FORCE


def looks_garbled(data: bytes) -> bool:
    """Whether too little of it is text, as at a wrong baud rate."""
    return not_text(data) > NOT_TEXT


def not_text(data: bytes) -> float:
    """The share of bytes that stand in no text, 0 to 1."""
    strange = sum(not (32 <= byte < 127 or byte in b"\r\n\t\x02\x03") for byte in data)
    return strange / max(1, len(data))


def _torque(guesses: list[Framed]) -> str:
    return next((word for guess in guesses if (word := torque_in(guess.frames))), "")
