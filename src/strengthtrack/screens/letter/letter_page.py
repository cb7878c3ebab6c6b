"""The letter: left what it says, right the page as it will print."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter_facts import LetterFacts, Part, file_name
from strengthtrack.errors import DocumentFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.error_bands import ErrorBands
from strengthtrack.practice.letter.material import Material, gather
from strengthtrack.practice.letter.writing import charted, facts, offered
from strengthtrack.records.changes import Changes
from strengthtrack.science.trend import Trend
from strengthtrack.screens.letter.file import ask_file, open_file
from strengthtrack.screens.letter.preview import LetterPreview
from strengthtrack.screens.letter.sections import PADDING, SectionList
from strengthtrack.screens.letter.sheet import LetterSheet
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.lines import hairline, standing_hairline
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label

LEFT_COLUMN, BAR_HEIGHT = 560, 72
CHART_MM, CHART_DPI = 170.0, 300.0


class LetterPage(QWidget):
    """One patient's letter.

    Signals: `said(words)`, `fault(sentence)`.
    """

    said = Signal(str)
    fault = Signal(str)
    bar_height = BAR_HEIGHT

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._patient_id = ""
        self._material: Material | None = None
        self._charts: dict[Trend, bytes] = {}
        self._saved: Path | None = None
        self.ask_file: Callable[[QWidget, str, Path | None], Path | None] = ask_file
        self.open_file: Callable[[Path], bool] = open_file
        self.to = TextField("To")
        self.movement = PickField("Chart", [])
        self.sections = SectionList()
        self.preview = LetterPreview()
        self.word = button("Word", "primary", icon="file-text", big=True)
        self.copy = button("Copy chart", icon="copy", big=True)
        self.open = button("Open letter", "quiet", icon="external-link", big=True)
        self.open.hide()
        self.setFocusProxy(self.sections.rows[Part.OPENING])
        self._lay_out()
        self.to.edit.textChanged.connect(self._write)
        self.movement.picker.currentIndexChanged.connect(self._write)
        self.sections.changed.connect(self._write)
        self.sections.chosen.connect(self._mark)
        self.word.clicked.connect(self.save_word)
        self.copy.clicked.connect(self.copy_chart)
        self.open.clicked.connect(self.open_saved)

    def open_patient(self, patient_id: str) -> None:
        """Begin a letter about this patient: every section that has something to say, to who referred them."""
        self._patient_id = patient_id
        self._material = self._gather()
        self._charts.clear()
        self.open.hide()
        self._show_movements(None)
        self._address(self._material.patient)
        self.sections.start(offered(self._material))
        self._write()

    def refresh(self, changes: Changes | None) -> None:
        """Read the records again, if it is this patient's that changed; ticks and plan stay."""
        mine = changes is None or changes.patient_id in {None, self._patient_id}
        if not self._patient_id or not mine:
            return
        chosen, before, self._material = self._movement, self._material, self._gather()
        if before is not None and before.patient.referrer != self._material.patient.referrer:
            self._address(self._material.patient)
        self._show_movements(chosen)
        self._write()

    @property
    def facts(self) -> LetterFacts | None:
        """The letter as it stands; None before a patient is open."""
        if self._material is None:
            return None
        return facts(
            self._material,
            self.sections.ticked,
            plan_text=self.sections.plan_text,
            movement=self._movement,
            referrer=self.to.text.replace(", ", "\n"),
        )

    def save_word(self) -> None:
        """Ask where to, and save the letter there as a Word file."""
        written = self.facts
        if written is None:
            return
        chosen = self.ask_file(self, file_name(written), self._saved and self._saved.parent)
        if chosen is None:
            return
        from strengthtrack.documents import letter_word

        try:
            letter_word.write(written, self._chart(), chosen)
        except DocumentFault as fault:
            self.fault.emit(str(fault))
        else:
            self._saved = chosen
            self.open.show()
            self.said.emit(f"The letter is saved as “{chosen.name}”.")

    def open_saved(self) -> None:
        """Open the letter that was saved last."""
        if self._saved is not None and not self.open_file(self._saved):
            self.fault.emit(f"No program here opens Word files; the letter lies in the folder “{self._saved.parent}”.")

    def copy_chart(self) -> None:
        """Put the letter's chart on the clipboard."""
        from strengthtrack.charts.clipboard import COPIED, to_clipboard
        from strengthtrack.charts.trend_sheet import trend_sheet

        if self._trend is not None:
            to_clipboard(trend_sheet(self._trend))
            self.said.emit(COPIED)

    # what it is made of

    @property
    def _tested(self) -> tuple[Movement, ...]:
        """The movements a chart can be drawn of, as the picker lists them."""
        return tuple(trend.movement for trend in self._material.trends) if self._material else ()

    @property
    def _movement(self) -> Movement | None:
        at = self.movement.picker.currentIndex()
        return self._tested[at] if 0 <= at < len(self._tested) else None

    @property
    def _trend(self) -> Trend | None:
        return charted(self._material, self._movement) if self._material else None

    def _gather(self) -> Material:
        return gather(self._desk.store, self._patient_id, self._desk.today(), ErrorBands(self._desk))

    def _chart(self) -> bytes:
        """The chart as PNG, empty where the letter has none; drawn once and kept."""
        trend = self._trend
        if trend is None or Part.CHART not in self.sections.ticked:
            return b""
        if trend not in self._charts:
            from strengthtrack.charts import paper
            from strengthtrack.charts.trend_sheet import trend_sheet

            self._charts = {trend: paper.png(trend_sheet(trend, LIGHT, CHART_MM, compact=True), CHART_DPI)}
        return self._charts[trend]

    def _address(self, patient: Patient) -> None:
        """Write to who referred the patient: their lines in one, with commas between."""
        self.to.edit.setText(", ".join(patient.referrer.splitlines()))
        self.to.edit.setCursorPosition(0)

    def _show_movements(self, chosen: Movement | None) -> None:
        """Offer the movements that were tested; nothing is offered where none was."""
        picker, tested = self.movement.picker, self._tested
        picker.blockSignals(True)
        picker.clear()
        picker.addItems([movement.words for movement in tested])
        picker.setCurrentIndex(tested.index(chosen) if chosen in tested else min(0, len(tested) - 1))
        picker.blockSignals(False)
        self.movement.setVisible(bool(tested))
        self.copy.setVisible(bool(tested))

    def _write(self) -> None:
        """Set the page anew."""
        if self._material is None:
            return
        self.sections.offer(offered(self._material, movement=self._movement))
        written = self.facts
        if written is not None:
            self.preview.show_sheet(LetterSheet(written, QImage.fromData(self._chart())))

    def _mark(self, part: str) -> None:
        self.preview.mark(Part(part))

    # how it is put together

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(LEFT_COLUMN)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._says(), 1)
        column.addWidget(hairline())
        column.addLayout(self._bar())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(standing_hairline())
        row.addWidget(self.preview, 1)

    def _says(self) -> QScrollArea:
        inside, head = QWidget(), QVBoxLayout()
        head.setContentsMargins(PADDING, 0, PADDING, 18)
        head.setSpacing(12)
        head.addWidget(label("Letter", "title"))
        fields = QHBoxLayout()
        fields.setSpacing(16)
        fields.addWidget(self.to, 4)
        fields.addWidget(self.movement, 3)
        head.addLayout(fields)
        column = QVBoxLayout(inside)
        column.setContentsMargins(32 - PADDING, 20, 32 - PADDING, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.sections)
        column.addStretch()
        scroll = scrolled(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(32, 12, 32, 12)
        bar.setSpacing(9)
        bar.addWidget(self.word)
        bar.addWidget(self.copy)
        bar.addSpacing(7)
        bar.addWidget(self.open)
        bar.addStretch()
        return bar
