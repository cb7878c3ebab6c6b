"""Over the table of the last page: what is beyond measurement error, what chance would bring, what has no value."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.ending.end_of_session import EndOfSession
from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.trial_words import skipped_words, title_of

FIRST = "This visit is the baseline; later visits are held against it."
_FEW = 3
"""So many names still make a sentence."""


class EndSentences(QWidget):
    """Two lines: the first weighs, the second is quiet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.detail = label("", "name"), label("", "lead")
        self.quiet = label("", "quiet", wrap=True)
        self.detail.setMinimumWidth(1)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(6)
        first.addWidget(self.headline)
        first.addWidget(self.detail, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.quiet)

    def show_end(self, end: EndOfSession) -> None:
        """Say it of this session."""
        headline, chance = _beyond(end)
        head, colon, detail = headline.partition(": ")
        self.headline.setText(f"{head}:" if colon else head)
        self.headline.setVisible(bool(head))
        self.detail.setText(detail)
        self.detail.setVisible(bool(head))
        self.detail.setToolTip(detail)
        self.quiet.setText(" ".join(part for part in (chance, valued(end.lines)) if part))


def _beyond(end: EndOfSession) -> tuple[str, str]:
    """The first sentence, and the one on chance; neither while the values are hidden."""
    if end.summary is None:
        return "", ""
    valued_rows = [row for row in end.rows if row.today is not None]
    if valued_rows and all(row.change is None and not row.differs for row in valued_rows):
        return FIRST, ""
    return end.summary.beyond, end.summary.chance


def valued(lines: Sequence[TestLine]) -> str:
    """How many tests came to a value, which did not, and how many trials are set aside."""
    left_out = [_without_value(line) for line in lines if line.value_n is None]
    words = [f"{len(lines) - len(left_out)} of {len(lines)} tests came to a value."]
    if 0 < len(left_out) <= _FEW:
        words.append(f"Without one: {'; '.join(left_out)}.")
    if aside := sum(len(line.aside) for line in lines):
        words.append("1 trial is set aside." if aside == 1 else f"{aside} trials are set aside.")
    return " ".join(words)


def _without_value(line: TestLine) -> str:
    name = title_of(line.movement, line.side).lower()
    return f"{name} ({skipped_words(line)})" if line.skipped and line.skipped_why else name
