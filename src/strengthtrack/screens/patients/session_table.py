"""Every session of a patient, newest first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from strengthtrack.clinic.course import Course
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.figures import MISSING, figure
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.practice.form_words import asked_words
from strengthtrack.screens.parts.text import label

COLUMNS = ("Date", "Week", "Body mass", "Worst pain", "Usual pain", "Tester", "Note")
_WIDTHS = (136, 72, 112, 116, 116)
_RIGHT = {1, 2, 3, 4}
_TESTER, _NOTE = 5, 6


class SessionTable(QWidget):
    """The sessions as a table, or what the first one will be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = label("No session yet. The first test becomes the baseline.", "lead", wrap=True)
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setAccessibleName("Sessions")
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(40)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        for column in (_TESTER, _NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for column, words in enumerate(COLUMNS):
            name = QTableWidgetItem(words)
            name.setTextAlignment(_aligned(column))
            self.table.setHorizontalHeaderItem(column, name)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(8)
        column_.addWidget(label("Sessions", "strong"))
        column_.addWidget(self.none)
        column_.addWidget(self.table, 1)
        column_.addStretch()

    def show_sessions(
        self, sessions: Sequence[Session], courses: Sequence[Course], forms: Mapping[str, SessionForm]
    ) -> None:
        """Show a patient's sessions, given oldest first, each with its form by its id; weeks are its course’s."""
        notes = {session.id: _note(session, forms.get(session.id, SessionForm())) for session in sessions}
        self.none.setVisible(not sessions)
        self.table.setVisible(bool(sessions))
        self.table.setRowCount(len(sessions))
        for row, session in enumerate(reversed(sessions)):
            for column, words in enumerate((*_words(session, courses), notes[session.id])):
                item = QTableWidgetItem(words)
                item.setToolTip(words if column == _NOTE else "")  # the column may be too narrow for it
                item.setTextAlignment(_aligned(column))
                self.table.setItem(row, column, item)
        self.table.setColumnHidden(_NOTE, not any(notes.values()))


def _words(session: Session, courses: Sequence[Course]) -> tuple[str, ...]:
    mass = f"{session.body_mass_kg:.1f} kg" if session.body_mass_kg is not None else MISSING
    start = next((course.starts_on for course in courses if course.holds(session.day)), None)
    week = figure((session.day - start).days // 7) if start is not None else MISSING
    worst, usual = (session.pain.words(score) for score in (session.pain.worst, session.pain.usual))
    return day_words(session.day), week, mass, worst, usual, session.tester


def _note(session: Session, form: SessionForm) -> str:
    told = ". ".join(part for part in ("" if session.finished_at else "Not finished", session.note) if part)
    asked = asked_words(form)
    return f"{told.removesuffix('.')}. {asked}" if told and asked else told or asked


def _aligned(column: int) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
