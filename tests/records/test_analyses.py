from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records_bench import NOON, TRIAL
from strengthtrack.clinic.analysis import Analysis, Measure, Measured
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store

FIRST = Analysis(
    "a1",
    "t1",
    1,
    NOON,
    0.42,
    100.2,
    0.0004,
    (Measure(Measured.PEAK, 186.25), Measure(Measured.RFD_200, None, why_not="needs 200 readings a second")),
)
MOVED = replace(FIRST, id="a2", made_at=NOON + timedelta(days=1), onset_s=0.44, by="Sample Tester", moved_from_s=0.42)


@pytest.fixture
def trial_kept(store: Store) -> Store:
    store.save_trial(TRIAL)
    return store


def test_the_newest_is_in_force_and_the_one_before_is_still_there(trial_kept: Store) -> None:
    assert trial_kept.analyses.in_force("t1") is None
    assert trial_kept.analyses.save(FIRST) == Changes(frozenset({Kind.ANALYSIS}), "p1")
    trial_kept.analyses.save(MOVED)
    assert trial_kept.analyses.in_force("t1") == MOVED
    assert trial_kept.analyses.of_trial("t1") == (FIRST, MOVED)


def test_a_clock_that_was_set_back_does_not_bring_an_older_one_into_force(trial_kept: Store) -> None:
    early = replace(MOVED, made_at=NOON - timedelta(days=400))
    for one in (FIRST, early):
        trial_kept.analyses.save(one)
    assert trial_kept.analyses.in_force("t1") == early
    trial_kept.analyses.save(replace(early, discarded_at=NOON))
    trial_kept.analyses.save(early)
    assert trial_kept.analyses.of_trial("t1") == (FIRST, early)


def test_one_that_was_taken_back_is_no_longer_in_force_and_stays_in_the_log(trial_kept: Store) -> None:
    gone = replace(MOVED, discarded_at=NOON)
    for one in (FIRST, MOVED, gone):
        trial_kept.analyses.save(one)
    assert trial_kept.analyses.in_force("t1") == FIRST
    assert trial_kept.analyses.of_trial("t1", include_discarded=True) == (FIRST, gone)


def test_the_first_is_kept_once(trial_kept: Store) -> None:
    trial_kept.analyses.keep_first("t1", lambda now: replace(FIRST, made_at=now))
    kept = trial_kept.analyses.in_force("t1")
    trial_kept.analyses.keep_first("t1", lambda now: replace(MOVED, made_at=now))
    assert trial_kept.analyses.of_trial("t1") == (kept,)
    assert kept is not None
    trial_kept.analyses.save(replace(kept, discarded_at=NOON))
    trial_kept.analyses.keep_first("t1", lambda now: replace(MOVED, made_at=now))
    assert trial_kept.analyses.in_force("t1") is None


def test_an_analysis_of_no_trial_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.analyses.save(FIRST)


_numbers = st.floats(allow_nan=False, allow_infinity=False)
_measures = st.builds(Measure, st.sampled_from(Measured), st.none() | _numbers, st.booleans(), st.text(max_size=20))
_any = st.builds(
    Analysis,
    id=st.just("a1"),
    trial_id=st.just("t1"),
    version=st.integers(1, 99),
    made_at=st.just(NOON),
    onset_s=st.none() | _numbers,
    rate_hz=st.none() | _numbers,
    jitter_s=st.none() | _numbers,
    measures=st.lists(_measures, max_size=7).map(tuple),
    by=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    moved_from_s=st.none() | _numbers,
    discarded_at=st.none(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(_any)
def test_whatever_was_kept_is_read_back(trial_kept: Store, analysis: Analysis) -> None:
    trial_kept.analyses.save(analysis)
    assert trial_kept.analyses.in_force("t1") == analysis
