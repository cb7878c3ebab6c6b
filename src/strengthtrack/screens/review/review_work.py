"""Does long work while the window goes on: a few milliseconds a turn, as long as its page is seen."""

from collections.abc import Generator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from strengthtrack.errors import Mendable
from strengthtrack.practice.steps import Step

TURN_S = 0.010


class ReviewWork(QObject):
    """Signals: `stepped(done, of)`, `finished(found)`, `fault(sentence)`, after which nothing runs."""

    stepped = Signal(int, int)
    finished = Signal(object)
    fault = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Generator[Step, None, object] | None = None
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._turn)

    @property
    def running(self) -> bool:
        """Whether there is anything left to do."""
        return self._steps is not None

    def begin(self, steps: Generator[Step, None, object]) -> None:
        """Begin anew; what ran before is dropped."""
        self.cancel()
        self._steps = steps
        self.go_on()

    def rest(self) -> None:
        """Do nothing until `go_on`."""
        self._turns.stop()

    def go_on(self) -> None:
        """Take up what was begun."""
        if self.running:
            self._turns.start(0)

    def cancel(self) -> None:
        """Drop what was begun."""
        self._turns.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def _turn(self) -> None:
        until = perf_counter() + TURN_S
        step = self._step()
        while step is not None and perf_counter() < until:
            step = self._step()
        if step is not None:
            self.stepped.emit(step.done, step.of)

    def _step(self) -> Step | None:
        """The next step; None once there is none, which was told."""
        if self._steps is None:
            return None
        try:
            return next(self._steps)
        except StopIteration as end:
            self.cancel()
            self.finished.emit(end.value)
        except Mendable as fault:
            self.cancel()
            self.fault.emit(str(fault))
        return None
