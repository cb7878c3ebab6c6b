"""The view for the patient: full screen, nobody's name in it, two sentences and one chart."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from strengthtrack.charts.patient.board import PatientBoard
from strengthtrack.charts.patient.type import factor_for
from strengthtrack.practice.patient.step_words import StepWords
from strengthtrack.practice.patient.words import PatientWords
from strengthtrack.screens.patient_view.foot import Foot
from strengthtrack.screens.patient_view.sheets import nothing_yet, sheet_of
from strengthtrack.screens.patient_view.take_home import PageFacts, TakeHomePanel
from strengthtrack.screens.theme import palette_in_use

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PatientView(QWidget):
    """A window of its own that shows what was kept when it was opened. Signals: `paper_chosen(name)`, `closed`."""

    paper_chosen = Signal(str)
    closed = Signal()

    def __init__(self, words: PatientWords, facts: PageFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.words = words
        self._number = words.first
        self.setWindowTitle(words.say("page.title"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.board, self.foot = PatientBoard(palette_in_use()), Foot(words.phrases)
        self.take_home = TakeHomePanel(words, facts)
        self.foot.stepped.connect(self.step)
        self.foot.print_asked.connect(self.show_page)
        self.foot.closed.connect(self.leave)
        self.take_home.left.connect(self.show_chart)
        self.take_home.paper_chosen.connect(self.paper_chosen)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(self._chart_face())
        self._faces.addWidget(self.take_home)
        self._show()

    @property
    def shown(self) -> StepWords | None:
        """The movement that is shown; None where nothing was tested."""
        return self.words.steps[self._number] if self.words.steps else None

    def step(self, by: int) -> None:
        """To another movement, round and round."""
        if self.words.steps:
            self._number = (self._number + by) % len(self.words.steps)
            self._show()

    def show_page(self) -> None:
        """Show the page to take home."""
        if self.shown is not None:
            self.take_home.show_step(self.shown)
            self._faces.setCurrentIndex(1)
            self.take_home.setFocus()

    def show_chart(self) -> None:
        """Back to the chart."""
        self._faces.setCurrentIndex(0)
        self.setFocus()

    def leave(self) -> None:
        """Close the view."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _STEPS:
            self.step(_STEPS[event.key()])
        elif event.key() == Qt.Key.Key_P:
            self.show_page()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        factor = factor_for(self.width(), self.height())
        self.board.set_factor(factor)
        self.foot.set_factor(factor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.board.set_palette(palette_in_use())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(palette_in_use().ground))

    def _chart_face(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.board, 1)
        column.addWidget(self.foot)
        return face

    def _show(self) -> None:
        step = self.shown
        self.board.show_sheet(nothing_yet(self.words) if step is None else sheet_of(self.words, step))
        self.foot.show_step(step.name if step else "", self._number, len(self.words.steps))
        self.setAccessibleName(step.aloud if step else " ".join(self.words.nothing))
