"""Names and values between hairlines."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import label


class FactList(QWidget):
    """Rows of a quiet name and its value at the right, 40 high; a long value takes more lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._facts: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it shows."""
        return self._facts

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show other facts."""
        self._facts = tuple(facts)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._column.addWidget(hairline())
        for name, value in self._facts:
            self._column.addWidget(_row(name, value))
            self._column.addWidget(hairline())


def _row(name: str, value: str) -> QWidget:
    row = QWidget()
    row.setAccessibleName(f"{name}: {value}")
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 9, 0, 10)
    across.setSpacing(24)
    said = label(value, "control", wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignRight)
    across.addWidget(label(name, "quiet"), alignment=Qt.AlignmentFlag.AlignTop)
    across.addWidget(said, 1)
    return row
