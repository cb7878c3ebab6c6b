"""What is heard while a gauge is taught: one port, the lesson it is for, and the question that is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from strengthtrack import __version__
from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.teaching.baud_search import Settled
from strengthtrack.devices.teaching.capture import Captured
from strengthtrack.devices.teaching.capture_head import Head
from strengthtrack.devices.teaching.handling import Handling
from strengthtrack.devices.teaching.lesson import Lesson
from strengthtrack.devices.teaching.listening import Heard
from strengthtrack.devices.teaching.questions import Question
from strengthtrack.screens.teaching.hearing import Hearing


class Classroom(QObject):
    """One lesson at a time; another port or baud rate begins another.

    Signals: `changed`, at most once a tick, when there may be something else to show; `taken(Piece)`, a capture that is
    over; `trying(Trying)` and `settled(Settled)` of a search for the baud rate; `failed(sentence)`, the port's.
    Attributes: lesson, began_s (when it was last begun, s of the clock), searching.
    """

    changed = Signal()
    taken = Signal(object)
    trying = Signal(object)
    settled = Signal(object)
    failed = Signal(str)

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._hearing = Hearing(self)
        self._settings = Serial(baud=9600)
        self._question: Question | None = None
        self.lesson = Lesson()
        self.began_s = 0.0
        self.searching = False
        self._hearing.heard.connect(self._heard)
        self._hearing.ticked.connect(self._tick)
        self._hearing.opened.connect(self.changed)
        self._hearing.trying.connect(self.trying)
        self._hearing.settled.connect(self._settled)
        self._hearing.ended.connect(self._ended)

    @property
    def now_s(self) -> float:
        """The time, s of the clock."""
        return self._clock()

    @property
    def running(self) -> bool:
        """Whether a port is open, or being opened."""
        return self._hearing.running

    @property
    def listening(self) -> bool:
        """Whether what comes is heard for the lesson."""
        return self._hearing.running and not self.searching

    @property
    def captured(self) -> Captured:
        """What was captured so far, and how."""
        asked = self._question
        send, every_s = (asked.send, asked.every_s) if asked else (b"", 0.0)
        return self.lesson.captured(Head(self._settings, send, every_s, app=__version__))

    def listen(self, url: str, settings: Serial, question: Question | None) -> None:
        """Begin a lesson at a port."""
        self._begin(question)
        self._settings = settings
        self._hearing.listen(url, settings, question)
        self.changed.emit()

    def search(self, url: str, question: Question | None) -> None:
        """Look for the baud rate at a port."""
        self._begin(question)
        self.searching = True
        self._hearing.search(url, question)
        self.changed.emit()

    def take(self, handling: Handling) -> None:
        """Capture what comes while this is done."""
        self.lesson.take(handling, self.now_s)
        self.changed.emit()

    def leave_off(self) -> None:
        """Give up the capture under way."""
        self.lesson.leave_off()
        self.changed.emit()

    def stop(self) -> None:
        """Let the port go; what was captured stays."""
        self.searching = False
        self.lesson.leave_off()
        self._hearing.stop()
        self.changed.emit()

    def _begin(self, question: Question | None) -> None:
        self.lesson.forget()
        self._question, self.searching, self.began_s = question, False, self.now_s

    def _heard(self, reads: list[Heard]) -> None:
        for read in reads:
            self.lesson.hear(read.t_s, read.data)

    def _tick(self) -> None:
        piece = self.lesson.tick(self.now_s)
        if piece is not None:
            self.taken.emit(piece)
        self.changed.emit()

    def _settled(self, settled: Settled) -> None:
        self.searching = False
        self.settled.emit(settled)

    def _ended(self, why: str) -> None:
        self.stop()
        self.failed.emit(why)
