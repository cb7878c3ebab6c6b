"""How far the trials of a test lie apart, and what the clinic's rule asks for."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.screens.parts.card import paint_card
from strengthtrack.screens.parts.spread_line import SpreadLine
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.trial_words import NO_VALUE, tied
from strengthtrack.screens.theme import palette_in_use

LEAST_TO_COMPARE = 2
_BESIDE_LINE, _WIDE = 280, 560


class SpreadCard(QWidget):
    """How far the trials lie apart; on surface where one more is asked for."""

    def __init__(self, repeat_over: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = False
        self.use(repeat_over)
        self._heading = label("", "section", wrap=True)
        self._rule = label("", "quiet", wrap=True)
        self.line = SpreadLine()
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch()
        words.addWidget(self._heading)
        words.addWidget(self._rule)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 32, 12)
        row.setSpacing(32)
        row.addLayout(words, 1)
        row.addWidget(self.line, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says in large."""
        return self._heading.text()

    @property
    def rule(self) -> str:
        """What it says under that."""
        return self._rule.text()

    def use(self, repeat_over: float) -> None:
        """Say another battery's rule, a fraction of the best."""
        self._over = f"{repeat_over * 100:.0f} %"

    def show_none(self, line: TestLine) -> None:
        """Say that no trial is left that counts, and how one could."""
        self._asks = False
        self.line.hide()
        self._heading.setMaximumWidth(_WIDE)
        self._heading.setText(NO_VALUE.capitalize())
        self._rule.setText(f"No trial of this test counts yet. Push again{_or_otherwise(line)}.")
        self.update()

    def show_line(self, line: TestLine, *, asks: bool, hidden: bool) -> None:
        """Show the trials that count; `hidden` keeps their force to itself."""
        counting = [trial for trial in line.trials if trial.counts]
        self.line.show_trials([] if hidden else counting, None if hidden else line.spread)
        self._asks = asks
        self.line.setVisible(not hidden)
        self._heading.setMaximumWidth(_WIDE if hidden else _BESIDE_LINE)
        apart = "" if hidden else f" by\N{NO-BREAK SPACE}{(line.spread or 0.0) * 100:.0f} %"
        self._heading.setText(tied(f"{'One more: they' if asks else 'They'} differ{apart}"))
        typed = [str(trial.number) for trial in counting if trial.typed]
        also = f" Typed: {', '.join(typed)}." if typed else ""
        self._rule.setText(tied(f"Clinic rule: repeat when trials differ by more than {self._over}.{also}"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        paint_card(QPainter(self), self, look.surface if self._asks else look.ground)


def _or_otherwise(line: TestLine) -> str:
    """How a trial that was done may count after all."""
    if any(trial.mark is not None for trial in line.trials):
        return ", or take a mark off"
    return ", or bring one back" if line.aside else ""
