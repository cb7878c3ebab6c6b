"""The form before the first push: what is asked first stands open, the rest opens when it is wanted."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.function import FunctionScore
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.questionnaire import Questionnaire
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.practice.beforehand import Beforehand
from strengthtrack.practice.testing.appointment import SessionFacts
from strengthtrack.screens.beforehand.basics import BasicsForm
from strengthtrack.screens.beforehand.findings import FindingsForm
from strengthtrack.screens.beforehand.function import FunctionForm
from strengthtrack.screens.beforehand.pain import PainForm
from strengthtrack.screens.beforehand.screening import ScreeningForm
from strengthtrack.screens.parts.disclosure import Disclosure
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.parts.text import label

_Made = TypeVar("_Made", ScreeningForm, PainForm, FunctionForm, FindingsForm)
Section = Disclosure[ScreeningForm | PainForm | FunctionForm | FindingsForm]
_WIDEST = 768 + 2 * 32
_ROOM_PX = 64
"""Kept free round a field that is scrolled to, for what stands under it."""


class FormOfSession(QWidget):
    """Five sections in one scrolling column. Signals: `asked(Questionnaire)`, a text to be asked item by item."""

    asked = Signal(Questionnaire)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = Beforehand()
        self.basics = BasicsForm()
        self.screening = Disclosure("Screening and consent", self._make_screening)
        self.pain = Disclosure("Pain", self._make_pain)
        self.function = Disclosure("Function", self._make_function)
        self.findings = Disclosure("Examination", self._make_findings)
        self._empty: dict[Section, str] = {
            self.screening: "Not asked",
            self.pain: "Not answered",
            self.function: "Nothing entered",
            self.findings: "Nothing recorded",
        }
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._area = scrolled(self._inside)
        self._lay_out()
        self.pain.open()
        self.setFocusProxy(self.basics)
        self._sum_up()

    @property
    def sections(self) -> Sequence[Section]:
        """Those that open and close, from the top."""
        return (self.screening, self.pain, self.function, self.findings)

    def begin(self, before: Beforehand) -> None:
        """Ask anew; a section stays open or closed as it was left."""
        self._before = before
        self.basics.begin(before)
        for section in self.sections:
            if section.made is not None:
                section.made.begin(before)
        self._sum_up()
        self._order_tabs()
        self._area.verticalScrollBar().setValue(0)

    @property
    def entered(self) -> bool:
        """Whether anything was answered, or typed over."""
        basics, sections = self.basics.entered, [section.made for section in self.sections]
        return basics or any(made.summary for made in sections if made is not None)

    def facts(self) -> SessionFacts | None:
        """What was answered; None where something cannot be right, which is then said, in sight and in focus."""
        if not self._all_right():
            return None
        screening, pain, function, findings = (
            self.screening.made,
            self.pain.made,
            self.function.made,
            self.findings.made,
        )
        form = SessionForm()
        battery = self.basics.battery
        return SessionFacts(
            tester=self.basics.tester.text,
            body_mass_kg=self.basics.mass_kg,
            pain=pain.report if pain else PainReport(),
            fixation=self.basics.held,
            form=SessionForm(
                screening=screening.screening if screening else form.screening,
                consent=screening.given if screening else form.consent,
                function=function.scores if function else form.function,
                activities=function.activities if function else form.activities,
                findings=findings.findings if findings else form.findings,
            ),
            battery_id=battery.id if battery else "",
            movements=self.basics.chosen_movements,
            blind=self.basics.blind.isChecked(),
        )

    def answers(self, pack: Questionnaire) -> dict[int, float]:
        """What was answered so far of a questionnaire's measure."""
        return self.function.inside.rows[pack.measure].answers

    def take(self, score: FunctionScore) -> None:
        """Put the answers of a questionnaire into its row."""
        row = self.function.inside.rows[score.measure]
        row.take(score)
        row.edit.setFocus()

    def _all_right(self) -> bool:
        wrong = self.basics.faulty()
        faulty: list[tuple[Section | None, QWidget]] = [(None, wrong)] if wrong else []
        for section in self.sections:
            if section.made is not None and (field := section.made.faulty()) is not None:
                faulty.append((section, field))
        if faulty:
            self._show(*faulty[0])
        return not faulty

    def _show(self, section: Section | None, field: QWidget) -> None:
        if section is not None:
            section.open()
        field.setFocus()
        self._column.activate()  # a section opened just now has no place yet
        self._area.ensureWidgetVisible(field, 0, _ROOM_PX)

    def _order_tabs(self) -> None:
        tab_by_layout(self._inside)

    def _sum_up(self) -> None:
        for section, empty in self._empty.items():
            section.header.say((section.made.summary if section.made else "") or empty)

    def _make_screening(self) -> ScreeningForm:
        return self._heard(ScreeningForm(self._before))

    def _make_pain(self) -> PainForm:
        return self._heard(PainForm(self._before))

    def _make_function(self) -> FunctionForm:
        made = self._heard(FunctionForm(self._before))
        made.asked.connect(self.asked)
        return made

    def _make_findings(self) -> FindingsForm:
        return self._heard(FindingsForm(self._before))

    def _heard(self, made: _Made) -> _Made:
        made.changed.connect(self._sum_up)
        return made

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        column.addWidget(label("Before the first push", "section"))
        column.addSpacing(16)
        column.addWidget(self.basics)
        column.addSpacing(16)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch()
        self._inside.setMaximumWidth(_WIDEST)
        for section in self.sections:
            section.opened.connect(self._order_tabs)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
