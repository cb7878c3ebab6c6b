"""The end of a session: every movement and side on one page, each against its baseline with its error band."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.ending.end_of_session import EndOfSession
from strengthtrack.screens.ending.end_sentences import EndSentences
from strengthtrack.screens.ending.end_table import EndTable
from strengthtrack.screens.ending.taken import end_offer
from strengthtrack.screens.parts.buttons import button, button_in_focus
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.taking.chart_taker import ChartTaker
from strengthtrack.screens.taking.offer import ChartOffer
from strengthtrack.screens.taking.take_menu import TakeMenu
from strengthtrack.screens.testing.action_bar import HEIGHT
from strengthtrack.screens.testing.trial_words import HIDDEN
from strengthtrack.screens.theme import palette_in_use


class SessionEndPage(QWidget):
    """What a session came to, before it is closed.

    Signals: `finished(str)`, the session is closed with this note; `back_asked`, there is more to test;
    `swap_asked(int)`, the trials of a test, by its index, were the other leg's; `said(words)`, `fault(sentence)`.
    """

    finished = Signal(str)
    back_asked = Signal()
    swap_asked = Signal(int)
    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._named = ""
        self._end: EndOfSession | None = None
        self._title = label("", "title")
        self._sentences = EndSentences()
        self._notes = label("", "quiet", wrap=True)
        self.hidden = IconWords("eye-off", "name", HIDDEN)
        self.hidden.hide()
        self.table = EndTable()
        self.taker = ChartTaker(self, self._offered)
        self.taker.let_drag(self.table)
        self.menu = TakeMenu(self, self.taker)
        self.menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText("What the next tester should know")
        self.note.setAccessibleName("Note on this session")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(76)
        self.finish_button = button("Finish", "primary", "Space", big=True)
        self.note_button = button("Add a note", big=True)
        self.back_button = button("Back to the tests", "quiet", big=True)
        self._foot = label("", "quiet")
        self._foot.setMinimumWidth(1)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._inside = QWidget()
        self._area = scrolled(self._inside)
        self.finish_button.clicked.connect(self._finish)
        self.note_button.clicked.connect(self._write)
        self.back_button.clicked.connect(self.back_asked)
        self.table.swap_asked.connect(self.swap_asked)
        self.taker.said.connect(self.said)
        self.taker.fault.connect(self.fault)
        space = QShortcut(QKeySequence("Space"), self)
        space.setAutoRepeat(False)
        space.activated.connect(self._press_space)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("What the session came to")

    def show_end(self, title: str, end: EndOfSession, first: Side) -> None:
        """Show what the session came to, in each movement the side `first` before the other."""
        session = end.session
        self._named, self._end = title, end
        self._title.setText(f"{title}, {day_in_full(session.day)}")
        self._sentences.show_end(end)
        self.hidden.setVisible(end.hidden)
        self.table.show_end(end, first)
        self.menu.setVisible(self.table.shown is not None)
        self._notes.setText("\n".join(end.notes))
        self._notes.setVisible(bool(end.notes))
        self.note.setPlainText(session.note)
        self.note.setVisible(bool(session.note))
        self.note_button.setVisible(not session.note)
        mass = f"{session.body_mass_kg:g} kg" if session.body_mass_kg is not None else "body mass not measured"
        foot = "  ·  ".join(part for part in (session.tester, mass, end.set_up) if part)
        self._foot.setText(foot)
        self._foot.setToolTip(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - HEIGHT, self.width(), 1, QColor(palette_in_use().line))

    def _press_space(self) -> None:
        if (focused := button_in_focus()) is not None:
            focused.click()
        else:
            self._finish()

    def _offered(self) -> ChartOffer | None:
        """Nothing while the values are hidden."""
        end, shown = self._end, self.table.shown
        if end is None or shown is None:
            return None
        return end_offer(self._desk, self._named, end, shown, (self.table.width(), self.table.height()))

    def _finish(self) -> None:
        self.finished.emit(self.note.toPlainText().strip())

    def _write(self) -> None:
        self.note.show()
        self.note_button.hide()
        self.note.setFocus()

    def _show_note_whole(self, _least: int, most: int) -> None:
        """The page grew by the note: go down to it."""
        if self.note.hasFocus():
            self._area.verticalScrollBar().setValue(most)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(32, 12, 32, 8)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.menu)
        column.addLayout(head)
        column.addSpacing(2)
        column.addWidget(self._sentences)
        column.addWidget(self.hidden)
        column.addSpacing(4)
        column.addWidget(self.table)
        column.addSpacing(4)
        column.addWidget(self._notes)
        column.addSpacing(4)
        column.addWidget(self.note)
        column.addStretch()
        self._area.verticalScrollBar().rangeChanged.connect(self._show_note_whole)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._area, 1)
        page.addWidget(self._bar())

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(32, 1, 32, 0)
        row.setSpacing(16)
        for part in (self.finish_button, self.note_button, self.back_button):
            row.addWidget(part)
        row.addWidget(self._foot, 1)
        return bar
