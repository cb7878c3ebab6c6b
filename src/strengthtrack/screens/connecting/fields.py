"""What is chosen to connect: port, kind of dynamometer, and what its wire does not say."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.units import FORCE_UNITS
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Unit
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.setting_names import LAST_BAUD, LAST_PORT, LAST_PROFILE, LAST_TURNED, LAST_UNIT
from strengthtrack.screens.parts.fields import PickField, TextField
from strengthtrack.screens.parts.tick import Tick

REMEMBERED = (LAST_PORT, LAST_PROFILE, LAST_BAUD, LAST_UNIT, LAST_TURNED)
ANOTHER = "Another address"
BAUDS = (2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 256000)
EVIDENCE = {
    "vendor-manual": "From the maker’s manual",
    "driver": "From another program for it",
    "capture": "From a recording of one",
    "unverified": "Not verified",
}
NO_PORT = "No port was found. Plug in the cable, switch the dynamometer on, then look again."


class ConnectFields(QWidget):
    """Port and kind, with a note of what each asks for."""

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles = tuple(profiles)
        self._ports: tuple[Port, ...] = ()
        self.port = PickField("Port", [])
        self.address = TextField("Address", placeholder="/dev/ttyUSB0, COM4 or socket://127.0.0.1:7000")
        self.kind = PickField("Kind", [profile.name for profile in self._profiles])
        self.baud = PickField("Baud rate", [])
        self.unit = PickField("Unit on its display", list(FORCE_UNITS))
        self.turned = Tick("A push shows as negative: turn the sign round")
        self.port.picker.currentIndexChanged.connect(self._port_chosen)
        self.kind.picker.currentIndexChanged.connect(self._kind_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for field in (self.port, self.address, self.kind):
            column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.baud, 1)
        row.addWidget(self.unit, 1)
        column.addLayout(row)
        column.addWidget(self.turned)
        self.show_ports(())
        self._kind_chosen(0)

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

    def choose(self, port: str, profile: str, baud: str, unit: str, turned: str) -> None:
        """Choose what was chosen last time, as far as it is still there."""
        ids = [one.id for one in self._profiles]
        if profile in ids:
            self.kind.picker.setCurrentIndex(ids.index(profile))
        if port:
            urls = [one.url for one in self._ports]
            self.address.edit.setText("" if port in urls else port)
            self.port.picker.setCurrentIndex(urls.index(port) if port in urls else len(urls))
        if baud:
            self.baud.picker.setCurrentText(baud)
        if unit:
            self.unit.picker.setCurrentText(unit)
        self.turned.setChecked(bool(turned))

    @property
    def url(self) -> str:
        """What would be opened; empty where nothing is chosen."""
        index = self.port.picker.currentIndex()
        return self._ports[index].url if 0 <= index < len(self._ports) else self.address.text

    def chosen(self) -> tuple[str, Profile]:
        """The port and the profile as it was set; raises DeviceFault where one is missing."""
        if not self.url:
            raise DeviceFault("No port is chosen; choose one, or type its address.")
        if not self._profiles:
            raise DeviceFault("There is no profile to read a dynamometer with; install the app again.")
        profile = self._profile.at_baud(int(self.baud.picker.currentText()))
        if profile.unit.source == "ask":
            profile = profile.in_unit(cast(Unit, self.unit.picker.currentText()))
        return self.url, profile.flipped() if self.turned.isChecked() else profile

    def settings(self) -> Mapping[str, str]:
        """What to choose again next time."""
        return {
            LAST_PORT: self.url,
            LAST_PROFILE: self._profile.id,
            LAST_BAUD: self.baud.picker.currentText(),
            LAST_UNIT: self.unit.picker.currentText(),
            LAST_TURNED: "yes" if self.turned.isChecked() else "",
        }

    @property
    def _profile(self) -> Profile:
        return self._profiles[max(self.kind.picker.currentIndex(), 0)]

    def _port_chosen(self, index: int) -> None:
        typed = not 0 <= index < len(self._ports)
        self.address.setVisible(typed)
        if not self._ports:
            self.port.show_note(NO_PORT)
        elif typed:
            self.port.show_note("")
        else:
            busy = "Another program holds it; close that program first." if self._ports[index].busy else ""
            self.port.show_note(" ".join(part for part in (busy, self._ports[index].advice) if part))

    def _kind_chosen(self, _index: int) -> None:
        if not self._profiles:
            return
        profile = self._profile
        about = profile.profile
        tried = "" if about.tested_on_hardware else ", never tried on hardware"
        self.kind.show_note(f"{', '.join(about.models)}. {EVIDENCE[about.evidence]}{tried}.")
        bauds = sorted({*BAUDS, profile.serial.baud})
        self.baud.picker.clear()
        self.baud.picker.addItems([str(baud) for baud in bauds])
        self.baud.picker.setCurrentText(str(profile.serial.baud))
        self.unit.setVisible(profile.unit.source == "ask")
