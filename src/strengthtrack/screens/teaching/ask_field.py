"""What is asked of a dynamometer that does not speak by itself; what is sent is said byte by byte before it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.finding.words import in_hex, shown
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.teaching.questions import ENDS, EVERY_S, Question, known_questions, typed_question
from strengthtrack.errors import EntryFault
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label

NOTHING, TYPED = "It speaks by itself: nothing is sent", "Another question, typed here"
MOST_NAMES = 2


class AskField(QWidget):
    """Nothing, one of the known harmless questions, or a typed one. Signals: `changed`."""

    changed = Signal()

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known_questions(profiles)
        self.picker = PickField("What it is asked", [NOTHING, *(_named(one) for one in self._known), TYPED])
        self.typed = TextField("Question", placeholder="? or READ")
        self.end = PickField("Ends with", list(ENDS))
        self.way = Segment(["Text", "Hexadecimal"], name="How the question is written")
        self.often = Segment(["Again and again", "Once"], name="How often it is asked")
        self._typing = QWidget()
        self._words = label("", "quiet", wrap=True)
        self.picker.picker.currentIndexChanged.connect(self._chosen)
        self.typed.edit.textEdited.connect(self._chosen)
        self.end.picker.currentIndexChanged.connect(self._chosen)
        self.way.chosen.connect(self._chosen)
        self.often.chosen.connect(self._chosen)
        self.way.choose(0)
        self.often.choose(0)
        self._lay_out()
        self._chosen()

    @property
    def words(self) -> str:
        """What it says will be sent."""
        return self._words.text()

    def question(self) -> Question | None:
        """What is to be asked, None for nothing; raises EntryFault."""
        index = self.picker.picker.currentIndex()
        every_s = EVERY_S if self.often.index == 0 else 0.0
        if index <= 0:
            return None
        if index <= len(self._known):
            return replace(self._known[index - 1], every_s=every_s)
        end = self.end.picker.currentText()
        return typed_question(self.typed.edit.text(), end, as_hex=self.way.index == 1, every_s=every_s)

    def choose(self, send: bytes) -> None:
        """Choose a known question by its bytes."""
        sent = [one.send for one in self._known]
        self.picker.picker.setCurrentIndex(sent.index(send) + 1 if send in sent else 0)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with what was typed."""
        self.typed.show_fault(sentence)

    def _chosen(self) -> None:
        self._typing.setVisible(self.picker.picker.currentText() == TYPED)
        self.typed.clear_fault()
        try:
            question = self.question()
        except EntryFault:
            question = None
        self._words.setText(sent_words(question))
        self._words.setVisible(question is not None)
        self.often.setVisible(self.picker.picker.currentIndex() > 0)
        self.changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.typed, 1)
        row.addWidget(self.end, 1)
        inside = QVBoxLayout(self._typing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(row)
        inside.addWidget(self.way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.picker, self._typing, self.often, self._words):
            column.addWidget(part)


def sent_words(question: Question | None) -> str:
    """What goes out, before it does."""
    if question is None:
        return ""
    count = len(question.send)
    again = f", {1 / question.every_s:.0f} times a second" if question.every_s else ", once"
    bytes_ = "1 byte" if count == 1 else f"{count} bytes"
    return f"Sends {bytes_}{again}: “{shown(question.send)}”, {in_hex(question.send)}. Nothing else."


def _named(question: Question) -> str:
    names = question.asked_by[:MOST_NAMES]
    more = f" and {len(question.asked_by) - MOST_NAMES} more" if len(question.asked_by) > MOST_NAMES else ""
    return f"“{shown(question.send)}” as {', '.join(names)}{more}"
