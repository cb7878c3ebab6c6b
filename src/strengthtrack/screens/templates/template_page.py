"""The clinic's letter templates: left its own and what each is used for, right what was found in one of them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.file_names import file_name
from strengthtrack.documents.files import put
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.letter import own_templates
from strengthtrack.practice.letter.template_outcome import Outcome, look_at, take_in, used_for
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.parts.disclosure import Disclosure
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.templates.fields_view import FieldsView
from strengthtrack.screens.templates.files import ask_to_read, ask_to_save
from strengthtrack.screens.templates.how_to_write import HowToWrite
from strengthtrack.screens.templates.outcome_view import OutcomeView
from strengthtrack.screens.templates.start_view import StartView
from strengthtrack.screens.templates.template_column import TemplateColumn

LEFT_PX, WIDEST = 504, 920
_SHOWN_HERE = {Kind.LETTER, Kind.SETTING}
_ROOM_PX = 24


class TemplatePage(QWidget):
    """Signals: `done(words)`, `said(words)`, `fault(sentence)`.

    `ask_to_read` and `ask_to_save` may be put in the place of the dialogs.
    """

    done = Signal(str)
    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder: Path | None = None
        self.outcome: Outcome | None = None
        self.ask_to_read: Callable[[QWidget, Path | None], Path | None] = ask_to_read
        self.ask_to_save: Callable[[QWidget, str, Path | None], Path | None] = ask_to_save
        self.column = TemplateColumn(desk)
        self.start, self.found = StartView(), OutcomeView()
        self.fields = Disclosure("Fields a template may use", FieldsView)
        self.how_to = Disclosure("How to leave a section out, and more", HowToWrite)
        self._right = self._lay_out_right()
        self._area = scrolled(self._right)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.column.add)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept; a file that was refused stays as it was found."""
        if changes is not None and not changes.kinds & _SHOWN_HERE:
            return
        kept = {template.id for template in own_templates.templates(self._desk)}
        if self.outcome is not None and self.outcome.template is not None and self.outcome.template.id not in kept:
            self.outcome = None
        self._show()

    def read_file(self, path: Path) -> None:
        """Look at a file, and keep it as a template where nothing is wrong with it."""
        self._folder = path.parent
        edit, outcome = take_in(self._desk, path)
        if edit is not None and not self._do(edit):
            return
        self._tell(outcome)
        (self.found.copy if edit is not None else self.found.again).setFocus()

    def choose(self, template_id: str) -> None:
        """Look at one of the clinic's own."""
        self._tell(look_at(self._desk.store.letters.template(template_id)))

    def save_shipped(self, kind: LetterKind, paper: Paper) -> None:
        """Save a copy of a template that ships, to begin one's own with."""
        from strengthtrack.documents.letter.word import shipped

        on = "" if paper is Paper.A4 else paper.value
        self._save(shipped(kind, paper), file_name(kind.words, on, "template", ending=".docx"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped anywhere on the page."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at it."""
        event.acceptProposedAction()
        self.read_file(Path(event.mimeData().urls()[0].toLocalFile()))

    # what the buttons do

    def _add(self) -> None:
        chosen = self.ask_to_read(self, self._folder)
        if chosen is not None:
            self.read_file(chosen)

    def _look_again(self) -> None:
        if self.outcome is not None and self.outcome.path is not None:
            self.read_file(self.outcome.path)

    def _save_own(self) -> None:
        if self.outcome is not None and self.outcome.template is not None:
            template = self.outcome.template
            self._save(template.content, file_name(template.name, ending=".docx"))

    def _set_aside(self) -> None:
        if self.outcome is not None and self.outcome.template is not None:
            self._do(own_templates.set_aside(self._desk, self.outcome.template))
            self.column.add.setFocus()

    def _use(self, kind: str, name: str) -> None:
        self._do(own_templates.use_template(self._desk, LetterKind(kind), name))

    def _copy_faults(self) -> None:
        if self.outcome is not None:
            QGuiApplication.clipboard().setText(self.outcome.text)
            self.said.emit("What is to be mended is copied as text.")

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.said.emit(f"“{words}” is copied." if "\n" not in words else "The paragraphs are copied.")

    def _save(self, content: bytes, name: str) -> None:
        to = self.ask_to_save(self, name, self._folder)
        if to is None:
            return
        try:
            put(content, to, "template")
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self._folder = to.parent
        self.said.emit(f"Saved as “{to.name}”. Change it in Word, and add it here.")

    def _do(self, edit: Edit) -> bool:
        try:
            self._desk.edits.do(edit)
        except Mendable as fault:
            self.fault.emit(str(fault))
            self.refresh(None)
            return False
        self.done.emit(edit.name)
        return True

    # what is seen

    def _tell(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self._show()
        self._area.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        outcome = self.outcome
        chosen = outcome.template if outcome is not None else None
        self.column.show_templates(chosen.id if chosen else "")
        self.start.setVisible(outcome is None)
        self.found.setVisible(outcome is not None)
        if outcome is not None:
            self.found.show_outcome(outcome, used_for(self._desk, chosen) if chosen else ())
        tab_by_layout(self)

    def _open_fields(self) -> None:
        self.fields.inside.taken.connect(self._copy)
        self.fields.inside.stood.connect(self._bring_into_sight)
        self.fields.opened.disconnect(self._open_fields)
        tab_by_layout(self)

    def _open_how_to(self) -> None:
        self.how_to.inside.taken.connect(self._copy)
        self.how_to.opened.disconnect(self._open_how_to)
        tab_by_layout(self)

    def _bring_into_sight(self, view: QWidget, row: QRect) -> None:
        for corner in (row.bottomLeft(), row.topLeft()):
            self._area.ensureVisible(0, view.mapTo(self._right, corner).y(), 0, _ROOM_PX)

    def _connect(self) -> None:
        self.column.add.clicked.connect(self._add)
        self.column.own.chosen.connect(self.choose)
        self.column.used.chosen.connect(self._use)
        self.column.ours.wanted.connect(self.save_shipped)
        self.found.again_wanted.connect(self._look_again)
        self.found.text_wanted.connect(self._copy_faults)
        self.found.copy_wanted.connect(self._save_own)
        self.found.aside_wanted.connect(self._set_aside)
        self.fields.opened.connect(self._open_fields)
        self.how_to.opened.connect(self._open_how_to)

    def _lay_out(self) -> None:
        left = scrolled(self.column)
        left.setFixedWidth(LEFT_PX)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(left)
        across.addWidget(standing_hairline())
        across.addWidget(self._area, 1)

    def _lay_out_right(self) -> QWidget:
        right = QWidget()
        right.setMaximumWidth(WIDEST)
        column = QVBoxLayout(right)
        column.setContentsMargins(32, 24, 32, 32)
        column.setSpacing(0)
        for part in (self.start, self.found):
            column.addWidget(part)
        column.addSpacing(24)
        column.addWidget(self.fields)
        column.addWidget(self.how_to)
        column.addStretch()
        return right
