"""`kill -9` while trials are written: what was said to be stored is there, whole or as far as it came."""

import os
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

import records_writing_process as process
from records_bench import KEY, piece
from records_writing_process import PIECES, whole
from strengthtrack.records import database
from strengthtrack.records.store import Store

A_TRIAL = PIECES + 2
"""Lines a trial: begun, its pieces, whole."""


def killed_after(path: Path, lines: int, *, while_waiting: bool) -> list[str]:
    """Start the writing process, kill it after `lines` lines, and return every line it still said."""
    tests = str(Path(process.__file__).parent)
    command = [sys.executable, process.__file__, str(path), *([str(lines)] if while_waiting else [])]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": tests}
    ) as running:
        assert running.stdout is not None
        said = list(islice(running.stdout, lines))
        running.kill()
        said += list(running.stdout)
        running.wait(30)
    return [line.rstrip("\n") for line in said if line.endswith("\n")]


def test_killed_in_the_third_trial_two_are_there_and_the_third_as_far_as_it_came(path: Path) -> None:
    said = killed_after(path, 2 * A_TRIAL + 3, while_waiting=True)
    assert said[-3:] == ["begun 3", "piece 3", "piece 3"]
    store = Store(database.open(path, KEY))
    assert store.trials("p1") == (whole(1), whole(2))
    (third,) = store.running.cut_short()
    assert third.id == "t3"
    assert not third.complete
    assert third.trace == piece(0, 200)
    store.close()


def test_the_third_can_then_be_kept_or_dropped(path: Path) -> None:
    killed_after(path, 2 * A_TRIAL + 2, while_waiting=True)
    store = Store(database.open(path, KEY))
    (third,) = store.running.cut_short()
    store.save_trial(third)
    assert store.trials("p1") == (whole(1), whole(2), third)
    assert store.running.cut_short() == ()
    store.close()


def check_after_a_kill(path: Path, said: list[str]) -> None:
    connection = database.open(path, KEY)
    store = Store(connection)
    wholes = sum(line.startswith("whole") for line in said)
    kept = store.trials("p1")
    # the last job may have reached the disk without its line
    assert len(kept) in {wholes, wholes + 1}
    assert kept == tuple(whole(number) for number in range(1, len(kept) + 1))
    pieces = said.count(f"piece {len(kept) + 1}")
    came = {trial.id: trial.trace for trial in store.running.cut_short()}
    assert set(came) <= {f"t{len(kept) + 1}"}
    for trace in came.values():
        assert trace in (piece(0, 100 * pieces), piece(0, 100 * (pieces + 1)))
    assert came or pieces == 0
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    store.close()


@pytest.mark.parametrize("seed", range(2))
def test_killed_at_any_moment_nothing_that_was_stored_is_lost(path: Path, seed: int) -> None:
    lines = random.Random(seed).randint(1, 60)
    check_after_a_kill(path, killed_after(path, lines, while_waiting=False))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 200))
def test_soak_killed_at_any_moment_nothing_that_was_stored_is_lost(path: Path, seed: int) -> None:
    lines = random.Random(seed).randint(1, 300)
    check_after_a_kill(path, killed_after(path, lines, while_waiting=False))
