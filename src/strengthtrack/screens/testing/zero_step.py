"""The last step of a set-up: zero it unloaded, as it is held in this test; beside it the force at rest."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.testing.session_view import Phase, SessionView
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.painted_words import paint_right, width_of
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.trial_words import newtons
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 56
_LONGEST = "At rest −888 N"
_ASKED = "Zero it unloaded, held as in this test"


class RestingForce(QWidget):
    """“At rest 31 N”; it takes the same room whatever it shows, for it is looked at sixty times a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._force = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._words} {self._force}".strip()

    def show_force(self, force_n: float | None, *, hidden: bool) -> None:
        """Show the resting force in N; nothing where none is heard, or where it may not be seen."""
        silent = hidden or force_n is None
        words, force = ("", "") if silent else ("At rest", f"{newtons(force_n)} N")
        if (words, force) != (self._words, self._force):
            self._words, self._force = words, force
            self.setAccessibleName(self.words)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(_LONGEST, inter(15, 600))) + 4, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, middle = palette_in_use(), self.height() / 2
        painter = QPainter(self)
        strong = inter(15, 600)
        paint_right(painter, self._force, QPointF(self.width(), middle), strong, look.text)
        before = self.width() - width_of(f" {self._force}", strong)
        paint_right(painter, self._words, QPointF(before, middle), inter(15, tabular=False), look.text2)


class ZeroStep(QWidget):
    """Signals: `asked`, zero it now."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._words = label(_ASKED, "control")
        self._words.setMinimumWidth(1)
        self.check = IconWords("check", "ok", "Zeroed")
        self.button = button("Zero it", key="Z")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.asked)
        self.resting = RestingForce()
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 1, 32, 0)
        row.setSpacing(12)
        self.check.hide()
        row.addWidget(self.check)
        row.addWidget(self._words, 1)
        row.addWidget(self.resting)
        row.addWidget(self.button)

    def show_view(self, view: SessionView) -> None:
        """Show whether this movement and side was zeroed, and the force at rest.

        It is there while the test is set up, and after an interruption until it was zeroed.
        """
        zeroed = view.test.zeroed
        due = view.phase is Phase.SET_UP or (view.phase is Phase.PAUSED and bool(view.lost_why) and not zeroed)
        if self.isHidden() is (wanted := due and view.force_n is not None):
            self.setVisible(wanted)
        if self.check.isHidden() is zeroed:
            self.check.setVisible(zeroed)
        words = "unloaded, held as in this test" if zeroed else _ASKED
        if words != self._words.text():
            self._words.set_role("quiet" if zeroed else "control")
            self._words.setText(words)
            self.button.setText("Again" if zeroed else "Zero it")
            self.button.updateGeometry()
        self.resting.show_force(view.resting_n, hidden=view.blind)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(32, 0, self.width() - 64, 1, QColor(palette_in_use().line))
