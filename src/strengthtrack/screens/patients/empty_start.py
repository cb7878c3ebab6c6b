"""The first start: nobody is in the records yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.drawing import Drawing
from strengthtrack.screens.parts.steps import steps
from strengthtrack.screens.parts.text import label

STEPS = (
    ("Add the first patient", "Name, date of birth, affected side."),
    ("Connect the dynamometer", "Plug in the cable, then choose its port and its kind."),
    ("Run the first test", "It becomes the baseline of the programme."),
)


class EmptyStart(QWidget):
    """Three steps, one primary button, one secondary. Signals: `add_asked`, `sample_clinic_asked`."""

    add_asked = Signal()
    sample_clinic_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = button("Add patient", "primary", "Ctrl N", "plus", big=True)
        self.sample = button("Open the sample clinic", big=True)
        self.add.clicked.connect(self.add_asked)
        self.sample.clicked.connect(self.sample_clinic_asked)
        self.setFocusProxy(self.add)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 88, 32, 32)
        row.setSpacing(88)
        row.addLayout(self._words(), 544)
        right = QVBoxLayout()
        right.addWidget(_picture())
        right.addStretch()
        row.addLayout(right, 574)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label("Start with a patient.", "hero"))
        column.addSpacing(8)
        column.addWidget(label("Records stay on this computer. Nothing is sent anywhere.", "lead", wrap=True))
        column.addSpacing(39)
        column.addLayout(steps(STEPS))
        column.addSpacing(34)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.add)
        buttons.addWidget(self.sample)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch()
        return column


def _picture() -> QFrame:
    frame = QFrame()
    frame.setProperty("ground", "quiet card")
    frame.setFixedHeight(464)
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 24, 24, 24)
    words = "A patient lying on the side, pushing the upper leg into a pad"
    drawing = Drawing("hip_abduction.svg", words, card=False, numbers=False)
    caption = label("Every test shows the position, where the pad goes\nand the words to say.", "quiet")
    caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(drawing, 1)
    column.addWidget(caption)
    return frame
