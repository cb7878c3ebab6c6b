"""What is chosen to connect: port, kind of dynamometer, and what its wire does not say."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.units import FORCE_UNITS
from strengthtrack.devices.ports.holders import SOMEBODY, THIS_APP
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.testing.last_gauge import LastGauge
from strengthtrack.practice.testing.whereabouts import whereabouts
from strengthtrack.screens.connecting.model_field import ModelField
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.tick import Tick

ANOTHER = "Another address"
CHOOSE = "Choose"
BAUDS = (2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 256000)
EVIDENCE = {
    "vendor-manual": "From the maker’s manual",
    "driver": "From another program for it",
    "capture": "From a recording of one",
    "unverified": "Not verified",
}
READ = {"stream": "Continuously", "poll": "When it is asked", "button": "At its own button"}
NO_PORT = "No port was found. Plug in the cable, switch the dynamometer on, then look again."
NO_KIND = "No kind is chosen; type the model on its plate, choose its kind, or find it by its port."


class ConnectFields(QWidget):
    """Port and kind, with a note of what each asks for; below it only what this kind leaves open."""

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles = tuple(profiles)
        self._ports: tuple[Port, ...] = ()
        self._grid = QGridLayout()
        self.port = PickField("Port", [])
        self.address = TextField("Address", placeholder="COM4 or /dev/ttyUSB0")
        self.model = ModelField(self._profiles)
        self.kind = PickField("Kind", [])
        self.about = label("", "quiet", wrap=True)
        self.socket = PickField("Socket of the dynamometer", [])
        self.mode = PickField("How it is read", [])
        self.baud = PickField("Baud rate", [])
        self.unit = PickField("Unit on its display", [])
        for field, choices in ((self.kind, [one.name for one in self._profiles]), (self.unit, list(FORCE_UNITS))):
            field.picker.setPlaceholderText(CHOOSE)  # and nothing is chosen before somebody does
            field.picker.addItems(choices)
        self.turned = Tick("A push shows as negative: turn the sign round")
        self.port.picker.currentIndexChanged.connect(self._port_chosen)
        self.port.picker.activated.connect(self._port_taken)
        self.kind.picker.currentIndexChanged.connect(self._kind_chosen)
        self.kind.picker.activated.connect(self.model.forget)
        self.socket.picker.currentIndexChanged.connect(self._socket_chosen)
        self.model.chosen.connect(self._choose_kind)
        for field in (self.mode, self.socket, self.baud, self.unit):
            field.setParent(self)
        self._lay_out()
        self.show_ports(())
        self._kind_chosen(-1)

    def show_ports(self, found: Sequence[Port]) -> None:
        """Offer these ports; the one that was chosen stays chosen while it is there."""
        before = self.url
        self._ports = tuple(found)
        picker = self.port.picker
        picker.blockSignals(True)
        picker.clear()
        picker.addItems([port.words + (", in use" if _held(port) else "") for port in self._ports] + [ANOTHER])
        picker.blockSignals(False)
        urls = [port.url for port in self._ports]
        picker.setCurrentIndex(urls.index(before) if before in urls else 0 if not before else len(urls))
        self._port_chosen(picker.currentIndex())
        if self.kind.picker.currentIndex() < 0:
            self._port_taken(picker.currentIndex())

    def follow(self, url: str) -> None:
        """Choose the port it was found at by now: its cable may have come back at another."""
        urls = [port.url for port in self._ports]
        if url in urls:
            self.port.picker.setCurrentIndex(urls.index(url))

    def choose(  # noqa: PLR0917 - as the settings have them
        self,
        port: str,
        profile: str,
        baud: str = "",
        unit: str = "",
        turned: str = "",
        mode: str = "",
        socket: str = "",
    ) -> None:
        """Choose these, as far as they are there."""
        self._choose_kind(profile)
        if port:
            urls = [one.url for one in self._ports]
            self.address.edit.setText("" if port in urls else port)
            self.port.picker.setCurrentIndex(urls.index(port) if port in urls else len(urls))
        names = [one.name for one in self._profile.serial.also]
        self.socket.picker.setCurrentIndex(names.index(socket) + 1 if socket in names else 0)
        modes = list(self._profile.modes)
        self.mode.picker.setCurrentIndex(modes.index(mode) if mode in modes else 0)
        if baud:
            self.baud.picker.setCurrentText(baud)
        if unit:
            self.unit.picker.setCurrentText(unit)
        self.turned.setChecked(bool(turned))

    def choose_last(self, last: LastGauge) -> None:
        """Choose what was connected last, at whatever port its cable is now."""
        port = (last.where.among(self._ports) if last.where.must_be_found else "") or last.where.url
        self.choose(port, last.profile_id, last.baud, last.unit, "yes" if last.turned else "", last.mode, last.socket)

    @property
    def url(self) -> str:
        """What would be opened; empty where nothing is chosen."""
        index = self.port.picker.currentIndex()
        return self._ports[index].url if 0 <= index < len(self._ports) else self.address.text

    def chosen(self) -> tuple[LastGauge, Profile]:
        """What is to be remembered, and the profile as it was set; raises DeviceFault where something is missing."""
        if not self.url:
            raise DeviceFault("No port is chosen; choose one, or type its address.")
        if not self._profiles:
            raise DeviceFault("There is no profile to read a dynamometer with; install the app again.")
        if self.kind.picker.currentIndex() < 0:
            raise DeviceFault(NO_KIND)
        profile = self._profile
        modes, sockets = profile.modes, ("", *(socket.name for socket in profile.serial.also))
        asked = LastGauge(
            whereabouts(self.url, self._ports),
            profile.id,
            self.baud.picker.currentText(),
            self.unit.picker.currentText(),
            self.turned.isChecked(),
            modes[self.mode.picker.currentIndex()] if len(modes) > 1 else "",
            sockets[self.socket.picker.currentIndex()] if len(sockets) > 1 else "",
            profile.name,
        )
        return asked, asked.set_up(profile)

    def show_fault(self, sentence: str) -> None:
        """Say under the field that is left open what is wrong; empty clears it."""
        unchosen = (field for field in (self.kind, self.unit) if field.picker.currentIndex() < 0)
        wrong = next((field for field in unchosen if self.url and not field.isHidden()), self.port)
        for field in (self.port, self.kind, self.unit):
            if field is wrong and sentence:
                field.show_fault(sentence)
                field.setFocus()
            else:
                field.clear_fault()

    @property
    def _profile(self) -> Profile:
        return self._profiles[max(self.kind.picker.currentIndex(), 0)]

    def _choose_kind(self, profile_id: str) -> None:
        ids = [one.id for one in self._profiles]
        if profile_id in ids:
            self.kind.picker.setCurrentIndex(ids.index(profile_id))

    def _port_chosen(self, index: int) -> None:
        typed = not 0 <= index < len(self._ports)
        self.address.setVisible(typed)
        if not self._ports:
            self.port.show_note(NO_PORT)
        elif typed:
            self.port.show_note("")
        else:
            self.port.show_note(
                " ".join(part for part in (_held(self._ports[index]), self._ports[index].advice) if part)
            )

    def _port_taken(self, index: int) -> None:
        """A person chose a port that is the dynamometer's own: it says which kind it is, and by which socket."""
        if not 0 <= index < len(self._ports):
            return
        told = self._ports[index].vid, self._ports[index].pid
        for profile in self._profiles:
            for usb in profile.usb:
                if (usb.vid, usb.pid) == told:
                    self._choose_kind(profile.id)
                    names = ["", *(socket.name for socket in profile.serial.also)]
                    self.socket.picker.setCurrentIndex(max(0, names.index(usb.serial) if usb.serial in names else 0))

    def _kind_chosen(self, index: int) -> None:
        self.unit.picker.setCurrentIndex(-1)  # that of another kind says nothing of this one
        self.kind.clear_fault()
        self.baud.setVisible(index >= 0)
        self.about.setVisible(index >= 0)
        if index < 0:
            for field in (self.unit, self.socket, self.mode):
                field.hide()
            self._arrange()
            return
        profile = self._profile
        self.about.setText(kind_note(profile))
        bauds = sorted({*BAUDS, profile.serial.baud, *profile.serial.bauds})
        _offer(self.baud, [str(baud) for baud in bauds], str(profile.serial.baud))
        usual = f"The usual one, {profile.serial.baud} baud"
        _offer(self.socket, [usual, *(f"{also.name}, {also.baud} baud" for also in profile.serial.also)], usual)
        _offer(self.mode, [READ[mode] for mode in profile.modes], READ[profile.modes[0]])
        self.unit.setVisible(profile.unit.source == "ask")
        self.socket.setVisible(bool(profile.serial.also))
        self.mode.setVisible(len(profile.modes) > 1)
        self._arrange()

    def _socket_chosen(self, index: int) -> None:
        serial = self._profile.serial
        if 0 <= index <= len(serial.also):
            baud = serial.also[index - 1].baud if index else serial.baud
            self.baud.picker.setCurrentText(str(baud))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(_beside(self.port, self.address))
        kinds = QVBoxLayout()
        kinds.setSpacing(4)
        kinds.addLayout(_beside(self.model, self.kind))
        kinds.addWidget(self.about)
        column.addLayout(kinds)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        for half in (0, 1):
            self._grid.setColumnStretch(half, 1)
        column.addLayout(self._grid)
        column.addWidget(self.turned)

    def _arrange(self) -> None:
        """What this kind leaves open, two in a row."""
        fields = (self.mode, self.socket, self.baud, self.unit)
        for field in fields:
            self._grid.removeWidget(field)
        for at, field in enumerate(field for field in fields if not field.isHidden()):
            self._grid.addWidget(field, at // 2, at % 2)


def _beside(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(24)
    for part in (left, right):
        row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _held(port: Port) -> str:
    """What must be done first of a port that somebody else holds; the one that is connected is ours."""
    if not port.busy or port.held_by == THIS_APP:
        return ""
    if port.held_by in {"", SOMEBODY}:
        return "Another program holds it; close that program first."
    return f"The program {port.held_by} holds it; close that first."


def kind_note(profile: Profile) -> str:
    """Its models, how well it is known, and when it switches itself off."""
    about, off = profile.profile, profile.habits.auto_off_min
    tried = "" if about.tested_on_hardware else ", never tried on hardware"
    said = f"{', '.join(about.models)}. {EVIDENCE[about.evidence]}{tried}."
    if off is None:
        return said
    minutes = counted(int(off), "minute") if off == int(off) else f"{off:g} minutes"
    return f"{said} It switches itself off after {minutes} untouched."


def _offer(field: PickField, choices: Sequence[str], chosen: str) -> None:
    field.picker.clear()
    field.picker.addItems(list(choices))
    field.picker.setCurrentText(chosen)
