"""The dynamometers and their calibrations: left the list, right the record of one, or what is being written down."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.calibration import Calibration, CalibrationKind
from strengthtrack.errors import DeviceFault, EntryFault, Mendable
from strengthtrack.practice.calibration import edits
from strengthtrack.practice.calibration.form import CalibrationForm, calibration, doubt, empty_form, form_of, tolerance
from strengthtrack.practice.calibration.gauges import Gauge, gauges
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act
from strengthtrack.screens.gauges.calibration_fields import CalibrationFields
from strengthtrack.screens.gauges.gauge_list import GaugeList
from strengthtrack.screens.gauges.gauge_view import GaugeView
from strengthtrack.screens.gauges.rules_row import RulesRow
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.parts.text import label

LEFT_PX, WIDEST = 504, 800
_SHOWN_HERE = {Kind.CALIBRATION, Kind.TRIAL, Kind.SETTING}
ABOUT = "What a dynamometer showed under a mass you know. It is written down, not judged."


class GaugesPage(QWidget):
    """Signals: `asked(act)`, `done(words)`, `said(words)`, `fault(sentence)`."""

    asked = Signal(str)
    done = Signal(str)
    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, live: LiveDynamometer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._live = desk, live
        self._chosen, self._connected = "", ""
        self._amends: Calibration | None = None
        self._doubted: CalibrationForm | None = None
        self.list, self.view, self.fields = GaugeList(), GaugeView(), CalibrationFields()
        self.rules = RulesRow(desk)
        self.connect_button = button("Connect a dynamometer", icon="plug")
        self.other = button("Add a certificate", "quiet", icon="plus")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.view.check)
        self._write_down(False)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept; what is being written down stays."""
        if changes is not None and not changes.kinds & _SHOWN_HERE:
            return
        before, self._connected = self._connected, self._live.instrument.words if self._live.unit else ""
        known = gauges(self._desk.store, self._desk.today(), self._connected)
        names = [gauge.dynamometer for gauge in known]
        came = self._connected != before and not self._writes
        if self._chosen not in names or (came and self._connected in names):
            self._chosen = self._connected if self._connected in names else names[0] if names else ""
        self.list.show_gauges(known, self._chosen)
        self.rules.refresh()
        self._show_gauge(known)

    def tick(self) -> None:
        """Follow the dynamometer; another one on the desk is another row."""
        if (self._live.instrument.words if self._live.unit else "") != self._connected:
            self.refresh(None)
        if self.fields.isVisible():
            self.fields.show_live(self._live)

    def choose(self, dynamometer: str) -> None:
        """Look at one of them."""
        self._chosen = dynamometer
        self._write_down(False)
        self.refresh(None)

    # what the buttons do

    def _check(self) -> None:
        self._begin(CalibrationKind.CHECK, self._chosen)

    def _certify(self) -> None:
        self._begin(CalibrationKind.CERTIFICATE, self._chosen)

    def _certify_other(self) -> None:
        self._begin(CalibrationKind.CERTIFICATE, "")

    def _begin(self, kind: CalibrationKind, dynamometer: str) -> None:
        self._amends = None
        self._write_down(True)
        self.fields.begin(replace(empty_form(self._desk, dynamometer), kind=kind), named=bool(dynamometer))
        self.fields.show_live(self._live)

    def _change(self, id: str) -> None:
        self._amends = self._of(id)
        self._write_down(True)
        self.fields.begin(form_of(self._amends), named=True)

    def _set_aside(self, id: str) -> None:
        self._do(edits.set_aside(self._of(id)))

    def _save(self) -> None:
        try:
            kept = calibration(self.fields.form, self._desk.today(), self._amends.id if self._amends else str(uuid4()))
        except EntryFault as fault:
            self.fields.show_faults(fault)
            return
        if (sentence := doubt(kept)) and self.fields.form != self._doubted:
            self._doubted = self.fields.form
            self.fields.show_doubt(f"{sentence} Save once more to keep it so.")
            return
        if self._do(edits.amend(self._amends, kept) if self._amends else edits.record(kept)):
            self.choose(kept.dynamometer)

    def _zero(self) -> None:
        try:
            self._live.zero()
        except DeviceFault as fault:
            self.fault.emit(str(fault))
        else:
            self.said.emit("Zeroed, with nothing on it.")

    def _leave(self) -> None:
        self._write_down(False)
        self.refresh(None)

    def _ask_connect(self) -> None:
        self.asked.emit(Act.CONNECT.value)

    def _do(self, edit: Edit) -> bool:
        try:
            self._desk.edits.do(edit)
        except Mendable as fault:
            self.fault.emit(str(fault))
            return False
        self.done.emit(edit.name)
        return True

    # what is seen

    def _of(self, id: str) -> Calibration:
        return next(one for one in self._desk.store.calibrations.all() if one.id == id)

    def _show_gauge(self, known: tuple[Gauge, ...]) -> None:
        shown = next((gauge for gauge in known if gauge.dynamometer == self._chosen), None)
        if shown is not None:
            self.view.show_gauge(shown, tolerance(self._desk))
        self.view.setVisible(shown is not None and not self._writes)
        tab_by_layout(self)

    def _write_down(self, on: bool) -> None:
        self._writes, self._doubted = on, None
        self.fields.setVisible(on)
        self.view.setVisible(not on and bool(self._chosen))

    def _connect(self) -> None:
        self.list.chosen.connect(self.choose)
        self.view.check_wanted.connect(self._check)
        self.view.certificate_wanted.connect(self._certify)
        self.view.change_wanted.connect(self._change)
        self.view.aside_wanted.connect(self._set_aside)
        self.fields.save_wanted.connect(self._save)
        self.fields.left.connect(self._leave)
        self.fields.weighing.zero_wanted.connect(self._zero)
        self.other.clicked.connect(self._certify_other)
        self.connect_button.clicked.connect(self._ask_connect)
        self.rules.edited.connect(self._do)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(0)
        head.addWidget(label("Dynamometers", "title"))
        head.addSpacing(8)
        head.addWidget(label(ABOUT, "quiet", wrap=True))
        head.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for one in (self.connect_button, self.other):
            buttons.addWidget(one)
        buttons.addStretch()
        head.addLayout(buttons)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 24, 16, 32)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(20)
        column.addWidget(self.list)
        column.addSpacing(28)
        column.addWidget(self.rules)
        column.addStretch()
        right = QWidget()
        right.setMaximumWidth(WIDEST)
        inside = QVBoxLayout(right)
        inside.setContentsMargins(32, 24, 32, 32)
        inside.addWidget(self.view)
        inside.addWidget(self.fields)
        inside.addStretch()
        area = scrolled(left)
        area.setFixedWidth(LEFT_PX)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(area)
        across.addWidget(standing_hairline())
        across.addWidget(scrolled(right), 1)
