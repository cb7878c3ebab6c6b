"""The row above the chart: which movement, in what it is told, which visits, what stands below, what can be done."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.clinic.quantity import Quantity
from strengthtrack.practice.progress.progress import MovementProgress, Progress
from strengthtrack.practice.progress.quantity_choice import quantity_choices
from strengthtrack.practice.progress.visit_window import VisitWindow
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.menu_button import ChoiceButton
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.progress.choices import quantities, reports, stretches
from strengthtrack.screens.progress.legend import ProgressLegend
from strengthtrack.screens.progress.more_menu import MoreMenu
from strengthtrack.screens.progress.movement_choice import MovementChoice
from strengthtrack.screens.progress.view import View

SPACE, EYE = 8, "eye"


class ProgressHead(QWidget):
    """Where the row is too narrow the legend gives way, for chart and table carry the markers; then the segment."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.movement = MovementChoice()
        self.legend = ProgressLegend()
        self.quantity = ChoiceButton("In")
        self.visits = ChoiceButton("Visits")
        self.below = ChoiceButton("Below")
        self.patient_view = button("Patient view", icon=EYE)
        self.more = MoreMenu(page)
        self.letter = button("Write letter", "primary")
        self._lay_out()

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """All that stands right of the legend, in order."""
        return (self.quantity, self.visits, self.below, self.patient_view, self.more, self.letter)

    def tell(self, found: Progress, window: VisitWindow, view: View, first: MovementProgress) -> None:
        """What there is to choose, and what is chosen; `first` is the movement that says which quantities there are."""
        self.quantity.offer(
            quantities(quantity_choices(first.trend, first.care)),
            tuple(Quantity).index(view.quantity or first.trend.quantity),
        )
        self.visits.offer(stretches(found.windows), found.windows.index(window))
        self.visits.setVisible(len(found.windows) > 1)
        measures = (None, *found.measures)
        self.below.offer(reports(found.measures), measures.index(view.measure) if view.measure in measures else 0)
        self.below.setVisible(len(measures) > 1)
        self.fit()
        tab_by_layout(self)

    def fit(self) -> None:
        """Show the legend where there is room for it, and the movements side by side; unseen it has no width yet."""
        if not self.isVisible():
            return
        shown = [one for one in self.buttons if not one.isHidden()]
        self.patient_view.icon_name = EYE
        buttons = sum(one.sizeHint().width() + SPACE for one in shown)
        if buttons + self.movement.side_by_side > self.width():
            self.patient_view.icon_name = ""
            buttons = sum(one.sizeHint().width() + SPACE for one in shown)
        self.patient_view.updateGeometry()
        self.movement.fit(self.width() - buttons)
        legend = self.legend.sizeHint().width() + 3 * SPACE
        self.legend.setVisible(buttons + self.movement.sizeHint().width() + legend <= self.width())

    def minimumSizeHint(self) -> QSize:
        """Without what gives way."""
        return QSize(640, 40)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.movement)
        row.addStretch()
        row.addWidget(self.legend)
        row.addStretch()
        for one in self.buttons:
            row.addWidget(one)
