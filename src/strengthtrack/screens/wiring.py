"""What the window does when a page says something: each signal has one name and one meaning on every page."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from strengthtrack.screens.main_window import MainWindow


def wire(window: MainWindow, page: QWidget) -> None:
    """Connect every signal of a page upwards; raises KeyError for one that nobody would hear."""
    slots = _slots(window)
    for name, declared in vars(type(page)).items():
        if isinstance(declared, Signal):
            getattr(page, name).connect(slots[name])


def _slots(window: MainWindow) -> dict[str, Callable[..., object]]:
    return {
        "asked": window.act,
        "opened": window.open_patient,
        "saved": window.open_patient,
        "test_asked": window.go_on_testing,
        "left": window.go,
        "said": window.say,
        "done": window.done,
        "fault": window.fault,
        "connecting": window.connecting.emit,
        "let_go": window.let_go.emit,
        "find_asked": window.find_asked.emit,
        "gauge_chosen": window.gauge_chosen.emit,
        "teach_asked": window.teach_asked.emit,
        "profiles_changed": window.reread_profiles,
        "sound_tried": window.sound_tried.emit,
        "look_chosen": window.look_chosen.emit,
        "sample_clinic_asked": window.sample_clinic_asked.emit,
    }
