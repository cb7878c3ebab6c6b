from dataclasses import replace

from records_bench import NOON, SESSION, SETUP, TRIAL, trial
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.records.store import Store

EXTENSION = replace(TRIAL, id="extension", setup=replace(SETUP, movement=Movement.EXTENSION))


def test_the_trials_of_one_movement_come_with_their_traces_oldest_first(store: Store) -> None:
    left = replace(trial(3), setup=replace(SETUP, side=Side.LEFT))
    for one in (trial(2), EXTENSION, left, TRIAL):
        store.save_trial(one)
    assert store.by_movement.of(Movement.ABDUCTION, [SESSION.id]) == (TRIAL, trial(2), left)
    assert store.by_movement.of(Movement.EXTENSION, [SESSION.id]) == (EXTENSION,)


def test_only_the_sessions_that_are_asked_for_are_read(store: Store) -> None:
    store.save_session(replace(SESSION, id="s2"))
    store.save_trial(TRIAL)
    store.save_trial(replace(trial(2), session_id="s2"))
    assert store.by_movement.of(Movement.ABDUCTION, ["s2"]) == (replace(trial(2), session_id="s2"),)
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
