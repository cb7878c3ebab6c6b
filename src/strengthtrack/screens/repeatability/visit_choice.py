"""Visits in the records whose values can be taken into a study."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.figures import figure
from strengthtrack.practice.study.visits import WITHIN_DAYS, RepeatedTest
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick

ABOUT = (
    f"Patients with two comparable visits at most {WITHIN_DAYS} days apart. They are taken in as codes, not by name. "
    "What truly changed between the two visits is counted as error, too, so the figures come out larger."
)
_NONE = "Nobody has two visits of this set-up so close together, or all of them are in the study already."


class VisitChoice(QWidget):
    """Ticked ones are taken in. Signals: `taken(tests)`."""

    taken = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: tuple[tuple[Tick, RepeatedTest], ...] = ()
        self.take = button("Take in", icon="plus")
        self._about = label(ABOUT, "quiet", wrap=True)
        self._none = label(_NONE, "quiet", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.take.clicked.connect(self._take)
        across = QHBoxLayout()
        across.addWidget(self.take)
        across.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addLayout(across)

    def show_tests(self, tests: Sequence[RepeatedTest]) -> None:
        """Show whom the records hold."""
        for tick, _ in self.ticks:
            self._list.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = tuple((self._tick(test), test) for test in tests)
        self._none.setVisible(not tests)
        self.take.setVisible(bool(tests))
        self._count()

    def _tick(self, test: RepeatedTest) -> Tick:
        tick = Tick(_words(test), self)
        tick.toggled.connect(self._count)
        self._list.addWidget(tick)
        return tick

    def _count(self) -> None:
        n = sum(tick.isChecked() for tick, _ in self.ticks)
        self.take.setText(f"Take {n} in" if n else "Take in")
        self.take.updateGeometry()
        self.take.setEnabled(n > 0)

    def _take(self) -> None:
        self.taken.emit([test for tick, test in self.ticks if tick.isChecked()])


def _words(test: RepeatedTest) -> str:
    days = f"{day_words(test.first.day)} and {day_words(test.second.day)}"
    return f"{test.patient.name}, {test.side}: {figure(test.first_n)} N and {figure(test.second_n)} N, {days}"
