"""One trial, or two beside each other: title, curve, onset, measures, what was done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.curve.chart import CurveChart
from strengthtrack.charts.curve.layout import Curve
from strengthtrack.charts.palette import Palette
from strengthtrack.practice.trial_analysis import TrialAnalysis, TrialEntry, log_words, unlike
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.trial import words
from strengthtrack.screens.trial.measure_table import Column, MeasureTable
from strengthtrack.screens.trial.onset_bar import OnsetBar

CHOICE_PX = 312


class TrialView(QWidget):
    """Shows what it is given.

    Signals: `compared(index)` of what was offered, −1 for none; `onset_kept(seconds)`; `taken_on`.
    """

    compared = Signal(int)
    onset_kept = Signal(float)
    taken_on = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: TrialAnalysis | None = None
        self.title, self.line = label("", "section"), label("", "quiet", wrap=True)
        self.span = Segment(["Whole push", "Onset"], name="What is shown of the push")
        self.with_which = Picker()
        self.with_which.setAccessibleName("Compare with")
        self.with_which.setFixedWidth(CHOICE_PX)
        self.chart, self.onset, self.table = CurveChart(palette), OnsetBar(), MeasureTable()
        self.no_curve = label("", "lead", wrap=True)
        self.version = label("", wrap=True)
        self.take_on = button("Keep today’s")
        self.history = label("", "quiet", wrap=True)
        self.table.grew.connect(self._cap_foot)
        self.span.chosen.connect(self._look)
        self.with_which.activated.connect(self._compare)
        self.chart.onset_moved.connect(self._onset_moved)
        self.onset.put_back.connect(self._put_back)
        self.onset.kept.connect(self._keep)
        self.take_on.clicked.connect(self.taken_on)
        self._menu: QWidget | None = None
        self._lay_out()

    def take_by(self, menu: QWidget) -> None:
        """Let the curve be taken by this menu, which stands beside the title."""
        self._menu = menu
        self._top.addWidget(menu)

    def offer(self, others: tuple[TrialEntry, ...], chosen: int) -> None:
        """Offer these trials to compare with; `chosen` of them is compared now, −1 for none."""
        self.with_which.clear()
        self.with_which.addItems(["Compare with …", *map(words.choice_words, others)])
        self.with_which.setCurrentIndex(chosen + 1)
        self.with_which.setEnabled(bool(others))

    def show_one(self, entry: TrialEntry, found: TrialAnalysis) -> None:
        """One trial, as it is kept."""
        self._head(entry, found)
        self.chart.show_curve(_curve(entry, found))
        self._say_onset(found)
        self.table.show_columns(_columns(found))
        self.version.setText(words.version_line(found))
        self._version.setVisible(found.ours is not None)
        self.history.setText("\n".join(log_words(found)))
        self._history.setVisible(bool(found.log))
        self._cap_foot()

    def show_two(self, entry: TrialEntry, found: TrialAnalysis, other_entry: TrialEntry, other: TrialAnalysis) -> None:
        """Two trials aligned at onset, and whether they are comparable."""
        self._head(entry, found)
        self.chart.compare(_curve(entry, found), _curve(other_entry, other))
        why = unlike(entry.trial, other_entry.trial)
        self.onset.say_comparable(words.comparable_words(why, found.in_force, other.in_force))
        pairs = ((entry, found), (other_entry, other))
        self.table.show_columns([Column(words.beside_words(one), of.in_force.measures) for one, of in pairs])
        self._version.hide()
        self._history.hide()
        self._cap_foot()

    def _head(self, entry: TrialEntry, found: TrialAnalysis) -> None:
        self._found = found
        drawn = bool(found.t_s.size)
        self.title.setText(entry.title)
        self.line.setText(words.head_words(entry))
        for one in filter(None, (self.chart, self.onset, self.span, self.with_which, self._menu)):
            one.setVisible(drawn)
        self.no_curve.setText(words.no_curve_words(entry))
        self.no_curve.setVisible(not drawn)
        self._foot.setVisible(drawn)

    def _say_onset(self, found: TrialAnalysis) -> None:
        stands_s = self.chart.onset_s
        kept_s = found.in_force.onset_s
        moved = kept_s is not None and stands_s != kept_s
        at_s = stands_s if moved else kept_s
        self._tell_onset(found, at_s, moved=moved)

    def _tell_onset(self, found: TrialAnalysis, at_s: float | None, *, moved: bool) -> None:
        self.onset.say_onset(words.onset_words(found, at_s), words.read_words(found.in_force), moved=moved)

    def _onset_moved(self, onset_s: float) -> None:
        if self._found is None:
            return
        moved = onset_s != self._found.in_force.onset_s
        self._tell_onset(self._found, onset_s, moved=moved)
        kept = Column("As it is kept", self._found.in_force.measures)
        self.table.show_columns([kept, Column("From this onset", self._found.tried(onset_s))] if moved else [kept])

    def _put_back(self) -> None:
        self.chart.put_back()
        if self._found is not None:
            self._say_onset(self._found)
            self.table.show_columns(_columns(self._found))
        self.chart.setFocus()

    def _keep(self) -> None:
        if self.chart.onset_s is not None:
            self.onset_kept.emit(self.chart.onset_s)

    def _look(self, index: int) -> None:
        self.chart.look_near(index == 1)

    def _compare(self, index: int) -> None:
        self.compared.emit(index - 1)

    def _cap_foot(self) -> None:
        """What is under the curve takes no more than it needs, and the curve has the rest."""
        self._foot.setMaximumHeight(self._inside.sizeHint().height())

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        self._top = _across(self.title, self.span)
        page.addLayout(self._top)
        page.addLayout(_across(self.line, self.with_which))
        page.addWidget(self.chart, 1)
        page.addWidget(self.no_curve)
        page.addWidget(self.onset)
        self._inside = self._below()
        self._foot = scrolled(self._inside)
        page.addWidget(self._foot, 1)
        page.addStretch()

    def _below(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._version = QWidget()
        row = QHBoxLayout(self._version)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.version, 1)
        row.addWidget(self.take_on, alignment=Qt.AlignmentFlag.AlignTop)
        self._history = QWidget()
        log = QVBoxLayout(self._history)
        log.setContentsMargins(0, 8, 0, 0)
        log.setSpacing(4)
        log.addWidget(label("What was done", "strong"))
        log.addWidget(self.history)
        for one in (self._version, self.table, self._history):
            column.addWidget(one)
        column.addStretch()
        return inside


def _across(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(left, 1)
    row.addWidget(right)
    return row


def _columns(found: TrialAnalysis) -> list[Column]:
    """What is in force, and beside it what today's version makes of it."""
    if found.ours is None:
        return [Column("Value", found.kept.measures)]
    return [Column(words.column_words(one), one.measures) for one in (found.kept, found.ours)]


def _curve(entry: TrialEntry, found: TrialAnalysis) -> Curve:
    side = entry.trial.setup.side
    return Curve(found.t_s, found.force_n, found.in_force.onset_s, side, words.curve_words(entry))
