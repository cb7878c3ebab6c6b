"""The letter on its way out: as Word, as PDF, on paper, and its chart on the clipboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from strengthtrack.clinic.letter import IssuedLetter
from strengthtrack.documents.files import put
from strengthtrack.documents.letter.facts import LetterFacts, file_name
from strengthtrack.errors import Mendable
from strengthtrack.practice.letter.issuing import facts_of
from strengthtrack.screens.letter.file import ask_file, open_file, print_letter
from strengthtrack.screens.letter.letter_in_hand import LetterInHand

Shown = LetterInHand | IssuedLetter | None
"""What a page shows: the letter in writing, one as it was sent, or none."""


class LetterOut(QObject):
    """Takes out what its page shows, which `shown` tells.

    Signals: `said(words)`, `fault(sentence)`; `kept`, when a file was saved that can be opened. `ask_file`,
    `open_file` and `print_letter` may be put in the place of the dialogs.
    """

    said = Signal(str)
    fault = Signal(str)
    kept = Signal()

    def __init__(self, page: QWidget, shown: Callable[[], Shown]) -> None:
        super().__init__(page)
        self._page, self._shown = page, shown
        self.saved: Path | None = None
        self.ask_file: Callable[[QWidget, str, Path | None], Path | None] = ask_file
        self.open_file: Callable[[Path], bool] = open_file
        self.print_letter: Callable[[QWidget, bytes, str], bool] = print_letter

    def save_word(self) -> None:
        """Ask where to, and save the letter there as a Word file."""
        self._save(".docx")

    def save_pdf(self) -> None:
        """The same as a PDF."""
        self._save(".pdf")

    def print(self) -> None:
        """Ask for a printer, and print the pages as they are seen."""
        facts = self._facts
        if facts is None:
            return
        try:
            if self.print_letter(self._page, self._content(".pdf"), file_name(facts, "")):
                self.said.emit("The letter is printed.")
        except Mendable as fault:
            self.fault.emit(str(fault))

    def open_saved(self) -> None:
        """Open the letter that was saved last."""
        if self.saved is not None and not self.open_file(self.saved):
            what = "PDFs" if self.saved.suffix == ".pdf" else "Word files"
            self.fault.emit(f"No program here opens {what}; the letter lies in the folder “{self.saved.parent}”.")

    def copy_chart(self) -> None:
        """Put the letter's chart on the clipboard."""
        from strengthtrack.charts.clipboard import COPIED, to_clipboard
        from strengthtrack.charts.trend.sheet import trend_sheet

        letter = self._shown()
        if isinstance(letter, LetterInHand) and letter.trend is not None:
            to_clipboard(trend_sheet(letter.trend))
            self.said.emit(COPIED)

    @property
    def _facts(self) -> LetterFacts | None:
        letter = self._shown()
        if isinstance(letter, IssuedLetter):
            return facts_of(letter)
        return letter.facts if letter else None

    def _save(self, ending: str) -> None:
        facts = self._facts
        if facts is None:
            return
        chosen = self.ask_file(self._page, file_name(facts, ending), self.saved and self.saved.parent)
        if chosen is None:
            return
        try:
            put(self._content(ending), chosen, "letter")
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self.saved = chosen
        self.kept.emit()
        self.said.emit(f"The letter is saved as “{chosen.name}”.")

    def _content(self, ending: str) -> bytes:
        letter = self._shown()
        if isinstance(letter, IssuedLetter):
            return letter.pdf if ending == ".pdf" else letter.word
        if letter is None:
            return b""
        return letter.pdf() if ending == ".pdf" else letter.word()
