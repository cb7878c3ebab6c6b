"""The face while force is looked at: armed, pushing, lost and paused. Digits, the hold, the trace."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.practice.session_view import LiveTrace, Phase, SessionView
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.big_number import BigNumber
from strengthtrack.screens.parts.card import paint_card
from strengthtrack.screens.parts.ring import Ring
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.trial_dots import TrialDots
from strengthtrack.screens.test_heading import Heading
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.trial_words import newtons

if TYPE_CHECKING:
    from strengthtrack.charts.live_trace import LiveTraceChart

STILL_AFTER_S = 1.6
"""After a loss the trace stands still once so much of “no signal” is seen; else it would run out of sight."""


class StateCard(QWidget):
    """One sentence about a state, with its icon: not an alarm."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._warns = "unplug", True
        self._sentence = label("", "title", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(104, 34, 16, 24)
        row.addWidget(self._sentence, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say(self, sentence: str, icon: str, *, warns: bool) -> None:
        """Say something else."""
        if sentence != self.sentence or icon != self._icon:
            self._icon, self._warns = icon, warns
            self._sentence.setText(sentence)
            self.setAccessibleName(sentence)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        paint_card(painter, self, look.surface)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.warn_ground if self._warns else look.tint))
        painter.drawEllipse(QPointF(52, 52), 28, 28)
        icons.paint(painter, self._icon, look.warn if self._warns else look.accent, QPointF(40, 40), px=24)


class PushFace(QWidget):
    """Force as it comes. The chart is made when it is first needed: its library is slow to import."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self.chart: LiveTraceChart | None = None
        self._current = -1
        self.heading = Heading("section")
        self.dots = TrialDots()
        self.number = BigNumber(200)
        self.ring = Ring(168, 72)
        self.card = StateCard()
        self.caption = label("", "name")
        self.caption_more = label("", "lead")
        self._live = self._digits()
        self._captions = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 12, 32, 10)
        self._column.setSpacing(0)
        self._column.addLayout(_row(self.heading, self.dots))
        self._column.addSpacing(20)
        self._column.addWidget(self._live)
        self._column.addWidget(self.card)
        self._column.addWidget(self._captions)
        self._lay_captions()
        for part in (self.card, self._captions):
            part.hide()

    def prepare(self) -> None:
        """Make the chart now, while a page changes anyway, and not when the patient is about to push."""
        self._chart()

    def show_view(self, view: SessionView, trace: LiveTrace) -> None:
        """Show this moment; called sixty times a second."""
        line = view.test
        stopped = view.phase in {Phase.LOST, Phase.PAUSED}
        self.heading.show_test(line, armed=not stopped)
        self.dots.show_line(line, view.trial_number)
        self._live.setVisible(not stopped)
        for part in (self.card, self._captions):
            part.setVisible(stopped)
        if stopped:
            self._show_stopped(view)
        else:
            self.number.show_number(newtons(view.force_n))
            hold = view.plan.hold_s
            self.ring.show_share(view.held_s / hold, str(int(view.held_s)), f"of {hold:g} s")
        self._draw(view, trace)

    def _show_stopped(self, view: SessionView) -> None:
        if view.phase is Phase.LOST:
            self.card.say(lost_sentence(view), "unplug", warns=True)
        else:
            self.card.say("Paused. Force is not filed until the test is armed again.", "pause", warns=False)
        kept = view.phase is Phase.LOST and view.lost_peak_n is not None
        self.caption.setText(f"Trial {_newest(view)}, kept" if kept else "Live force")
        held = f"{newtons(view.lost_peak_n)} N after {view.lost_held_s:.1f} s of {view.plan.hold_s:g} s"
        self.caption_more.setText(held if kept else f"{newtons(view.force_n)} N, not filed")

    def _draw(self, view: SessionView, trace: LiveTrace) -> None:
        lost_at = float(trace.ago_s[-1]) if view.phase is Phase.LOST and len(trace.ago_s) else None
        if lost_at is not None and lost_at < -STILL_AFTER_S:
            return
        chart, line = self._chart(), view.test
        if view.current != self._current:
            self._current = view.current
            chart.clear()
        chart.show_trace(trace.ago_s, trace.force_n, line.side, line.best_n, line.last_visit_n, lost_at)

    def _chart(self) -> "LiveTraceChart":
        if self.chart is None:
            from strengthtrack.charts.live_trace import LiveTraceChart

            self.chart = LiveTraceChart(self._palette)
            self.chart.setMinimumHeight(200)
            self._column.addWidget(self.chart, 1)
        return self.chart

    def _digits(self) -> QWidget:
        live = QWidget()
        row = QHBoxLayout(live)
        row.setContentsMargins(0, 12, 0, 16)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        return live

    def _lay_captions(self) -> None:
        row = QHBoxLayout(self._captions)
        row.setContentsMargins(0, 20, 0, 12)
        row.setSpacing(8)
        row.addWidget(self.caption)
        row.addWidget(self.caption_more)
        row.addStretch()


def lost_sentence(view: SessionView) -> str:
    """What became of the trial, in one sentence."""
    if view.lost_peak_n is None:
        return "The dynamometer came unplugged; nothing is lost, and testing goes on when it is back."
    kept = f"trial {_newest(view)} is kept up to {newtons(view.lost_peak_n)}\N{NO-BREAK SPACE}N"
    return f"The dynamometer came unplugged; {kept}, and testing goes on when it is back."


def _newest(view: SessionView) -> int:
    return view.test.trials[-1].number if view.test.trials else view.trial_number


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return row
