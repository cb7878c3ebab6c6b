"""The window while the records are being opened: painted at once, with nothing in it that takes time to load."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.palette import Palette

RAIL_PX, STRIP_PX = 96, 64
SMALLEST = (1280, 640)
SIZE = (1366, 768)


class FirstLook(QMainWindow):
    """An empty frame that the real window moves into."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._inside: QMainWindow | None = None
        self.setWindowTitle("strengthtrack")
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)

    def take(self, window: QMainWindow) -> None:
        """Show the real window inside from now on."""
        self._inside = window
        self.setWindowIcon(window.windowIcon())
        window.setWindowFlags(Qt.WindowType.Widget)
        self.setCentralWidget(window)
        window.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._inside is not None and not self._inside.close():
            event.ignore()
            return
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._palette, QPainter(self)
        painter.fillRect(self.rect(), QColor(look.ground))
        painter.fillRect(0, 0, RAIL_PX, self.height(), QColor(look.surface))
        painter.fillRect(RAIL_PX - 1, 0, 1, self.height(), QColor(look.line))
        painter.fillRect(RAIL_PX, STRIP_PX - 1, self.width(), 1, QColor(look.line))
        painter.setFont(inter(15))
        painter.setPen(QColor(look.text2))
        painter.drawText(QPointF(RAIL_PX + 32, 38), "Opening the records …")
