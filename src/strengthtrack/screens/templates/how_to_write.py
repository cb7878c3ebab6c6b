"""How a template says that something is left out, repeated or joined."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label

ALONE = "Each “{%p … %}” is a paragraph of its own, with nothing beside it, and goes away in the letter."


@dataclass(frozen=True, slots=True)
class Example:
    """What is wanted, and the paragraphs that say it."""

    wanted: str
    written: tuple[str, ...]
    note: str = ""


EXAMPLES = (
    Example(
        "A heading with its section, left out where the letter has nothing to say there",
        ("{%p if plan %}", "Plan", "{%p for line in plan %}", "{{ line }}", "{%p endfor %}", "{%p endif %}"),
        ALONE,
    ),
    Example(
        "A few words inside a sentence, left out where a field is empty",
        ("Re: {{ patient_name }}{% if record_number %}, number {{ record_number }}{% endif %}",),
    ),
    Example("Lines in one line, with commas between", ('{{ clinic_address | join(", ") }}',)),
    Example(
        "The chart with the line under it",
        ("{%p if chart %}", "{{ chart.picture }}", "{{ chart.caption }}", "{%p endif %}"),
        "The table of results is easiest kept as ours has it: begin with a copy of ours, and change what is around it.",
    ),
)


class ExampleView(QWidget):
    """One example on a quiet card. Signals: `taken(text)`, to be copied."""

    taken = Signal(str)

    def __init__(self, example: Example, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.example = example
        self.copy = button("Copy", "quiet", icon="copy")
        self.copy.setAccessibleName(f"Copy: {example.wanted}")
        self.copy.clicked.connect(self._take)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(example.wanted, "strong", wrap=True), 1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(_card(example.written))
        if example.note:
            column.addWidget(label(example.note, "quiet", wrap=True))

    def _take(self) -> None:
        self.taken.emit("\n".join(self.example.written))


class HowToWrite(QWidget):
    """Examples, each to be copied. Signals: `taken(text)`."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.examples = tuple(ExampleView(one) for one in EXAMPLES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(20)
        for one in self.examples:
            column.addWidget(one)
            one.taken.connect(self.taken)


def _card(written: tuple[str, ...]) -> QWidget:
    card = QWidget()
    card.setProperty("ground", "quiet card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(16, 12, 16, 12)
    inside.setSpacing(4)
    for one in written:
        inside.addWidget(label(one, "control", wrap=True))
    return card
