"""Which file is read and how: its name, a sentence on that, and what may be chosen otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.intake.cells import DayOrder
from strengthtrack.practice.intake.csv_text import Separator
from strengthtrack.practice.intake.encodings import Encoding
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.menu_button import Choice, ChoiceButton
from strengthtrack.screens.parts.text import label

_ENCODINGS, _SEPARATORS, _ORDERS = tuple(Encoding), tuple(Separator), tuple(DayOrder)


class FileLine(QWidget):
    """How it is read can be chosen of a `table`, and how days are written where it is `dated`.

    Signals: `another`, a file; `encoding_chosen`, `separator_chosen`, `order_chosen`.
    """

    another = Signal()
    encoding_chosen = Signal(Encoding)
    separator_chosen = Signal(Separator)
    order_chosen = Signal(DayOrder)

    def __init__(self, parent: QWidget | None = None, *, table: bool = True, dated: bool = True) -> None:
        super().__init__(parent)
        self._offered: tuple[Encoding, Separator, DayOrder] | None = None
        self.name, self.told = label("", "name"), label("", "quiet", wrap=True)
        self.name.setMinimumWidth(1)
        self.encoding = ChoiceButton("Encoding of the file")
        self.separator = ChoiceButton("What separates its cells")
        self.order = ChoiceButton("How its dates of birth are written")
        self.again = button("Another file", icon="file-up")
        self.encoding.chosen.connect(self._encoding)
        self.separator.chosen.connect(self._separator)
        self.order.chosen.connect(self._order)
        self.again.clicked.connect(self.another)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.told)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        choices = (self.encoding, self.separator, self.order)[: 0 if not table else 3 if dated else 2]
        for part in (*choices, self.again):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_file(self, name: str, told: str) -> None:
        """Say which file it is, and how it was read."""
        self.name.setText(name)
        self.told.setText(told)

    def offer(self, encoding: Encoding, separator: Separator, order: DayOrder = DayOrder.AS_SHOWN) -> None:
        """Offer the other ways to read it."""
        self._offered = encoding, separator, order
        self.encoding.offer([Choice(one.value) for one in _ENCODINGS], _ENCODINGS.index(encoding))
        self.separator.offer([Choice(one.words) for one in _SEPARATORS], _SEPARATORS.index(separator))
        self.order.offer([Choice(one.value, _SHORT_ORDERS[one]) for one in _ORDERS], _ORDERS.index(order))

    def offer_again(self) -> None:
        """It stays as it was read."""
        if self._offered is not None:
            self.offer(*self._offered)

    def _encoding(self, index: int) -> None:
        self.encoding_chosen.emit(_ENCODINGS[index])

    def _separator(self, index: int) -> None:
        self.separator_chosen.emit(_SEPARATORS[index])

    def _order(self, index: int) -> None:
        self.order_chosen.emit(_ORDERS[index])


_SHORT_ORDERS = {
    DayOrder.AS_SHOWN: "Days as the file shows",
    DayOrder.DAY_FIRST: "Day before month",
    DayOrder.MONTH_FIRST: "Month before day",
}
