"""What is said of a trial after it was filed: why it does not count, that it was the other leg. All can be undone."""

from collections.abc import Iterator
from dataclasses import replace

from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.errors import EntryFault
from strengthtrack.practice import edits
from strengthtrack.practice.testing.hands import Hands
from strengthtrack.practice.testing.session_book import SessionBook
from strengthtrack.practice.testing.session_view import Test

OVER = "Trial {number} went beyond the dynamometer’s range and cannot count; go on with the next trial."
REPEATED = "repeated"


class Mends:
    """Writes into the records, and waits for it; whoever asked for it loads the book again. Raises RecordsFault."""

    def __init__(self, session_id: str, book: SessionBook, hands: Hands) -> None:
        self._session_id = session_id
        self._book = book
        self._hands = hands

    def mark(self, trial: Trial, mark: Mark) -> None:
        """Say why a trial does not count; the same again takes it back.

        Raises EntryFault for a trial that was overloaded: no mark may make its peak a value.
        """
        if trial.mark is Mark.OVERLOADED:
            raise EntryFault([("mark", OVER.format(number=trial.number))])
        self._hands.edits.do(edits.mark_trial(trial, None if trial.mark is mark else mark))

    def note(self, trial: Trial, text: str) -> None:
        """Keep a free note with a trial; an empty one takes it away."""
        if text.strip() != trial.note:
            self._hands.edits.do(edits.note_trial(trial, text.strip()))

    def set_aside(self, trial: Trial, why: str) -> None:
        """Set a trial aside, with the reason."""
        if trial.discarded_at is None:
            self._hands.edits.do(edits.set_aside(trial, why.strip(), self._hands.now()))

    def bring_back(self, trial: Trial) -> None:
        """Let a trial that was set aside be one of the others again, behind them where its number is taken."""
        if trial.discarded_at is None:
            return
        test = trial.setup.movement, trial.setup.side
        others = self._book.trials.get(test, ())
        taken = any(other.number == trial.number and other.practice is trial.practice for other in others)
        number = self._book.next_number(test, practice=trial.practice) if taken else trial.number
        self._hands.edits.do(edits.bring_back(trial, number))

    def skip(self, test: Test, why: str) -> None:
        """Leave a movement and side out today, with the reason."""
        self._hands.edits.do(edits.skip_test(SkippedTest(self._session_id, *test, why.strip())))

    def pain(self, test: Test, score: int | None) -> None:
        """Pain during a test, 0 to 10; None takes the answer back."""
        if score is None:
            self._hands.edits.write(lambda store: store.clear_pain(self._session_id, *test))
        else:
            answer = PainInTest(self._session_id, *test, score)
            self._hands.edits.write(lambda store: store.save_pain(answer))

    def to_other_leg(self, test: Test) -> bool:
        """File the trials of a test and its pain under the other leg, behind what is there; whether there were any."""
        movement, side = test
        before = (*self._book.trials.get(test, ()), *self._book.aside.get(test, ()))
        if not before:
            return False
        own, others = self._book.pains.get(test), self._book.pains.get((movement, side.other))
        after = tuple(self._renumbered(before))
        pains = (side, None), (side.other, others if own is None else own)
        edit = edits.other_side(
            edits.OfBothLegs(before, ((side, own), (side.other, others))), edits.OfBothLegs(after, pains)
        )
        self._hands.edits.do(edit)
        return True

    def _renumbered(self, trials: tuple[Trial, ...]) -> Iterator[Trial]:
        """The trials as of the other leg; a number that was set aside is given again when it is brought back."""
        setup = trials[0].setup
        other = setup.movement, setup.side.other
        behind = {easy: self._book.next_number(other, practice=easy) - 1 for easy in (True, False)}
        for trial in trials:
            moved = replace(trial, setup=replace(trial.setup, side=setup.side.other))
            yield moved if trial.discarded_at else replace(moved, number=trial.number + behind[trial.practice])
