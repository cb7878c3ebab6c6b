"""In the settings: the language patients are spoken to in, what it lacks, and what is wrong with a table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.errors import RecordsFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.patient.phrase_book import PhraseBook
from strengthtrack.practice.patient.phrases import ENGLISH, Phrases
from strengthtrack.practice.setting_names import PHRASES
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.text import label

MOST_LISTED = 8


class PhrasesSection(QWidget):
    """Kept as soon as it is chosen. Signals: `fault(sentence)`."""

    fault = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._book = desk, PhraseBook(desk)
        self._found: tuple[Phrases, ...] = ()
        self.language = Picker()
        self.language.setAccessibleName("Words for patients")
        self._note, self._warning = label("", "quiet", wrap=True), label("", "warn", wrap=True)
        self.language.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (label("Words for patients", "strong"), self.language, self._note, self._warning):
            column.addWidget(part)
        self.refresh(None)

    @property
    def note(self) -> str:
        """What it says of the chosen table."""
        return self._note.text()

    @property
    def warning(self) -> str:
        """What it says is wrong; empty where nothing is."""
        return self._warning.text()

    def refresh(self, changes: Changes | None) -> None:
        """Look into the folder, and show what is chosen."""
        if changes is not None and Kind.SETTING not in changes.kinds:
            return
        self._found = self._book.usable()
        self.language.clear()
        self.language.addItems([phrases.name for phrases in self._found])
        chosen = self._book.chosen()
        self.language.setCurrentIndex([phrases.language for phrases in self._found].index(chosen.language))
        self._note.setText(self._about(chosen))
        self._warn([str(fault) for fault in self._book.faults()])

    def _about(self, chosen: Phrases) -> str:
        if len(self._found) == 1 and chosen.language == ENGLISH:
            return f"Another language is a file such as “de.toml” in {self._book.folder}, made like our “en.toml”."
        if not chosen.missing or chosen.language == ENGLISH:
            return "Every phrase is there."
        listed = ", ".join(chosen.missing[:MOST_LISTED])
        more = len(chosen.missing) - MOST_LISTED
        return f"Said in English, for the file lacks them: {listed}{f' and {more} more' if more > 0 else ''}."

    def _warn(self, sentences: list[str]) -> None:
        self._warning.setText("\n".join(sentences))
        self._warning.setVisible(bool(sentences))

    def _choose(self, index: int) -> None:
        try:
            self._desk.set_setting(PHRASES, self._found[index].language)
        except RecordsFault as fault:
            self.fault.emit(str(fault))
        self.refresh(None)
