"""One dynamometer: how it stands with its calibration, and the record of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.calibration.gauges import Gauge
from strengthtrack.screens.gauges.calibration_line import CalibrationLine
from strengthtrack.screens.gauges.gauge_list import used_words
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import label

NO_RECORD = "Nothing is recorded yet. A mass you know, on a strap or laid on, tells by how much it is out."


class GaugeView(QWidget):
    """Signals: `check_wanted`, `certificate_wanted`, `change_wanted(id)`, `aside_wanted(id)`."""

    check_wanted = Signal()
    certificate_wanted = Signal()
    change_wanted = Signal(str)
    aside_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.used = label("", "section", wrap=True), label("", "quiet", wrap=True)
        self.standing = label("", "body", wrap=True)
        self.check = button("Check with a known mass", "primary", icon="weight", big=True)
        self.certificate = button("Write down a certificate", icon="file-text", big=True)
        self.check.clicked.connect(self.check_wanted)
        self.certificate.clicked.connect(self.certificate_wanted)
        self.none_yet = label(NO_RECORD, "quiet", wrap=True)
        self.lines: list[CalibrationLine] = []
        self._record = QVBoxLayout()
        self._record.setSpacing(0)
        self._lay_out()

    def show_gauge(self, gauge: Gauge, tolerance_percent: float | None) -> None:
        """Show it with its record, newest first."""
        self.name.setText(gauge.dynamometer)
        self.used.setText(f"{used_words(gauge)}.")
        self.standing.setText(gauge.standing.sentence)
        self.standing.set_role("warn" if gauge.standing.warns else "body")
        while (item := self._record.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines = [CalibrationLine(one, tolerance_percent, self) for one in gauge.calibrations]
        for line in self.lines:
            line.change_wanted.connect(self.change_wanted)
            line.aside_wanted.connect(self.aside_wanted)
            self._record.addWidget(line)
            self._record.addWidget(hairline())
            line.show()
        self.none_yet.setVisible(not self.lines)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, under in ((self.name, 2), (self.used, 12), (self.standing, 20)):
            column.addWidget(part)
            column.addSpacing(under)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for one in (self.check, self.certificate):
            buttons.addWidget(one)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addSpacing(28)
        column.addWidget(label("Record", "strong"))
        column.addSpacing(8)
        column.addWidget(hairline())
        column.addLayout(self._record)
        column.addSpacing(8)
        column.addWidget(self.none_yet)
