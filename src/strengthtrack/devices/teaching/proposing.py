"""From a capture to proposals: is it a dynamometer that is known, and if not, how may it be read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import cast

from strengthtrack.devices.profiles.loading import parsed
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Unit
from strengthtrack.devices.teaching.candidate import Candidate, Number
from strengthtrack.devices.teaching.capture import Captured
from strengthtrack.devices.teaching.draft import draft, examples_of
from strengthtrack.devices.teaching.evidence import Evidence, evidence_of
from strengthtrack.devices.teaching.force_fit import OFF_BY, fit_in, fits
from strengthtrack.devices.teaching.frames_of import Framed, explained
from strengthtrack.devices.teaching.framing_guess import framing_guesses
from strengthtrack.devices.teaching.known import known_proposals
from strengthtrack.devices.teaching.place_numbers import place_numbers
from strengthtrack.devices.teaching.proposal import Proposal, Proposals, Table
from strengthtrack.devices.teaching.reading import rows_of
from strengthtrack.devices.teaching.text_numbers import text_numbers
from strengthtrack.devices.teaching.why_not import why_not
from strengthtrack.devices.teaching.writing import toml_of
from strengthtrack.errors import ProfileFault

MOST_NEW = 3
MOST_TRIED = 12
MOST_KNOWN = 3
READS = 0.75
"""So much of the bytes must a proposal read."""


def proposals(captured: Captured, profiles: Sequence[Profile]) -> Proposals:
    """What reads the capture, the likeliest first: profiles at hand, then new ones. Never more than a few.

    Takes well under two seconds whatever the capture holds; never raises.
    """
    evidence = evidence_of(captured)
    known = known_proposals(evidence, profiles)[:MOST_KNOWN]
    new = tuple(_new(evidence))[: MOST_NEW if not known else 1]
    if known or new:
        return Proposals((*known, *new))
    return Proposals(sentence=why_not(evidence))


def _new(evidence: Evidence) -> Iterator[Proposal]:
    """Proposals that read as the draft says: of those that assume least, one for each unit."""
    ranked = sorted(_candidates(evidence), key=_rank(evidence))
    told: set[Unit] = set()
    assumed: int | None = None
    for candidate in ranked[:MOST_TRIED]:
        if assumed is not None and candidate.assumes > assumed:
            return
        if candidate.fit.unit not in told and (proposal := _proposal(candidate, evidence)) is not None:
            told.add(candidate.fit.unit)
            assumed = candidate.assumes
            yield proposal


def _rank(evidence: Evidence) -> Callable[[Candidate], tuple[object, ...]]:
    """What assumes least, then what is in the unit that was typed, then what is nearest to the force."""
    typed = evidence.push.handling.unit if evidence.push else ""

    def rank(candidate: Candidate) -> tuple[object, ...]:
        covered = -round(candidate.framed.covered, 1)
        return candidate.assumes, candidate.fit.unit != typed, round(candidate.fit.off, 1), covered

    return rank


def _candidates(evidence: Evidence) -> Iterator[Candidate]:
    if evidence.rest is None or evidence.push is None:
        return
    for framed in framing_guesses(evidence):
        for number in _numbers(framed):
            yield from _in_units(evidence, framed, number)


def _numbers(framed: Framed) -> Iterator[Number]:
    yield from text_numbers(framed.frames)
    yield from place_numbers(framed.frames)


def _in_units(evidence: Evidence, framed: Framed, number: Number) -> Iterator[Candidate]:
    """The number in the unit of the wire, else in each unit in which it is the force of the push and of the pull."""
    assert evidence.push is not None  # noqa: S101 - there are no candidates without one
    push, change = evidence.push.handling, number.middles.change
    if number.units:
        unit = next(iter(number.units.values()))
        yield Candidate(framed, number, fit_in(unit, change, push, pointed=number.pointed), on_wire=True)
        return
    for fit in fits(change, push, pointed=number.pointed):
        candidate = Candidate(framed, number, fit, on_wire=False)
        if _pull_fits(candidate, evidence):
            yield candidate


def _pull_fits(candidate: Candidate, evidence: Evidence) -> bool:
    back = candidate.number.middles.back
    if back is None or evidence.pull is None or not evidence.pull.handling.force_n:
        return True
    off = fit_in(candidate.fit.unit, back * float(candidate.fit.scale), evidence.pull.handling, pointed=True).off
    return off <= 2.0 * math.log(OFF_BY)


def _proposal(candidate: Candidate, evidence: Evidence) -> Proposal | None:
    """The candidate as a profile that loads, or None where it does not, or reads too little."""
    table = draft(candidate, evidence)
    bare = _loaded({**table, "example": _STAND_INS}, checked=False)
    if bare is None:
        return None
    rows = rows_of(bare, candidate.framed.frames)
    read = [row.raw for row in rows if row.value is not None]
    explains = explained(bare.framing, read, evidence)
    if explains < READS:
        return None
    why, doubts = tuple(_why(candidate, explains)), tuple(_doubts(candidate, evidence))
    about = {**cast(Table, table["profile"]), "notes": " ".join(doubts)}
    whole = {**table, "profile": about, "example": list(examples_of(bare, rows))}
    profile = _loaded(whole, checked=True)
    if profile is None:
        return None
    return Proposal(_title(candidate), profile, whole, explains, why, doubts, rows)


_STAND_INS: list[Table] = [{"raw": "", "expect_error": True}, {"raw": "", "expect_error": True}]


def _loaded(table: Table, *, checked: bool) -> Profile | None:
    """The profile as its file would be loaded; `checked` with its examples."""
    try:
        if checked:
            return parsed(toml_of(table).encode("utf-8"), "draft")
        return Profile.model_validate(table)
    except (ProfileFault, ValueError):
        return None


def _title(candidate: Candidate) -> str:
    kinds = {
        "line": "lines",
        "start_end": "frames with start and end",
        "fixed": "frames of one length",
        "header": "records with a header",
        "endless": "numbers without end",
    }
    return f"A new dynamometer: {kinds[candidate.framed.framing.kind]}, in {candidate.fit.unit}"


def _why(candidate: Candidate, explains: float) -> Iterator[str]:
    number, fit = candidate.number, candidate.fit
    yield candidate.framed.why
    yield number.why
    if candidate.on_wire:
        yield f"It sends its unit: {', '.join(number.units)}."
    elif fit.scale != "1":
        yield f"Times {fit.scale} it is the force of the push in {fit.unit}."
    else:
        yield f"It is the force of the push in {fit.unit}."
    yield f"{round(100 * explains)} % of the bytes are readings."


def _doubts(candidate: Candidate, evidence: Evidence) -> Iterator[str]:
    number, fit = candidate.number, candidate.fit
    push = evidence.push.handling if evidence.push else None
    if candidate.on_wire and push and push.force_n and fit.off > 2.0 * math.log(OFF_BY):
        read = f"{abs(number.middles.change) * float(fit.scale):g} {fit.unit}"
        yield f"The push of {push.amount:g} {push.unit} reads as {read}: look at its display."
    if not candidate.on_wire:
        yield f"It does not send its unit: leave its display set to {fit.unit}."
    if evidence.pull is None:
        yield "No pull was captured: its sign is not known for certain."
    elif number.middles.back is not None and number.middles.back * number.middles.change > 0:
        yield "A pull looks like a push: it does not send a sign."
