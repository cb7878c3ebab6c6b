"""The face while force is looked at: armed, pushing, lost and paused. Digits, the hold, the trace."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.practice.testing.session_view import Gone, LiveTrace, Phase, SessionView
from strengthtrack.screens.parts.big_number import BigNumber
from strengthtrack.screens.parts.ring import Ring
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.trial_dots import TrialDots
from strengthtrack.screens.testing.heading import Heading
from strengthtrack.screens.testing.hidden_force import HiddenForce
from strengthtrack.screens.testing.state_card import StateCard
from strengthtrack.screens.testing.trial_words import coming_name, newtons, shows_force, shows_last, shows_today

if TYPE_CHECKING:
    from strengthtrack.charts.live.trace import LiveTraceChart

STILL_AFTER_S = 1.6
"""After a loss the trace stands still once so much of “no signal” is seen; else it would run out of sight."""
_EDGE, _APART = 32, 16
_STOPPED = frozenset({Phase.LOST, Phase.PAUSED})
_BACK = {
    Gone.UNPLUGGED: "it is back",
    Gone.UNREAD: "it can",
    Gone.SLEPT: "the dynamometer is back",
    Gone.NO_FORCE: "it does",
}
_ZERO_FIRST = {
    Gone.UNPLUGGED: "It is back: zero it unloaded, then arm again.",
    Gone.UNREAD: "It can be read again: zero it unloaded, then arm again.",
    Gone.SLEPT: "The computer slept: zero the dynamometer unloaded, then arm again.",
    Gone.NO_FORCE: "It sends force again: zero it unloaded, then arm again.",
}
"""It may have been switched off, and taken a zero of its own."""


class PushFace(QWidget):
    """Force as it comes. The chart is made when it is first needed: its library is slow to import."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self.chart: LiveTraceChart | None = None
        self._current = -1
        self._head = (0, "")
        self.heading = Heading("section")
        self.dots = TrialDots()
        self.practice = label("", "lead")
        self.number = BigNumber(200)
        self.ring = Ring(168, 72)
        self.hidden = HiddenForce()
        self.card = StateCard()
        self.caption = label("", "name")
        self.caption_more = label("", "lead")
        self._live = self._digits()
        self._captions = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_EDGE, 12, _EDGE, 10)
        self._column.setSpacing(0)
        self._column.addLayout(_row(self.heading, self.dots))
        self._column.addWidget(self.practice)
        self._column.addSpacing(20)
        for part in (self._live, self.card, self._captions):
            self._column.addWidget(part)
        self._column.addWidget(self.hidden, 1)
        self._lay_captions()
        for part in (self.card, self._captions, self.hidden, self.practice):
            part.hide()

    def prepare(self) -> None:
        """Make the chart now, while a page changes anyway, and not when the patient is about to push."""
        self._chart()

    def show_view(self, view: SessionView, trace: LiveTrace) -> None:
        """Show this moment; called sixty times a second."""
        line, stopped, seen = view.test, view.phase in _STOPPED, shows_force(view)
        self.heading.show_test(line, "" if stopped else "armed")
        values = shows_today(view) or (stopped and not view.blind)
        name = coming_name(view)
        self.dots.show_line(line, view.trial_number, name, practice=view.practice, values=values)
        self._share_head()
        self._say_practice(f"{name}: an easy push, not counted" if view.practice and not stopped else "")
        self._live.setVisible(seen and not stopped)
        self.hidden.setVisible(not seen)
        for part in (self.card, self._captions):
            part.setVisible(stopped)
        if stopped:
            self._show_stopped(view)
        elif seen:
            self.number.show_number(newtons(view.force_n))
            hold = view.plan.hold_s
            self.ring.show_share(view.held_s / hold, str(int(view.held_s)), f"of {hold:g} s")
        self._show_trace(view, trace, seen=seen)

    def _show_stopped(self, view: SessionView) -> None:
        if view.phase is Phase.LOST:
            self.card.say(lost_sentence(view), "unplug", warns=True)
        else:
            self.card.say(paused_sentence(view), "pause", warns=False)
        kept = view.phase is Phase.LOST and view.lost_peak_n is not None
        self.caption.setText(f"Trial {_newest(view)}, kept" if kept else "Live force")
        self._captions.setVisible(kept or shows_force(view))
        if view.blind:
            self.caption_more.setText(f"{view.lost_held_s:.1f} s of {view.plan.hold_s:g} s")
            return
        held = f"{newtons(view.lost_peak_n)} N after {view.lost_held_s:.1f} s of {view.plan.hold_s:g} s"
        self.caption_more.setText(held if kept else f"{newtons(view.force_n)} N, not filed")

    def _show_trace(self, view: SessionView, trace: LiveTrace, *, seen: bool) -> None:
        chart = self._chart()
        chart.setVisible(seen)
        if seen:
            self._draw(view, trace)
        else:
            self.hidden.show_view(view, running=view.phase not in _STOPPED)

    def _draw(self, view: SessionView, trace: LiveTrace) -> None:
        lost_at = float(trace.ago_s[-1]) if view.phase is Phase.LOST and len(trace.ago_s) else None
        if lost_at is not None and lost_at < -STILL_AFTER_S:
            return
        chart, line = self._chart(), view.test
        if view.current != self._current:
            self._current = view.current
            chart.clear()
        today = line.best_n if shows_today(view) else None
        last = line.last_visit_n if shows_last(view) else None
        chart.show_trace(trace.ago_s, trace.force_n, line.side, today, last, lost_at)

    def _share_head(self) -> None:
        """Name and “armed” come before the older trials, which stand in the list too."""
        head = (self.width(), self.heading.words)
        if head != self._head:
            self._head = head
            self.dots.setMaximumWidth(max(0, self.width() - 2 * _EDGE - _APART - self.heading.sizeHint().width()))

    def _say_practice(self, words: str) -> None:
        if words != self.practice.text():
            self.practice.setText(words)
            self.practice.setVisible(bool(words))

    def _chart(self) -> "LiveTraceChart":
        if self.chart is None:
            from strengthtrack.charts.live.trace import LiveTraceChart

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
    back = _BACK[view.gone]
    if view.lost_peak_n is None:
        return f"{view.gone}; nothing is lost, and testing goes on when {back}."
    far = "as far as it came" if view.blind else f"up to {newtons(view.lost_peak_n)}\N{NO-BREAK SPACE}N"
    kept = f"trial {_newest(view)} is kept {far}"
    return f"{view.gone}; {kept}, and testing goes on when {back}."


def paused_sentence(view: SessionView) -> str:
    """What to do before testing goes on."""
    if view.lost_why and not view.test.zeroed and not view.waits_for_button:
        return _ZERO_FIRST[view.gone]
    return "Paused. Force is not filed until the test is armed again."


def _newest(view: SessionView) -> int:
    return view.test.trials[-1].number if view.test.trials else view.trial_number


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_APART)
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return row
