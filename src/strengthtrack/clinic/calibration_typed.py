"""A calibration as it is typed: mass, error, and when it is due again. Each raises EntryFault with one sentence."""

import re
from calendar import monthrange
from datetime import date

from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.errors import EntryFault

DUE_MONTHS = 12
"""What is offered until the clinic says otherwise."""
MONTHS_RANGE = (1, 120)
MASS_RANGE_KG = (0.1, 500.0)
PERCENT_MOST = 100.0
_KG_PER = {"": 1.0, "kg": 1.0, "g": 0.001}
_AMOUNT = re.compile(r"([+\N{MINUS SIGN}±-]?\s*\d+(?:[.,]\d+)?)\s*([a-z%]*)\.?")
_INTERVAL = re.compile(r"(\d+)\s*(|m|months?|y|years?)")
_YEAR = 12


def mass_typed(text: str) -> float:
    """A known mass in kg: “10”, “10 kg”, “2,5”, “2500 g”; its field is “mass”."""
    low, high = MASS_RANGE_KG
    advice = f"Give the mass in kilograms, {low:g} to {high:g}."
    value, unit = _amount(text, "mass", advice)
    if unit not in _KG_PER:
        raise _fault("mass", f"“{unit}” is no unit of mass here. {advice}")
    mass = value * _KG_PER[unit]
    if not low <= mass <= high:
        raise _fault("mass", f"A mass of {mass:g} kg cannot be right. {advice}")
    return mass


def error_typed(text: str) -> float | None:
    """The greatest error of a certificate in per cent, kept without a sign: “0.5 %”, “±0.5”; its field is “error”.

    None for an empty field.
    """
    error = _percent(text, "error", "Give the error in per cent, or leave it empty.", least=-PERCENT_MOST)
    return None if error is None else abs(error)


def tolerance_typed(text: str) -> float | None:
    """The clinic's own tolerance in per cent, above 0; None for an empty field; its field is “tolerance”."""
    tolerance = _percent(text, "tolerance", "Give your tolerance in per cent, or leave it empty.", least=0.0)
    if tolerance == 0.0:
        raise _fault("tolerance", "No reading is without any error; give a tolerance above 0 %, or leave it empty.")
    return tolerance


def months_typed(text: str) -> int:
    """An interval in months: “12”, “12 months”, “2 years”; its field is “months”."""
    months = _months(text)
    if months is None:
        raise _fault("months", f"Give the time between calibrations in months, {_range()}.")
    return months


def due_typed(text: str, on: date) -> date:
    """When it is due again: an interval after `on` (“12 months”, “2 years”), or a day after it; its field is “due”."""
    if (months := _months(text)) is not None:
        return months_after(on, months)
    if _INTERVAL.fullmatch(text.strip().lower()):
        raise _fault("due", f"Give the time until the next calibration in months, {_range()}, or its date.")
    try:
        due = day_typed(text, on, past=False)
    except EntryFault:
        raise _fault("due", "Type months, for example 12 months, or a date, for example 3 Oct 2026.") from None
    if due <= on:
        raise _fault("due", "The next calibration comes after this one; check the two dates.")
    return due


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last where it has none such."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(text: str) -> int | None:
    """None where it is no interval, or none that can be right."""
    found = _INTERVAL.fullmatch(text.strip().lower())
    if found is None:
        return None
    months = int(found[1]) * (_YEAR if found[2].startswith("y") else 1)
    low, high = MONTHS_RANGE
    return months if low <= months <= high else None


def _range() -> str:
    return f"{MONTHS_RANGE[0]} to {MONTHS_RANGE[1]}"


def _percent(text: str, field: str, advice: str, *, least: float) -> float | None:
    if not text.strip():
        return None
    value, unit = _amount(text, field, advice)
    if unit not in {"", "%"}:
        raise _fault(field, f"“{unit}” is not per cent. {advice}")
    if not least <= value <= PERCENT_MOST:
        raise _fault(field, f"{value:g} % cannot be right. {advice}")
    return value


def _amount(text: str, field: str, advice: str) -> tuple[float, str]:
    """A number with the unit that follows it, in small letters."""
    found = _AMOUNT.fullmatch(text.strip().lower())
    if found is None:
        raise _fault(field, f"“{text.strip()[:20]}” is not a number. {advice}" if text.strip() else advice)
    number = found[1].replace(",", ".").replace("\N{MINUS SIGN}", "-").replace("±", "").replace(" ", "")
    return float(number), found[2]


def _fault(field: str, sentence: str) -> EntryFault:
    return EntryFault([(field, sentence)])
