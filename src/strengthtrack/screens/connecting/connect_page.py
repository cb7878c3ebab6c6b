"""Connect a dynamometer: its port, its kind, and what it says."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.devices.ports.ports import Port, ports
from strengthtrack.devices.profiles.library import Library
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.records.changes import Changes
from strengthtrack.screens.connecting.fields import REMEMBERED, ConnectFields
from strengthtrack.screens.connecting.gauge_card import GaugeCard
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label

_SPOKEN_TO = {State.CONNECTING, State.READY, State.RECEIVING, State.LOST}


class ConnectPage(QWidget):
    """Left what to choose, right what is heard.

    Signals: `connecting`, when a port is being opened and the queue must be drained; `let_go`, when it is no more;
    `said(words)`, `fault(sentence)`.
    """

    connecting = Signal()
    let_go = Signal()
    said = Signal(str)
    fault = Signal(str)

    def __init__(
        self,
        desk: Desk,
        palette: Palette,
        library: Library,
        live: LiveDynamometer,
        *,
        find_ports: Callable[[], tuple[Port, ...]] = ports,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._live, self._find_ports = desk, live, find_ports
        self.fields = ConnectFields(library.profiles())
        self.connect_button = button("Connect", "primary", icon="plug", big=True)
        self.release = button("Disconnect", big=True)
        self.look = button("Look for ports again", "quiet", icon="refresh-cw")
        self.by_hand = button("My dynamometer has no cable: I type its values", "quiet", icon="keyboard")
        self.card = GaugeCard()
        self.connect_button.clicked.connect(self._open)
        self.fields.address.edit.returnPressed.connect(self._open)
        self.release.clicked.connect(self._release)
        self.look.clicked.connect(self._look)
        self.by_hand.clicked.connect(self._type_values)
        self.card.zero.clicked.connect(self._zero)
        self.setFocusProxy(self.fields.port.picker)
        self._lay_out()
        self._look()
        self.fields.choose(*(desk.setting(name) for name in REMEMBERED))
        self.tick()

    def refresh(self, changes: Changes | None) -> None:
        """Look for ports again when the page is gone to."""
        if changes is None:
            self._look()

    def tick(self) -> None:
        """Follow the dynamometer."""
        self.card.show_live(self._live)
        self.release.setVisible(self._live.state in _SPOKEN_TO)
        self.by_hand.setVisible(self._live.state is not State.MANUAL)

    def _look(self) -> None:
        self.fields.show_ports(self._find_ports())

    def _open(self) -> None:
        try:
            port, profile = self.fields.chosen()
        except DeviceFault as fault:
            self.fields.port.show_fault(str(fault))
            return
        self.fields.port.clear_fault()
        for name, value in self.fields.settings().items():
            self._desk.set_setting(name, value)
        self._live.connect(port, profile)
        self.connecting.emit()
        self.tick()

    def _release(self) -> None:
        self._live.disconnect()
        self.let_go.emit()
        self.tick()

    def _type_values(self) -> None:
        self._live.by_hand()
        self.let_go.emit()
        self.tick()

    def _zero(self) -> None:
        try:
            self._live.zero()
        except DeviceFault as fault:
            self.fault.emit(str(fault))
        else:
            self.said.emit("Zeroed, unloaded in this orientation")
        self.tick()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(32, 24, 24, 8)
        column.setSpacing(0)
        column.addWidget(label("Connect a dynamometer", "title"))
        column.addWidget(label("Plug in its cable and switch it on.", "lead"))
        column.addSpacing(24)
        column.addWidget(self.fields)
        column.addSpacing(24)
        row = QHBoxLayout()
        row.setSpacing(16)
        for part in (self.connect_button, self.release, self.look):
            row.addWidget(part)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(32)
        column.addWidget(hairline())
        column.addSpacing(16)
        column.addWidget(self.by_hand)
        column.addStretch()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 32, 0)
        across.setSpacing(24)
        across.addWidget(scrolled(left), 3)
        right = QVBoxLayout()
        right.setContentsMargins(0, 24, 0, 0)
        right.addWidget(self.card)
        right.addStretch()
        across.addLayout(right, 2)
