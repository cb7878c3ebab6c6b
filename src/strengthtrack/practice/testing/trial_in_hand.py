"""The trial that runs, on its way into the records: begun, handed over second by second, ended."""

from dataclasses import replace

from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.clinic.units import from_newtons
from strengthtrack.practice.testing.hands import Hands
from strengthtrack.practice.testing.running_trial import RunningTrial
from strengthtrack.science.lone_readings import lone_readings
from strengthtrack.science.measures import trial_force

PIECE_S = 1.0


class TrialInHand:
    """At most one trial; `running` is None between two. Nothing here waits for the disk."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._mark: Mark | None = None
        self.running: RunningTrial | None = None
        self.by_hand = False
        """Whether the tester began it; else it was heard."""

    def begin(self, header: Trial, onset_s: float, *, by_hand: bool = False) -> None:
        """A push began, or the tester says so."""
        dynamometer = self._hands.dynamometer
        zero = from_newtons(dynamometer.zero_n, dynamometer.unit)
        self.running, self.by_hand = RunningTrial(header, onset_s, dynamometer.unit, zero), by_hand
        dynamometer.trial_runs = True
        self.take()
        self._hands.recorder.begin(self.running.finished(complete=False))

    def take(self) -> None:
        """Take what came since the last look."""
        dynamometer = self._hands.dynamometer
        if self.running is not None and dynamometer.unit == self.running.unit:
            self.running.take(dynamometer.recent, overloaded=dynamometer.overloaded)

    @property
    def unit_changed(self) -> bool:
        """Whether a key on the dynamometer changed its unit in the push; one trace has one unit."""
        return self.running is not None and self.running.unit != self._hands.dynamometer.unit

    def mark(self, mark: Mark) -> None:
        """Say while it runs why it will not count; the same again takes it back."""
        self._mark = None if self._mark is mark else mark

    def hand_over(self) -> None:
        """Give the next second to the writer, once it is whole."""
        piece = self.running.next_piece(PIECE_S) if self.running is not None else None
        if self.running is not None and piece is not None:
            self._hands.recorder.piece(self.running.header, piece)

    def end(self, *, complete: bool) -> Trial:
        """The trial as it came; the caller files it."""
        assert self.running is not None  # noqa: S101 - every caller looked
        self.take()
        trial = self.running.finished(complete=complete)
        mark = Mark.OVERLOADED if self.running.overloaded else self._mark
        if mark is None and len(lone_readings(*trial_force(trial))):
            mark = Mark.MISREAD
        trial = replace(trial, mark=mark)
        self.running, self._mark = None, None
        self._hands.dynamometer.trial_runs = False
        return trial
