"""The one way from the link's thread to the screens: a queue, drained sixty times a second while asked to."""

from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 16


class Pump(QObject):
    """Drains `queue` into `feed`, all that is there in one list and once a tick, then calls `ticked`."""

    def __init__(
        self,
        queue: "SimpleQueue[object]",
        feed: Callable[[list[object]], None],
        ticked: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._feed, self._ticked = queue, feed, ticked
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def running(self) -> bool:
        """Whether it drains by itself."""
        return self._timer.isActive()

    def start(self) -> None:
        """Drain from now on."""
        if not self.running:
            self._timer.start()

    def stop(self) -> None:
        """Stop, after a last drain, so that nothing already said is lost."""
        self._timer.stop()
        self.tick()

    def tick(self) -> None:
        """Drain once and tell, also by hand."""
        events = self._drained()
        if events:
            self._feed(events)
        self._ticked()

    def _drained(self) -> list[object]:
        # Only what was there when the tick began: a thread that never pauses must not hold the window.
        events: list[object] = []
        for _ in range(self._queue.qsize()):
            try:
                events.append(self._queue.get_nowait())
            except Empty:
                break
        return events
