"""The page to take home, as it will print; to be printed, or saved as PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.charts.patient.page import Paper, TakeHome, pdf
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.documents.files import put
from strengthtrack.errors import Mendable
from strengthtrack.practice.patient.step_words import StepWords
from strengthtrack.practice.patient.words import PatientWords
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick
from strengthtrack.screens.patient_view.page_preview import PagePreview
from strengthtrack.screens.patient_view.printing import ask_file, print_page
from strengthtrack.screens.patient_view.sheets import sheet_of
from strengthtrack.screens.taking.chart_taker import ChartTaker
from strengthtrack.screens.taking.offer import ChartOffer
from strengthtrack.screens.taking.take_menu import TakeMenu

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet

COLUMN = 320
AS_SHOWN = (1920, 1080)
"""The chart has no size of its own here: that of the display it is made for."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page needs to know beside the words: whose it is, where, when, and on which paper."""

    clinic: str
    person: str
    day: date
    paper: Paper


class TakeHomePanel(QWidget):
    """The page beside what can be done with it. Signals: `left`; `paper_chosen(name)`."""

    left = Signal()
    paper_chosen = Signal(str)

    def __init__(self, words: PatientWords, facts: PageFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._facts, self._paper = words, facts, facts.paper
        self._step: StepWords | None = None
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self.print_page: Callable[[QWidget, PatientSheet, TakeHome, Paper], bool] = print_page
        self.preview = PagePreview()
        self.named = Tick("Put the name on the page")
        self.paper = Segment([paper.value for paper in Paper], name="Paper")
        self.print = button("Print …", "primary", "P", "printer")
        self.save = button("Save as PDF …", icon="download")
        self.taker = ChartTaker(self, self._offered_chart)
        self.chart = TakeMenu(self, self.taker, "The chart alone", dragged=False)
        self.back = button("Back", key="Esc")
        self.note = label("", "quiet", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()
        self._lay_out()
        self.paper.choose(list(Paper).index(self._paper))

    def show_step(self, step: StepWords) -> None:
        """Make the page of this movement; the name is off again."""
        self._step = step
        self.named.setChecked(False)
        self.note.setText("")
        self._show()

    @property
    def sheet(self) -> PatientSheet | None:
        """What is on the page."""
        return sheet_of(self._words, self._step) if self._step is not None else None

    @property
    def beside(self) -> TakeHome:
        """What stands around it."""
        say, ticked = self._words.say, self.named.isChecked()
        return TakeHome(
            clinic=self._facts.clinic,
            movement=self._step.name if self._step is not None else "",
            closing=(self._words.next_test, say("page.questions")),
            person=say("page.for", name=self._facts.person) if ticked else "",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_P:
            self._print()
        else:
            event.ignore()

    def _show(self) -> None:
        if self.sheet is not None:
            self.preview.show_page(self.sheet, self.beside, self._paper)

    def _choose_paper(self, index: int) -> None:
        self._paper = list(Paper)[index]
        self.paper_chosen.emit(self._paper.value)
        self._show()

    def _print(self) -> None:
        self._do(self._printed)

    def _save(self) -> None:
        self._do(self._saved)

    def _do(self, deed: Callable[[PatientSheet], str]) -> None:
        """Say what was done, or what can be mended, here: no toast reaches this view."""
        if self.sheet is None:
            return
        try:
            self.note.setText(deed(self.sheet))
        except Mendable as fault:
            self.note.setText(str(fault))

    def _printed(self, sheet: PatientSheet) -> str:
        sent = self.print_page(self, sheet, self.beside, self._paper)
        return "Sent to the printer." if sent else ""

    def _saved(self, sheet: PatientSheet) -> str:
        chosen = self.ask_file(self, f"Take-home page, {self._facts.day.isoformat()}.pdf")
        if chosen is None:
            return ""
        put(pdf(sheet, self.beside, self._paper, self._facts.day), chosen, "page")
        return f"The page is saved as “{chosen.name}”."

    def _offered_chart(self) -> ChartOffer | None:
        sheet, facts = self.sheet, self._facts
        if sheet is None or self._step is None:
            return None
        title, person = self._step.name, facts.person if self.named.isChecked() else ""

        def draw(size: PaperSize, palette: Palette) -> "Sheet":
            from strengthtrack.charts.patient.chart import patient_in

            return patient_in(size, sheet, title, palette)

        american = self._paper is Paper.LETTER
        return ChartOffer(title, draw, AS_SHOWN, facts.day, person, clinic=facts.clinic, american=american)

    def _connect(self) -> None:
        self.taker.said.connect(self.note.setText)
        self.taker.fault.connect(self.note.setText)
        self.named.toggled.connect(self._show)
        self.paper.chosen.connect(self._choose_paper)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(label("A page to take home", "title"))
        for part in (self.paper, self.named, self.print, self.save, self.chart, self.back, self.note):
            column.addWidget(part)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 32, 32, 32)
        row.setSpacing(32)
        row.addWidget(self.preview, 1)
        side = QWidget()
        side.setFixedWidth(COLUMN)
        side.setLayout(column)
        row.addWidget(side)
