"""The people of a study, one row each, and a blank row for the next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.study import StudyPerson
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.scroll import bring_into_sight
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.repeatability.person_row import APART_PX, CODE_PX, VALUE_PX, PersonRow

_HEADINGS = (("", CODE_PX), ("First, N", VALUE_PX), ("Second, N", VALUE_PX), ("Apart, N", APART_PX))


class PeopleTable(QWidget):
    """A row stays the same widget while its person stays, so that typing is not disturbed.

    Signals: `added(StudyPerson)`, `changed(StudyPerson)`, `removed(StudyPerson)`.
    """

    added = Signal(StudyPerson)
    changed = Signal(StudyPerson)
    removed = Signal(StudyPerson)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PersonRow, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_headings())
        column.addSpacing(8)
        column.addWidget(hairline())
        column.addSpacing(4)
        column.addLayout(self._rows)

    @property
    def blank(self) -> PersonRow:
        """The row for the next person."""
        return self.rows[-1]

    def show_people(self, people: Sequence[StudyPerson], next_person: Callable[[], StudyPerson]) -> None:
        """Show these people and a blank row; `next_person` makes who comes next."""
        old = {row.person.id: row for row in self.rows}
        kept = [old.pop(person.id) if person.id in old else self._made(person) for person in people]
        blank = self._blank_of(tuple(old.values()), people) or self._made(next_person())
        old.pop(blank.person.id, None)
        for row, person in zip(kept, people, strict=True):
            row.show_person(person, blank=False)
        blank.show_person(blank.person, blank=True)
        for row in old.values():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._put((*kept, blank))

    def _blank_of(self, spare: tuple[PersonRow, ...], people: Sequence[StudyPerson]) -> PersonRow | None:
        """The blank row there was, where it is of the same study and its code is still free."""
        last = self.rows[-1] if self.rows else None
        if last is None or last not in spare:
            return None
        same = all(person.study_id == last.person.study_id for person in people)
        free = all(person.number < last.person.number for person in people)
        return last if same and free and people else None

    def _put(self, rows: tuple[PersonRow, ...]) -> None:
        if rows == self.rows:
            return
        self.rows = rows
        for at, row in enumerate(rows):
            self._rows.insertWidget(at, row)
            row.show()
        tab_by_layout(self)

    def _made(self, person: StudyPerson) -> PersonRow:
        row = PersonRow(person, self)
        row.changed.connect(self._changed)
        row.removed.connect(self.removed)
        row.entered.connect(self._go_on)
        return row

    def _go_on(self, which: int) -> None:
        """Enter goes from the first value to the second, and on to the next person."""
        row = self.sender()
        at = next(at for at, one in enumerate(self.rows) if one is row)
        if self.rows[at].fault:
            after = self.rows[at].fields[which]
        elif which == 0:
            after = self.rows[at].fields[1]
        else:
            after = self.rows[min(at + 1, len(self.rows) - 1)].fields[0]
        after.edit.setFocus()
        bring_into_sight(after)

    def _changed(self, person: StudyPerson) -> None:
        (self.added if person.id == self.blank.person.id else self.changed).emit(person)


def _headings() -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(12)
    for words, width in _HEADINGS:
        heading = label(words, "quiet")
        heading.setFixedWidth(width)
        across.addWidget(heading)
    across.addStretch()
    return across
