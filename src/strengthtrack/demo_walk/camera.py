"""Takes a picture of every state of the window, at the smallest laptop and at a large screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

SIZES = ((1920, 1080), (1366, 768))
"""The last is the one the walk goes on in."""
SETTLES_MS = 60


class Camera:
    """Writes numbered pictures into a folder for each look and size. Attributes: taken; look, “light” or “dark”."""

    def __init__(self, folder: Path, look: str = "light") -> None:
        self._folder = folder
        self.look = look
        self.taken = 0
        self._number = 0

    def turn_to(self, look: str) -> None:
        """Take the same pictures from the first again, in another look."""
        self.look, self._number = look, 0

    def take(self, window: QWidget, name: str, aim: Callable[[], None] | None = None) -> None:
        """Take the window as it is now, once in each size; `aim` brings into sight what the picture is about."""
        self._number += 1
        for width, height in SIZES:
            window.resize(width, height)
            QTest.qWait(SETTLES_MS)
            if aim is not None:
                aim()
                QTest.qWait(SETTLES_MS)
            place = self._folder / f"{self.look}-{width}x{height}"
            place.mkdir(exist_ok=True)
            window.grab().save(str(place / f"{self._number:02d}-{name}.png"))
            self.taken += 1
