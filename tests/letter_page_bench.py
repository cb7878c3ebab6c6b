"""The page of letters over records that can be written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frame_bench import Office
from letter_bench import TODAY, kept_records
from session_bench import KEY
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.letter import Part
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.records.store import Store
from strengthtrack.screens.letter.letter_page import LetterPage
from strengthtrack.screens.letter.options import LetterOptions


class LetterBench:
    """An office with eight weeks of one patient, and the page on their letter. Attributes: said, faults."""

    def __init__(self, office: Office, qtbot: QtBot) -> None:
        self.office = office
        office.today = TODAY
        self.said: list[str] = []
        self.faults: list[str] = []
        self.page = LetterPage(office.desk, LIGHT)
        qtbot.addWidget(self.page)
        office.desk.edits.follow(self.page.refresh)
        self.page.said.connect(self.said.append)
        self.page.fault.connect(self.faults.append)
        self.page.resize(1270, 704)
        self.page.preview.hide()  # its pages are drawn in test_letter_preview alone; here their words are read
        self.page.show()
        self.page.open_patient("p1")

    @property
    def store(self) -> Store:
        return self.office.store

    @property
    def letter(self) -> LetterFacts:
        """What the letter says."""
        written = self.page.facts
        assert written is not None
        return written

    @property
    def words(self) -> str:
        """What the page on the right says."""
        self.page.preview.settle()
        return self.page.preview.pages.accessibleDescription()

    @property
    def options(self) -> LetterOptions:
        """Paper, signature and copies, opened."""
        self.page.writing.options.open()
        return self.page.writing.options.inside

    def offered(self) -> list[Part]:
        """The sections that can be ticked."""
        return [part for part, row in self.page.writing.sections.rows.items() if not row.isHidden()]

    def tick(self, part: Part) -> None:
        """Click a section's box."""
        self.page.writing.sections.rows[part].click()

    def type(self, part: Part, text: str) -> None:
        """Type under a section."""
        self.page.writing.sections.fields[part].edit.setPlainText(text)

    def save_to(self, to: Path | None) -> list[str]:
        """Answer the next dialogs with a path; what they suggest is added to the list."""
        suggested: list[str] = []

        def answer(_parent: QWidget, name: str, _folder: Path | None) -> Path | None:
            suggested.append(name)
            return to

        self.page.out.ask_file = answer
        return suggested

    def issue(self) -> None:
        """Ask for it, and say yes."""
        self.page.bar.issue.click()
        self.page.bar.yes.click()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, kept_records(filled=True, key=KEY))
    yield made
    made.close()


@pytest.fixture
def bench(office: Office, qtbot: QtBot) -> LetterBench:
    return LetterBench(office, qtbot)
