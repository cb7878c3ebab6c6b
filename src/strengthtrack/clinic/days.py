"""Days in words, the same on every computer whatever its language."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_words(day: date) -> str:
    """“12 Mar 1994”."""
    return f"{short_day(day)} {day.year}"


def short_day(day: date) -> str:
    """“12 Mar”, where the year is plain."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def day_in_full(day: date) -> str:
    """“12 March 1994”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_day_words(day: date) -> str:
    """“Tuesday 28 April 2026”."""
    return f"{WEEKDAYS[day.weekday()]} {day_in_full(day)}"


def day_from(day: date, today: date) -> str:
    """A day as one says it on another: “today”, “tomorrow”, “Thursday”, “next Tuesday”, “19 May”, “3 Mar 2027”."""
    away = (day - today).days
    weekday = WEEKDAYS[day.weekday()]
    near = {0: "today", 1: "tomorrow", 7: f"next {weekday}"}
    if 0 <= away <= 7:
        return near.get(away, weekday)
    return day_words(day) if day.year != today.year else short_day(day)
