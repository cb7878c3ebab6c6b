"""The foot of the letter's left side: what can be done with the letter, and the one question that is asked first."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.text import label

HEIGHT, ASKING_HEIGHT = 72, 164
SAVE_KEY, PRINT_KEY = "Ctrl+S", "Ctrl+P"
FROZEN = "It is then kept as it is, with its numbers, template and signature, and is not changed any more."


class Showing(StrEnum):
    """What the bar stands under."""

    WRITING = "writing"
    ASKING = "asking"
    SENT = "sent"


class LetterBar(QWidget):
    """Signals: what each button asks for; `issue_wanted`, when the question was answered with yes."""

    issue_asked = Signal()
    issue_wanted = Signal()
    word_asked = Signal()
    pdf_asked = Signal()
    print_asked = Signal()
    open_asked = Signal()
    correct_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.showing = Showing.WRITING
        self._saved = False
        self.issue = button("Issue", "primary", icon="send", big=True)
        self.correct = button("Correct", icon="file-pen", big=True)
        self.word = button("Word", icon="file-text", big=True)
        self.pdf = button("PDF", icon="file-down", big=True)
        self.print = button("Print", icon="printer", big=True)
        self.open = button("Open", "quiet", icon="external-link", big=True)
        self.question = label("", "strong", wrap=True)
        self.yes, self.no = button("Issue it", "primary", big=True), button("Go on writing", big=True)
        _tell(self.word, "Save the letter as a Word document", SAVE_KEY)
        _tell(self.pdf, "Save the letter as PDF")
        _tell(self.print, "Print the letter", PRINT_KEY)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._deeds())
        self._stack.addWidget(self._asking())
        self._connect()
        self.show_as(Showing.WRITING)

    def show_as(self, showing: Showing, question: str = "") -> None:
        """Stand under the letter in writing, one that was sent, or the question."""
        self.showing = showing
        asking = showing is Showing.ASKING
        self.question.setText(question)
        self._stack.setCurrentIndex(int(asking))
        self.setFixedHeight(ASKING_HEIGHT if asking else HEIGHT)
        self.issue.setVisible(showing is not Showing.SENT)
        self.correct.setVisible(showing is Showing.SENT)
        if asking:
            self.yes.setFocus()

    def offer_open(self) -> None:
        """A file was saved that can be opened."""
        self.show_open(wanted=True)

    def show_open(self, *, wanted: bool) -> None:
        """Whether a file was saved that can be opened."""
        self.open.setVisible(wanted)

    def go_on(self) -> None:
        """Go back from the question to the letter."""
        self.show_as(Showing.WRITING)
        self.issue.setFocus()

    def _connect(self) -> None:
        self.issue.clicked.connect(self.issue_asked)
        self.correct.clicked.connect(self.correct_asked)
        self.word.clicked.connect(self.word_asked)
        self.pdf.clicked.connect(self.pdf_asked)
        self.print.clicked.connect(self.print_asked)
        self.open.clicked.connect(self.open_asked)
        self.yes.clicked.connect(self.issue_wanted)
        self.no.clicked.connect(self.go_on)

    def _deeds(self) -> QWidget:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(32, 12, 16, 12)
        row.setSpacing(9)
        for deed in (self.issue, self.correct, self.word, self.pdf, self.print, self.open):
            row.addWidget(deed)
        row.addStretch()
        self.open.hide()
        return inside

    def _asking(self) -> QWidget:
        inside = QWidget()
        answers = QHBoxLayout()
        answers.setSpacing(9)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 12, 32, 12)
        column.setSpacing(4)
        column.addWidget(self.question)
        column.addWidget(label(FROZEN, "quiet", wrap=True))
        column.addLayout(answers)
        return inside


def _tell(deed: Button, words: str, key: str = "") -> None:
    """What a button does, and the key that does the same."""
    deed.setToolTip(f"{words} ({key})" if key else words)
    deed.setAccessibleDescription(f"{words}. Key: {key}" if key else words)
