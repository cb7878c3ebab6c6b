"""A page of tests that is made once, a session to show on it, and the keys a person presses."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from session_views import BATTERY, Remembering, line, trial, view
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.session_view import LiveTrace, Phase, SessionView, TestLine
from strengthtrack.screens import theme
from strengthtrack.screens.parts.text import Words
from strengthtrack.screens.testing.testing_page import TestingPage

SIZE = (1270, 704)
"""Beside the rail and under the strip of a window of 1366 by 768."""
SMALLEST = (1184, 576)
KEYS = {
    "Space": Qt.Key.Key_Space,
    "Esc": Qt.Key.Key_Escape,
    "Del": Qt.Key.Key_Delete,
    "Enter": Qt.Key.Key_Return,
    **{letter: getattr(Qt.Key, f"Key_{letter}") for letter in "RSVLOXTCNZ0123456789"},
}

THREE = line(
    Movement.ABDUCTION,
    Side.RIGHT,
    trial(1, 161.0),
    trial(2, 186.0, resting_n=31.0),
    trial(3, 143.0, Mark.SLIPPED),
    last_visit_n=172.0,
)


@pytest.fixture(scope="session")
def made_page(qapp: QApplication) -> Iterator[TestingPage]:
    theme.apply(qapp, LIGHT)
    page = TestingPage(BATTERY, LIGHT)
    yield page
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def testing_page(qtbot: QtBot, qapp: QApplication, made_page: TestingPage) -> Iterator[TestingPage]:
    """The page in a window of its own, for a window that was hidden is never active again."""
    if theme.palette_in_use() is not LIGHT:
        theme.apply(qapp, LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*SIZE)
    made_page.setParent(window)
    made_page.resize(*SIZE)
    made_page.show()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made_page.setFocus()
    yield made_page
    made_page.hide()
    made_page.setParent(None)


def begin(page: TestingPage, now: SessionView, trace: LiveTrace | None = None) -> Remembering:
    """Show this moment as the first of a session."""
    session = Remembering(now, trace or LiveTrace())
    page.begin(session, "8-week test", date(2026, 4, 28))
    return session


def press(page: TestingPage, key: str) -> None:
    """Press a key wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or page.window(), KEYS[key])


def rested(test: TestLine | None = None, *, one_more: bool = False, **facts: Any) -> SessionView:
    """The rest after one trial of the right hip, or of another test."""
    shown = test or line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0))
    return view(Phase.REST, shown, one_more=one_more, **facts)


def bar_keys(page: TestingPage) -> list[str]:
    """The keys that the bar offers."""
    return [hint.key for hint in page.bar.hints]


def said(page: TestingPage) -> str:
    """Everything that is seen or read aloud on the page now."""
    seen = [widget for widget in page.findChildren(QWidget) if widget.isVisible()]
    words = [widget.text() for widget in seen if isinstance(widget, Words)]
    return "\n".join([*words, *(f"{widget.accessibleName()} {widget.toolTip()}" for widget in seen)])


def turns(**facts: Any) -> SessionView:
    """The left leg's trial was just filed, and the right is next."""
    left = line(Movement.ABDUCTION, Side.LEFT, trial(1, 161.0), rest_left_s=32.0)
    return view(Phase.SET_UP, left, line(lever_arm_m=0.38), current=1, asked=0, **facts)
