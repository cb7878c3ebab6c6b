from dataclasses import replace

from records_bench import NOON, SESSION, SETUP, TRIAL, trial
from strengthtrack.clinic.setup import Movement, Side, ValueRule
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.records.store import Store
from strengthtrack.science.measures import trial_peak_n, trial_value_n

EXTENSION = replace(TRIAL, id="extension", setup=replace(SETUP, movement=Movement.EXTENSION))


def light(trial: Trial, peak_n: float) -> Trial:
    """As it is read for a chart: its peak in place of its trace."""
    return replace(trial, trace=None, peak_n=peak_n)


def test_the_trials_of_one_movement_come_with_their_peaks_oldest_first(store: Store) -> None:
    left = replace(trial(3), setup=replace(SETUP, side=Side.LEFT))
    for one in (trial(2), EXTENSION, left, TRIAL):
        store.save_trial(one)
    found = store.by_movement.of(Movement.ABDUCTION, [SESSION.id])
    assert found == tuple(light(one, trial_peak_n(one)) for one in (TRIAL, trial(2), left))
    assert [trial_peak_n(one) for one in found] == [trial_peak_n(one) for one in (TRIAL, trial(2), left)]
    assert [one.id for one in store.by_movement.of(Movement.EXTENSION, [SESSION.id])] == ["extension"]
    assert len(store.by_movement.of_all([SESSION.id])) == 4


def test_a_value_that_takes_more_than_the_peak_comes_with_its_trace(store: Store) -> None:
    second = replace(TRIAL, setup=replace(SETUP, value=ValueRule.PLATEAU))
    store.save_trial(second)
    (found,) = store.by_movement.of(Movement.ABDUCTION, [SESSION.id])
    assert (found.trace, trial_value_n(found)) == (second.trace, trial_value_n(second))


def test_a_trial_that_was_filed_before_peaks_were_kept_comes_with_its_trace(store: Store) -> None:
    store.save_trial(TRIAL)
    store._sql.run("UPDATE trial SET peak_n = NULL")
    assert store.by_movement.of(Movement.ABDUCTION, [SESSION.id]) == (TRIAL,)


def test_a_trial_read_without_its_trace_and_kept_again_loses_nothing(store: Store) -> None:
    store.save_trial(TRIAL)
    (found,) = store.by_movement.of(Movement.ABDUCTION, [SESSION.id])
    store.save_trial(replace(found, note="looked at"))
    assert store.trial(TRIAL.id) == replace(TRIAL, note="looked at")


def test_a_typed_trial_has_its_value(store: Store) -> None:
    typed = replace(TRIAL, source=Source.TYPED, trace=None, typed_n=150.0, typed_as="150 N")
    store.save_trial(typed)
    assert store.by_movement.of(Movement.ABDUCTION, [SESSION.id]) == (typed,)


def test_only_the_sessions_that_are_asked_for_are_read(store: Store) -> None:
    store.save_session(replace(SESSION, id="s2"))
    store.save_trial(TRIAL)
    store.save_trial(replace(trial(2), session_id="s2"))
    assert [one.id for one in store.by_movement.of(Movement.ABDUCTION, ["s2"])] == ["t2"]
    assert store.by_movement.of(Movement.ABDUCTION, []) == ()


def test_practice_and_what_was_set_aside_are_no_trials_of_a_movement(store: Store) -> None:
    store.save_trial(replace(TRIAL, practice=True))
    store.save_trial(replace(EXTENSION, discarded_at=NOON))
    assert store.by_movement.movements([SESSION.id]) == frozenset()
    assert store.by_movement.of(Movement.ABDUCTION, [SESSION.id]) == ()


def test_the_movements_that_were_tried_are_known_without_a_trace(store: Store) -> None:
    store.save_trial(TRIAL)
    store.save_trial(EXTENSION)
    assert store.by_movement.movements([SESSION.id]) == {Movement.ABDUCTION, Movement.EXTENSION}
