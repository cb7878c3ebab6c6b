"""`kill -9` at random instants of a session, again and again on the same records: nothing that was stored is lost.

After each kill the records are looked at, and the session goes on where it was left.
"""

import os
import random
import subprocess
import sys
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

import session_writing_process as process
from session_writing_process import KEY, PATIENT, RATE_HZ, numbers
from strengthtrack.clinic.trial import Trial
from strengthtrack.records import database
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.store import Store

LINES = 200
"""So many at most are heard before a kill: twenty seconds of the patient's time."""

UNSAID = 1000
"""Numbers left out between two starts, for readings that were fed and not spoken of."""


@dataclass
class Said:
    """What one process said was on the disk before it was killed."""

    ended: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    """Trials of before that were kept or dropped."""
    fed: int = -1
    """The last reading of which was spoken."""
    runs: str = "-"


def killed_somewhere(path: Path, first: int, chance: random.Random) -> Said:
    """Start the process, kill it at a random instant, and tell what it said until then."""
    # one in five is killed while it opens the records and takes up the session
    lines = chance.randint(1, 2) if chance.random() < 0.2 else chance.randint(3, LINES)
    with subprocess.Popen(
        [sys.executable, process.__file__, str(path), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(process.__file__).parent)},
    ) as running:
        assert running.stdout is not None
        heard = list(islice(running.stdout, lines))
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(chance.uniform(0.0, 0.03))
        running.kill()
        heard += running.stdout
    return understood([line.split() for line in heard if line.endswith("\n")], first)


def understood(lines: list[list[str]], first: int) -> Said:
    said = Said(fed=first - 1)
    for what, *rest in lines:
        if what == "ended":
            said.ended.add(rest[0])
        elif what in {"kept", "dropped"}:
            said.settled.add(rest[0])
        elif what == "fed":
            said.fed, said.runs = int(rest[0]), rest[1]
    return said


@dataclass
class Records:
    """The records as they were after the last kill: trials that ended, set aside or not, and those that did not."""

    path: Path
    ended: dict[str, Trial] = field(default_factory=dict)
    running: dict[str, Trial] = field(default_factory=dict)

    def look_again(self, said: Said) -> None:
        """Hold the records against what was said before this kill, and against what they were before it."""
        ended, running = look(self.path)
        for id, trial in self.ended.items():
            assert ended[id] == trial, "a trial that ended stays as it is"
        assert said.ended <= set(ended), "what ended and was stored is there"
        assert all(ended[id].complete for id in said.ended)
        for id, trial in self.running.items():
            kept = ended.get(id) or running[id]
            assert replace(kept, discarded_at=None) == trial, "what a kill cut short stays as far as it came"
        assert said.settled <= set(ended)
        new = set(ended | running) - set(self.ended) - set(self.running) - said.ended
        assert len(new) <= 1, "only what happened last may be there without a word"
        if said.runs != "-":
            assert new == {said.runs} if said.runs not in said.ended else not new
            last = (ended | running)[said.runs].trace
            assert last is not None
            assert numbers(np.asarray(last.value))[-1] >= said.fed - RATE_HZ, "a second at most is missing"
        self.ended, self.running = ended, running


def look(path: Path) -> tuple[dict[str, Trial], dict[str, Trial]]:
    """Every trial that ended and every one that did not, by id, in a file that is sound."""
    connection = database.open(path, KEY)
    try:
        for pragma, sound in (
            ("integrity_check", [("ok",)]),
            ("foreign_key_check", []),
            ("cipher_integrity_check", []),
        ):
            assert connection.execute(f"PRAGMA {pragma}").fetchall() == sound
        store = Store(connection)
        sessions = store.sessions(PATIENT.id)
        assert sum(session.finished_at is None for session in sessions) <= 1, "an unfinished session is gone on with"
        ended = [t for session in sessions for t in store.session_trials(session.id, include_discarded=True)]
        running = store.running.cut_short()
    finally:
        connection.close()
    assert_no_reading_is_missing_or_there_twice([*ended, *running])
    return {trial.id: trial for trial in ended}, {trial.id: trial for trial in running}


def assert_no_reading_is_missing_or_there_twice(trials: list[Trial]) -> None:
    seen = [np.empty(0, dtype=np.int64)]
    for trial in trials:
        assert trial.trace is not None
        came = numbers(np.asarray(trial.trace.value))
        assert np.array_equal(came, np.arange(came[0], came[0] + len(came))), f"trial {trial.number} has a gap"
        assert np.allclose(np.asarray(trial.trace.t_s), (came - came[0]) / RATE_HZ)
        seen.append(came)
    together = np.concatenate(seen)
    assert len(np.unique(together)) == len(together), "a reading belongs to one trial"


def killed_again_and_again(path: Path, kills: int, seed: int) -> Records:
    chance, records, first = random.Random(seed), Records(path), 0
    for _ in range(kills):
        said = killed_somewhere(path, first, chance)
        records.look_again(said)
        first = said.fed + UNSAID
    return records


def test_a_session_killed_five_times_loses_nothing_that_was_stored(tmp_path: Path, seed: int) -> None:
    records = killed_again_and_again(tmp_path / RECORDS, 5, seed)
    assert records.ended


@pytest.mark.soak
@pytest.mark.parametrize("part", range(8))
def test_soak_two_hundred_kills_lose_nothing_that_was_stored(tmp_path: Path, seed: int, part: int) -> None:
    records = killed_again_and_again(tmp_path / RECORDS, 25, 1000 * seed + part)
    assert len(records.ended) > 25
