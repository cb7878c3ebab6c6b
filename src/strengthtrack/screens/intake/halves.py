"""How the pages of a file are laid out: a list with what is known of the row gone to beside it, under what was read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.lines import hairline, standing_hairline
from strengthtrack.screens.parts.scroll import scrolled

PANEL_PX = 400


def top_of(filter: QWidget, *parts: QWidget) -> QVBoxLayout:
    """What was read and how, and below it which rows are shown."""
    top = QVBoxLayout()
    top.setContentsMargins(32, 0, 32, 8)
    top.setSpacing(8)
    for part in parts:
        top.addWidget(part)
    row = QHBoxLayout()
    row.addWidget(filter)
    row.addStretch()
    top.addLayout(row)
    return top


def halves(rows: QWidget, panel: QWidget) -> QWidget:
    """The rows, and the panel of the one that is gone to, which scrolls."""
    body = QWidget()
    across = QHBoxLayout(body)
    across.setContentsMargins(16, 0, 0, 0)
    across.setSpacing(0)
    across.addWidget(rows, 1)
    right = scrolled(panel)
    right.setFixedWidth(PANEL_PX)
    right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    across.addWidget(standing_hairline())
    across.addWidget(right)
    return body


def page_of(page: QWidget, top: QVBoxLayout, *parts: QWidget) -> None:
    """One under the other; all but the last have the room."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(top)
    column.addWidget(hairline())
    for part in parts[:-1]:
        column.addWidget(part, 1)
    column.addWidget(parts[-1])
