"""The clinic's settings, and where things lie."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack import __version__
from strengthtrack.charts.palette import Palette
from strengthtrack.devices.profiles.library import Library
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import CLINIC_ADDRESS, CLINIC_NAME, LOOK, SIGNATURE, TESTER
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act, action
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fact_list import FactList
from strengthtrack.screens.parts.fields import LongTextField, TextField
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.settings.battery_section import BatterySection
from strengthtrack.screens.settings.error_band_section import ErrorBandSection
from strengthtrack.screens.settings.exchange_section import ExchangeSection
from strengthtrack.screens.settings.gauge_section import GaugeSection
from strengthtrack.screens.settings.letterhead_section import LetterheadSection
from strengthtrack.screens.settings.phrases_section import PhrasesSection
from strengthtrack.screens.settings.questionnaire_section import QuestionnaireSection
from strengthtrack.screens.settings.reference_section import ReferenceSection
from strengthtrack.screens.settings.screening_section import ScreeningSection
from strengthtrack.screens.settings.sound_section import SoundSection
from strengthtrack.screens.sound.sounds import SoundStatus

LOOKS = ("light", "dark", "system")


class SettingsPage(QWidget):
    """Everything is kept as soon as a field is left.

    Signals: `look_chosen(look)`, `sound_tried`, `asked(act)`, `teach_asked`, `profiles_changed`, `done(words)`,
    `fault(sentence)`.
    """

    look_chosen = Signal(str)
    sound_tried = Signal()
    asked = Signal(str)
    teach_asked = Signal()
    profiles_changed = Signal()
    done = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, palette: Palette, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.clinic = TextField("Clinic, as letters name it")
        self.tester = TextField("Tester", note="Who holds the dynamometer; another tester begins another series.")
        self.address = LongTextField("Clinic address in letters")
        self.signature = LongTextField("Signature in letters")
        self.review = button(action(Act.REVIEW).words, icon=action(Act.REVIEW).icon)
        self.look = Segment([look.capitalize() for look in LOOKS], name="Light or dark")
        self.batteries = BatterySection(desk)
        self.exchange = ExchangeSection()
        self.letterhead = LetterheadSection(desk)
        self.facts = FactList()
        self.gauges = GaugeSection(desk, library)
        self.screening, self.questionnaires = ScreeningSection(desk), QuestionnaireSection(desk)
        self.bands, self.references = ErrorBandSection(desk), ReferenceSection(desk)
        self.phrases = PhrasesSection(desk)
        self.sound = SoundSection(desk)
        self._lines = {CLINIC_NAME: self.clinic, TESTER: self.tester}
        self._blocks = {CLINIC_ADDRESS: self.address, SIGNATURE: self.signature}
        self._connect()
        self.setFocusProxy(self.clinic)
        self._lay_out()
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept."""
        if changes is not None and not changes.kinds & {Kind.SETTING, Kind.BATTERY, Kind.REFERENCE}:
            return
        self.batteries.refresh()
        self.letterhead.refresh(changes)
        self.bands.refresh(changes)
        self.references.look()
        self.screening.refresh(changes)
        self.phrases.refresh(changes)
        self.sound.refresh(changes)
        for name, line in self._lines.items():
            if line.text != self._desk.setting(name):
                line.edit.setText(self._desk.setting(name))
        for name, block in self._blocks.items():
            if block.text != self._desk.setting(name):
                block.edit.setPlainText(self._desk.setting(name))
        self.look.choose(LOOKS.index(self._desk.setting(LOOK, "system")))
        self.facts.show_facts(
            (
                ("Version", __version__),
                ("Records", f"In {self._desk.data}"),
                ("Key", self._desk.key_place),
                ("Network", "Nothing is sent anywhere."),
            )
        )

    def show_sound(self, status: SoundStatus) -> None:
        """Say what can be heard on this computer."""
        self.sound.show_status(status)

    def keep(self) -> None:
        """Keep what was typed, as far as it is new."""
        typed = {name: line.text for name, line in self._lines.items()}
        typed |= {name: block.text for name, block in self._blocks.items()}
        for name, text in typed.items():
            if text != self._desk.setting(name):
                self._set(name, text)

    def _choose_look(self, index: int) -> None:
        self._set(LOOK, LOOKS[index])
        self.look_chosen.emit(LOOKS[index])

    def _go_to_review(self) -> None:
        self.asked.emit(Act.REVIEW.value)

    def _go_to_study(self) -> None:
        self.asked.emit(Act.STUDY.value)

    def _edit_batteries(self) -> None:
        self.asked.emit(Act.BATTERIES.value)

    def _set(self, name: str, value: str) -> None:
        try:
            self._desk.set_setting(name, value)
        except RecordsFault as fault:
            self.fault.emit(str(fault))

    def _connect(self) -> None:
        for section in (self.letterhead, self.sound, self.screening, self.bands, self.phrases):
            section.fault.connect(self.fault)
        for line in self._lines.values():
            line.edit.editingFinished.connect(self.keep)
        for block in self._blocks.values():
            block.edit.left.connect(self.keep)
        self.bands.done.connect(self.done)
        self.letterhead.done.connect(self.done)
        self.bands.study.clicked.connect(self._go_to_study)
        self.sound.tried.connect(self.sound_tried)
        self.look.chosen.connect(self._choose_look)
        self.batteries.edit.clicked.connect(self._edit_batteries)
        self.review.clicked.connect(self._go_to_review)
        self.exchange.asked.connect(self.asked)
        self.gauges.asked.connect(self.asked)
        self.gauges.teach_asked.connect(self.teach_asked)
        self.gauges.profiles_changed.connect(self.profiles_changed)
        self.gauges.fault.connect(self.fault)
        self.letterhead.asked.connect(self.asked)

    def _lay_out(self) -> None:
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setContentsMargins(32, 24, 32, 32)
        page.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label("Settings", "title"))
        head.addStretch()
        head.addWidget(self.review)
        page.addLayout(head)
        page.addSpacing(24)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        columns.addLayout(_column("Clinic and tester", self.clinic, self.address, self.signature, self.tester), 1)
        computer = (self.exchange, label("This computer", "strong"), self.facts)
        columns.addLayout(_column("Look", self.look, label("Batteries", "strong"), self.batteries, *computer), 1)
        page.addLayout(columns)
        tests = self.sound, self.screening, self.bands, self.references
        for section in (self.letterhead, *tests, self.questionnaires, self.phrases):
            page.addSpacing(32)
            page.addWidget(section)
        page.addSpacing(32)
        page.addWidget(self.gauges)
        page.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))


def _column(heading: str, *parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(16)
    column.addWidget(label(heading, "strong"))
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return column
