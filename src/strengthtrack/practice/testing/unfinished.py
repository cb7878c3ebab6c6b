"""Sessions that were begun and not finished: an app that was stopped, a patient who comes back tomorrow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.session import Session

if TYPE_CHECKING:  # the list of patients asks before the records are needed for more
    from strengthtrack.practice.desk import Desk

GO_ON_DAYS = 7
"""So long a session may be gone on with as the same one."""


def can_go_on(session: Session, today: date) -> bool:
    """Whether a session is open, and of these days."""
    return session.finished_at is None and today - session.day <= timedelta(days=GO_ON_DAYS)


def unfinished_sessions(desk: Desk) -> tuple[Session, ...]:
    """The sessions of every patient that may be gone on with, newest first."""
    today = desk.today()
    return tuple(session for session in desk.store.unfinished() if can_go_on(session, today))


def begun_words(session: Session, today: date) -> str:
    """Say which: “Today’s session, begun at 16:40 by Sample Tester, is not finished”."""
    whose = "Today’s session" if session.day == today else f"The session of {day_in_full(session.day)}"
    by = f" by {session.tester}" if session.tester else ""
    return f"{whose}, begun at {session.started_at.astimezone():%H:%M}{by}, is not finished."
