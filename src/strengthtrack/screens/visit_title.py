"""What a visit is called."""

from collections.abc import Iterable
from datetime import date

from strengthtrack.clinic.programme import Programme

_NEAR_DAYS = 10


def visit_title(programme: Programme | None, earlier: Iterable[date], today: date) -> str:
    """“8-week test” near a planned test that no earlier visit was as near to, else “Test in week 4” or “Hip test”."""
    if programme is None:
        return "Hip test"
    planned = min(programme.tests, key=lambda test: abs((programme.date_of(test) - today).days), default=None)
    if planned is not None:
        due = programme.date_of(planned)
        away = abs((due - today).days)
        if away <= _NEAR_DAYS and all(abs((due - day).days) > away for day in earlier if day != today):
            return planned.name
    week = programme.week_of(today)
    return f"Test in week {week}" if week >= 0 else "Test before the start"
