"""A port that is listened to on a thread, and a timer that takes what came, while it is asked to."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.teaching.baud_search import BaudSearch, Settled, Trying
from strengthtrack.devices.teaching.listening import Ended, Heard, Listening, Opened
from strengthtrack.devices.teaching.questions import Question

TICK_MS = 40
News = Opened | Heard | Ended | Trying | Settled


class Hearing(QObject):
    """One port at a time. The thread is let go, never waited for: a port may take seconds to open.

    Signals: `opened`; `heard(list of Heard)`, at most once a tick; `trying(Trying)` and `settled(Settled)` of a search
    for the baud rate; `ended(sentence)`, where the port failed; `ticked`, after each of them.
    """

    opened = Signal()
    heard = Signal(object)
    trying = Signal(object)
    settled = Signal(object)
    ended = Signal(str)
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop: Callable[[], None] | None = None
        self._news: SimpleQueue[News] = SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether a port is open, or being opened."""
        return self._stop is not None

    def listen(self, url: str, settings: Serial, question: Question | None) -> None:
        """Listen to a port, and ask the question again and again where there is one."""
        self.stop()
        listening = Listening(url, settings, self._news.put, question)
        self._begin(listening.start, listening.stop)

    def search(self, url: str, question: Question | None) -> None:
        """Try one baud rate after another."""
        self.stop()
        searching = BaudSearch(url, self._news.put, question)
        self._begin(searching.start, searching.stop)

    def stop(self) -> None:
        """Leave off; nothing is heard any more."""
        self._timer.stop()
        if self._stop is None:
            return
        self.destroyed.disconnect(self._stop)
        self._stop()
        self._stop = None
        self._news = SimpleQueue()

    def _begin(self, start: Callable[[], None], stop: Callable[[], None]) -> None:
        self._stop = stop
        # a page that is thrown away does not wait for it
        self.destroyed.connect(stop)
        start()
        self._timer.start()

    def _tick(self) -> None:
        reads: list[Heard] = []
        for news in self._drained():
            if isinstance(news, Heard):
                reads.append(news)
            else:
                self._tell(news)
        if reads:
            self.heard.emit(reads)
        self.ticked.emit()

    def _tell(self, news: News) -> None:
        match news:
            case Opened():
                self.opened.emit()
            case Trying():
                self.trying.emit(news)
            case Settled():
                self.stop()
                self.settled.emit(news)
            case Ended(why):
                self.stop()
                self.ended.emit(why)

    def _drained(self) -> list[News]:
        drained: list[News] = []
        for _ in range(self._news.qsize()):
            try:
                drained.append(self._news.get_nowait())
            except Empty:
                break
        return drained
