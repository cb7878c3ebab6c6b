"""Pain before the first push: one scale, site and side a series, and three answers on that scale."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.pain import PainReport, PainScale, PainSite
from strengthtrack.clinic.setup import Side
from strengthtrack.errors import EntryFault
from strengthtrack.practice.beforehand import Beforehand
from strengthtrack.screens.parts.pain_row import PainRow
from strengthtrack.screens.parts.segment import NONE, Segment
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.vas_line import VasLine

QUESTIONS = ("Worst pain in the last week", "Usual pain in the last week", "Pain now")
SCALE_WORDS = {PainScale.NUMERIC: "NPRS, 0 to 10", PainScale.VISUAL: "VAS, 10 cm"}
_SCALES, _SITES, _SIDES = tuple(PainScale), tuple(PainSite), tuple(Side)


class PainForm(QWidget):
    """Answers of one scale are not those of the other: each keeps its own. Signals: `changed`."""

    changed = Signal()

    def __init__(self, before: Beforehand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = before
        self.scale = Segment([SCALE_WORDS[scale] for scale in _SCALES], name="Pain scale")
        self.site = Segment([site.value.capitalize() for site in _SITES], name="Site of the pain", optional=True)
        self.side = Segment([side.value.capitalize() for side in _SIDES], name="Side of the pain", optional=True)
        self._broken = label("", "warn", wrap=True)
        hints = ("Keys 0 to 9, T for ten", "", "")
        asked = zip(QUESTIONS, hints, strict=True)
        self.numeric = tuple(PainRow(words, hint, click_focus=True) for words, hint in asked)
        self._lines: tuple[VasLine, ...] = ()
        for segment in (self.scale, self.site, self.side):
            segment.chosen.connect(self._chosen)
        for row in self.numeric:
            row.given.connect(self._given)
        self._lay_out()
        self.begin(before)

    def begin(self, before: Beforehand) -> None:
        """Ask anew, for the pain that was asked for last."""
        self._before = before
        asked = before.pain
        self.scale.choose(_SCALES.index(asked.scale))
        self.site.choose(NONE if asked.site is None else _SITES.index(asked.site))
        self.side.choose(NONE if asked.side is None else _SIDES.index(asked.side))
        for row in self.numeric:
            row.show_score(None)
        for line in self._lines:
            line.show_score(None)
        self._show_scale()

    @property
    def visual(self) -> tuple[VasLine, ...]:
        """A line a question; made when it is first asked for, for most clinics never do."""
        self._make_lines()
        return self._lines

    @property
    def broken(self) -> str:
        """What it says of a pain line that will break; empty where it goes on."""
        return self._broken.text()

    def faulty(self) -> QWidget | None:
        """The first answer that cannot be right, said under it."""
        if self._series.scale is PainScale.NUMERIC:
            return None
        for line in self._lines:
            try:
                _ = line.score
            except EntryFault as fault:
                line.show_fault(str(fault))
                return line.edit
        return None

    @property
    def report(self) -> PainReport:
        """The answers; nothing of a series where none was given. Raises EntryFault."""
        asked = self._series
        numeric = asked.scale is PainScale.NUMERIC
        worst, usual, now = (row.score for row in self.numeric) if numeric else (line.score for line in self.visual)
        report = PainReport(worst, usual, now, asked.scale, asked.site, asked.side)
        return report if report.answered else PainReport()

    @property
    def summary(self) -> str:
        """“Worst 6, usual 3”."""
        try:
            report = self.report
        except EntryFault:
            return ""
        named = (("worst", report.worst), ("usual", report.usual), ("now", report.now))
        return ", ".join(f"{name} {report.words(score)}" for name, score in named if score is not None).capitalize()

    @property
    def _series(self) -> PainReport:
        site = None if self.site.index == NONE else _SITES[self.site.index]
        side = None if self.side.index == NONE else _SIDES[self.side.index]
        return PainReport(scale=_SCALES[self.scale.index], site=site, side=side)

    def _chosen(self, _index: int) -> None:
        self._show_scale()
        self.changed.emit()

    def _given(self, _score: object) -> None:
        self.changed.emit()

    def _show_scale(self) -> None:
        numeric = self._series.scale is PainScale.NUMERIC
        if not numeric:
            self._make_lines()
        self._numeric.setVisible(numeric)
        self._visual.setVisible(not numeric)
        before, day = self._before.pain, self._before.pain_on
        broken = day is not None and not self._series.joins(before)
        last = ", ".join(part for part in (before.scale.value, before.place) if part)
        self._broken.setText(
            f"Asked otherwise than on {day_in_full(day)} ({last}): the pain line breaks here." if day and broken else ""
        )
        self._broken.setVisible(broken)

    def _make_lines(self) -> None:
        if self._lines:
            return
        self._lines = tuple(VasLine(words) for words in QUESTIONS)
        _under_one_another(self._visual, self._lines)
        for line in self._lines:
            line.given.connect(self._given)
        tab_by_layout(self)

    def _lay_out(self) -> None:
        series = QHBoxLayout()
        series.setSpacing(16)
        for segment in (self.scale, self.site, self.side):
            series.addWidget(segment)
        series.addStretch()
        self._numeric, self._visual = QWidget(), QWidget()
        _under_one_another(self._numeric, self.numeric)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 32)
        column.setSpacing(0)
        column.addLayout(series)
        column.addSpacing(8)
        column.addWidget(self._broken)
        column.addSpacing(16)
        column.addWidget(self._numeric)
        column.addWidget(self._visual)


def _under_one_another(inside: QWidget, parts: tuple[PainRow, ...] | tuple[VasLine, ...]) -> None:
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(24)
    for part in parts:
        column.addWidget(part)
