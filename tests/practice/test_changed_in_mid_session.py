"""Another dynamometer in the middle of a session: its values are not those of the one before."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from session_bench import SESSION, Bench
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.practice.testing.dynamometer import LiveDynamometer

PlugIn = Callable[[str], None]


@pytest.fixture
def plug_in(monkeypatch: pytest.MonkeyPatch) -> PlugIn:
    return lambda name: monkeypatch.setattr(LiveDynamometer, "instrument", Dynamometer(name))


def test_the_value_is_of_the_trials_that_are_set_up_as_the_newest(bench: Bench, plug_in: PlugIn) -> None:
    session = bench.session()
    values = []
    for name, force in (("Sample 1", 180.0), ("Sample 2", 150.0), ("Sample 2", 140.0), ("Sample 1", 170.0)):
        plug_in(name)
        session.type_value(force, "N")
        values.append(session.view().tests[0].value_n)
    assert values == [180.0, 150.0, 150.0, 180.0]


def test_a_test_that_is_done_is_compared_as_it_was_done_whatever_is_plugged_in_now(
    bench: Bench, plug_in: PlugIn
) -> None:
    plug_in("Sample 1")
    for session in (bench.session(), bench.session(replace(SESSION, id="s2"))):
        bench.edits.write(lambda store, session=session: store.save_session(session.session))  # type: ignore[misc]
        for force in (150.0, 152.0, 154.0):
            session.type_value(force, "N")
        bench.settle()
    plug_in("Sample 2")
    done, coming = bench.session(replace(SESSION, id="s2")).view().tests[:2]
    assert (done.last_visit_n, done.baseline_n, done.changed) == (154.0, 154.0, ())
    assert (coming.last_visit_n, coming.changed) == (None, ())
