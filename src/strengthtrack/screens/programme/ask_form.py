"""A short question beside the course: on which day, and why. Faults stand under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import TextField
from strengthtrack.screens.parts.text import label


class AskForm(QFrame):
    """Day, perhaps a last day, perhaps a reason. Signals: `given`, `left`."""

    given = Signal()
    left = Signal()

    def __init__(
        self, title: str, day: str, does: str, *, last: str = "", why: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "asking")
        self.day = TextField(day, "today")
        self.last = TextField(last or "Last day", note="Empty while it lasts")
        self.why = TextField(why or "Reason")
        self.keep, self.cancel = button(does, "primary"), button("Leave it", "quiet", "Esc")
        self.fault = label("", "warn", wrap=True)
        self.fault.hide()
        self.keep.clicked.connect(self.given)
        self.cancel.clicked.connect(self.left)
        for field in (self.day, self.last, self.why):
            field.edit.returnPressed.connect(self.given)
            field.edit.textEdited.connect(self._clear)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        self.setFocusProxy(self.day)
        self._lay_out(title)
        self.last.setVisible(bool(last))  # not before: what has no parent yet would be a window of its own
        self.why.setVisible(bool(why))

    def ask(self) -> None:
        """Empty it, show it, and wait for an answer."""
        self.day.edit.setText("today")
        self.last.edit.clear()
        self.why.edit.clear()
        self._clear()
        self.show()
        self.day.edit.setFocus()
        self.day.edit.selectAll()

    def show_fault(self, faults: Sequence[tuple[str, str]]) -> None:
        """Say what cannot be right."""
        self.fault.setText(" ".join(sentence for _, sentence in faults))
        self.fault.show()

    def _clear(self) -> None:
        self.fault.hide()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "strong"))
        days = QHBoxLayout()
        days.setSpacing(16)
        days.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self.last, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(days)
        column.addWidget(self.why)
        column.addWidget(self.fault)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column.addLayout(buttons)
