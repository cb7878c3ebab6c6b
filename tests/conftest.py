"""What every test shares: an off-screen Qt, the recordings, a seed, and no leaks."""

import gc
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# a machine without a sound device says so at every start
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;qt.speech.*=false")

SOAKING = "STRENGTHTRACK_SEED" in os.environ
THREADS_MAY_TAKE_S = 2.0

hypothesis.settings.register_profile("desk", deadline=None, max_examples=50)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True, database=None)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=2000, database=None)
hypothesis.settings.load_profile("soak" if SOAKING else "ci" if os.environ.get("CI") else "desk")


def pytest_configure() -> None:
    """Hear Ctrl+C even where a shell began the tests in the background: what they start would be deaf to it, too."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Set apart what was imported, which is never garbage: to look through it for timers took half of all the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def recordings() -> Path:
    """The folder of real force recordings; set and missing fails, unset skips."""
    named = os.environ.get("STRENGTHTRACK_RECORDINGS")
    if not named:
        pytest.skip("STRENGTHTRACK_RECORDINGS is not set: no real recordings to play")
    folder = Path(named)
    assert folder.is_dir(), f"STRENGTHTRACK_RECORDINGS names {folder}, which is not there"
    return folder


@pytest.fixture(scope="session")
def seed() -> int:
    """Where chance begins: the seed of `dev.py soak`, and always the same one otherwise."""
    return int(os.environ.get("STRENGTHTRACK_SEED", "1"))


@pytest.fixture(autouse=True)
def no_thread_left_running() -> Iterator[None]:
    """Fail a test whose threads outlive it; they are given a moment to end."""
    before = set(threading.enumerate())
    yield
    given_up = time.monotonic() + THREADS_MAY_TAKE_S
    while left := [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]:
        if time.monotonic() > given_up:
            pytest.fail(f"threads left running: {', '.join(thread.name for thread in left)}. Close what started them.")
        left[0].join(0.05)


@pytest.fixture(autouse=True)
def no_window_or_timer_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window open or a timer ticking; a lambda over `self` is the usual reason."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    before = _ticking_timers()
    yield
    _finish_deleting()
    windows = _open_windows()
    for window in windows:
        window.close()
    timers = [timer for timer in _ticking_timers() if timer not in before]
    for timer in timers:
        timer.stop()
    assert not windows, f"windows left open: {windows}. Give them to qtbot.addWidget or close them."
    assert not timers, f"timers left ticking: {[(timer, timer.parent()) for timer in timers]}. Stop what started them."


def _is_ours(thread: threading.Thread) -> bool:
    """Whether Python started it; a thread of Qt's own that once called back only looks like one."""
    return not isinstance(thread, threading._DummyThread)


def _finish_deleting() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    # processEvents leaves deleteLater for an event loop, which a test has not
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _open_windows() -> "list[QWidget]":
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return [window for window in windows if window.windowType() != Qt.WindowType.ToolTip]


def _ticking_timers() -> "list[QTimer]":
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    # type(), not isinstance: the collector knows objects that import things when asked what they are
    kinds = _kinds_of(QTimer)
    timers = [thing for thing in gc.get_objects() if type(thing) in kinds]
    return [timer for timer in timers if isValid(timer) and timer.isActive()]


def _kinds_of(kind: type) -> set[type]:
    return {kind}.union(*map(_kinds_of, kind.__subclasses__()))
