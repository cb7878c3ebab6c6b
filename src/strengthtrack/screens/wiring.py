"""What the window does when a page asks for something; a page says it by the name of its signal."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from strengthtrack.screens.main_window import MainWindow


def wire(window: MainWindow, page: QWidget) -> None:
    """Connect the signals a page has upwards; no page is imported here, for most are never opened."""
    for name, slot in _slots(window).items():
        signal = getattr(page, name, None)
        if isinstance(signal, SignalInstance):
            signal.connect(slot)


def _slots(window: MainWindow) -> dict[str, Callable[..., object]]:
    return {
        "asked": window.act,
        "opened": window.open_patient,
        "saved": window.open_patient,
        "left": window.leave_form,
        "said": window.say,
        "done": window.done,
        "fault": window.fault,
        "connecting": window.connecting.emit,
        "let_go": window.let_go.emit,
        "look_chosen": window.look_chosen.emit,
        "sample_clinic_asked": window.sample_clinic_asked.emit,
    }
