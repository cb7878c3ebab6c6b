"""Sound and pedal, in the settings: what is heard while the eyes are on the patient, and what the foot does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.errors import RecordsFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import PEDAL_KEY, SOUND, VOICE, VOLUME
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.slider import Slider
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.settings.pedal_field import PedalField
from strengthtrack.screens.sound.sound_settings import is_on, volume_of
from strengthtrack.screens.sound.sounds import SoundStatus

_ON_OFF = ("on", "off")


class SoundSection(QWidget):
    """Kept as soon as it is chosen. Signals: `tried`, play something; `fault(sentence)`."""

    tried = Signal()
    fault = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sound = Segment(["On", "Off"], name="Sound")
        self.voice = Segment(["Tones and words", "Tones only"], name="Voice")
        self.volume, self._percent = Slider("Volume"), label("")
        self.try_button = button("Try it", icon="volume-2")
        self._status = label("", "quiet", wrap=True)
        self.pedal = PedalField()
        self._connect()
        self._lay_out()
        self.refresh(None)

    @property
    def status(self) -> str:
        """What it says of this computer's sound."""
        return self._status.text()

    def show_status(self, status: SoundStatus) -> None:
        """Say what can be heard on this computer."""
        self._status.setText(status.sentence)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept."""
        if changes is not None and Kind.SETTING not in changes.kinds:
            return
        self.sound.choose(0 if is_on(self._desk, SOUND) else 1)
        self.voice.choose(0 if is_on(self._desk, VOICE) else 1)
        if not self.volume.isSliderDown():
            self.volume.setValue(volume_of(self._desk))
        self._percent.setText(f"{self.volume.value()} %")
        self.pedal.show_key(self._desk.setting(PEDAL_KEY))
        for part in (self.voice, self.volume, self.try_button):
            part.setEnabled(is_on(self._desk, SOUND))

    def _choose_sound(self, index: int) -> None:
        self._set(SOUND, _ON_OFF[index])

    def _choose_voice(self, index: int) -> None:
        self._set(VOICE, _ON_OFF[index])

    def _slide(self, percent: int) -> None:
        self._percent.setText(f"{percent} %")
        if not self.volume.isSliderDown():
            self._keep_volume()

    def _keep_volume(self) -> None:
        if self.volume.value() != volume_of(self._desk):
            self._set(VOLUME, str(self.volume.value()))

    def _keep_pedal(self, key: str) -> None:
        self._set(PEDAL_KEY, key)

    def _set(self, name: str, value: str) -> None:
        try:
            self._desk.set_setting(name, value)
        except RecordsFault as fault:
            self.fault.emit(str(fault))
        self.refresh(None)

    def _connect(self) -> None:
        self.sound.chosen.connect(self._choose_sound)
        self.voice.chosen.connect(self._choose_voice)
        self.volume.valueChanged.connect(self._slide)
        self.volume.sliderReleased.connect(self._keep_volume)
        self.try_button.clicked.connect(self.tried)
        self.pedal.learnt.connect(self._keep_pedal)

    def _lay_out(self) -> None:
        loud = _row(self.volume, self._percent)
        heard = QVBoxLayout()
        heard.setSpacing(16)
        heard.addLayout(_named("Sound while testing", _row(self.sound)))
        heard.addLayout(_named("Volume", loud))
        heard.addLayout(_named("What is heard", _row(self.voice)))
        heard.addLayout(_row(self.try_button, self._status))
        heard.addStretch()
        foot = QVBoxLayout()
        foot.setSpacing(16)
        foot.addLayout(_named("Pedal or presenter", self.pedal))
        foot.addWidget(IconWords("info", "quiet", _PEDAL_NOTE, wrap=True))
        foot.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(48)
        columns.addLayout(heard, 1)
        columns.addLayout(foot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label("Sound and pedal", "strong"))
        column.addLayout(columns)


_PEDAL_NOTE = "Two taps on the pad do the same, with no pedal at all."


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row


def _named(words: str, part: QHBoxLayout | QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(words, "quiet"))
    if isinstance(part, QWidget):
        column.addWidget(part)
    else:
        column.addLayout(part)
    return column
