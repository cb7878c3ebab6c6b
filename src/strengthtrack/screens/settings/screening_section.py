"""The clinic's screening list and its pain scale, in the settings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.pain import PainScale
from strengthtrack.clinic.screening import QUESTIONS, questions_from
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import PAIN_SCALE, SCREENING
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.beforehand.pain import SCALE_WORDS
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import LongTextField
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label

_SCALES = tuple(PainScale)


class ScreeningSection(QWidget):
    """Kept as soon as the list is left. Signals: `fault(sentence)`."""

    fault = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.questions = LongTextField(
            "Screening list, one question a line",
            lines=6,
            note="Asked before the first push and recorded as answered, without a verdict.",
        )
        self.ours = button("Put our list back", "quiet")
        self.scale = Segment([SCALE_WORDS[scale] for scale in _SCALES], name="Pain scale")
        self.questions.edit.left.connect(self.keep)
        self.ours.clicked.connect(self._put_back)
        self.scale.chosen.connect(self._choose_scale)
        self._lay_out()
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept."""
        if changes is not None and Kind.SETTING not in changes.kinds:
            return
        kept = self._kept
        if questions_from(self.questions.text) != kept:
            self.questions.edit.setPlainText("\n".join(kept))
        self.ours.setVisible(kept != QUESTIONS)
        self.scale.choose(_SCALES.index(self._desk.pain_scale))

    def keep(self) -> None:
        """Keep the list as typed; an emptied one is ours again."""
        typed = questions_from(self.questions.text) or QUESTIONS
        if typed != self._kept:
            self._set(SCREENING, "\n".join(typed))
        self.refresh(None)

    @property
    def _kept(self) -> tuple[str, ...]:
        return questions_from(self._desk.setting(SCREENING)) or QUESTIONS

    def _put_back(self) -> None:
        self.questions.edit.setPlainText("\n".join(QUESTIONS))
        self.keep()

    def _choose_scale(self, index: int) -> None:
        self._set(PAIN_SCALE, _SCALES[index].value)

    def _set(self, name: str, value: str) -> None:
        try:
            self._desk.set_setting(name, value)
        except RecordsFault as fault:
            self.fault.emit(str(fault))

    def _lay_out(self) -> None:
        scale = QVBoxLayout()
        scale.setSpacing(4)
        scale.addWidget(label("Pain scale of new patients", "quiet"))
        scale.addWidget(self.scale)
        scale.addWidget(label("A patient who was asked before goes on with the same scale.", "quiet", wrap=True))
        scale.addStretch()
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(self.questions)
        beside.addWidget(self.ours)
        beside.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(48)
        columns.addLayout(beside, 1)
        columns.addLayout(scale, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label("Before the first push", "strong"))
        column.addLayout(columns)
