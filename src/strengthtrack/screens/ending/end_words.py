"""What stands in the columns of the last page of a session, and what a screen reader says of each row."""

from dataclasses import replace

from strengthtrack.charts.trend.change import against_points, how_much, points
from strengthtrack.clinic.figures import MISSING, figure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.practice.ending.pain import EndPain
from strengthtrack.practice.ending.row import EndRow
from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.screens.testing.trial_words import NO_VALUE, best_is_typed, line_words, no_value, skipped_words

_DOT = "  ·  "


def words_beside(line: TestLine, *, hidden: bool) -> str:
    """What stands beside the dots: how far the trials lie apart, and that the value was typed."""
    words = [] if line.spread is None or hidden else [f"{line.spread * 100:.0f} %"]
    words += ["typed"] if line.value_n is not None and best_is_typed(line) else []
    return _DOT.join(words)


def words_under(line: TestLine, *, hidden: bool) -> str:
    """What stands under the dots: why there is no value, and what does not count."""
    out = sum(not trial.counts and not trial.practice for trial in line.trials)
    words = [skipped_words(line)] if line.skipped else []
    words += [NO_VALUE] if no_value(line) and not hidden else []
    words += [f"{out} not counted"] if out and (hidden or not no_value(line)) else []
    words += [f"{len(line.aside)} set aside"] if line.aside else []
    return _DOT.join(words) or ("" if line.trials else "not tested")


def band_words(rows: tuple[EndRow, ...]) -> str:
    """“±15 %” behind the name of a movement; empty where no error is known, or the sides have different bands."""
    halves = {figure(half * 100.0) for row in rows if (half := row.half_part) is not None}
    return f"±{next(iter(halves))} %" if len(halves) == 1 else ""


def value_words(row: EndRow, value: float | None) -> str:
    """“142”; a dash where there is none. Newton metres have a decimal."""
    return MISSING if value is None else figure(value, Quantity(row.unit).decimals)


def change_words(row: EndRow) -> str:
    """“+31 %”; empty where nothing was counted."""
    return how_much(row.change) if row.change else ""


def pain_change_words(pain: EndPain) -> tuple[str, str]:
    """“−4” and “beyond ±2”."""
    if pain.change is None:
        is_first = pain.baseline is not None and pain.today is not None
        return "", "baseline" if is_first else ""
    return points(pain.change), against_points(pain.change, pain.baseline)


def row_aloud(row: EndRow, *, hidden: bool) -> str:
    """One movement and side in a sentence, its change and answer last."""
    if hidden:
        return line_words(row.line, hidden=True)
    told = [line_words(replace(row.line, baseline_n=None, last_visit_n=None))]
    if row.unit != Quantity.NEWTONS.value and row.today is not None:
        told.append(f"{value_words(row, row.today)} {row.unit}")
    if row.baseline is not None:
        told.append(f"baseline {value_words(row, row.baseline.value)} {row.unit}")
    if row.last is not None:
        told.append(f"last visit {value_words(row, row.last)} {row.unit}")
    told.append(" ".join(part for part in (change_words(row), row.answer) if part))
    return ", ".join(part for part in (*told, row.why) if part)


def pain_aloud(pain: EndPain) -> str:
    """One question of pain in a sentence."""
    told = [f"{pain.title}, {pain.note}", "no answer" if pain.today is None else pain.words(pain.today)]
    if pain.baseline is not None:
        told.append(f"baseline {pain.words(pain.baseline.value)}")
    if pain.last is not None:
        told.append(f"last visit {pain.words(pain.last)}")
    told.append(" ".join(part for part in pain_change_words(pain) if part))
    return ", ".join(part for part in told if part)
