"""The detector against real pushes that two people labelled by eye, before it was made to fit them.

It was then tuned on these same labels, for there are no others: they show that it hears as people see, not how well
it would hear pushes nobody looked at.
"""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pytest

from strengthtrack.science.push_model import Force
from strengthtrack.science.recording import contractions

LABELS = json.loads((Path(__file__).parents[1] / "labelled/pushes.json").read_text())
ONSET_S, END_S = 0.05, 0.3

Seen = tuple[float | None, float | None]
"""What the first and the second labeller saw, s; None: before the first reading, or after the last."""


@dataclass(frozen=True)
class Labelled:
    file: str
    column: str
    piece: int
    to_newtons: float
    pushes: list[dict[str, Any]]
    disputed: bool

    def __str__(self) -> str:
        return f"{Path(self.file).stem.split('_')[0]} {self.column} {self.piece}"

    def read(self, recordings: Path) -> tuple[Force, Force]:
        """Seconds and newtons of one piece; a piece ends where the time starts over."""
        with (recordings / self.file).open(newline="") as table:
            rows = list(csv.DictReader(table))
        t_s = np.array([float(row.get("t_s") or row["Time"]) for row in rows])
        force = np.array([float(row[self.column]) for row in rows]) * self.to_newtons
        starts = np.flatnonzero(np.diff(t_s) < 0.0) + 1
        return np.split(t_s, starts)[self.piece], np.split(force, starts)[self.piece]


TRACES = [
    Labelled(each["file"], each["column"], each["piece"], each["to_newtons"], each["pushes"], "disputed" in each)
    for each in LABELS["traces"]
]
# the six pieces of the grip recording are the same numbers, and the same labels
ONCE = [trace for trace in TRACES if trace.piece == 0]


def off(heard_s: float, seen: Seen, edge_s: float) -> float:
    """How far something heard lies from what the labellers saw, or from between them."""
    times = [edge_s if time_s is None else time_s for time_s in seen]
    return max(min(times) - heard_s, heard_s - max(times), 0.0)


def doubt(push: dict[str, Any]) -> float:
    """How unsure of an onset even the surer labeller was, s."""
    return min((unsure for unsure in push["onset_unsure_s"] if unsure is not None), default=0.0)


def onsets_off(trace: Labelled, recordings: Path) -> list[tuple[float, float]]:
    """How far each onset lies from the labels, and how much the labellers doubted them, s."""
    t_s, force = trace.read(recordings)
    found = zip(contractions(t_s, force), trace.pushes, strict=not trace.disputed)
    return [(off(heard.onset_s, push["onset_s"], float(t_s[0])), doubt(push)) for heard, push in found]


@pytest.mark.parametrize("trace", TRACES, ids=str)
def test_no_labelled_push_is_missed_and_none_is_invented(recordings: Path, trace: Labelled) -> None:
    heard = contractions(*trace.read(recordings))
    assert len(heard) == len(trace.pushes) or (trace.disputed and not heard)


@pytest.mark.parametrize("trace", TRACES, ids=str)
def test_onsets_lie_where_the_labellers_see_them(recordings: Path, trace: Labelled) -> None:
    for off_s, doubt_s in onsets_off(trace, recordings):
        assert off_s <= max(ONSET_S, doubt_s)


def test_only_one_onset_is_further_off_than_fifty_milliseconds_and_both_labellers_doubted_it(recordings: Path) -> None:
    far = [(str(trace), *each) for trace in TRACES for each in onsets_off(trace, recordings) if each[0] > ONSET_S]
    ((name, off_s, doubt_s),) = far
    assert (name, doubt_s) == ("ID18 knee_flex_biceps_femoris 0", 0.2)
    assert off_s == pytest.approx(0.15, abs=0.01)


@pytest.mark.parametrize("trace", TRACES, ids=str)
def test_ends_lie_where_the_labellers_see_them(recordings: Path, trace: Labelled) -> None:
    t_s, force = trace.read(recordings)
    for heard, push in zip(contractions(t_s, force), trace.pushes, strict=not trace.disputed):
        assert off(heard.end_s, push["end_s"], float(t_s[-1])) <= END_S


def apart(edge: str) -> list[float]:
    """How far apart the two labellers set each onset or end that both saw."""
    pairs = [push[edge] for trace in ONCE for push in trace.pushes if None not in push[edge]]
    return [round(abs(first - second), 3) for first, second in pairs]


def test_how_far_the_labellers_disagree_is_stated() -> None:
    assert (len(apart("onset_s")), median(apart("onset_s")), max(apart("onset_s"))) == (13, 0.01, 0.13)
    assert (len(apart("end_s")), median(apart("end_s")), max(apart("end_s"))) == (4, 0.0, 0.01)


def test_where_the_labellers_do_not_agree_whether_there_is_a_push_is_stated() -> None:
    assert [str(trace) for trace in TRACES if trace.disputed] == ["ID8 plantarflex_lat_gastrocnemius 0"]
    seen_by_one = [
        str(each) for each in ONCE for push in each.pushes if (None in push["onset_s"]) and any(push["onset_s"])
    ]
    assert seen_by_one == ["ID18 plantarflex_lat_gastrocnemius 0"]
