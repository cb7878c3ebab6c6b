"""The numbered notes beside the drawing, to be edited; a row left empty is no note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from strengthtrack.clinic.battery import Landmark
from strengthtrack.screens.batteries.fields import KeptText
from strengthtrack.screens.parts.drawing import PLACES, Badge
from strengthtrack.screens.parts.fields import TextField
from strengthtrack.screens.parts.text import label


class LandmarkFields(QWidget):
    """Three rows of a title and a text. Signals: `given("landmarks", tuple[Landmark, ...])`."""

    key = "landmarks"
    given = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = [TextField(f"Place {number}") for number in PLACES]
        self.texts = [TextField(f"What is said of place {number}") for number in PLACES]
        self._kept = [KeptText("", field) for field in (*self.titles, *self.texts)]
        for kept in self._kept:
            kept.given.connect(self._left)
        self._lay_out()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, from the first to the last."""
        return [field.edit for pair in zip(self.titles, self.texts, strict=True) for field in pair]

    def show_value(self, value: object, *, anew: bool) -> None:
        """Show the notes of a plan."""
        notes = [note for note in value if isinstance(note, Landmark)] if isinstance(value, tuple) else []
        notes += [Landmark("", "")] * (len(PLACES) - len(notes))
        words = [*(note.title for note in notes), *(note.text for note in notes)]
        for kept, said in zip(self._kept, words, strict=True):
            kept.show_value(said, anew=anew)

    def show_fault(self, place: str, sentence: str) -> None:
        """Say under the field what is wrong; `place` is “[2].title”, counted among the rows that are not empty."""
        number, _, part = place.partition(".")
        fields = self.texts if part == "text" else self.titles
        at = int(number.strip("[]") or 1) - 1
        used = self._used()
        fields[used[at] if at < len(used) else 0].show_fault(sentence)

    def _left(self, _key: str, _value: object) -> None:
        self.given.emit(self.key, tuple(Landmark(self.titles[at].text, self.texts[at].text) for at in self._used()))

    def _used(self) -> list[int]:
        return [at for at in range(len(PLACES)) if self.titles[at].text or self.texts[at].text]

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(label("Places, numbered as in the drawing", "quiet"), 0, 0, 1, 3)
        for row, number in enumerate(PLACES, start=1):
            grid.addWidget(Badge(number), row, 0, Qt.AlignmentFlag.AlignVCenter)
            for column, field in ((1, self.titles[row - 1]), (2, self.texts[row - 1])):
                field.hide_words()
                grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 4)
