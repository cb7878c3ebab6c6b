"""What the physio saw in the examination."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.findings import Finding, Findings, Seen, Sign, leg_length_from
from strengthtrack.clinic.sentences import upper_first
from strengthtrack.clinic.setup import Side
from strengthtrack.errors import EntryFault
from strengthtrack.practice.beforehand import Beforehand
from strengthtrack.screens.parts.fields import LongTextField, bare_edit
from strengthtrack.screens.parts.form_row import FormRow
from strengthtrack.screens.parts.segment import NONE, Segment

_ON_SIDES = (Seen.NO, Seen.LEFT, Seen.RIGHT, Seen.BOTH)
_ON_NONE = (Seen.NO, Seen.YES)
_WORDS = {Seen.NO: "Not seen", Seen.LEFT: "Left", Seen.RIGHT: "Right", Seen.BOTH: "Both", Seen.YES: "Seen"}
_SIDES = tuple(Side)


class FindingsForm(QWidget):
    """A row a sign; one that was not looked for has nothing chosen. Signals: `changed`."""

    changed = Signal()

    def __init__(self, before: Beforehand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signs = {sign: _segment(sign) for sign in Sign}
        self.leg_length = bare_edit("Leg length difference in millimetres", unit="mm", width=104)
        self.shorter = Segment([f"{side.value.capitalize()} shorter" for side in _SIDES], name="Shorter", optional=True)
        self._leg_row = FormRow(
            "Leg length difference", self.leg_length, self.shorter, field=self.leg_length, line=False
        )
        self.text = LongTextField("Other findings")
        for segment in (*self.signs.values(), self.shorter):
            segment.chosen.connect(self._chosen)
        self.leg_length.textEdited.connect(self._typed)
        self.text.edit.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(0)
        for sign, segment in self.signs.items():
            column.addWidget(FormRow(_capital(sign.value), segment))
        column.addWidget(self._leg_row)
        column.addSpacing(8)
        column.addWidget(self.text)
        self.begin(before)

    def begin(self, before: Beforehand) -> None:
        """Look anew."""
        for segment in (*self.signs.values(), self.shorter):
            segment.choose(NONE)
        self.leg_length.clear()
        self._leg_row.show_fault("")
        self.text.edit.clear()

    @property
    def fault(self) -> str:
        """What it says cannot be right; empty where nothing is wrong."""
        return self._leg_row.fault

    def faulty(self) -> QWidget | None:
        """The field that cannot be right, said under it."""
        try:
            leg_length_from(self.leg_length.text())
        except EntryFault as fault:
            self._leg_row.show_fault(str(fault))
            return self.leg_length
        return None

    @property
    def findings(self) -> Findings:
        """What was looked for and found; raises EntryFault."""
        looked = {sign: segment.index for sign, segment in self.signs.items() if segment.index != NONE}
        signs = tuple(Finding(sign, _choices(sign)[index]) for sign, index in looked.items())
        shorter = None if self.shorter.index == NONE else _SIDES[self.shorter.index]
        return Findings(signs, leg_length_from(self.leg_length.text()), shorter, self.text.text)

    @property
    def summary(self) -> str:
        """How much is recorded."""
        try:
            found = self.findings
        except EntryFault:
            return ""
        parts = [f"{len(found.signs)} of {len(Sign)} signs looked for"] if found.signs else []
        if found.leg_length_mm is not None:
            parts.append(f"leg length {figure(found.leg_length_mm)} mm")
        if found.shorter is not None:
            parts.append(f"{found.shorter} leg shorter")
        return ", ".join([*parts, *(["text"] if found.text else [])])

    def _chosen(self, _index: int) -> None:
        self.changed.emit()

    def _typed(self) -> None:
        self._leg_row.show_fault("")
        self.changed.emit()


def _choices(sign: Sign) -> tuple[Seen, ...]:
    return _ON_SIDES if sign.has_sides else _ON_NONE


def _segment(sign: Sign) -> Segment:
    return Segment([_WORDS[seen] for seen in _choices(sign)], name=_capital(sign.value), optional=True)


def _capital(words: str) -> str:
    return upper_first(words)
