"""What a search will do on a port, before it does it: openings, how long each listens, and each byte it will send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from strengthtrack.devices.finding.harmless import is_harmless
from strengthtrack.devices.finding.setting import Setting, at_first, is_its_own, reset_by_hand, setting_of
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Probe

ANY_NUMBER = "number_per_line"
"""It reads nearly everything that prints numbers, and so comes last."""

LISTEN_S = 0.5
LONGEST_LISTEN_S = 3.0
SLOW_FRAMES = 2.5
"""A slow stream is listened to until two of its frames have come whole."""

_EVIDENCE = ("vendor-manual", "driver", "capture", "unverified")


@dataclass(frozen=True, slots=True)
class Question:
    """Bytes to send once, and every profile that would be told by the answer; no bytes: listen only."""

    send: bytes
    asked_by: tuple[tuple[Profile, Probe], ...]

    @property
    def answer_s(self) -> float:
        """How long an answer may take, in s: the slowest of them, and the bytes of both on the wire."""
        timeouts = (profile.acquire.reply_timeout_ms / 1000.0 for profile, _ in self.asked_by)
        baud = self.asked_by[0][0].serial.baud
        return min(max(timeouts), 0.5) + (len(self.send) + 24) * 10.0 / baud


@dataclass(frozen=True, slots=True)
class Turn:
    """One opening of a port: `profiles` as set for it, the likeliest first, and the questions in their order."""

    setting: Setting
    profiles: tuple[Profile, ...]
    questions: tuple[Question, ...]
    listen_s: float

    @property
    def probes(self) -> tuple[tuple[Profile, Probe], ...]:
        """What tells a dynamometer that speaks by itself."""
        return tuple((profile, probe) for profile in self.profiles for probe in profile.probe if not probe.send)


def plan(port: Port, profiles: Iterable[Profile]) -> tuple[Turn, ...]:
    """The turns on a port: factory settings first, then the baud rates that somebody may have chosen; each once.

    Where the port's USB id is a dynamometer maker's, only that maker's profiles are looked for.
    """
    everybody = sorted(profiles, key=rank)
    own = [profile for profile in everybody if is_its_own(profile, port)]
    may_hear = _by_setting(_variants(own or everybody, port))
    looked_for = _by_setting(_variants(filter(can_be_found, own or everybody), port))
    return tuple(_turn(setting, found, may_hear[setting]) for setting, found in looked_for.items())


def can_be_found(profile: Profile) -> bool:
    """Whether it speaks by itself or has a harmless question; one that speaks at its button only has neither."""
    return bool(profile.probe) or speaks_by_itself(profile)


def speaks_by_itself(profile: Profile) -> bool:
    """Whether it streams from when it is switched on."""
    return profile.acquire.mode == "stream" and not profile.acquire.start


def rank(profile: Profile) -> tuple[bool, int, str]:
    """What is asked for first, and comes first of equals: the better evidence."""
    about = profile.profile
    return about.id == ANY_NUMBER, _EVIDENCE.index(about.evidence), about.id


def _variants(profiles: Iterable[Profile], port: Port) -> Iterator[Profile]:
    """Every profile as it leaves the factory, then every one at the other baud rates it may be set to."""
    told = tuple(profiles)
    yield from (variant for profile in told for variant in at_first(profile, port))
    yield from (variant for profile in told if not is_its_own(profile, port) for variant in reset_by_hand(profile))


def _by_setting(variants: Iterable[Profile]) -> dict[Setting, tuple[Profile, ...]]:
    """Who shares a setting, in the order in which the settings are first asked for."""
    groups: dict[Setting, dict[str, Profile]] = {}
    for profile in variants:
        groups.setdefault(setting_of(profile.serial), {}).setdefault(profile.id, profile)
    return {setting: tuple(found.values()) for setting, found in groups.items()}


def _turn(setting: Setting, profiles: tuple[Profile, ...], may_hear: tuple[Profile, ...]) -> Turn:
    asked: dict[bytes, list[tuple[Profile, Probe]]] = {}
    for profile in profiles:
        for probe in profile.probe:
            if probe.send and is_harmless(probe.send, profile, may_hear):
                asked.setdefault(probe.send, []).append((profile, probe))
    # a word without an end would stand before the next question to one that waits for an end of line
    words = sorted(asked, key=_has_no_end)
    questions = tuple(Question(send, tuple(asked[send])) for send in words)
    return Turn(setting, profiles, questions, _listen_s(profiles))


def _has_no_end(send: bytes) -> bool:
    return not send.endswith((b"\r", b"\n"))


def _listen_s(profiles: Iterable[Profile]) -> float:
    """Longer for boards that start anew when their port is opened, and for slow streams."""
    waits = (
        profile.serial.settle_ms / 1000.0
        + (SLOW_FRAMES / profile.acquire.rate_max_hz if speaks_by_itself(profile) else 0.0)
        for profile in profiles
    )
    return min(max(LISTEN_S, *waits), LONGEST_LISTEN_S)
