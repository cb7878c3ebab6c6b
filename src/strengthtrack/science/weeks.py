"""Weeks on a chart's axis."""

from datetime import date


def week_of(day: date, start: date) -> float:
    """Weeks since `start` with their part, days / 7; both are local days."""
    return (day - start).days / 7.0
