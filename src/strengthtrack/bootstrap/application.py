"""The Qt application, dressed."""

import signal
from types import FrameType

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


def close_on_ctrl_c() -> None:
    """Let Ctrl+C in a terminal close the windows, so that what runs is kept, instead of tearing the app down."""
    signal.signal(signal.SIGINT, _close)


def _close(_signal: int, _frame: FrameType | None) -> None:
    QApplication.closeAllWindows()
