"""A line to type the model on the dynamometer's plate, with the kinds it may be under it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.screens.connecting.kinds import MOST, Match, matching
from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.fields import TextField

NO_MODEL = "No kind names this model. Look below whether its maker is there, or find it by its port."


class ModelField(QWidget):
    """Enter takes the first of what is offered. Signals: `chosen(id)`, the profile of what was typed."""

    chosen = Signal(str)

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles = tuple(profiles)
        self.matches: tuple[Match, ...] = ()
        self.field = TextField("Model", placeholder="As on its plate: DST-50N")
        self.edit = self.field.edit
        self.rows: tuple[Button, ...] = tuple(button("", "quiet", icon="corner-down-left") for _ in range(MOST))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        for row in self.rows:
            column.addWidget(row)
            row.hide()
            row.clicked.connect(self._take_row)
        self.edit.textEdited.connect(self._typed)
        self.edit.returnPressed.connect(self._take_first)
        self.setFocusProxy(self.field)

    @property
    def note(self) -> str:
        """What it says under the line."""
        return self.field.note

    def forget(self) -> None:
        """The kind was chosen otherwise: what was typed says nothing of it."""
        self.edit.clear()
        self._typed("")

    def _typed(self, text: str) -> None:
        self._offer(matching(self._profiles, text))
        self.field.show_note(NO_MODEL if text.strip() and not self.matches else "")

    def _offer(self, matches: tuple[Match, ...]) -> None:
        self.matches = matches
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(matches))
            row.setText(matches[at].words if at < len(matches) else "")
            row.updateGeometry()

    def _take_row(self) -> None:
        for row, match in zip(self.rows, self.matches, strict=False):
            if row is self.sender():
                self._take(match)
                return

    def _take_first(self) -> None:
        if self.matches:
            self._take(self.matches[0])

    def _take(self, match: Match) -> None:
        self.edit.setText(match.model)
        self._offer(())
        self.edit.setFocus()
        self.chosen.emit(match.profile_id)
