"""Hands a running trial to the writer second by second, and the finished one at once. Nothing here waits."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import uuid4

from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Trace, Trial
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store
from strengthtrack.science.analysis import analysed

Post = Callable[[Callable[[Store], Changes], str], None]


class Recorder:
    """Keeps what was posted until the writer says it is stored, and posts it again when it was not."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._waiting: dict[str, Trial] = {}
        self._refused = False

    @property
    def needs_another_try(self) -> bool:
        """Whether a finished trial was refused, by a full disk say."""
        return self._refused and bool(self._waiting)

    @property
    def unsaved(self) -> int:
        """How many finished trials are not stored yet."""
        return len(self._waiting)

    def waiting(self, store: Store) -> tuple[Trial, ...]:
        """Finished trials that the records do not hold yet."""
        return tuple(trial for trial in self._waiting.values() if not store.has_trial(trial.id))

    def begin(self, trial: Trial) -> None:
        """A trial begins; from here on a crash leaves what came so far."""
        self._post(partial(_begin, trial=trial), f"trial {trial.number}")

    def piece(self, trial: Trial, piece: Trace) -> None:
        """The next second of a running trial."""
        self._post(partial(_append, trial=trial, piece=piece), f"trial {trial.number}")

    def file(self, trial: Trial) -> None:
        """A finished trial, whole."""
        self._waiting[trial.id] = trial
        self._post(partial(_save, trial=trial), trial.id)

    def test_after_all(self, session_id: str, movement: Movement, side: Side) -> None:
        """A test that was left out is armed after all."""
        job = partial(_clear_skipped, session_id=session_id, movement=movement, side=side)
        self._post(job, f"{movement.words} {side.value}")

    def stored(self, what: str) -> None:
        """The writer stored what was called `what`; what was refused before is tried again."""
        self._waiting.pop(what, None)
        if self._refused:
            self.try_again()

    def refused(self, what: str) -> bool:
        """The writer could not store `what`; whether that was a finished trial, which is kept for another try."""
        self._refused = True
        return what in self._waiting

    def try_again(self) -> None:
        """Post every finished trial that is not stored yet."""
        self._refused = False
        for trial in tuple(self._waiting.values()):
            self.file(trial)


def _begin(store: Store, trial: Trial) -> Changes:
    # its run-up comes with the first piece, which begins at the first sample
    return store.running.begin(replace(trial, trace=None, complete=False))


def _append(store: Store, trial: Trial, piece: Trace) -> Changes:
    return store.running.append(trial.id, piece)


def _clear_skipped(store: Store, session_id: str, movement: Movement, side: Side) -> Changes:
    return store.clear_skipped(session_id, movement, side)


def _save(store: Store, trial: Trial) -> Changes:
    # by the time of another try somebody may have stored it with a mark, or set aside; that is newer
    kept = store.trial(trial.id) if store.has_trial(trial.id) else trial
    with store.together():
        changes = store.save_trial(kept)
        if kept.trace is not None:
            store.analyses.keep_first(kept.id, partial(analysed, kept, uuid4().hex))
    return changes
