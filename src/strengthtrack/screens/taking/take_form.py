"""What a chart is taken as: form, size, dots, colours, whose it is."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick
from strengthtrack.screens.taking.offer import DOTS, LEAST_DOTS, MOST_DOTS, Choice, TakenAs

WHAT = {
    TakenAs.PNG: "A picture, for Word, a mail or slides.",
    TakenAs.SVG: "A drawing, sharp at any size. Its words are shapes, so it looks the same everywhere.",
    TakenAs.PDF: "One page as large as the chart, with its fonts inside.",
    TakenAs.PAPER: "The page as it will print.",
}
WRONG_DOTS = f"Type a number from {LEAST_DOTS:.0f} to {MOST_DOTS:.0f}."


class TakeForm(QWidget):
    """Signals: `changed`, when a person chooses something."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = Choice()
        self.kind = Segment([kind.value for kind in TakenAs], name="What it becomes")
        self.what = label("", "quiet", wrap=True)
        self.sizes = PickField("Size", [])
        self.dots = Segment([f"{dots:.0f}" for dots in DOTS] + ["Other"], name="Dots to the inch")
        self.other = TextField("Dots to the inch", unit="dpi")
        self.paper = Segment(["A4", "Letter"], name="Paper")
        self.colours = Segment(["Colour", "Black and white"], name="Colours")
        self.hide_identity = Tick("Hide identity")
        self.of_whom = label("", "quiet", wrap=True)
        self.other.hide_words()
        self._of_dots, self._of_paper, self._of_identity = (
            _group(label("Dots to the inch", "quiet"), self.dots, self.other),
            _group(label("Paper", "quiet"), self.paper),
            _group(self.hide_identity, self.of_whom),
        )
        self._lay_out()
        self._connect()

    @property
    def choice(self) -> Choice:
        """What is chosen; `dots` as they were where what was typed is no such number."""
        return self._choice

    @property
    def fault(self) -> str:
        """What is wrong with what was typed; empty where nothing is."""
        return self.other.fault if self._choice.kind is TakenAs.PNG else ""

    def show_choice(self, choice: Choice, sizes: tuple[PaperSize, ...], person: str) -> None:
        """Begin with this, of a chart in these sizes; nothing is asked about identity where it is nobody’s."""
        self._choice = choice
        self.kind.choose(list(TakenAs).index(choice.kind))
        self.sizes.picker.clear()
        self.sizes.picker.addItems([size_words(size) for size in sizes])
        self.sizes.picker.setCurrentIndex(choice.size)
        self.dots.choose(DOTS.index(choice.dots) if choice.dots in DOTS else len(DOTS))
        self.other.edit.setText(f"{choice.dots:.0f}")
        self.paper.choose(int(choice.american))
        self.colours.choose(int(choice.black_and_white))
        self.hide_identity.setChecked(choice.hide_identity)
        self._of_identity.setVisible(bool(person))
        self._show()

    def _show(self) -> None:
        """What belongs to the chosen form."""
        kind = self._choice.kind
        self.what.setText(WHAT[kind])
        self._of_dots.setVisible(kind is TakenAs.PNG)
        self.other.setVisible(self.dots.index == len(DOTS))
        self._of_paper.setVisible(kind is TakenAs.PAPER)
        where = "over the chart" if kind is TakenAs.PAPER else "in the file’s name"
        self.of_whom.setText(f"Else the patient’s name stands {where}.")

    def _changed(self) -> None:
        self._choice = replace(
            self._choice,
            kind=list(TakenAs)[self.kind.index],
            size=max(0, self.sizes.picker.currentIndex()),
            dots=self._read_dots(),
            black_and_white=self.colours.index == 1,
            hide_identity=self.hide_identity.isChecked(),
            american=self.paper.index == 1,
        )
        self._show()
        self.changed.emit()

    def _read_dots(self) -> float:
        """What is pressed, or typed; a fault stands under what is no number of dots."""
        if self.dots.index < len(DOTS):
            self.other.clear_fault()
            return DOTS[self.dots.index]
        try:
            typed = float(self.other.text.replace(",", "."))
        except ValueError:
            typed = 0.0
        if not LEAST_DOTS <= typed <= MOST_DOTS:
            self.other.show_fault(WRONG_DOTS)
            return self._choice.dots
        self.other.clear_fault()
        return typed

    def _connect(self) -> None:
        for segment in (self.kind, self.dots, self.paper, self.colours):
            segment.chosen.connect(self._changed)
        self.sizes.picker.activated.connect(self._changed)
        self.other.edit.textEdited.connect(self._changed)
        self.hide_identity.clicked.connect(self._changed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(_group(self.kind, self.what))
        column.addWidget(self.sizes)
        for group in (self._of_dots, self._of_paper, _group(label("Colours", "quiet"), self.colours)):
            column.addWidget(group)
        column.addWidget(self._of_identity)


def _group(*parts: QWidget) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return group


def size_words(size: PaperSize) -> str:
    """“For a slide, 254 × 143 mm”, “For a letter, 170 mm wide”."""
    high = size.height_mm
    wide = f"{size.width_mm:.0f}"
    return f"{size.words}, {wide} mm wide" if high is None else f"{size.words}, {wide} × {high:.0f} mm"
