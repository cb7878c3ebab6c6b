"""The keys of the test page: which there are, when each means something, and the shortcuts that listen for them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from strengthtrack.practice.testing.session_view import Phase, SessionView
from strengthtrack.screens.parts.pain_row import pain_of_key
from strengthtrack.screens.testing.trial_words import MARK_KEYS

PEDAL = "pedal"
"""What a foot pedal says, whatever key it sends: the one next thing."""
RESTING = frozenset({Phase.REST, Phase.TEST_DONE})
_ALL = frozenset(Phase)
_BETWEEN = RESTING | {Phase.ARMED, Phase.PAUSED}
_MEANT_IN = {
    "R": _ALL - {Phase.SET_UP, Phase.FINISHED},
    "S": _ALL - {Phase.PUSHING, Phase.FINISHED},
    "V": _ALL - {Phase.PUSHING, Phase.FINISHED},
    "Z": _BETWEEN | {Phase.SET_UP},
    "N": _BETWEEN | {Phase.LOST},
    "Del": _BETWEEN | {Phase.LOST},
    **dict.fromkeys(MARK_KEYS, RESTING | {Phase.PUSHING}),
}
_OF_A_TRIAL = frozenset({"N", "Del"})
_ASKED = _OF_A_TRIAL | {"R", *MARK_KEYS}
KEYS = ("Space", "Esc", "T", *_MEANT_IN, *(str(digit) for digit in range(10)))


def means(key: str, view: SessionView) -> bool:
    """Whether a key means something at this moment."""
    if key in _OF_A_TRIAL and not view.asked_test.trials:
        return False
    if view.asked is not None and (key in _ASKED or pain_of_key(key) is not None):
        return True
    if pain_of_key(key) is not None:
        return view.phase in RESTING
    return view.phase in _MEANT_IN.get(key, _ALL)


class TestKeys(QObject):
    """The shortcuts of a page, heard anywhere in its window. Signals: `pressed(str)`, one of `KEYS` or `PEDAL`.

    A field that is typed in keeps its letters, and a list that is chosen from.
    """

    __test__ = False  # pytest: these are the keys of a page of strength tests

    pressed = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        for key in KEYS:
            self._listen_for(key)

    def _listen_for(self, key: str) -> None:
        shortcut = QShortcut(QKeySequence(key), self._page)
        shortcut.setObjectName(key)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self._activated)

    def _activated(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut) and not _chooses(shortcut.objectName()):
            self.pressed.emit(shortcut.objectName())


def _chooses(key: str) -> bool:
    """Whether a letter belongs to the list that has the focus."""
    return isinstance(QApplication.focusWidget(), QComboBox) and len(key) == 1
