"""The face after a trial: its result, the rest clock, marks, how far the trials lie apart, and pain."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.session_view import Phase, SessionView, TestLine, TrialLine
from strengthtrack.screens.parts.big_number import BigNumber
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.dots import Dots, dots_of
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.key_hint import KeyHint
from strengthtrack.screens.parts.pain_row import PainRow
from strengthtrack.screens.parts.ring import Ring
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.heading import Heading
from strengthtrack.screens.testing.spread_card import LEAST_TO_COMPARE, SpreadCard
from strengthtrack.screens.testing.trial_words import (
    HIDDEN,
    MARK_KEYS,
    NO_VALUE,
    alike,
    may_be_other_leg,
    name_of,
    newtons,
    no_value,
    other_leg_words,
    why_words,
)

_LOWEST_WITH_CARD = 592
_DOT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·  "
"""A line is broken after it, never before."""


class RestFace(QWidget):
    """The newest trial and what is asked in the rest.

    Signals: `marked(Mark)`; `pain_given(object)`, 0 to 10 or None; `pressed(str)`, the key whose button was clicked;
    `swap_asked`, the trials were the other leg's.
    """

    marked = Signal(Mark)
    pain_given = Signal(object)
    pressed = Signal(str)
    swap_asked = Signal()

    def __init__(self, repeat_over: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: TestLine | None = None
        self._blind = False
        self._has_card = False
        self.heading = Heading("section")
        self.dots = Dots(12)
        self._trial = label("", "lead")
        self._trial.setMinimumWidth(1)
        self.number = BigNumber(128)
        self.hidden = IconWords("eye-off", "lead", HIDDEN)
        self._facts = label("", "lead", wrap=True)
        self.ring = Ring(184, 54)
        self.marks = {mark: KeyHint(key, _mark_words(mark)) for key, mark in MARK_KEYS.items()}
        self.deeds = {key: KeyHint(key, words) for key, words in (("N", "Add a note"), ("Del", "Set aside"))}
        self.swap = button("", "quiet", icon="arrow-left-right")
        self.swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.swap.setFixedHeight(32)
        self.swap.clicked.connect(self.swap_asked)
        self.card = SpreadCard(repeat_over)
        self.pain = PainRow("Pain in this test", "Asked once. Keys 0 to 9, T for ten")
        self.pain.given.connect(self.pain_given)
        self._lay_out()

    @property
    def facts(self) -> str:
        """The line under the number."""
        return self._facts.text().replace("\N{NO-BREAK SPACE}", " ")

    @property
    def trial(self) -> str:
        """What it says of the newest trial."""
        return self._trial.text()

    def use(self, repeat_over: float) -> None:
        """Say another battery's rule."""
        self.card.use(repeat_over)
        self._line = None

    def show_view(self, view: SessionView) -> None:
        """Show this moment; only the clock moves between trials."""
        self._show_clock(view)
        line = view.asked_test
        other = may_be_other_leg(line, view.tests)
        if alike(self._line, line) and view.blind is self._blind and other is not self.swap.isHidden():
            return
        self._line, self._blind = line, view.blind
        self.heading.show_test(line, "armed" if view.phase is Phase.REST else "")
        self.dots.show_dots(dots_of(line, running=False))
        self.pain.show_score(line.pain)
        self._show_card(view, line)
        self._show_deeds(line)
        self.swap.setVisible(other)
        if line.trials:
            self._show_trial(line.trials[-1], line)
        else:
            self._show_none(line)
        self._make_room()

    def _show_card(self, view: SessionView, line: TestLine) -> None:
        compares = sum(trial.counts for trial in line.trials) >= LEAST_TO_COMPARE and (view.one_more or not view.blind)
        valueless = no_value(line) and not view.blind
        self._has_card = compares or valueless
        if valueless:
            self.card.show_none(line)
        else:
            self.card.show_line(line, asks=view.one_more, hidden=view.blind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """On a low window the card gives way; digits, marks and pain never do."""
        roomy = self.height() >= _LOWEST_WITH_CARD
        keep = self.card.sizePolicy()
        keep.setRetainSizeWhenHidden(roomy)
        self.card.setSizePolicy(keep)
        self.card.setVisible(roomy and self._has_card)
        if self._line is not None:
            self._say_facts(self._line)

    def _show_trial(self, trial: TrialLine, line: TestLine) -> None:
        self._trial.setText(f"{name_of(line, trial)}{_standing(trial)}")
        self.number.show_number("" if self._blind else newtons(trial.peak_n))
        self.number.setVisible(not self._blind)
        self.hidden.setVisible(self._blind)
        for mark, key in self.marks.items():
            key.setChecked(trial.mark is mark)

    def _say_facts(self, line: TestLine) -> None:
        """What the newest trial was like, and what the card would say where it gave way."""
        facts = [] if self._blind or not self.card.isHidden() else _facts_of_card(line)
        if line.trials:
            facts = [*_facts_of(line.trials[-1], line, hidden=self._blind), *facts]
        facts = [fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in facts]
        if line.trials and line.trials[-1].note and self.height() >= _LOWEST_WITH_CARD:
            facts.append(f"“{line.trials[-1].note}”")
        words = _DOT.join(facts)
        if words != self._facts.text():
            self._facts.setText(words)

    def _show_none(self, line: TestLine) -> None:
        """Every trial was set aside, or none was done yet."""
        self._trial.setText("Every trial is set aside" if line.aside else "No trial yet")
        self.number.show_number("–")
        for key in self.marks.values():
            key.setChecked(False)

    def _show_deeds(self, line: TestLine) -> None:
        done = bool(line.trials)
        for hint in (*self.marks.values(), *self.deeds.values()):
            hint.setEnabled(done)
        self.deeds["N"].say("Change the note" if done and line.trials[-1].note else "Add a note")
        self.swap.setText(other_leg_words(line))
        self.swap.updateGeometry()

    def _show_clock(self, view: SessionView) -> None:
        if view.phase is Phase.TEST_DONE:
            done = sum(trial.counts for trial in view.test.trials)
            self.ring.show_share(1.0, str(done), "trial done" if done == 1 else "trials done")
            return
        left_s = view.rest_left_s if view.asked is None else view.asked_test.rest_left_s
        seconds = max(0, round(left_s + 0.49))
        share = left_s / view.rest_s if view.rest_s else 0.0
        self.ring.show_share(share, f"{seconds // 60}:{seconds % 60:02d}", "rest")

    def _mark_clicked(self) -> None:
        key = self.sender()
        assert isinstance(key, KeyHint)  # noqa: S101 - only the keys above lead here
        key.setChecked(not key.isChecked())
        self.marked.emit(Mark(key.property("mark")))

    def _deed_clicked(self) -> None:
        key = self.sender()
        assert isinstance(key, KeyHint)  # noqa: S101 - only the keys above lead here
        self.pressed.emit(key.key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 12, 28, 6)
        column.setSpacing(0)
        column.addLayout(self._result())
        column.addSpacing(6)
        column.addWidget(self._facts)
        column.addSpacing(4)
        column.addLayout(self._row_of_marks())
        column.addLayout(self._row_of_deeds())
        column.addStretch(2)
        column.addWidget(self.card)
        column.addStretch(2)
        column.addWidget(self.pain)
        column.addStretch(5)

    def _result(self) -> QHBoxLayout:
        trial = QHBoxLayout()
        trial.setSpacing(12)
        trial.addWidget(self.dots)
        trial.addWidget(self._trial, 1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.heading)
        left.addSpacing(10)
        left.addLayout(trial)
        left.addSpacing(12)
        left.addWidget(self.number)
        left.addWidget(self.hidden)
        self.hidden.setFixedHeight(self.number.sizeHint().height())
        self.hidden.hide()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _row_of_marks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for mark, key in self.marks.items():
            key.setCheckable(True)
            key.clicked.connect(self._mark_clicked)
            key.setProperty("mark", mark.value)
            row.addWidget(key)
        row.addStretch()
        return row

    def _row_of_deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for hint in self.deeds.values():
            hint.clicked.connect(self._deed_clicked)
            row.addWidget(hint)
        row.addStretch()
        row.addWidget(self.swap)
        return row


def _facts_of(trial: TrialLine, line: TestLine, *, hidden: bool) -> list[str]:
    """What is special about a trial, plateau, time held, resting force, and what it is compared with."""
    facts = [why_words(trial)] if why_words(trial) else []
    if trial.plateau_n is not None and not hidden:
        facts.append(f"Best second {newtons(trial.plateau_n)} N")
    read = "Typed off the display" if trial.typed else "Sent at its button" if trial.pressed else ""
    facts.append(read or f"Held {trial.held_s:.1f} s")
    if trial.resting_n is not None and not hidden:
        facts.append(f"At rest {newtons(trial.resting_n)} N")
    if line.last_visit_n is not None and not hidden:
        facts.append(f"Last visit {newtons(line.last_visit_n)} N")
    return facts


def _facts_of_card(line: TestLine) -> list[str]:
    """How far the trials lie apart, or that none counts."""
    if no_value(line):
        return [NO_VALUE.capitalize()]
    return [] if line.spread is None else [f"They differ by {line.spread * 100:.0f} %"]


def _standing(trial: TrialLine) -> str:
    if trial.practice:
        return ": not counted"
    return "" if trial.counts else ": does not count"


def _mark_words(mark: Mark) -> str:
    return "Overpowered" if mark is Mark.OVERPOWERED else mark.value.capitalize()
