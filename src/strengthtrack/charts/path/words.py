"""What a change path says: titles with their direction, visits, and all of it for a screen reader."""

from strengthtrack.charts.trend.change import decimals_of
from strengthtrack.charts.trend.words import report_name, week_number
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.figures import figure, signed
from strengthtrack.science.change_path import ChangePath, PathPoint

CAPTION = "It shows timing, not cause."
STRENGTH_WAY = "→ right is better"
WITHIN_BOTH = "within measurement error of both"
WITHIN_ERROR = "within error of both"


def path_name(path: ChangePath) -> str:
    """The chart's accessible name, and the picture's title."""
    return (
        f"{path.side.value.capitalize()} {path.movement.words.lower()}: strength change against {_below(path)} change"
    )


def strength_title(path: ChangePath) -> str:
    """Of the axis across."""
    return f"{path.side.value.capitalize()} {path.movement.words.lower()}, change in % of baseline"


def report_title(path: ChangePath) -> str:
    """Of the axis up."""
    return f"{path.kind.short} change, points"


def label_of(point: PathPoint, path: ChangePath) -> str:
    """“Baseline” at the first visit, then “Week 6”."""
    return "Baseline" if point is path.points[0] else f"Week {week_number(point.week)}"


def point_words(point: PathPoint, path: ChangePath) -> str:
    """“Week 6, 14 Apr 2026: strength +20 %, beyond error; worst pain −3, beyond error”."""
    when = f"Week {week_number(point.week)}, {day_words(point.day)}"
    return f"{when}: strength {strength_told(point, path)}; {_below(path)} {report_told(point, path)}"


def strength_told(point: PathPoint, path: ChangePath) -> str:
    """“+20 %, beyond error”."""
    return _told(f"{signed(point.strength * 100.0)} %", point.strength, path.strength_half)


def report_told(point: PathPoint, path: ChangePath) -> str:
    """“−3, beyond error”."""
    return _told(signed(point.report, decimals_of(point.report)), point.report, path.report_half)


def _told(words: str, by: float, half: float | None) -> str:
    if half is None:
        return f"{words}, cannot tell yet"
    return f"{words}, {'beyond' if abs(by) > half else 'within'} error"


def error_words(path: ChangePath) -> str:
    """“Measurement error: strength ±15 %, worst pain ±2”."""
    strength = "not known" if path.strength_half is None else f"±{figure(path.strength_half * 100.0)} %"
    half = path.report_half
    report = "not known" if half is None else f"±{figure(half, decimals_of(half))}"
    return f"Measurement error: strength {strength}, {_below(path)} {report}"


def since_words(path: ChangePath) -> str:
    """From which days both are counted, where they are two."""
    if path.strength_from is None or path.report_from is None or path.strength_from == path.report_from:
        return ""
    return f"Strength since {day_words(path.strength_from)}, {_below(path)} since {day_words(path.report_from)}."


def path_words(path: ChangePath) -> str:
    """The whole path in words."""
    if not path.points:
        return f"{path_name(path)}: nothing to draw yet."
    told = [point_words(point, path) for point in path.points]
    return ". ".join([path_name(path), error_words(path), *told, ""]) + f"{since_words(path)} {CAPTION}".strip()


def _below(path: ChangePath) -> str:
    return report_name(path.kind) if path.kind.measure is not None else path.kind.short.lower()
