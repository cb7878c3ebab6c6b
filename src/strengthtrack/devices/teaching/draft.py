"""What a new profile would state, from one candidate: the table that its file is written from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.teaching.acquiring import acquiring
from strengthtrack.devices.teaching.candidate import Candidate
from strengthtrack.devices.teaching.evidence import Evidence
from strengthtrack.devices.teaching.framing_guess import wire
from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.devices.teaching.proposal import FrameRow, Table
from strengthtrack.devices.teaching.reading import rows_of

NO_NAME = "new_gauge"


def draft(candidate: Candidate, evidence: Evidence) -> dict[str, object]:
    """Every part but the examples, which only a profile that reads can give."""
    number = candidate.number
    return {
        "schema": 1,
        "profile": _about(evidence),
        "serial": _serial(evidence),
        "framing": candidate.framed.table,
        "acquire": acquiring(evidence, candidate.framed.frames),
        "parse": {
            "pattern": number.pattern,
            **({"number": number.coding} if number.coding != "decimal" else {}),
            **({"scale": candidate.fit.scale} if candidate.fit.scale != "1" else {}),
            **_ignored(candidate),
        },
        "unit": {"source": "wire", "map": dict(number.units)} if candidate.on_wire else _fixed(candidate),
        "sign": _sign(candidate, evidence),
    }


def examples_of(profile: Profile, rows: Sequence[FrameRow]) -> tuple[Table, ...]:
    """A push, a pull, one at rest, and a frame that is no reading, each taken from the capture."""
    read = [row for row in rows if row.value is not None]
    usual = [_usual([row for row in read if row.kind is kind]) for kind in (Kind.PUSH, Kind.PULL, Kind.REST)]
    signed = [next((row for row in read if (row.value or 0.0) < 0.0), None)]
    chosen = {row.raw: row for row in (*usual, *(signed if not _has_pull(usual) else [])) if row is not None}
    told: list[Table] = [
        {"raw": wire(row.raw), "expect": {"value": row.value, "unit": row.unit}} for row in chosen.values()
    ]
    torn = _torn(profile, list(chosen), [row.raw for row in rows if row.value is None])
    return (*told, {"raw": wire(torn), "expect_error": True})


def _has_pull(rows: Sequence[FrameRow | None]) -> bool:
    return any(row is not None and (row.value or 0.0) < 0.0 for row in rows)


def _usual(rows: Sequence[FrameRow]) -> FrameRow | None:
    """The one in the middle of all values."""
    ranked = sorted(rows, key=lambda row: row.value or 0.0)
    return ranked[len(ranked) // 2] if ranked else None


def _torn(profile: Profile, good: Sequence[bytes], bad: Sequence[bytes]) -> bytes:
    """A frame of the capture that was none, else one of the good ones cut short, or with its last byte put wrong."""
    cuts = [frame[: len(frame) - at] for frame in good for at in range(1, len(frame))]
    wrong = [frame[:-1] + b"?" for frame in good]
    fitting = [*bad, *cuts, *wrong]
    return next((one for one in fitting if 0 < len(one) <= profile.framing.most_bytes and _is_none(profile, one)), b"?")


def _is_none(profile: Profile, frame: bytes) -> bool:
    return all(row.value is None for row in rows_of(profile, {Kind.ANY: (frame,)}))


def _about(evidence: Evidence) -> dict[str, object]:
    done = ", ".join(piece.handling.words for piece in evidence.pieces)
    what = f"{done}, captured at {evidence.serial.baud} baud"
    return {
        "id": NO_NAME,
        "name": "New gauge",
        "vendor": "not known",
        "models": ["New gauge"],
        "protocol": NO_NAME,
        "evidence": "capture",
        "tested_on_hardware": False,
        "sources": [{"where": "a capture", "what": what}],
    }


def _serial(evidence: Evidence) -> dict[str, object]:
    told = evidence.serial.model_dump(exclude_defaults=True)
    return {key: value for key, value in told.items() if value not in ((), None)} | {"baud": evidence.serial.baud}


def _fixed(candidate: Candidate) -> Mapping[str, object]:
    return {"source": "fixed", "fixed": candidate.fit.unit}


def _ignored(candidate: Candidate) -> Mapping[str, object]:
    """Empty lines; what else comes is shown as it comes."""
    return {"ignore": ["^$"]} if b"" in candidate.framed.all else {}


def _sign(candidate: Candidate, evidence: Evidence) -> dict[str, object]:
    middles, pulled = candidate.number.middles, evidence.pull is not None
    told = {"map": dict(candidate.number.signs)} if candidate.number.signs else {}
    if pulled and middles.back is not None and middles.back * middles.change < 0:
        positive = "compression" if middles.change > 0 else "tension"
        return {"positive": positive, "verified": True, "note": "Seen at a push and at a pull.", **told}
    note = "A pull showed no sign." if pulled else "No pull was captured."
    if pulled or not _has_minus(candidate):
        return {"positive": "unsigned", "verified": pulled, "note": note, **told}
    return {"positive": "compression" if middles.change > 0 else "tension", "verified": False, "note": note, **told}


def _has_minus(candidate: Candidate) -> bool:
    """Whether a number under 0 was seen, as at rest."""
    return candidate.number.coding == "decimal" and any(b"-" in frame for frame in candidate.framed.all)
