"""What is said of calibrations: numbers as they were found, and no judgement but the clinic's own."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from strengthtrack.clinic.calibration import Calibration, Standing
from strengthtrack.clinic.days import day_in_full, day_words
from strengthtrack.clinic.figures import figure, signed
from strengthtrack.clinic.sentences import listed
from strengthtrack.practice.calibration.uses import GaugeUse
from strengthtrack.practice.patient.phrases import Phrases

_DAYS_NAMED = 3


def error_words(of: Calibration) -> str:
    """“+0.7 %: 98.8 N under 10 kg, which weigh 98.1 N”, “up to 0.5 %, as stated”, “no error stated”."""
    if of.error_n is None or of.expected_n is None or of.read_n is None:
        return f"{_error(of)}, as stated" if _error(of) else "no error stated"
    way = ", pulled" if of.pulled else ""
    return f"{_error(of)}: {abs(of.read_n):.1f} N under {of.known_mass_kg:g} kg{way}, which weigh {of.expected_n:.1f} N"


def made_words(of: Calibration) -> str:
    """“Check with a known mass, 3 Oct 2025, by Sample Tester”."""
    by = f", by {of.made_by}" if of.made_by else ""
    return f"{of.kind.value.capitalize()}, {day_words(of.on)}{by}"


def tolerance_words(of: Calibration, tolerance_percent: float | None) -> str:
    """Whether an error lies within the clinic’s own tolerance; empty where it states none, or no error is known."""
    if tolerance_percent is None or of.error_percent is None:
        return ""
    which = "within" if abs(of.error_percent) <= tolerance_percent else "outside"
    return f"{which} the clinic’s own ±{tolerance_percent:g} %"


def overdue_lines(used: Iterable[GaugeUse]) -> tuple[str, ...]:
    """A warning for each dynamometer whose calibration is overdue, or was when it measured; none for the others."""
    return tuple(_overdue(use) for use in used if use.overdue)


def quiet_lines(used: Iterable[GaugeUse]) -> tuple[str, ...]:
    """A note for each dynamometer that is due soon, or of which no calibration is recorded."""
    quiet = {Standing.NEVER, Standing.DUE_SOON}
    return tuple(use.today.sentence for use in used if not use.overdue and use.today.state in quiet)


def letter_words(used: Sequence[GaugeUse]) -> str:
    """The calibrations behind a letter's values, in a sentence for each dynamometer; of one alone without its name."""
    return " ".join(_in_letter(use, named=len(used) > 1) for use in used)


def patient_words(used: Iterable[GaugeUse], phrases: Phrases) -> str:
    """The same for a patient, in one sentence and without names and days; empty where none is overdue."""
    overdue = [use for use in used if use.overdue]
    if not overdue:
        return ""
    then = any(use.overdue_on for use in overdue)
    return phrases.say("page.device_was_due" if then else "page.device_due")


def _overdue(use: GaugeUse) -> str:
    if not use.overdue_on:
        return use.today.sentence
    days = _days(use.overdue_on, day_words)
    if use.today.warns:
        return f"{use.today.sentence} Values of {days} were measured while it was overdue."
    return f"Calibration of {use.dynamometer} was overdue when values of {days} were measured."


def _in_letter(use: GaugeUse, *, named: bool) -> str:
    of, last = f" of {use.dynamometer}" if named else "", use.today.last
    if last is None:
        return f"Calibration{of}: not recorded."
    found = f", error {_error(last)}" if _error(last) else ""
    due = day_in_full(last.due_on)
    then = f"was due {due} and is overdue" if use.today.warns else f"is due {due}"
    late = f" Values of {_days(use.overdue_on, day_in_full)} were measured while it was overdue." * bool(use.overdue_on)
    return f"Calibration{of}: {day_in_full(last.on)}, {last.kind.value}{found}; the next {then}.{late}"


def _days(days: Sequence[date], words: Callable[[date], str]) -> str:
    """Few days by their names, of many the first and the last."""
    if len(days) <= _DAYS_NAMED:
        return listed(map(words, days))
    return f"{len(days)} days from {words(days[0])} to {words(days[-1])}"


def _error(of: Calibration) -> str:
    """“+0.7 %” as it was found, “up to 0.5 %” as it was stated; empty where neither was."""
    if of.error_percent is None:
        return ""
    return f"up to {figure(of.error_percent, 1)} %" if of.error_n is None else f"{signed(of.error_percent, 1)} %"
