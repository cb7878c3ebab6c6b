"""The chart as it will leave beside what it is taken as: to be saved, copied, dragged or printed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.paper_size import MM_PER_INCH, PIXELS_PER_INCH
from strengthtrack.clinic.figures import figure
from strengthtrack.errors import Mendable
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.taking.offer import ChartOffer, Choice, TakenAs
from strengthtrack.screens.taking.preview import SheetPreview
from strengthtrack.screens.taking.printing import print_page
from strengthtrack.screens.taking.saving import ask_file, save
from strengthtrack.screens.taking.take_form import TakeForm

if TYPE_CHECKING:
    from strengthtrack.charts.paper import Sheet
    from strengthtrack.charts.print_page import PrintPage

COLUMN, WINDOW = 400, QSize(1120, 640)
DRAG = "Or drag the chart into a mail, a document or a folder."


class TakeWindow(QDialog):
    """A window over its page. Signals: `said(words)`, as it closes after a deed; `copied(sheet)`, to be put there."""

    said = Signal(str)
    copied = Signal(object)

    def __init__(self, offer: ChartOffer, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self.print_page: Callable[[QWidget, PrintPage], bool] = print_page
        self.setWindowTitle(f"{offer.title}: save, copy or print")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview, self.form = SheetPreview(), TakeForm()
        self.measures, self.note = label("", "quiet", wrap=True), label("", "body", wrap=True)
        self.go = button("Save …", "primary")
        self.copy = button("Copy", key="Ctrl C")
        self.leave = button("Close", "quiet", "Esc")
        self._connect()
        self._lay_out()
        self.form.show_choice(choice, offer.sizes, offer.person)
        self._show()
        self.resize(WINDOW)

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return self.form.choice

    @property
    def sheet(self) -> "Sheet":
        """The chart as chosen."""
        return self.offer.sheet(self.choice)

    def do(self) -> None:
        """Save or print, as chosen; what can be mended is said here."""
        if self.form.fault:
            self.form.other.edit.setFocus()
            return
        try:
            done = self._print() if self.choice.kind is TakenAs.PAPER else self._save()
        except Mendable as fault:
            self._say(str(fault), "warn")
            return
        if done:
            self.said.emit(done)
            self.close()

    def _save(self) -> str:
        chosen = self.ask_file(self, self.offer.name(self.choice))
        if chosen is None:
            return ""
        save(self.sheet, chosen, self.choice.dots)
        return f"The chart is saved as “{chosen.name}”."

    def _print(self) -> str:
        return "The chart is sent to the printer." if self.print_page(self, self.offer.page(self.choice)) else ""

    def _copy(self) -> None:
        from strengthtrack.charts.clipboard import COPIED

        self.copied.emit(self.sheet)
        self._say(COPIED, "quiet")

    def _save_by_key(self) -> None:
        self._by_key(paper=False)

    def _print_by_key(self) -> None:
        self._by_key(paper=True)

    def _by_key(self, *, paper: bool) -> None:
        """The key of saving makes a file, whatever is chosen; that of printing a page."""
        if paper is not (self.choice.kind is TakenAs.PAPER):
            kind = TakenAs.PAPER if paper else TakenAs.PNG
            self.form.show_choice(replace(self.choice, kind=kind), self.offer.sizes, self.offer.person)
            self._show()
        self.do()

    def _show(self) -> None:
        """The preview and the buttons of what is chosen."""
        printed = self.choice.kind is TakenAs.PAPER
        shown = self.offer.page(self.choice) if printed else self.sheet
        self.preview.show_sheet(shown)
        self.measures.setText(measures(self.choice, self.sheet, self.offer.page(self.choice).scale if printed else 1.0))
        self.go.setText("Print …" if printed else "Save …")
        self.go.key = "Ctrl P" if printed else "Ctrl S"
        self.go.updateGeometry()
        self._say(DRAG, "quiet")

    def _say(self, words: str, role: str) -> None:
        self.note.set_role(role)
        self.note.setText(words)

    def _connect(self) -> None:
        self.form.changed.connect(self._show)
        self.go.clicked.connect(self.do)
        self.copy.clicked.connect(self._copy)
        self.leave.clicked.connect(self.close)
        for key, slot in (("Ctrl+C", self._copy), ("Ctrl+S", self._save_by_key), ("Ctrl+P", self._print_by_key)):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        column.addWidget(label(self.offer.title, "section", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.measures)
        column.addStretch()
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(scrolled(inside), 1)
        side.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for part in (self.go, self.copy, self.leave):
            buttons.addWidget(part)
        buttons.addStretch()
        side.addLayout(buttons)
        beside = QWidget()
        beside.setLayout(side)
        beside.setFixedWidth(COLUMN)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(24)
        row.addWidget(self.preview, 1)
        row.addWidget(beside)


def measures(choice: Choice, sheet: "Sheet", scale: float) -> str:
    """How large it becomes: “170 × 124 mm, 2008 × 1463 dots”."""
    mm = [side / PIXELS_PER_INCH * MM_PER_INCH * scale for side in sheet.size]
    told = f"{figure(mm[0])} × {figure(mm[1])} mm"
    if choice.kind is TakenAs.PNG:
        dots = [round(side / PIXELS_PER_INCH * choice.dots) for side in sheet.size]
        return f"{told}, {dots[0]} × {dots[1]} dots"
    if scale < 1.0:
        return f"{told} on the page: {figure(scale * 100)} % of its size"
    return told
