"""A cursor that walks along the stops of a chart: which key takes it where, and who hears of it."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent
from PySide6.QtWidgets import QWidget

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_Stop = TypeVar("_Stop")


def walked(key: int, stops: Sequence[_Stop], stop: _Stop | None) -> _Stop | None:
    """Where Left, Right, Home or End take a cursor that stands at `stop`; None for any other key, and without stops."""
    if not stops or key not in {*_STEPS, *_ENDS}:
        return None
    if key in _ENDS:
        return stops[_ENDS[key]]
    step = _STEPS[key]
    if stop is None or stop not in stops:
        return stops[-1 if step < 0 else 0]
    return stops[min(max(stops.index(stop) + step, 0), len(stops) - 1)]


def came_by_tab(event: QFocusEvent) -> bool:
    """Whether the focus came from the keyboard; a click has put the cursor where it is to be."""
    return event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}


def say(chart: QWidget, words: str) -> None:
    """Let a screen reader tell what is seen now."""
    chart.setAccessibleDescription(words)
    QAccessible.updateAccessibility(QAccessibleEvent(chart, QAccessible.Event.DescriptionChanged))
