"""On which display the patient's view is shown."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QRect


class Display(Protocol):
    """A screen of the computer."""

    def geometry(self) -> QRect:
        """Where it lies on the whole desk."""


_Display = TypeVar("_Display", bound=Display)


def screen_for(screens: Sequence[_Display], current: _Display) -> _Display:
    """A second display, else the present one; one that only repeats the present one is no second."""
    others = (screen for screen in screens if not screen.geometry().intersects(current.geometry()))
    return next(others, current)
