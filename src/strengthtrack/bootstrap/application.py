"""The Qt application, dressed."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from strengthtrack.screens import theme


def application(look: str = "light") -> QApplication:
    """The one application of this process, in Inter and in the palette of `look`."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["strengthtrack"])
        app.setApplicationName("strengthtrack")
        app.setApplicationDisplayName("strengthtrack")
    theme.apply(app, theme.palette_for(look))
    return app


@contextmanager
def closed_by_signals() -> Iterator[None]:
    """Inside, Ctrl+C in a terminal or SIGTERM closes the windows, so that what runs is kept.

    The event loop runs no Python while nothing happens, and so no handler: a byte on a socket wakes it.
    """
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for end in (ours, theirs):
            end.setblocking(False)
        woken = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
        woken.activated.connect(partial(_drain, ours))
        before = {number: signal.signal(number, _close) for number in (signal.SIGINT, signal.SIGTERM)}
        other = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(other)
            woken.setEnabled(False)
            for number, handler in before.items():
                signal.signal(number, handler)


def _drain(end: socket.socket, *_: object) -> None:
    with suppress(BlockingIOError):
        end.recv(64)


def _close(_signal: int, _frame: FrameType | None) -> None:
    QApplication.closeAllWindows()
