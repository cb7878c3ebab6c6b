"""How readings come, from the times of a capture: by themselves, when asked, or at a key of the dynamometer."""

from __future__ import annotations

from collections.abc import Mapping

from strengthtrack.devices.teaching.evidence import Evidence
from strengthtrack.devices.teaching.frames_of import FramesOf
from strengthtrack.devices.teaching.framing_guess import wire

BY_KEY_HZ = 0.7
FASTEST_HZ = 10_000.0
SLOWEST_HZ = 0.5


def rate_hz(evidence: Evidence, frames: FramesOf) -> float:
    """Frames a second where they come fastest, 0 where that cannot be told."""
    rates = [0.0]
    for piece in evidence.pieces:
        lasted_s = piece.reads[-1][0] - piece.reads[0][0]
        count = len(frames.get(piece.handling.kind, ()))
        if lasted_s > 0.0 and count > 1:
            rates.append((count - 1) / lasted_s)
    return min(max(rates), FASTEST_HZ)


def acquiring(evidence: Evidence, frames: FramesOf) -> Mapping[str, object]:
    """The part [acquire] of a profile."""
    hz = rate_hz(evidence, frames)
    asked, every_s = evidence.head.asked, evidence.head.every_s
    if asked and every_s:
        period_ms = 1000.0 * every_s
        return {
            "mode": "poll",
            "rate_max_hz": _rounded(1.0 / every_s),
            "request": wire(asked),
            "reply_timeout_ms": round(min(2000.0, max(200.0, 3.0 * period_ms))),
        }
    start = {"start": wire(asked)} if asked else {}
    if hz < BY_KEY_HZ and not asked:
        return {"mode": "button", "rate_max_hz": 1.0}
    return {"mode": "stream", "rate_max_hz": _rounded(1.1 * hz), **start}


def _rounded(hz: float) -> float:
    return float(f"{min(max(hz, SLOWEST_HZ), FASTEST_HZ):.2g}")
