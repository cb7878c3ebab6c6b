"""The foot of the test page: left the one next thing and a sentence, right the other keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.practice.session_view import Phase, SessionView
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.key_hint import KeyHint
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.trial_words import title_of

HEIGHT = 72
_APART, _CLOSE = 14, 7
_MANY = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands in the bar. `next_words` is the primary button, empty where none is needed."""

    next_words: str
    strong: str
    sentence: str
    keys: tuple[tuple[str, str], ...]
    next_key: str = "Space"


_TYPE, _SKIP, _PAUSE, _REPEAT = ("V", "Type a value"), ("S", "Skip"), ("Esc", "Pause"), ("R", "Repeat")
_ARMABLE = frozenset({Phase.SET_UP, Phase.ARMED, Phase.REST, Phase.PAUSED})
_WHILE_PUSHING = (("L", "Limited by pain"), ("O", "Overpowered"), ("X", "Slipped"), _REPEAT, _PAUSE)


def bar_for(view: SessionView) -> Bar:
    """What the bar offers at this moment."""
    if view.force_n is None and view.phase in _ARMABLE:
        return _without_dynamometer(view)
    return _BARS[view.phase](view)


def _without_dynamometer(view: SessionView) -> Bar:
    """Nothing is heard: values are read off a display and typed."""
    sentence = f"Nothing is heard; read trial {view.trial_number} off the display, or connect."
    return Bar("Type a value", "", sentence, (*_repeat(view), _SKIP), next_key="V")


def _repeat(view: SessionView) -> tuple[tuple[str, str], ...]:
    """Only what was done can be done again."""
    return (_REPEAT,) if view.test.trials else ()


def _set_up(_view: SessionView) -> Bar:
    return Bar("Arm this test", "", "Force that comes unarmed is not filed.", (_TYPE, _SKIP, _PAUSE))


def _armed(view: SessionView) -> Bar:
    keys = (("Space", "Start by hand"), _TYPE, *_repeat(view), _SKIP, _PAUSE)
    return Bar("", "Armed.", f"Push: trial {view.trial_number} starts by itself.", keys)


def _pushing(view: SessionView) -> Bar:
    return Bar("", f"Recording trial {view.trial_number}.", "Let go to end.", (("Space", "End"), *_WHILE_PUSHING))


def _rest(view: SessionView) -> Bar:
    keys = (*_repeat(view), _TYPE, _SKIP, _PAUSE)
    return Bar(f"Start trial {view.trial_number}", "", "or push when the rest is over.", keys)


def _test_done(view: SessionView) -> Bar:
    later = [*view.tests[view.current + 1 :], *view.tests[: view.current]]
    coming = next((line for line in later if not line.done and not line.skipped), None)
    words = f"Next: {title_of(coming.movement, coming.side).lower()}" if coming else "To the results"
    return Bar(words, "", "This test is done.", (*_repeat(view), _TYPE))


def _lost(view: SessionView) -> Bar:
    again = view.test.trials[-1].number if view.lost_peak_n is not None and view.test.trials else None
    repeat = (("R", f"Repeat trial {again}"),) if again else ()
    return Bar("", "Paused.", "Nothing is lost.", (*repeat, _TYPE, _SKIP))


def _paused(view: SessionView) -> Bar:
    return Bar("Arm again", "", "Paused. Nothing is lost.", (*_repeat(view), _TYPE, _SKIP))


def _finished(_view: SessionView) -> Bar:
    return Bar("To the results", "", "Every test is done or skipped.", ())


_BARS = {
    Phase.SET_UP: _set_up,
    Phase.ARMED: _armed,
    Phase.PUSHING: _pushing,
    Phase.REST: _rest,
    Phase.TEST_DONE: _test_done,
    Phase.LOST: _lost,
    Phase.PAUSED: _paused,
    Phase.FINISHED: _finished,
}


class ActionBar(QWidget):
    """Signals: `pressed(str)`, the key whose button was clicked (“Space”, “R” …)."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._bar: Bar | None = None
        self.next = button("", "primary", key="Space", big=True)
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.clicked.connect(self._next_clicked)
        self._gap = QWidget()
        self._gap.setFixedWidth(16)
        self._strong = label("", "strong")
        self._sentence = label("", "quiet")
        self._sentence.setMinimumWidth(1)  # it gives way before the keys do
        self.hints: list[KeyHint] = []
        self._keys = QHBoxLayout()
        self._keys.setSpacing(_APART)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 1, 28, 0)
        row.setSpacing(0)
        row.addWidget(self.next)
        row.addWidget(self._gap)
        row.addWidget(self._strong)
        row.addWidget(self._sentence)
        row.addStretch()
        row.addLayout(self._keys)

    @property
    def bar(self) -> Bar | None:
        """What stands in it."""
        return self._bar

    def show_bar(self, bar: Bar, marked: str = "") -> None:
        """Show what is offered; `marked` is the key of the mark that is set. The same again costs nothing."""
        if bar != self._bar:
            if self._bar is None or bar.keys != self._bar.keys:
                self._replace_keys(bar.keys)
            self._bar = bar
            self._say(bar)
        for hint in self.hints:
            if hint.isChecked() is not (hint.key == marked):
                hint.setChecked(hint.key == marked)

    def minimumSizeHint(self) -> QSize:
        # its words change with every face, and the window must not grow with them
        return QSize(0, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(palette_in_use().line))

    def _say(self, bar: Bar) -> None:
        self.next.setText(bar.next_words)
        self.next.key = bar.next_key
        self.next.setAccessibleDescription(f"Key: {bar.next_key}")
        for part in (self.next, self._gap):
            part.setVisible(bool(bar.next_words))
        self.next.updateGeometry()
        self._strong.setText(f"{bar.strong} ")
        self._strong.setVisible(bool(bar.strong))
        self._sentence.setText(bar.sentence)

    def _replace_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        for hint in self.hints:
            self._keys.removeWidget(hint)
            hint.hide()
            hint.deleteLater()
        self.hints = [KeyHint(key, words, self) for key, words in keys]
        self._keys.setSpacing(_CLOSE if len(keys) > _MANY else _APART)
        for hint in self.hints:
            hint.setCheckable(True)
            hint.clicked.connect(self._hint_clicked)
            self._keys.addWidget(hint)
            hint.show()
        for before, after in pairwise((self.next, *self.hints)):
            QWidget.setTabOrder(before, after)

    def _hint_clicked(self) -> None:
        hint = self.sender()
        if isinstance(hint, KeyHint):
            hint.setChecked(False)
            self.pressed.emit(hint.key)

    def _next_clicked(self) -> None:
        self.pressed.emit(self.next.key)
