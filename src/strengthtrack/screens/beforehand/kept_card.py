"""A trial that a stopped app left behind, offered as far as it came."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.trial import Trial
from strengthtrack.science.measures import trial_force
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.card import paint_card
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.trial_words import newtons, tied
from strengthtrack.screens.theme import palette_in_use


def kind_words(trial: Trial) -> str:
    """“trial 2”, or “practice 1”."""
    return f"{'practice' if trial.practice else 'trial'} {trial.number}"


def kept_words(trial: Trial) -> str:
    """Say how far a trial came before the app stopped, in one sentence."""
    what = f"{kind_words(trial)} of {trial.setup.side.value} {trial.setup.movement.words.lower()}"
    t_s, force_n = trial_force(trial)
    if not len(t_s):
        return f"The app stopped as {what} began; nothing was heard yet."
    length = float(t_s[-1] - t_s[0])
    return tied(f"The app stopped during {what}: {length:.1f} s up to {newtons(float(np.max(force_n)))} N are kept.")


class KeptCard(QWidget):
    """Signals: `kept(Trial)`, `discarded(Trial)`."""

    kept = Signal(Trial)
    discarded = Signal(Trial)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trial: Trial | None = None
        self._words = label("", "reading", wrap=True)
        self.keep, self.discard = button("Keep it"), button("Discard", "quiet")
        self.keep.clicked.connect(self._keep)
        self.discard.clicked.connect(self._discard)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.discard)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self._words)
        column.addWidget(label("Kept, it is listed and does not count.", "quiet"))
        column.addLayout(buttons)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def offer(self, trial: Trial | None) -> None:
        """Offer a trial, or nothing."""
        self._trial = trial
        self.setVisible(trial is not None)
        if trial is not None:
            self._words.setText(kept_words(trial))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(QPainter(self), self, palette_in_use().surface)

    def _keep(self) -> None:
        if self._trial is not None:
            self.kept.emit(self._trial)

    def _discard(self) -> None:
        if self._trial is not None:
            self.discarded.emit(self._trial)
