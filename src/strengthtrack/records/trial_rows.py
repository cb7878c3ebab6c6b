"""Trials and their traces as rows, and back."""

import sys
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

from strengthtrack.clinic.setup import Contraction, Dynamometer, Feedback, Fixation, Movement, Setup, Side, ValueRule
from strengthtrack.clinic.trial import Mark, Source, Trace, Trial
from strengthtrack.clinic.units import UnknownUnit
from strengthtrack.records.rows import Found, moment_or_none, utc, utc_or_none
from strengthtrack.records.sql import Sql, Value

_SETUP = (
    "movement", "side", "position", "pad", "fixation", "contraction", "feedback", "value_rule", "lever_arm_m", "tester",
    "dynamometer_model", "dynamometer_serial", "profile_id", "profile_hash",
)  # fmt: skip
LIGHT = (
    "id", "session_id", "number", "started_at", "source", "app_version", "typed_n", "typed_as", "resting_n", "complete",
    "mark", "practice", "note", "discarded_at", "discarded_why", "peak_n", *_SETUP,
)  # fmt: skip
"""The columns of a trial, in the order in which `light_from` takes them."""
_setup_told = itemgetter(*_SETUP)
# quicker than to ask the enumeration, which tells with thousands of trials
_SOURCE = {source.value: source for source in Source}
_MARK = {mark.value: mark for mark in Mark}
WHOLE = """
SELECT trial.*, trace.unit, trace.zero, trace.t_s, trace.value FROM trial LEFT JOIN trace ON trace.trial_id = trial.id
"""
"""Trials with their traces."""
ENDED = f"""
{WHOLE} JOIN session ON session.id = trial.session_id
WHERE NOT trial.running AND session.discarded_at IS NULL
"""
IN_USE = f"{ENDED} AND trial.discarded_at IS NULL"
OLDEST_FIRST = "ORDER BY trial.started_at, trial.number, trial.rowid"


def trial_row(trial: Trial) -> dict[str, Value]:
    """A trial as a row, without its trace."""
    return {
        "id": trial.id,
        "session_id": trial.session_id,
        **_setup_columns(trial.setup),
        "number": trial.number,
        "started_at": utc(trial.started_at),
        "source": trial.source.value,
        "app_version": trial.app_version,
        "typed_n": trial.typed_n,
        "typed_as": trial.typed_as,
        "resting_n": trial.resting_n,
        "peak_n": _peak_n(trial),
        "complete": int(trial.complete),
        "mark": trial.mark.value if trial.mark else None,
        "practice": int(trial.practice),
        "note": trial.note,
        "running": 0,
        "discarded_at": utc_or_none(trial.discarded_at),
        "discarded_why": trial.discarded_why,
    }


def _peak_n(trial: Trial) -> float | None:
    """Its peak, so that it need not be worked out again; None where its unit is not known, or not one reading came."""
    if trial.trace is None:
        return trial.peak_n
    if not trial.trace.value:
        return None
    from strengthtrack.science.measures import trial_peak_n  # numpy: the list of patients is shown without it

    with suppress(UnknownUnit):
        return trial_peak_n(trial)
    return None


def trace_row(trial_id: str, trace: Trace) -> dict[str, Value]:
    """A trace as a row."""
    return {"trial_id": trial_id, **trace_columns(trace)}


def put_trace(sql: Sql, trial: Trial) -> None:
    """Keep a trial's trace; one that was read without it keeps what it has."""
    if trial.trace is not None:
        sql.put("trace", trace_row(trial.id, trial.trace), pk="trial_id")
    elif trial.peak_n is None:
        sql.run("DELETE FROM trace WHERE trial_id = ?", trial.id)


def trial_from(row: Found) -> Trial:
    """A trial from a row, which holds its trace, or its peak where the trace was not read."""
    whole = "t_s" in row
    return Trial(
        id=row["id"],
        session_id=row["session_id"],
        setup=_setup(*_setup_told(row)),
        number=row["number"],
        started_at=datetime.fromisoformat(row["started_at"]),
        source=_SOURCE[row["source"]],
        app_version=row["app_version"],
        trace=trace_from(row) if whole and row["t_s"] is not None else None,
        typed_n=row["typed_n"],
        typed_as=row["typed_as"],
        resting_n=row["resting_n"],
        complete=bool(row["complete"]),
        mark=_MARK[row["mark"]] if row["mark"] else None,
        practice=bool(row["practice"]),
        note=row["note"],
        discarded_at=moment_or_none(row["discarded_at"]),
        discarded_why=row["discarded_why"],
        peak_n=None if whole else row["peak_n"],
    )


def light_from(row: Sequence[Any]) -> Trial:
    """A trial from the columns of LIGHT, with its peak in place of its trace; quicker, for thousands."""
    (
        id, session_id, number, started_at, source, app_version, typed_n, typed_as, resting_n, complete, mark, practice,
        note, discarded_at, discarded_why, peak_n, *setup,
    ) = row  # fmt: skip
    return Trial(
        id,
        session_id,
        _setup(*setup),
        number,
        datetime.fromisoformat(started_at),
        _SOURCE[source],
        app_version,
        None,
        typed_n,
        typed_as,
        resting_n,
        bool(complete),
        _MARK[mark] if mark else None,
        bool(practice),
        note,
        moment_or_none(discarded_at),
        discarded_why,
        peak_n,
    )


def as_far_as_it_came(row: Found, pieces: Sequence[Found]) -> Trial:
    """A running trial from its row and its pieces, in order; at least one."""
    trace = trace_from(pieces[0])
    for piece in map(trace_from, pieces[1:]):
        trace.t_s.extend(piece.t_s)
        trace.value.extend(piece.value)
    return replace(trial_from(row), trace=trace)


def trace_columns(trace: Trace) -> dict[str, Value]:
    """A trace as columns; float64, little-endian."""
    return {"unit": trace.unit, "zero": trace.zero, "t_s": _bytes(trace.t_s), "value": _bytes(trace.value)}


def trace_from(row: Found) -> Trace:
    """A trace from its columns."""
    return Trace(_floats(row["t_s"]), _floats(row["value"]), row["unit"], row["zero"])


def _setup_columns(setup: Setup) -> dict[str, Value]:
    return {
        "movement": setup.movement.value,
        "side": setup.side.value,
        "position": setup.position,
        "pad": setup.pad,
        "fixation": setup.fixation.value,
        "contraction": setup.contraction.value,
        "feedback": setup.feedback.value,
        "value_rule": setup.value.value,
        "lever_arm_m": setup.lever_arm_m,
        "tester": setup.tester,
        "dynamometer_model": setup.dynamometer.model,
        "dynamometer_serial": setup.dynamometer.serial,
        "profile_id": setup.dynamometer.profile_id,
        "profile_hash": setup.dynamometer.profile_hash,
    }


@lru_cache(maxsize=256)
def _setup(*told: Any) -> Setup:
    """A set-up from its columns; most trials of a patient were set up as one before."""
    row = dict(zip(_SETUP, told, strict=True))
    return Setup(
        movement=Movement(row["movement"]),
        side=Side(row["side"]),
        position=row["position"],
        pad=row["pad"],
        fixation=Fixation(row["fixation"]),
        contraction=Contraction(row["contraction"]),
        lever_arm_m=row["lever_arm_m"],
        dynamometer=Dynamometer(
            row["dynamometer_model"], row["dynamometer_serial"], row["profile_id"], row["profile_hash"]
        ),
        tester=row["tester"],
        feedback=Feedback(row["feedback"]),
        value=ValueRule(row["value_rule"]),
    )


def _bytes(values: "array[float]") -> bytes:
    return _swapped(values).tobytes()


def _floats(stored: bytes) -> "array[float]":
    return _swapped(array("d", stored))


def _swapped(values: "array[float]") -> "array[float]":
    if sys.byteorder == "little":
        return values
    swapped = values[:]
    swapped.byteswap()
    return swapped
