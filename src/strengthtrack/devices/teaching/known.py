"""Whether a profile at hand reads a capture already."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from strengthtrack.devices.finding.plan import rank
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Unit
from strengthtrack.devices.teaching.evidence import Evidence
from strengthtrack.devices.teaching.following import Following, following
from strengthtrack.devices.teaching.force_fit import OFF_BY, fit_in, fits
from strengthtrack.devices.teaching.frames_of import cut, explained
from strengthtrack.devices.teaching.handling import ANYTHING, Handling
from strengthtrack.devices.teaching.looseness import looseness
from strengthtrack.devices.teaching.proposal import FrameRow, Proposal
from strengthtrack.devices.teaching.reading import rows_of, values_in

EXPLAINS = 0.75
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A profile that reads it, and how well: what sorts first is likelier."""

    profile: Profile
    proposal: Proposal
    rank: tuple[object, ...]


def known_proposals(evidence: Evidence, profiles: Sequence[Profile]) -> tuple[Proposal, ...]:
    """Profiles that read most of the bytes and follow the hand, the likeliest first."""
    found = [known for profile in profiles if (known := _tried(evidence, profile)) is not None]
    found.sort(key=lambda known: known.rank)
    return tuple(known.proposal for known in found)


def _tried(evidence: Evidence, profile: Profile) -> Known | None:
    any_unit = profile.in_unit("N") if profile.unit.source == "ask" else profile
    frames = {piece.handling.kind: cut(profile.framing, piece) for piece in evidence.pieces}
    rows = rows_of(any_unit, frames)
    read = [row for row in rows if row.value is not None]
    explains = explained(profile.framing, [row.raw for row in read], evidence)
    # of one that speaks at its own key there is one frame of each, which tells enough together
    fewest = min(FEWEST, len(evidence.pieces)) if evidence.push else FEWEST
    if explains < EXPLAINS or len(read) < fewest:
        return None
    middles = following(values_in(rows)) if evidence.push and evidence.rest else None
    if middles is None and evidence.push and evidence.rest:
        return None
    fitting, why, doubts = _set_up(evidence, profile, middles)
    proposal = Proposal(
        f"These bytes read as {profile.name}",
        fitting,
        None,
        explains,
        (f"{round(100 * explains)} % of the bytes are readings of the {profile.name}.", *why),
        doubts,
        rows_of(fitting, frames),
    )
    settings = (evidence.serial.baud not in {profile.serial.baud, *profile.serial.bauds}, bool(doubts))
    order = (
        -round(explains, 1),
        _asked_otherwise(evidence, profile),
        *settings,
        looseness(any_unit, read),
        rank(profile),
    )
    return Known(profile, proposal, order)


def _set_up(
    evidence: Evidence, profile: Profile, middles: Following | None
) -> tuple[Profile, tuple[str, ...], tuple[str, ...]]:
    """The profile as it must be set to read the push as the force it was, with what was done and what is doubtful."""
    push = evidence.push.handling if evidence.push else ANYTHING
    why: list[str] = []
    doubts: list[str] = []
    fitting = profile.at_baud(evidence.serial.baud)
    if profile.unit.source == "ask":
        unit = _unit(middles, push)
        fitting = fitting.in_unit(unit)
        nearest = f"{unit} is nearest to the push of {push.amount:g} {push.unit}"
        why.append(f"It does not send its unit: {nearest if push.amount else 'choose it when you connect'}.")
    elif middles is not None and push.force_n:
        unit = cast(Unit, _unit_read(fitting, evidence))
        if unit and fit_in(unit, middles.change, push, pointed=True).off > 2.0 * math.log(OFF_BY):
            shown = f"{abs(middles.change):g} {unit}"
            doubts.append(f"The push of {push.amount:g} {push.unit} reads as {shown}: look at its display.")
    if middles is not None and middles.change < 0:
        fitting = fitting.flipped()
        why.append("A push came with a minus, so its sign is turned round.")
    return fitting, tuple(why), tuple(doubts)


def _unit(middles: Following | None, push: Handling) -> Unit:
    found = fits(middles.change, push, pointed=True) if middles is not None else []
    return found[0].unit if found else cast(Unit, push.unit)


def _unit_read(profile: Profile, evidence: Evidence) -> str:
    piece = evidence.push
    rows: tuple[FrameRow, ...] = ()
    if piece is not None:
        rows = rows_of(profile, {piece.handling.kind: cut(profile.framing, piece)})
    return next((row.unit for row in rows if row.value is not None and row.unit in profile.units_known), "")


def _asked_otherwise(evidence: Evidence, profile: Profile) -> int:
    """0 where it was asked as the profile asks, 2 where it was asked what the profile does not know, else 1."""
    asked, acquire = evidence.head.asked, profile.acquire
    usual = {"poll": acquire.request, "stream": acquire.start, "button": b""}[acquire.mode]
    questions = {acquire.request, acquire.start, *(probe.send for probe in profile.probe)}
    return 0 if asked == usual else 1 if asked in questions or not asked else 2
