"""Function as the patient reports it: totals, and activities of the patient's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.function import (
    BY_TOTAL,
    FunctionMeasure,
    FunctionScore,
    PatientActivity,
    activities_total,
)
from strengthtrack.clinic.questionnaire import Questionnaire, total_words
from strengthtrack.errors import EntryFault
from strengthtrack.practice.beforehand import Beforehand
from strengthtrack.screens.beforehand.activities import ActivitiesForm
from strengthtrack.screens.beforehand.measure import MeasureRow


class FunctionForm(QWidget):
    """A row a measure, then the activities. Signals: `asked(Questionnaire)`, `changed`."""

    asked = Signal(Questionnaire)
    changed = Signal()

    def __init__(self, before: Beforehand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {measure: MeasureRow(measure) for measure in BY_TOTAL}
        self.own = ActivitiesForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row)
            row.asked.connect(self.asked)
            row.changed.connect(self.changed)
        column.addWidget(self.own)
        self.own.changed.connect(self.changed)
        self.begin(before)

    def begin(self, before: Beforehand) -> None:
        """Ask anew."""
        for measure, row in self.rows.items():
            row.begin(before.last(measure), [pack for pack in before.packs if pack.measure is measure])
        self.own.begin(before.activities, before.activities_on)

    def faulty(self) -> QWidget | None:
        """The first field that cannot be right; each says so under it."""
        wrong = [row.faulty() for row in self.rows.values()] + [self.own.faulty()]
        return next((field for field in wrong if field is not None), None)

    @property
    def scores(self) -> tuple[FunctionScore, ...]:
        """What there is of totals and answers; raises EntryFault."""
        found = [row.score for row in self.rows.values()]
        return tuple(score for score in found if score is not None)

    @property
    def activities(self) -> tuple[PatientActivity, ...]:
        """The patient's own; raises EntryFault."""
        return self.own.activities

    @property
    def summary(self) -> str:
        """“AKPS 71, PSFS 5.3”."""
        try:
            parts = [_said(score) for score in self.scores]
            mean = activities_total(self.activities)
        except EntryFault:
            return ""
        return ", ".join([*parts, *([f"{FunctionMeasure.PSFS} {figure(mean, 1)}"] if mean is not None else [])])


def _said(score: FunctionScore) -> str:
    total = "no total" if score.total is None else total_words(score.measure, score.total)
    return f"{score.measure} {total}"
