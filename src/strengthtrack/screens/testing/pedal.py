"""A pedal or presenter: one key that means “go on” on the test page, whatever has the focus there."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from strengthtrack.screens.actions import ACTIONS
from strengthtrack.screens.testing.keys import KEYS, PEDAL

SOUND_KEY = "M"
BOUNCE_S = 0.3
SPACE = "A pedal that sends Space works already; nothing has to be set."
TAKEN = "{key} already means something while testing; let the pedal send another key, or press another button."
UNKNOWN = "This computer does not tell that key from others; press another one."
TYPED = "While testing, {key} cannot be typed any more: it is the pedal."
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
    }
)


class Pedal(QObject):
    """Hears one key wherever the focus is inside `page`, before whatever has the focus does.

    `key` is asked for at each press; `clock` is in seconds. Signals: `pressed(PEDAL)`.
    """

    pressed = Signal(str)

    def __init__(self, page: QWidget, key: Callable[[], str], clock: Callable[[], float] = perf_counter) -> None:
        super().__init__(page)
        self._page, self._key, self._clock = page, key, clock
        self._quiet_until = -1.0
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is a page
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            return False
        if not isinstance(event, QKeyEvent) or not self._is_ours(event):
            return False
        if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._press()
        event.accept()
        return True

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Listen to what has the focus alone: a filter on everything would run for every event of the app."""
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and (now is self._page or self._page.isAncestorOf(now)):
            now.installEventFilter(self)

    def _is_ours(self, event: QKeyEvent) -> bool:
        key = self._key()
        return bool(key) and key_of(event) == key and not refusal(key)

    def _press(self) -> None:
        now = self._clock()
        if now >= self._quiet_until:
            self._quiet_until = now + BOUNCE_S
            self.pressed.emit(PEDAL)


def key_of(event: QKeyEvent) -> str:
    """The key of an event as it is kept, “PgDown”; empty for a modifier alone and for a key that has no name."""
    key = event.key()
    if key in _MODIFIERS or key in {0, Qt.Key.Key_unknown}:
        return ""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key))).toString(QKeySequence.SequenceFormat.PortableText)


def in_words(key: str) -> str:
    """A kept key as this computer calls it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def refusal(key: str) -> str:
    """Why this key cannot be the pedal; empty where it can."""
    if not key:
        return UNKNOWN
    if key == "Space":
        return SPACE
    return TAKEN.format(key=in_words(key)) if key.startswith("Ctrl+") or key in _taken() else ""


def _taken() -> frozenset[str]:
    """The keys of the test page and of the window; a letter is one key with Shift and without."""
    kept = {QKeySequence(row.key).toString() for row in ACTIONS if row.key} | {*KEYS, SOUND_KEY}
    return frozenset(kept | {f"Shift+{key}" for key in kept if len(key) == 1})
