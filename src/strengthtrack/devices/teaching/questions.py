"""What may be asked of a dynamometer that does not speak by itself: the questions of known ones, or a typed one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from strengthtrack.devices.finding.harmless import is_harmless
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import EntryFault

LONGEST = 32
EVERY_S = 0.05
ENDS = {"nothing": b"", "CR": b"\r", "LF": b"\n", "CR LF": b"\r\n"}
"""What ends a typed question, by the words a person chooses from."""

_HEX = re.compile(r"(?:0x)?[0-9A-Fa-f]{2}(?:[ ,]+(?:0x)?[0-9A-Fa-f]{2})*")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|([rnt\\]))")
_ESCAPED = {"r": "\r", "n": "\n", "t": "\t", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Question:
    """Bytes to send, again after `every_s` where that is not 0; `asked_by` names the dynamometers it is known from."""

    send: bytes
    every_s: float = EVERY_S
    asked_by: tuple[str, ...] = ()


def known_questions(profiles: Iterable[Profile]) -> tuple[Question, ...]:
    """The harmless questions of all profiles for a reading or a name, the best known first; none twice."""
    known = tuple(profiles)
    askers: dict[bytes, list[str]] = {}
    for profile in known:
        for send in _questions(profile):
            if is_harmless(send, profile, known) and profile.name not in askers.setdefault(send, []):
                askers[send].append(profile.name)
    told = (Question(send, asked_by=tuple(names)) for send, names in askers.items() if names)
    return tuple(sorted(told, key=_how_well_known))


def typed_question(text: str, end: str = "nothing", *, as_hex: bool = False, every_s: float = EVERY_S) -> Question:
    """What was typed, as text with escapes as a profile has them or in hexadecimal, and its end; raises EntryFault."""
    if not text.strip():
        raise EntryFault([("ask", "Type what is to be sent, or choose a known question.")])
    send = (from_hex(text) if as_hex else _from_text(text)) + ENDS[end]
    if len(send) > LONGEST:
        raise EntryFault([("ask", f"A question has at most {LONGEST} bytes, and this has {len(send)}; shorten it.")])
    return Question(send, every_s)


def from_hex(text: str) -> bytes:
    """“3F 0D” as bytes; raises EntryFault."""
    if not _HEX.fullmatch(text.strip()):
        raise EntryFault([("ask", f"“{text[:40]}” is no row of bytes in hexadecimal; write them as 3F 0D.")])
    return bytes.fromhex(re.sub(r"0x|,", " ", text))


def _from_text(text: str) -> bytes:
    try:
        return _ESCAPE.sub(_escaped, text).encode("latin-1")
    except UnicodeEncodeError:
        fault = f"“{text[:40]}” has a character that is no single byte; type it in hexadecimal instead."
        raise EntryFault([("ask", fault)]) from None


def _escaped(told: re.Match[str]) -> str:
    return chr(int(told[1], 16)) if told[1] else _ESCAPED[told[2]]


def _questions(profile: Profile) -> list[bytes]:
    """What its probes send, and what polls it."""
    sent = [probe.send for probe in profile.probe]
    if "poll" in profile.modes:
        sent.insert(0, profile.acquire.request)
    return [send for send in dict.fromkeys(sent) if send]


def _how_well_known(question: Question) -> tuple[int, bytes]:
    return -len(question.asked_by), question.send
