"""No template is looked at: how the clinic comes to one of its own."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.screens.parts.steps import steps
from strengthtrack.screens.parts.text import label

TITLE = "Your letters, in your own layout"
STEPS = (
    ("Save a copy of ours", "Each kind of letter has one, for A4 and for US Letter."),
    ("Change it in Word", "Fonts, order, your own sentences; the fields in braces are filled in."),
    ("Add it here", "It is looked at first. What is wrong is told with its page and its words."),
)


class StartView(QWidget):
    """Three steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(TITLE, "title", wrap=True))
        column.addLayout(steps(STEPS))
