from dataclasses import replace

import pytest

from records_bench import NOON, TRIAL, piece
from strengthtrack.errors import RecordsFault
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store

RUNNING = replace(TRIAL, trace=None)


def begin(store: Store, pieces: int) -> None:
    store.running.begin(RUNNING)
    for number in range(pieces):
        store.running.append("t1", piece(number))


def test_a_running_trial_is_offered_as_far_as_it_came(store: Store) -> None:
    begin(store, 3)
    (offered,) = store.running.cut_short()
    assert offered == replace(TRIAL, trace=offered.trace, complete=False)
    assert offered.trace is not None
    assert list(offered.trace.value) == [float(n) for n in range(300)]
    assert list(offered.trace.t_s) == [n / 100 for n in range(300)]
    assert (offered.trace.unit, offered.trace.zero) == ("N", 0.5)


def test_a_running_trial_is_not_among_the_trials(store: Store) -> None:
    begin(store, 1)
    assert store.trials("p1") == store.session_trials("s1") == ()
    assert not store.has_trial("t1")


def test_a_trial_that_begins_with_its_run_up_keeps_it(store: Store) -> None:
    store.running.begin(TRIAL)
    store.running.append("t1", piece(1))
    (offered,) = store.running.cut_short()
    assert offered.trace is not None
    assert len(offered.trace.value) == 200


def test_a_trial_of_which_nothing_came_is_not_offered(store: Store) -> None:
    begin(store, 0)
    assert store.running.cut_short() == ()


def test_a_trial_saved_whole_runs_no_more(store: Store) -> None:
    begin(store, 2)
    store.save_trial(TRIAL)
    assert store.running.cut_short() == ()
    assert store.trials("p1") == (TRIAL,)
    begin(store, 1)
    (again,) = store.running.cut_short()
    assert again.trace == piece(0), "nothing is left of the pieces of the first time"


def test_a_piece_that_comes_after_the_end_changes_nothing(store: Store) -> None:
    begin(store, 1)
    store.save_trial(TRIAL)
    store.running.append("t1", piece(1))
    assert store.trials("p1") == (TRIAL,)
    assert store.running.cut_short() == ()


def test_a_piece_of_a_trial_whose_beginning_was_not_kept_is_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(RecordsFault, match="not kept while it runs; let it end, then it is kept whole"):
        store.running.append("t1", piece(0))


def test_a_dropped_trial_is_offered_no_more_but_stays_in_the_file(store: Store) -> None:
    begin(store, 2)
    store.running.drop("t1")
    assert store.running.cut_short() == ()
    assert store.trials("p1") == ()
    kept = store.trial("t1")
    assert kept.discarded_at is not None
    assert kept.trace is not None
    assert len(kept.trace.value) == 200


def test_only_the_named_trial_is_dropped(store: Store) -> None:
    begin(store, 1)
    store.running.begin(replace(TRIAL, id="t2", started_at=NOON))
    store.running.drop("t1")
    assert [trial.id for trial in store.running.cut_short()] == ["t2"]


def test_what_runs_is_news_to_no_page(store: Store) -> None:
    nothing = Changes(frozenset())
    assert store.running.begin(RUNNING) == nothing
    assert store.running.append("t1", piece(0)) == nothing
    assert store.running.drop("t1") == nothing
