"""Dragging a chart out of the window, into a mail, a document or a folder."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

PICTURE_PX = 240


class DragOut(QObject):
    """Watches `chart`; where a drag has another use there (`used` at a place) it takes the Ctrl key as well.

    `data` is asked for what to hand over when a drag begins, None for nothing; `start` begins it.
    """

    def __init__(
        self,
        chart: QWidget,
        data: Callable[[], QMimeData | None],
        used: Callable[[QPointF], bool] | None = None,
    ) -> None:
        super().__init__(chart)
        self._chart, self._data, self._used = chart, data, used
        self._from: QPointF | None = None
        self.start: Callable[[QWidget, QMimeData, QPixmap], None] = start_drag
        chart.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a press that goes somewhere; leave every other to the chart."""
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._pressed(event)
            case QEvent.Type.MouseMove:
                return self._moved(event)
            case QEvent.Type.MouseButtonRelease:
                self._from = None
        return False

    def _pressed(self, event: QMouseEvent) -> bool:
        """A press with Ctrl is ours alone; any other the chart sees, too."""
        at, ours = event.position(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        free = ours or self._used is None or not self._used(at)
        self._from = at if event.button() is Qt.MouseButton.LeftButton and free else None
        return ours and self._from is not None

    def _moved(self, event: QMouseEvent) -> bool:
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if (event.position() - self._from).manhattanLength() < QApplication.startDragDistance():
            return False
        self._from = None
        data = self._data()
        if data is not None:
            self.start(self._chart, data, small_picture(data))
        return True


def small_picture(data: QMimeData) -> QPixmap:
    """What goes along under the pointer."""
    image = QPixmap.fromImage(data.imageData())
    return image.scaledToWidth(PICTURE_PX, Qt.TransformationMode.SmoothTransformation)


def start_drag(chart: QWidget, data: QMimeData, picture: QPixmap) -> None:
    """Begin a drag; it returns when the chart was dropped or the drag given up."""
    drag = QDrag(chart)
    drag.setMimeData(data)
    drag.setPixmap(picture)
    drag.exec(Qt.DropAction.CopyAction)
