"""One capture to take: what to do, how strong, how far it is, and what came."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.units import FORCE_UNITS
from strengthtrack.devices.teaching.capture import Piece
from strengthtrack.devices.teaching.handling import AT_REST, Handling, Kind, handling_typed
from strengthtrack.devices.teaching.lesson import Taking
from strengthtrack.errors import EntryFault
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.teaching.counts import counted_words
from strengthtrack.screens.theme import palette_in_use

TITLES = {Kind.REST: "Rest", Kind.PUSH: "Push", Kind.PULL: "Pull"}
DO = {
    Kind.REST: "Lay it down. Nobody touches the pad.",
    Kind.PUSH: "Push the pad as steadily as you can, and read the force off its display.",
    Kind.PULL: "Pull at the pad or its hook as steadily, and read the force again.",
}
DONT_PULL = "It cannot be pulled"
NOTHING_CAME = "Nothing came meanwhile; see that it still speaks, then capture again."


class CaptureCard(QFrame):
    """Signals: `asked(Handling)`, to capture it; `left_off`, to stop; `passed(bool)`, where it cannot be pulled."""

    asked = Signal(object)
    left_off = Signal()
    passed = Signal(bool)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setProperty("ground", "card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.force = TextField("Force on its display", placeholder="50")
        self.unit = PickField("Unit", list(FORCE_UNITS))
        self.go = button("Capture", "secondary", icon="circle-dot", big=True)
        self.stop = button("Stop", big=True)
        self.skip = button(DONT_PULL, "quiet")
        self.skip.setCheckable(True)
        self.bar = Bar()
        self.state = IconWords("circle-dashed", "quiet", "Not captured yet.", wrap=True)
        self.done = IconWords("circle-check", "ok", "", wrap=True)
        self.fault = IconWords("info", "warn", "", wrap=True)
        self.go.clicked.connect(self._ask)
        self.force.edit.returnPressed.connect(self._ask)
        self.stop.clicked.connect(self.left_off)
        self.skip.toggled.connect(self._pass)
        self._lay_out()
        self.show_piece(None)

    @property
    def skipped(self) -> bool:
        """Whether it cannot be done with this dynamometer."""
        return self.skip.isChecked()

    def handling(self) -> Handling:
        """What is done; raises EntryFault where the force is missing or no number."""
        if self.kind is Kind.REST:
            return AT_REST
        if not self.force.text:
            raise EntryFault([("force", "Type the force that its display shows, or as near as you know it.")])
        return handling_typed(f"{self.kind} {self.force.text} {self.unit.picker.currentText()}")

    def show_taking(self, taking: Taking | None, now_s: float, *, possible: bool) -> None:
        """How far the capture is, where it is this one that runs; else whether it can be begun."""
        mine = taking is not None and taking.handling.kind is self.kind
        self.go.setVisible(not mine)
        self.stop.setVisible(mine)
        self.go.setEnabled(possible and taking is None and not self.skipped)
        self.force.setEnabled(not mine)
        self.unit.setEnabled(not mine)
        self.bar.setVisible(mine)
        if taking is None or not mine:
            return
        left_s = taking.begins_s - now_s
        words = f"Get ready: {left_s:.0f} s" if left_s > 0 else f"Hold it: {max(0.0, taking.ends_s - now_s):.0f} s"
        self._say(self.state, words if self.kind is not Kind.REST else words.replace("Hold it", "Leave it"))
        self.bar.show_share(taking.share(now_s))

    def show_next(self, *, on: bool) -> None:
        """Whether it is the next thing to do."""
        kind = "primary" if on else "secondary"
        if kind != self.go.kind:
            self.go.set_kind(kind)
            self.go.updateGeometry()

    def show_piece(self, piece: Piece | None, *, silent: bool = False) -> None:
        """What was captured; `silent` where nothing came while it ran."""
        for one in (self.state, self.done, self.fault):
            one.hide()
        if silent:
            self._say(self.fault, NOTHING_CAME)
        elif piece is not None:
            sizes = counted_words(len(piece.data), "byte"), counted_words(len(piece.reads), "read")
            self._say(self.done, f"{' in '.join(sizes)}.")
        else:
            self._say(self.state, "Left out." if self.skipped else "Not captured yet.")
        self.skip.setVisible(self.kind is Kind.PULL and piece is None)
        self.go.setText("Capture again" if piece is not None else "Capture")
        self.go.updateGeometry()

    def _say(self, line: IconWords, words: str) -> None:
        for one in (self.state, self.done, self.fault):
            one.setVisible(one is line)
        line.say(words)

    def _ask(self) -> None:
        try:
            handling = self.handling()
        except EntryFault as fault:
            self.force.show_fault(str(fault))
            self.force.edit.setFocus()
            return
        self.force.clear_fault()
        self.asked.emit(handling)

    def _pass(self, on: bool) -> None:
        self.skip.setText("It can be pulled" if on else DONT_PULL)
        self.skip.updateGeometry()
        self.passed.emit(on)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(TITLES[self.kind], "section"))
        words = label(DO[self.kind], "body", wrap=True)
        words.setMinimumHeight(40)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.force, 3)
        row.addWidget(self.unit, 2)
        column.addLayout(row)
        self.force.setVisible(self.kind is not Kind.REST)
        self.unit.setVisible(self.kind is not Kind.REST)
        keys = QHBoxLayout()
        keys.setSpacing(12)
        for key in (self.go, self.stop, self.skip):
            keys.addWidget(key)
        keys.addStretch()
        column.addStretch()
        column.addWidget(self.bar)
        for line in (self.state, self.done, self.fault):
            column.addWidget(line)
        column.addLayout(keys)


class Bar(QWidget):
    """How much of a capture is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Fill so much of it, 0 to 1."""
        if share != self.share:
            self.share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tint))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self.share > 0:
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(QRectF(0, 0, max(8.0, self.width() * self.share), self.height()), 4, 4)
