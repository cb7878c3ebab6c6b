"""The lines under the chart: what is beyond measurement error, what chance would bring, what is missing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.progress.summary import Summary
from strengthtrack.screens.parts.text import Words, label

BETWEEN = 16


class Lines(QWidget):
    """The summary in one line where there is room, in two where not; the others wrap below it. Signals: `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary, self.chance = label(" "), label(" ", "quiet")
        self._first = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._first.setSpacing(0)
        self._first.addWidget(self.summary)
        self._first.addWidget(self.chance)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._first)
        self._untold: tuple[str, ...] = ()
        self._notes: tuple[str, ...] = ()
        self._warnings: tuple[str, ...] = ()
        self._others: list[Words] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Both sentences beside one another where they fit; a long one wraps."""
        self.summary.setWordWrap(False)
        wide = self.summary.sizeHint().width()
        together = self.chance.isHidden() or wide + BETWEEN + self.chance.sizeHint().width() <= self.width()
        way = QBoxLayout.Direction.LeftToRight if together else QBoxLayout.Direction.TopToBottom
        self.summary.setWordWrap(wide > self.width())
        self._first.setSpacing(BETWEEN if together else 0)
        if self._first.direction() is not way:
            self._first.setDirection(way)
        self._first.setStretch(1, int(together))
        self.changed.emit()

    @property
    def needed(self) -> int:
        """How high it is at its present width."""
        first = [one for one in (self.summary, self.chance) if not one.isHidden()]
        highs = [one.heightForWidth(self.width()) for one in first]
        together = self._first.direction() is QBoxLayout.Direction.LeftToRight
        rest = sum(one.heightForWidth(self.width()) for one in self._others)
        return (max(highs) if together else sum(highs)) + rest

    @property
    def others(self) -> tuple[str, ...]:
        """What the lines after the summary say."""
        return tuple(one.text() for one in self._others)

    def tell_summary(self, told: Summary | None, *, in_full: bool = False) -> None:
        """Say how many are beyond error; None where that is not worked out yet, and its room is kept.

        `in_full` with what cannot be told and why, else only how many.
        """
        self._tell_untold(told.untold if told and in_full else ())
        self.summary.setText(told.beyond if told else " ")
        counted = "" if told is None or in_full else told.counted
        self.chance.setText(" ".join(part for part in (told.chance, counted) if part) if told else " ")
        self.chance.setVisible(bool(self.chance.text()))
        self._fit()

    def tell_others(self, sentences: Sequence[str]) -> None:
        """Say these below."""
        self._notes = tuple(sentences)
        self._tell()

    def warn(self, sentences: Sequence[str]) -> None:
        """Say these first, as a warning."""
        self._warnings = tuple(sentences)
        self._tell()

    def _tell_untold(self, sentences: Sequence[str]) -> None:
        self._untold = tuple(sentences)
        self._tell()

    def _tell(self) -> None:
        told = (*self._warnings, *self._untold, *self._notes)
        if told == self.others:
            return
        for old in self._others:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._others = [label(words, "warn" if words in self._warnings else "quiet", wrap=True) for words in told]
        for one in self._others:
            self._column.addWidget(one)
        self.changed.emit()
