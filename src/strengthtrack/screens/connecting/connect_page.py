"""Connect a dynamometer: its port, its kind, and what it says."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.devices.ports.ports import Port, ports
from strengthtrack.devices.profiles.library import Library
from strengthtrack.errors import DeviceFault, RecordsFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import LAST_TYPED, RECONNECT
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.dynamometer_state import LOOKED_FOR, OPEN, State
from strengthtrack.practice.testing.last_gauge import LastGauge, remember
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.connecting.fields import ConnectFields
from strengthtrack.screens.connecting.gauge_card import GaugeCard
from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick

_SPOKEN_TO = OPEN | LOOKED_FOR
ON, OFF = "on", "off"


class ConnectPage(QWidget):
    """Left what to choose, right what is heard.

    Signals: `connecting`, when a port is being opened and the queue must be drained; `let_go`, when it is no more;
    `find_asked`, when somebody does not know which port or kind; `said(words)`, `fault(sentence)`.
    """

    connecting = Signal()
    let_go = Signal()
    find_asked = Signal()
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
        self._at = ""
        self.fields = ConnectFields(library.profiles())
        self.connect_button = button("Connect", "primary", icon="plug", big=True)
        self.release = button("Disconnect", big=True)
        self.look = button("Look for ports again", "quiet", icon="refresh-cw")
        self.find_button = button("Find my dynamometer", icon="search")
        self.again = Tick("Connect it by itself when the app starts")
        self.by_hand = button("My dynamometer has no cable: I type its values", "quiet", icon="keyboard")
        self.card = GaugeCard()
        self.connect_button.clicked.connect(self._open)
        self.fields.address.edit.returnPressed.connect(self._open)
        self.release.clicked.connect(self._release)
        self.look.clicked.connect(self._look)
        self.by_hand.clicked.connect(self._type_values)
        self.find_button.clicked.connect(self.find_asked)
        self.again.clicked.connect(self._keep_again)
        self.card.zero.clicked.connect(self._zero)
        self.setFocusProxy(self.fields.port.picker)
        self._lay_out()
        self._look()
        last = LastGauge.told(desk.setting)
        if last is not None:
            self.fields.choose_last(last)
        self._show_again()
        self.tick()

    def refresh(self, changes: Changes | None) -> None:
        """Look for ports again when the page is gone to."""
        if changes is None:
            self._look()
        if changes is None or Kind.SETTING in changes.kinds:
            self._show_again()

    def take_gauge(self, port: str, profile_id: str, baud: str, socket: str) -> None:
        """Connect one that was found, as it was heard; one that does not send its unit waits until that is chosen."""
        self._look()
        self.fields.choose(port, profile_id, baud=baud, socket=socket)
        if self.fields.unit.isHidden():
            self._open()
        else:
            self.fields.unit.setFocus()
            self.fields.unit.show_note("It does not send its unit: choose the one its display shows, then Connect.")

    def tick(self) -> None:
        """Follow the dynamometer."""
        state = self._live.state
        self.card.show_live(self._live)
        self.release.setVisible(state in _SPOKEN_TO)
        _reword(self.release, "Stop looking" if state in LOOKED_FOR else "Disconnect")
        _reword(self.connect_button, "Connect again" if state in OPEN else "Connect")
        self._follow(self._live.port if state in OPEN else "")
        self.by_hand.setVisible(self._live.state is not State.MANUAL)

    def _follow(self, port: str) -> None:
        """Show the port it is at, once, where it was found at another than is chosen."""
        if port == self._at:
            return
        self._at = port
        if port not in {"", self.fields.url}:
            self._look()
            self.fields.follow(port)

    def _look(self) -> None:
        self.fields.show_ports(self._find_ports())

    def _open(self) -> None:
        try:
            chosen, profile = self.fields.chosen()
        except DeviceFault as fault:
            self.fields.show_fault(str(fault))
            return
        self.fields.show_fault("")
        self._live.connect(chosen.where.url, profile, chosen.where.identity)
        self.connecting.emit()
        self._remember(chosen.settings)
        self.tick()

    def _release(self) -> None:
        self._live.disconnect()
        self.let_go.emit()
        self.tick()

    def _type_values(self) -> None:
        self._live.by_hand()
        self.let_go.emit()
        self._remember({LAST_TYPED: "yes"})
        self.tick()

    def _keep_again(self, on: bool) -> None:
        self._remember({RECONNECT: ON if on else OFF})

    def _show_again(self) -> None:
        self.again.setChecked(self._desk.setting(RECONNECT, ON) == ON)

    def _remember(self, settings: dict[str, str]) -> None:
        try:
            remember(self._desk.edits, settings)
        except RecordsFault as fault:
            self.fault.emit(str(fault))

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
        head = QHBoxLayout()
        head.addWidget(label("Connect a dynamometer", "title"))
        head.addStretch()
        head.addWidget(self.find_button)
        column.addLayout(head)
        column.addWidget(label("Plug in its cable and switch it on.", "lead"))
        column.addSpacing(24)
        column.addWidget(self.fields)
        column.addWidget(self.again)
        column.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        for part in (self.connect_button, self.release, self.look):
            row.addWidget(part)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(24)
        column.addWidget(hairline())
        column.addSpacing(12)
        otherwise = QHBoxLayout()
        otherwise.addWidget(self.by_hand)
        otherwise.addStretch()
        column.addLayout(otherwise)
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


def _reword(one: Button, words: str) -> None:
    """Give a button other words, and the room they take."""
    if words != one.text():
        one.setText(words)
        one.updateGeometry()
