"""For each kind of letter, the template it begins with."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.letter import LetterKind
from strengthtrack.screens.parts.form_row import FormRow
from strengthtrack.screens.parts.picker import Picker

SHIPS = "Ships with the app"
_WIDE, _AROUND = 240, 64
"""Of a picker, and what of it is not words."""


class UsedRows(QWidget):
    """Signals: `chosen(kind, name)`, "" for the template that ships."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pickers = {kind: Picker() for kind in LetterKind}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for kind, picker in self.pickers.items():
            picker.setAccessibleName(f"{kind.words} begins with")
            picker.setFixedWidth(_WIDE)
            picker.activated.connect(self._choose)
            column.addWidget(FormRow(kind.words, picker))

    def show_used(self, names: Sequence[str], used: Mapping[LetterKind, str]) -> None:
        """Offer templates by their names, and show which is used."""
        for kind, picker in self.pickers.items():
            if [str(picker.itemData(at)) for at in range(picker.count())] != ["", *names]:
                picker.clear()
                for at, name in enumerate(("", *names)):
                    picker.addItem(_fitting(picker, name or SHIPS), name)
                    picker.setItemData(at, name or SHIPS, Qt.ItemDataRole.AccessibleTextRole)
                    picker.setItemData(at, name, Qt.ItemDataRole.ToolTipRole)
            picker.setCurrentIndex(picker.findData(used[kind]))

    def _choose(self, index: int) -> None:
        kind, picker = next((kind, one) for kind, one in self.pickers.items() if one is self.sender())
        self.chosen.emit(kind.value, str(picker.itemData(index)))


def _fitting(picker: Picker, name: str) -> str:
    """A name cut with dots where it is longer than the picker is wide; Qt would clip it."""
    return picker.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDE - _AROUND)
