"""Nothing fails in silence: what went wrong in strengthtrack itself is logged without names, and said calmly."""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox

from strengthtrack.errors import Mendable

LOG_NAME = "strengthtrack.log"
_LOG_BYTES = 1_000_000
_PRIVATE = 0o600
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def sentence(log: Path) -> str:
    """What the box says; it names the file and nothing of the patient."""
    return (
        "Something went wrong in strengthtrack itself; what was recorded is kept. "
        f"You can go on; if it happens again, restart the app and send the file {log}."
    )


class Safety(QObject):
    """Catches what nobody caught: exceptions of every thread, and Qt's messages.

    Signals: `failed(sentence)`, delivered in the window's thread.
    """

    failed = Signal(str)

    def __init__(self, folder: Path, show: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._path = folder / LOG_NAME
        self._log = _logger(self._path)
        self._before = sys.excepthook, threading.excepthook
        self._qt_before: Callable[..., object] | None = None
        self._box: QMessageBox | None = None
        self._show = show or self._show_box
        self.failed.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        self._qt_before = qInstallMessageHandler(self.heard)

    def remove(self) -> None:
        """Give everything back as it was."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)
        for handler in list(self._log.handlers):
            handler.close()
            self._log.removeHandler(handler)

    def caught(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Log where it happened and say so; Ctrl+C in a terminal stays Ctrl+C."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self._log.error("%s\n%s", kind.__name__, "\n".join(_places(trace)))
        self._tell_developer(kind, fault, trace)
        # a fault that a person can mend says itself how
        self.failed.emit(str(fault) if isinstance(fault, Mendable) else sentence(self._path))

    def heard(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Log what Qt has to say."""
        self._log.log(_LEVELS.get(kind, logging.WARNING), "Qt %s: %s", context.category, message)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _say(self, words: str) -> None:
        self._show(words)

    def _show_box(self, words: str) -> None:
        """One calm box that holds nothing up; a second fault does not open a second box."""
        if self._box is None:
            self._box = QMessageBox(QMessageBox.Icon.NoIcon, "strengthtrack", "", QMessageBox.StandardButton.Ok)
            self._box.setTextFormat(Qt.TextFormat.PlainText)
            self._box.setModal(False)
        self._box.setText(words)
        self._box.show()

    @staticmethod
    def _tell_developer(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if sys.stderr is not None:  # a windowed Python has none
            sys.__excepthook__(kind, fault, trace)


def _places(trace: TracebackType | None) -> list[str]:
    """File, line and function of every step; never the message, which may hold a patient's name."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places


def _logger(path: Path) -> logging.Logger:
    log = logging.getLogger(f"strengthtrack.safety.{path}")
    log.propagate = False
    log.setLevel(logging.INFO)
    if not log.handlers:
        log.addHandler(_handler(path))
    return log


def _handler(path: Path) -> logging.Handler:
    """The file of the log; a folder that takes none is for the records to complain of, in a sentence."""
    try:
        path.touch(mode=_PRIVATE, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
