"""What is longer than its room scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(inside: QWidget) -> QScrollArea:
    """An area without a frame round it, and without a stop of Tab's between the fields inside."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def bring_into_sight(field: QWidget, margin: int = 48) -> None:
    """Scroll whatever holds `field` until it is seen, with a margin in px; nothing where nothing scrolls."""
    holds = field.parentWidget()
    while holds is not None and not isinstance(holds, QScrollArea):
        holds = holds.parentWidget()
    if holds is not None:
        holds.ensureWidgetVisible(field, 0, margin)
