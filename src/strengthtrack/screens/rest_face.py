"""The face after a trial: its result, the rest clock, marks, how far the trials lie apart, and pain."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.session_view import Phase, SessionView, TestLine, TrialLine
from strengthtrack.screens.parts.big_number import BigNumber
from strengthtrack.screens.parts.card import paint_card
from strengthtrack.screens.parts.dots import Dots, dots_of
from strengthtrack.screens.parts.key_hint import KeyHint
from strengthtrack.screens.parts.pain_row import PainRow
from strengthtrack.screens.parts.ring import Ring
from strengthtrack.screens.parts.spread_line import SpreadLine
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.test_heading import Heading
from strengthtrack.screens.theme import palette_in_use
from strengthtrack.screens.trial_words import MARK_KEYS, newtons, tied, trial_words

_LEAST_TO_COMPARE = 2
_LOWEST_WITH_CARD = 530


class SpreadCard(QWidget):
    """How far the trials lie apart; on surface where one more is asked for."""

    def __init__(self, repeat_over: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = f"{repeat_over * 100:.0f} %"
        self._asks = False
        self._heading = label("", "section", wrap=True)
        self._heading.setMaximumWidth(280)
        self._rule = label("", "quiet", wrap=True)
        self.line = SpreadLine()
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch()
        words.addWidget(self._heading)
        words.addWidget(self._rule)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 32, 12)
        row.setSpacing(32)
        row.addLayout(words, 1)
        row.addWidget(self.line, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says in large."""
        return self._heading.text()

    def show_line(self, line: TestLine, *, asks: bool) -> None:
        """Show the trials that count."""
        counting = [trial for trial in line.trials if trial.counts]
        self.line.show_trials(counting, line.spread)
        self._asks = asks
        apart = f"{(line.spread or 0.0) * 100:.0f} %"
        self._heading.setText(
            tied(
                f"One more: they differ by\N{NO-BREAK SPACE}{apart}"
                if asks
                else f"They differ by\N{NO-BREAK SPACE}{apart}"
            )
        )
        typed = [str(trial.number) for trial in counting if trial.typed]
        also = f" Typed: {', '.join(typed)}." if typed else ""
        self._rule.setText(tied(f"Clinic rule: repeat when trials differ by more than {self._over}.{also}"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        paint_card(QPainter(self), self, look.surface if self._asks else look.ground)


class RestFace(QWidget):
    """The newest trial and what is asked in the rest.

    Signals: `marked(Mark)`; `pain_given(object)`, 0 to 10 or None.
    """

    marked = Signal(Mark)
    pain_given = Signal(object)

    def __init__(self, repeat_over: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: TestLine | None = None
        self._compares = False
        self.heading = Heading("section")
        self.dots = Dots(12)
        self._trial = label("", "lead")
        self.number = BigNumber(128)
        self._held = label("", "lead")
        self._held.setMinimumWidth(200)
        self.ring = Ring(192, 56)
        self._marks = {mark: KeyHint(key, _mark_words(mark)) for key, mark in MARK_KEYS.items()}
        self.card = SpreadCard(repeat_over)
        self.pain = PainRow("Pain in this test", "Asked once. Keys 0 to 9, T for ten")
        self.pain.given.connect(self.pain_given)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 12, 32, 10)
        column.setSpacing(0)
        column.addLayout(self._result())
        column.addSpacing(6)
        column.addLayout(self._row_of_marks())
        column.addStretch(2)
        column.addWidget(self.card)
        column.addStretch(2)
        column.addWidget(self.pain)
        column.addStretch(5)

    @property
    def facts(self) -> str:
        """The line under the number."""
        return self._held.text()

    def show_view(self, view: SessionView) -> None:
        """Show this moment; only the clock moves between trials."""
        self._show_clock(view)
        line = view.test
        if line is self._line:
            return
        self._line = line
        self.heading.show_test(line, armed=view.phase is Phase.REST)
        self.dots.show_dots(dots_of(line, running=False))
        self.pain.show_score(line.pain)
        counting = sum(trial.counts for trial in line.trials)
        self._compares = counting >= _LEAST_TO_COMPARE
        self._make_room()
        self.card.show_line(line, asks=view.one_more)
        if line.trials:
            self._show_trial(line.trials[-1], line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """On a low window the card gives way; digits, marks and pain never do."""
        roomy = self.height() >= _LOWEST_WITH_CARD
        keep = self.card.sizePolicy()
        keep.setRetainSizeWhenHidden(roomy)
        self.card.setSizePolicy(keep)
        self.card.setVisible(roomy and self._compares)

    def _show_trial(self, trial: TrialLine, line: TestLine) -> None:
        notes = trial_words(trial)
        self._trial.setText(f"Trial {trial.number}{f', {notes}: not counted' if not trial.counts else ''}")
        self.number.show_number(newtons(trial.peak_n))
        facts = ["Typed off the display" if trial.typed else f"Held {trial.held_s:.1f} s"]
        if trial.resting_n is not None:
            facts.append(f"at rest {newtons(trial.resting_n)} N")
        if line.last_visit_n is not None:
            facts.append(f"last visit’s best {newtons(line.last_visit_n)} N")
        self._held.setText("  ·  ".join(facts))
        for mark, key in self._marks.items():
            key.setChecked(trial.mark is mark)

    def _show_clock(self, view: SessionView) -> None:
        if view.phase is Phase.TEST_DONE:
            done = sum(trial.counts for trial in view.test.trials)
            self.ring.show_share(1.0, str(done), "trials done")
            return
        seconds = max(0, round(view.rest_left_s + 0.49))
        share = view.rest_left_s / view.rest_s if view.rest_s else 0.0
        self.ring.show_share(share, f"{seconds // 60}:{seconds % 60:02d}", "rest")

    def _result(self) -> QHBoxLayout:
        trial = QHBoxLayout()
        trial.setSpacing(12)
        trial.addWidget(self.dots)
        trial.addWidget(self._trial)
        trial.addStretch()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.heading)
        left.addSpacing(18)
        left.addLayout(trial)
        left.addSpacing(14)
        left.addWidget(self.number)
        left.addSpacing(14)
        left.addWidget(self._held)
        row = QHBoxLayout()
        row.addLayout(left, 1)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _row_of_marks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label("Mark it", "control"))
        row.addSpacing(4)
        for mark, key in self._marks.items():
            key.setCheckable(True)
            key.clicked.connect(self._mark_clicked)
            key.setProperty("mark", mark.value)
            row.addWidget(key)
        row.addStretch()
        return row

    def _mark_clicked(self) -> None:
        key = self.sender()
        assert isinstance(key, KeyHint)  # noqa: S101 - only the keys above lead here
        key.setChecked(not key.isChecked())
        self.marked.emit(Mark(key.property("mark")))


def _mark_words(mark: Mark) -> str:
    return mark.value.capitalize()
