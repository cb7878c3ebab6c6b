"""The foot of the test page: the keys, or in their place a short question."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button_in_focus
from strengthtrack.screens.testing.action_bar import HEIGHT, ActionBar
from strengthtrack.screens.testing.ask_bar import ENTER, AskBar, Question
from strengthtrack.screens.testing.keys import PEDAL


class TestFoot(QWidget):
    """Signals: `pressed(str)`, a key of the bar; `answered(Question, str)`; `asking(str)`, about which trial."""

    __test__ = False  # pytest: this is the foot of a page of strength tests

    pressed = Signal(str)
    answered = Signal(object, str)
    asking = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.bar, self.ask_bar = ActionBar(), AskBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.ask_bar)
        self.ask_bar.hide()
        self.bar.pressed.connect(self.pressed)
        self.ask_bar.answered.connect(self._answer)
        self.ask_bar.left.connect(self.close_question)

    @property
    def question(self) -> Question | None:
        """What is asked now."""
        return None if self.ask_bar.isHidden() else self.ask_bar.question

    @property
    def in_focus(self) -> bool:
        """Whether a button of the bar has the focus."""
        focused = button_in_focus()
        return focused is not None and self.bar.isAncestorOf(focused)

    def ask(self, question: Question) -> None:
        """Ask in place of the keys."""
        self.bar.hide()
        self.ask_bar.ask(question)
        self.asking.emit(question.about)

    def press(self, key: str) -> None:
        """Take a key while something is asked; the one next thing is then to answer."""
        self.ask_bar.press(ENTER if key in {"Space", PEDAL} else key)

    def close_question(self) -> None:
        """Put the keys back; nothing was answered."""
        if self.question is None:
            return
        focused = self.ask_bar.isAncestorOf(QApplication.focusWidget() or self)
        self.ask_bar.hide()
        self.bar.show()
        if focused and (page := self.parentWidget()) is not None:
            page.setFocus()
        self.asking.emit("")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    def _answer(self, words: str) -> None:
        question = self.question
        self.close_question()
        if question is not None:
            self.answered.emit(question, words)
