"""What a page holds to let its chart be taken: copied, saved, printed, dragged."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from strengthtrack.errors import Mendable
from strengthtrack.screens.taking.drag_out import DragOut
from strengthtrack.screens.taking.handed import HandedFiles
from strengthtrack.screens.taking.offer import ChartOffer, Choice, TakenAs

if TYPE_CHECKING:  # slow to import
    from strengthtrack.screens.taking.take_window import TakeWindow


class ChartTaker(QObject):
    """Asks `offer` for the chart that is shown, None where there is none. Signals: `said(words)`, `fault(sentence)`.

    What was chosen last is offered again. A chart that is copied or dragged carries no name, not even in its file’s.
    """

    said = Signal(str)
    fault = Signal(str)

    def __init__(self, page: QWidget, offer: Callable[[], ChartOffer | None]) -> None:
        super().__init__(page)
        self._page, self._offer = page, offer
        self._files = HandedFiles()
        self.choice: Choice | None = None
        self.window: TakeWindow | None = None

    def copy(self) -> None:
        """Put the chart on the clipboard as picture, drawing and page."""
        from strengthtrack.charts.clipboard import COPIED, to_clipboard

        offer = self._offer()
        if offer is not None:
            to_clipboard(offer.plain())
            self.said.emit(COPIED)

    def save(self) -> None:
        """Show what it can be saved as."""
        before = self.choice.kind if self.choice else TakenAs.PNG
        self._open(TakenAs.PNG if before is TakenAs.PAPER else before)

    def print(self) -> None:
        """Show the page as it will print."""
        self._open(TakenAs.PAPER)

    def let_drag(self, chart: QWidget, used: Callable[[QPointF], bool] | None = None) -> DragOut:
        """Let a chart be dragged out of the window; `used` tells where a drag does something else there."""
        return DragOut(chart, self.handed, used)

    def handed(self) -> QMimeData | None:
        """What a drag hands over: a file, and the chart in every form; None where that fails, which is said."""
        offer = self._offer()
        return None if offer is None else self._hand(offer, Choice(hide_identity=True))

    def _hand(self, offer: ChartOffer, choice: Choice) -> QMimeData | None:
        from strengthtrack.charts.clipboard import mime_data
        from strengthtrack.screens.taking.saving import content

        sheet, name = offer.sheet(choice), offer.name(choice)
        try:
            made = content(sheet, choice.kind.ending, choice.dots)
            file = self._files.put(made, name)
        except Mendable as fault:
            self.fault.emit(str(fault))
            return None
        return mime_data(sheet, file, made if choice.kind is TakenAs.PNG else b"")

    def _open(self, kind: TakenAs) -> None:
        from strengthtrack.screens.taking.take_window import TakeWindow

        offer = self._offer()
        if offer is None or self.window is not None:
            return
        choice = self.choice or Choice(american=offer.american)
        self.window = TakeWindow(offer, replace(choice, kind=kind), self._page)
        self.window.said.connect(self.said)
        self.window.copied.connect(self._copy_sheet)
        self.window.finished.connect(self._closed)
        DragOut(self.window.preview, self._handed_as_chosen)
        self.window.open()

    def _handed_as_chosen(self) -> QMimeData | None:
        """From the window: as it is seen there; what is seen as a page of paper goes as a PDF of the chart."""
        if self.window is None:
            return None
        choice = self.window.choice
        kind = TakenAs.PDF if choice.kind is TakenAs.PAPER else choice.kind
        return self._hand(self.window.offer, replace(choice, kind=kind))

    def _copy_sheet(self, sheet: object) -> None:
        from strengthtrack.charts.clipboard import to_clipboard

        to_clipboard(sheet)  # type: ignore[arg-type]

    def _closed(self) -> None:
        if self.window is not None:
            self.choice, self.window = self.window.choice, None
