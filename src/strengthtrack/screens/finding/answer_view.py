"""One dynamometer that may be on a port: its name, how sure that is, what it said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.finding.answers import SURENESS, Answer
from strengthtrack.devices.finding.setting import setting_of
from strengthtrack.devices.finding.words import in_hex, said, shown
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label

_ICONS = dict(zip(SURENESS, ("circle-check", "circle-dot", "circle-dashed"), strict=True))


class AnswerView(QWidget):
    """Signals: `chosen(Answer)`, to connect it."""

    chosen = Signal(object)

    def __init__(self, answer: Answer, *, primary: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = answer
        self.name = label(answer.profile.name, "name")
        at = setting_of(answer.profile.serial).words
        self.sure = IconWords(
            _ICONS[answer.sure],
            "body",
            f"{answer.sure.capitalize()}, at {at}. {said(answer)}",
            wrap=True,
        )
        verb = "It answered" if answer.asked else "It says by itself"
        self.reply = label(f"{verb} “{shown(answer.reply)}”  ·  {in_hex(answer.reply)}", "quiet", wrap=True)
        self.use = button("Use it", "primary" if primary else "secondary", icon="plug")
        self.use.setAccessibleName(f"Use it: {answer.profile.name}")
        self.use.clicked.connect(self._choose)
        self._lay_out()

    def _choose(self) -> None:
        self.chosen.emit(self.answer)

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(4)
        for part in (self.name, self.sure, self.reply):
            said.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(said, 1)
        row.addWidget(self.use, alignment=Qt.AlignmentFlag.AlignTop)
