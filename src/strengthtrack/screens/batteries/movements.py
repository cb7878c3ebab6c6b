"""The movements of a battery as rows; one may be opened to edit its plan, and others are added below."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.battery import Battery, TestPlan
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.battery.batteries import movements
from strengthtrack.screens.batteries.plan_form import PlanForm
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.painted_words import paint_left
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import RADIUS_CARD, by_keyboard, palette_in_use

HEIGHT = 48
_ICON_PX, _NAME_X, _FACTS_X = 20, 44, 224


class MovementRow(QAbstractButton):
    """One movement and its plan in short; a click opens or closes it. Signals: `chosen(movement)`."""

    chosen = Signal(str)

    def __init__(self, plan: TestPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan, self.opened, self._ringed = plan, False, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def show_plan(self, plan: TestPlan, *, opened: bool) -> None:
        """Show a plan, open or closed."""
        self.plan, self.opened = plan, opened
        self.setAccessibleName(f"{plan.movement.words}, {self.facts}, {'open' if opened else 'closed'}")
        self.update()

    @property
    def facts(self) -> str:
        """The plan in short."""
        plan = self.plan
        practice = f"{plan.practice} practice, " if plan.practice else ""
        counts = f"{practice}{plan.trials} × {plan.hold_s:g} s, rest {plan.rest_s:g} s"
        return f"{counts}  ·  {plan.fixation}, {plan.contraction}  ·  {plan.position}"

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, whole, middle = palette_in_use(), QRectF(self.rect()), self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.opened:
            painter.setBrush(QColor(look.tint))
            painter.drawRoundedRect(whole, RADIUS_CARD, RADIUS_CARD)
        else:
            painter.fillRect(QRectF(0, whole.bottom() - 1, whole.width(), 1), QColor(look.line))
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)
        arrow = "chevron-down" if self.opened else "chevron-right"
        icons.paint(painter, arrow, look.text2, QPointF(12, middle - _ICON_PX / 2), px=_ICON_PX)
        ink = look.accent if self.opened else look.text
        name = inter(15, 600, tabular=False)
        paint_left(painter, self.plan.movement.words, QPointF(_NAME_X, middle), name, ink)
        room = self.width() - _FACTS_X - 16
        facts = QFontMetricsF(inter(15)).elidedText(self.facts, Qt.TextElideMode.ElideRight, room)
        paint_left(painter, facts, QPointF(_FACTS_X, middle), inter(15), look.text2)

    def _choose(self) -> None:
        self.chosen.emit(self.plan.movement.value)


class BatteryMovements(QWidget):
    """Signals: `changed(Battery)`, with other plans; `opened`, when a plan is to be seen."""

    changed = Signal(Battery)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._battery: Battery | None = None
        self._open: Movement | None = None
        self.rows: list[MovementRow] = []
        self.form = PlanForm()
        self.picker = Picker()
        self.picker.setAccessibleName("Movement to add")
        self.picker.setMinimumWidth(240)
        self.add = button("Add this movement", icon="plus")
        self.form.changed.connect(self._keep_plan)
        self.form.moved.connect(self._move)
        self.form.removed.connect(self._remove)
        self.add.clicked.connect(self._add)
        self._lay_out()

    @property
    def open_movement(self) -> Movement | None:
        """The movement whose plan is open."""
        return self._open

    def show_battery(self, battery: Battery, *, anew: bool) -> None:
        """Show the movements; `anew` where it is another battery, and then none is open."""
        if anew or self._open not in {plan.movement for plan in battery.plans}:
            self._open = None
        shown = [row.plan.movement for row in self.rows]
        self._battery = battery
        if shown != [plan.movement for plan in battery.plans]:
            self._make_rows(battery)
        self._show(anew=anew)
        self._offer_the_others()

    def show_fault(self, plan: int, place: str, sentence: str) -> bool:
        """Say a fault of the plan at a place, counted from 1; False where it is not open or has no such field."""
        is_open = self._open is not None and self.rows[plan - 1].plan.movement is self._open
        return is_open and self.form.fields.show_fault(place, sentence)

    def open(self, movement: Movement) -> None:
        """Open the plan of a movement, or close it."""
        self._open = None if self._open is movement else movement
        self._show(anew=True)
        if self._open is not None:
            self.opened.emit()

    def _show(self, *, anew: bool) -> None:
        if self._battery is None:
            return
        plans = self._battery.plans
        self.form.setVisible(self._open is not None)
        for place, (row, plan) in enumerate(zip(self.rows, plans, strict=True)):
            row.show_plan(plan, opened=plan.movement is self._open)
            if plan.movement is self._open:
                self.form.show_plan(plan, place, len(plans), anew=anew)
                self._column.removeWidget(self.form)
                self._column.insertWidget(self._column.indexOf(row) + 1, self.form)
        self._order_stops()

    def _make_rows(self, battery: Battery) -> None:
        focused = next((row.plan.movement for row in self.rows if row.hasFocus()), None)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [MovementRow(plan, self) for plan in battery.plans]
        for row in self.rows:
            row.chosen.connect(self._row_chosen)
            self._column.addWidget(row)
            if row.plan.movement is focused:
                row.setFocus(Qt.FocusReason.TabFocusReason)

    def _order_stops(self) -> None:
        """Tab goes down the rows, and from the open one through its form."""
        stops: list[QWidget] = []
        for row in self.rows:
            stops.append(row)
            if row.opened:
                stops += self.form.stops
        for before, after in pairwise((*stops, self.picker, self.add)):
            QWidget.setTabOrder(before, after)

    def _offer_the_others(self) -> None:
        held = {plan.movement for plan in self._battery.plans} if self._battery else set()
        others = [movement for movement in Movement if movement not in held]
        self.picker.clear()
        for movement in others:
            self.picker.addItem(movement.words, movement.value)
        for part in (self.picker, self.add):
            part.setEnabled(bool(others))

    def _row_chosen(self, movement: str) -> None:
        self.open(Movement(movement))

    def _keep_plan(self, changed: TestPlan) -> None:
        if self._battery is not None:
            plans = (changed if plan.movement is changed.movement else plan for plan in self._battery.plans)
            self._keep(tuple(plans))

    def _move(self, steps: int) -> None:
        if self._battery is None or self._open is None:
            return
        plans = list(self._battery.plans)
        at = plans.index(self._battery.plan(self._open))
        plans.insert(at + steps, plans.pop(at))
        self._keep(tuple(plans))

    def _remove(self) -> None:
        if self._battery is not None:
            self._keep(tuple(plan for plan in self._battery.plans if plan.movement is not self._open))

    def _add(self) -> None:
        if self._battery is None:
            return
        movement = Movement(self.picker.currentData())
        self._keep((*self._battery.plans, movements()[movement]))
        if any(row.plan.movement is movement for row in self.rows):
            self.open(movement)

    def _keep(self, plans: tuple[TestPlan, ...]) -> None:
        if self._battery is not None:
            self.changed.emit(replace(self._battery, plans=plans))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label("Movements, in the order of testing", "strong"))
        column.addSpacing(8)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.form)
        column.addLayout(self._column)
        column.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.picker)
        row.addWidget(self.add)
        row.addStretch()
        column.addLayout(row)
