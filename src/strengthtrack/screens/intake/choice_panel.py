"""What is known of the row that is gone to, every reason in words, and what shall become of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.intake.beside_table import BesideTable
from strengthtrack.screens.intake.chip_label import ChipLabel
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.chip import Chip
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label

Facts = Sequence[tuple[str, str, str]]
_LONGEST_TITLE = 80
"""A longer one would push away what is to be chosen; the whole of it stands among the facts."""


class ChoicePanel(QWidget):
    """Signals: `chosen(index)` of the choices that are offered; `alike`, to choose the same for all like it."""

    chosen = Signal(int)
    alike = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where, self.title = label("", "quiet"), label("", "section", wrap=True)
        self.chip = ChipLabel()
        self.why, self.advice = label("", "body", wrap=True), label("", "quiet", wrap=True)
        self.beside = BesideTable()
        self.segment: Segment | None = None
        self.for_all = button("", "quiet")
        self.for_all.clicked.connect(self.alike)
        self._offered: tuple[str, ...] = ()
        self._asked = QVBoxLayout()
        self._lay_out()

    def show_row(self, where: str, title: str, chip: Chip, why: Sequence[str], advice: str = "") -> None:
        """Say what a row is, every reason in words, and what can be done about it."""
        self.where.setText(where)
        self.title.setText(title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…")
        self.chip.show_chip(chip)
        self.why.setText("\n".join(f"•  {one}" if len(why) > 1 else one for one in why))
        self.why.setVisible(bool(why))
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))

    def show_facts(self, heads: tuple[str, str], facts: Facts) -> None:
        """What the row holds; beside it what is here already, where `heads` names both."""
        self.beside.show_facts(heads, facts)

    def offer(self, choices: Sequence[str], index: int, alike: str) -> None:
        """What may be chosen for it, one of them chosen; `alike` says of how many the same may be chosen."""
        if tuple(choices) != self._offered:
            self._make_segment(tuple(choices))
        if self.segment is not None:
            self.segment.choose(index)
        self.for_all.setText(alike)
        self.for_all.setVisible(bool(alike))
        self.for_all.updateGeometry()

    def _make_segment(self, choices: tuple[str, ...]) -> None:
        self._offered = choices
        if self.segment is not None:
            self._asked.removeWidget(self.segment)
            self.segment.hide()
            self.segment.deleteLater()
            self.segment = None
        if choices:
            self.segment = Segment(choices, name="What becomes of this row", parent=self)
            self.segment.chosen.connect(self.chosen)
            self._asked.insertWidget(0, self.segment)
            self.segment.show()

    def _lay_out(self) -> None:
        chip_row = QHBoxLayout()
        chip_row.addWidget(self.chip)
        chip_row.addStretch()
        self._asked.setSpacing(4)
        all_row = QHBoxLayout()
        all_row.addWidget(self.for_all)
        all_row.addStretch()
        self._asked.addLayout(all_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.where)
        column.addWidget(self.title)
        column.addLayout(chip_row)
        column.addWidget(self.why)
        column.addWidget(self.advice)
        column.addSpacing(4)
        column.addLayout(self._asked)
        column.addSpacing(4)
        column.addWidget(self.beside)
        column.addStretch()
