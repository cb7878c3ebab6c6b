"""The letter: left what it says, right the page as it will print."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.letter import IssuedLetter, LetterKind
from strengthtrack.documents.letter.aloud import aloud
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.letter import issuing, own_templates
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.letter.bar import HEIGHT, PRINT_KEY, SAVE_KEY, LetterBar, Showing
from strengthtrack.screens.letter.letter_in_hand import LetterInHand
from strengthtrack.screens.letter.out import LetterOut, Shown
from strengthtrack.screens.letter.preview import LetterPreview
from strengthtrack.screens.letter.sent_list import SentList
from strengthtrack.screens.letter.writing_column import WritingColumn
from strengthtrack.screens.parts.lines import hairline, standing_hairline
from strengthtrack.screens.parts.scroll import scrolled

LEFT_COLUMN = 560
KEPT_AFTER_MS = 800
"""A draft is kept when nothing was chosen or typed for so long."""


class LetterPage(QWidget):
    """One patient's letters: the one in writing, and those that were sent.

    Signals: `said(words)`; `done(edit)`, what undo takes back; `fault(sentence)`.
    """

    said = Signal(str)
    done = Signal(str)
    fault = Signal(str)
    bar_height = HEIGHT

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.in_hand: LetterInHand | None = None
        self.sent: IssuedLetter | None = None
        self.writing, self.sent_list = WritingColumn(), SentList()
        self.preview, self.bar = LetterPreview(), LetterBar()
        self.out = LetterOut(self, self._shown)
        self._sides = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.writing.head.kind)

    def open_patient(self, patient_id: str) -> None:
        """Show this patient's letter where it was left."""
        self.keep()
        self.in_hand, self.sent = LetterInHand(self._desk, patient_id), None
        self.bar.show_open(wanted=False)
        self._show_writing()

    def refresh(self, changes: Changes | None) -> None:
        """Read the records again, if it is this patient's that changed; what was chosen and typed stays."""
        letter = self.in_hand
        if letter is None or (changes is not None and changes.patient_id not in {None, letter.draft.patient_id}):
            return
        if changes is not None and changes.kinds <= {Kind.LETTER}:
            if letter.follow() and self.sent is None:
                self._write()
            else:
                self._show_around(letter)
            return
        letter.read_again()
        if self.sent is None:
            self._write()

    @property
    def facts(self) -> LetterFacts | None:
        """The letter as it stands; None before a patient is open."""
        return self.in_hand.facts if self.in_hand else None

    def _shown(self) -> Shown:
        return self.sent or self.in_hand

    def keep(self) -> None:
        """Keep the draft, if something of it is new."""
        self._pause.stop()
        if self.in_hand is not None:
            try:
                self.in_hand.keep()
            except Mendable as fault:
                self.fault.emit(str(fault))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back: from the question to its button, from the letters that were sent to the one in writing."""
        if event.key() != Qt.Key.Key_Escape or self.bar.showing is Showing.WRITING:
            super().keyPressEvent(event)
        elif self.bar.showing is Showing.ASKING:
            self.bar.go_on()
        else:
            self._go_back()

    # writing

    def _change(self, name: str, value: object) -> None:
        if self.in_hand is not None:
            self.in_hand.change(**{name: value})
            self._pause.start()
            self._write()

    def _take_kind(self, kind: str) -> None:
        if self.in_hand is not None:
            self._pause.stop()
            self.in_hand.take_kind(LetterKind(kind))
            self._write()
            self._look_at_the_top()

    def _begin_anew(self) -> None:
        if self.in_hand is not None:
            self._pause.stop()
            try:
                self.done.emit(self.in_hand.begin_anew())
            except Mendable as fault:
                self.fault.emit(str(fault))
            self._go_back()

    def _look_at_the_top(self) -> None:
        self.writing.sections.begin()
        self.writing_scroll.verticalScrollBar().setValue(0)
        self.preview.look_at_the_top()

    def _write(self) -> None:
        """Set the page anew."""
        letter = self.in_hand
        if letter is None:
            return
        facts = letter.facts
        if self.bar.showing is Showing.ASKING:
            self.bar.show_as(Showing.WRITING)  # what was asked about is another letter now
        self._show_around(letter)
        self.writing.show_letter(letter, facts)
        self.preview.show_letter(facts, letter.pictures())

    def _show_around(self, letter: LetterInHand) -> None:
        """What does not hang on the letter itself: templates, and how many were sent."""
        sent = issuing.history(self._desk, letter.draft.patient_id)
        self.writing.head.show_sent(len(sent))
        self.writing.head.anew.setVisible(not letter.is_new)
        self.writing.head.offer_templates(own_templates.templates(self._desk), letter.draft.template_id)

    def _go_back(self) -> None:
        self._show_writing()
        self.setFocus()

    def _show_writing(self) -> None:
        self.sent = None
        self._sides.setCurrentIndex(0)
        self.bar.show_as(Showing.WRITING)
        self._write()
        self.preview.settle()
        self._look_at_the_top()

    # sending

    def _ask(self) -> None:
        written = self.facts
        if written is None:
            return
        if not any(written.signature):
            self.fault.emit("Nobody has signed this letter; type who signs it under “Paper, signature, copies”.")
            self.writing.options.open()
            return
        self.bar.show_as(Showing.ASKING, f"Issue this {written.title.lower()}, signed by {written.signature[0]}?")

    def _issue(self) -> None:
        if self.in_hand is None:
            return
        self._pause.stop()
        try:
            letter = self.in_hand.issue()
        except Mendable as fault:
            self.bar.show_as(Showing.WRITING)
            self.fault.emit(str(fault))
            return
        self._show_sent(letter.id)
        self.said.emit("The letter is issued and kept. Save it as Word or PDF, or print it, to send it.")

    def _show_newest(self) -> None:
        if self.in_hand is not None:
            self.keep()
            rows = issuing.history(self._desk, self.in_hand.draft.patient_id)
            self._show_sent(rows[0].id)

    def _show_sent(self, letter_id: str) -> None:
        """Show a letter as it was sent."""
        self.sent = letter = self._desk.store.letters.letter(letter_id)
        self.sent_list.show_rows(issuing.history(self._desk, letter.patient_id), letter_id)
        self._sides.setCurrentIndex(1)
        self.bar.show_as(Showing.SENT)
        self.preview.show_pdf(letter.pdf, {}, aloud(issuing.facts_of(letter)))

    def _correct(self) -> None:
        """Begin the letter that stands for the one shown."""
        if self.sent is None or self.in_hand is None:
            return
        try:
            self.in_hand.correct(self.sent)
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self._go_back()
        self.said.emit("This is a new letter that says which one it corrects. Put right what was wrong, and issue it.")

    # how it is put together

    def _connect(self) -> None:
        self.writing.changed.connect(self._change)
        self.writing.head.kind_chosen.connect(self._take_kind)
        self.writing.head.sent_asked.connect(self._show_newest)
        self.writing.head.anew.clicked.connect(self._begin_anew)
        self.writing.sections.chosen.connect(self.preview.mark_named)
        self.writing.head.copy.clicked.connect(self.out.copy_chart)
        self.preview.warned.connect(self.writing.show_warning)
        self.sent_list.chosen.connect(self._show_sent)
        self.sent_list.left.connect(self._go_back)
        self._pause.timeout.connect(self.keep)
        self.bar.issue_asked.connect(self._ask)
        self.bar.issue_wanted.connect(self._issue)
        self.bar.correct_asked.connect(self._correct)
        self.bar.word_asked.connect(self.out.save_word)
        self.bar.pdf_asked.connect(self.out.save_pdf)
        self.bar.print_asked.connect(self.out.print)
        self.bar.open_asked.connect(self.out.open_saved)
        self.out.said.connect(self.said)
        self.out.fault.connect(self.fault)
        self.out.kept.connect(self.bar.offer_open)
        for key, slot in ((SAVE_KEY, self.out.save_word), (PRINT_KEY, self.out.print)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(LEFT_COLUMN)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sides, 1)
        self.writing_scroll = scrolled(self.writing)
        self._sides.addWidget(self.writing_scroll)
        self._sides.addWidget(scrolled(self.sent_list))
        column.addWidget(hairline())
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(standing_hairline())
        row.addWidget(self.preview, 1)
