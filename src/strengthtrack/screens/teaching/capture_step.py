"""The second step: rest, push and pull, three seconds each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.teaching.capture import Piece
from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.devices.teaching.lesson import ORDER, Lesson
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.teaching.capture_card import CaptureCard
from strengthtrack.screens.teaching.counts import counted
from strengthtrack.screens.teaching.wire_view import WireView

SILENT = "Nothing is listened to: go back and listen first."


class CaptureStep(QWidget):
    """Three cards over what comes. Signals: `asked(Handling)`, `left_off`, `changed`, when one is left out or not."""

    asked = Signal(object)
    left_off = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {kind: CaptureCard(kind) for kind in ORDER}
        self.wire = WireView("Nothing came yet.")
        self.counts = label("", "control")
        self.note = IconWords("info", "warn", SILENT, wrap=True)
        for card in self.cards.values():
            card.asked.connect(self.asked)
            card.left_off.connect(self.left_off)
            card.passed.connect(self._passed)
        self.push.unit.picker.currentIndexChanged.connect(self.pull.unit.picker.setCurrentIndex)
        self.setFocusProxy(self.cards[Kind.REST].go)
        self._lay_out()

    @property
    def push(self) -> CaptureCard:
        """The card of the push."""
        return self.cards[Kind.PUSH]

    @property
    def pull(self) -> CaptureCard:
        """The card of the pull."""
        return self.cards[Kind.PULL]

    def is_whole(self, lesson: Lesson) -> bool:
        """Whether there is a rest, a push, and a pull where it can be pulled."""
        return all(kind in lesson.pieces or self.cards[kind].skipped for kind in ORDER)

    def follow(self, lesson: Lesson, now_s: float, began_s: float, *, listening: bool) -> None:
        """Show what comes and how far the captures are."""
        self.wire.show_reads(lesson.recent, began_s)
        self.counts.setText(counted(lesson, now_s))
        self.note.setVisible(not listening)
        to_do = [kind for kind in ORDER if kind not in lesson.pieces and not self.cards[kind].skipped]
        for kind, card in self.cards.items():
            card.show_taking(lesson.taking, now_s, possible=listening)
            card.show_next(on=to_do[:1] == [kind])

    def show_pieces(self, lesson: Lesson) -> None:
        """Show what was captured so far."""
        for kind, card in self.cards.items():
            card.show_piece(lesson.pieces.get(kind))

    def show_taken(self, piece: Piece) -> None:
        """Show a capture that is over."""
        card = self.cards[piece.handling.kind]
        card.show_piece(piece if piece.reads else None, silent=not piece.reads)

    def _passed(self, _on: bool) -> None:
        self.pull.show_piece(None)
        self.changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for card in self.cards.values():
            row.addWidget(card, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 8, 32, 16)
        page.setSpacing(12)
        page.addLayout(row)
        page.addWidget(self.note)
        page.addWidget(self.wire, 1)
        page.addWidget(self.counts)
