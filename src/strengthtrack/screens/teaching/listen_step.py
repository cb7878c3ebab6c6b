"""The first step: which port, how it is set, and whether anything comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.teaching.lesson import Lesson
from strengthtrack.devices.teaching.questions import Question
from strengthtrack.devices.teaching.why_not import looks_garbled
from strengthtrack.errors import EntryFault
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.teaching.ask_field import AskField
from strengthtrack.screens.teaching.counts import counted
from strengthtrack.screens.teaching.wire_view import WireView

BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 256000)
ANOTHER = "Another address"
WIDE = 360
NOT_YET = "Nothing is listened to yet."
LISTENING = "Listening. Nothing came yet."
NO_PORT = "No port was found. Plug in the cable, switch the dynamometer on, then look again."
NO_PORT_CHOSEN = "No port is chosen; choose one, or type its address."
GARBLED = "Most of this is no text: it may be another baud rate."
BYTES_FROM = 24


class ListenStep(QWidget):
    """Left what to choose, right what comes.

    Signals: `listen_asked`, `stop_asked`, `search_asked`, `look_asked`; `changed`, when something else was chosen;
    `file_asked`, to read a capture of somebody's.
    """

    listen_asked = Signal()
    stop_asked = Signal()
    search_asked = Signal()
    look_asked = Signal()
    changed = Signal()
    file_asked = Signal()

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ports: tuple[Port, ...] = ()
        self.port = PickField("Port", [])
        self.address = TextField("Address", placeholder="/dev/ttyUSB0, COM4 or socket://127.0.0.1:7000")
        self.baud = PickField("Baud rate", [str(baud) for baud in BAUDS])
        self.ask = AskField(profiles)
        self.listen = button("Listen", "primary", icon="ear", big=True)
        self.stop = button("Stop", big=True)
        self.search = button("Try them all", icon="scan-search")
        self.look = button("Look for ports again", "quiet", icon="refresh-cw")
        self.open_file = button("Open a capture …", "quiet", icon="folder-open")
        self.wire = WireView(NOT_YET)
        self.counts = label("", "control")
        self.note = IconWords("info", "warn", "", wrap=True)
        self._connect()
        self._lay_out()
        self.baud.picker.setCurrentText("9600")
        self.show_ports(())
        self.show_running(listening=False, searching=False)
        self.say("")

    def show_ports(self, found: Sequence[Port]) -> None:
        """Offer these ports; the one that was chosen stays chosen while it is there."""
        before = self.url
        self._ports = tuple(found)
        picker = self.port.picker
        picker.blockSignals(True)
        picker.clear()
        picker.addItems([port.words + (", in use" if port.busy else "") for port in self._ports] + [ANOTHER])
        picker.blockSignals(False)
        urls = [port.url for port in self._ports]
        picker.setCurrentIndex(urls.index(before) if before in urls else 0 if not before else len(urls))
        self._port_chosen(picker.currentIndex())

    def choose(self, port: str, baud: str) -> None:
        """Choose these, as far as they are there."""
        urls = [one.url for one in self._ports]
        if port:
            self.address.edit.setText("" if port in urls else port)
            self.port.picker.setCurrentIndex(urls.index(port) if port in urls else len(urls))
        if baud:
            self.baud.picker.setCurrentText(baud)

    @property
    def url(self) -> str:
        """What would be opened; empty where nothing is chosen."""
        index = self.port.picker.currentIndex()
        return self._ports[index].url if 0 <= index < len(self._ports) else self.address.text

    @property
    def settings(self) -> Serial:
        """How the port is set."""
        return Serial(baud=int(self.baud.picker.currentText()))

    def question(self) -> Question | None:
        """What is asked; raises EntryFault where it cannot be typed so."""
        return self.ask.question()

    def is_complete(self) -> bool:
        """Whether a port is chosen and the question can be sent; what is wrong is said where it is."""
        try:
            self.question()
        except EntryFault as fault:
            self.ask.show_fault(str(fault))
            return False
        if not self.url:
            self.port.show_fault(NO_PORT_CHOSEN)
        return bool(self.url)

    def show_running(self, *, listening: bool, searching: bool) -> None:
        """Which of the buttons can be pressed."""
        running = listening or searching
        self.listen.setVisible(not running)
        self.stop.setVisible(running)
        for part in (self.port, self.address, self.baud, self.search, self.ask, self.look):
            part.setEnabled(not running)
        self.wire.say_empty(LISTENING if listening else NOT_YET)

    def show_heard(self, lesson: Lesson, now_s: float, began_s: float) -> None:
        """Show what came."""
        self.wire.show_reads(lesson.recent, began_s)
        self.counts.setText(counted(lesson, now_s))
        recent = b"".join(data for _, data in lesson.recent)
        if len(recent) >= BYTES_FROM:
            self.say(GARBLED if looks_garbled(recent) else "")

    def say(self, words: str) -> None:
        """Say something that needs doing; nothing takes it away."""
        self.note.say(words)
        self.note.setVisible(bool(words))

    def _port_chosen(self, index: int) -> None:
        typed = not 0 <= index < len(self._ports)
        self.address.setVisible(typed)
        port = None if typed else self._ports[index]
        busy = "Another program holds it; close that program first." if port and port.busy else ""
        advice = port.advice if port else ""
        self.port.show_note(" ".join(filter(None, (busy, advice))) if self._ports else NO_PORT)
        self.changed.emit()

    def _connect(self) -> None:
        self.port.picker.currentIndexChanged.connect(self._port_chosen)
        self.baud.picker.currentIndexChanged.connect(self.changed)
        self.ask.changed.connect(self.changed)
        self.address.edit.textEdited.connect(self.changed)
        self.address.edit.returnPressed.connect(self.listen_asked)
        self.listen.clicked.connect(self.listen_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.search.clicked.connect(self.search_asked)
        self.look.clicked.connect(self.look_asked)
        self.open_file.clicked.connect(self.file_asked)
        self.setFocusProxy(self.port.picker)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(32, 8, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.port)
        column.addWidget(self.address)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.baud, 1)
        row.addWidget(self.search, alignment=Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(self.ask)
        keys = QHBoxLayout()
        keys.setSpacing(12)
        for key in (self.listen, self.stop, self.look):
            keys.addWidget(key)
        keys.addStretch()
        column.addLayout(keys)
        column.addWidget(self.open_file, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        area = scrolled(left)
        area.setFixedWidth(WIDE + 64)
        right = QVBoxLayout()
        right.setContentsMargins(8, 8, 32, 16)
        right.setSpacing(12)
        right.addWidget(self.wire, 1)
        right.addWidget(self.counts)
        right.addWidget(self.note)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(area)
        across.addLayout(right, 1)
