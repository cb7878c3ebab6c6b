"""The rows of a progress chart from top to bottom. No Qt."""

from dataclasses import dataclass

from strengthtrack.charts.trend.across import Across
from strengthtrack.charts.trend.form import Form
from strengthtrack.science.trend import Trend

REPORT_SHARE = 0.27
"""Of a tall chart's two panels, what the lower one gets."""
STRENGTH_TO_REPORT = 3.3
"""How much taller the strength panel is on paper."""
NOTES_GAP = 4.0

Edges = tuple[float, float]
"""Top and bottom of a panel."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Tops of rows and edges of panels; `axis` is the line under everything, `not_why` the middle of its row."""

    strength_title: float
    strength: Edges
    symmetry_title: float
    symmetry: Edges | None
    report_title: float
    report: Edges
    axis: float
    flags: float
    not_why: float | None
    notes: float


def suited_height(trend: Trend, form: Form, measured: Across) -> float:
    """The height that suits a form on paper."""
    return fixed(trend, form, measured) + form.report * (1 + STRENGTH_TO_REPORT)


def least_height(trend: Trend, form: Form, measured: Across) -> float:
    """The least in which nothing is cut off."""
    return fixed(trend, form, measured) + 2 * form.report


def fixed(trend: Trend, form: Form, measured: Across) -> float:
    """Everything of the height but strength and what is reported."""
    titles = _header(form) + 2 * _title(form) + form.panel_gap
    symmetry = form.panel_gap + _title(form) + form.symmetry if measured.symmetry else 0.0
    return titles + symmetry + _exercise(trend, form) + form.axis + _below(form, measured)


def rows(trend: Trend, form: Form, measured: Across, height: float) -> Rows:
    """Share the height out; both panels grow, strength more."""
    panels = max(height - fixed(trend, form, measured), 2 * form.report)
    report_high = max(form.report, REPORT_SHARE * panels)
    top = _header(form)
    strength = _panel(top, form, panels - report_high)
    symmetry_title = strength[1] + form.panel_gap
    symmetry = _panel(symmetry_title, form, form.symmetry) if measured.symmetry else None
    report_title = (symmetry or strength)[1] + form.panel_gap
    report = _panel(report_title, form, report_high)
    axis = report[1] + _exercise(trend, form)
    flags = axis + form.axis
    below = flags + measured.flags.rows * form.row
    footer = _footer(form, measured)
    not_why = report_title + form.row / 2 if form.not_why and not footer else below + form.row / 2 if footer else None
    return Rows(
        top, strength, symmetry_title, symmetry, report_title, report, axis, flags, not_why, below + footer + NOTES_GAP
    )


def _panel(title: float, form: Form, high: float) -> Edges:
    return title + _title(form), title + _title(form) + high


def _title(form: Form) -> float:
    return form.row + form.title_gap


def _header(form: Form) -> float:
    return form.row + form.title_gap if form.header else 0.0


def _exercise(trend: Trend, form: Form) -> float:
    told = any(week.planned or week.done for week in trend.exercise)
    return form.exercise if told else 0.0


def _footer(form: Form, measured: Across) -> float:
    """A row for “when, not why”, where it has no room beside the lower title."""
    return form.row if form.not_why and not measured.not_why_beside else 0.0


def _below(form: Form, measured: Across) -> float:
    notes = NOTES_GAP + len(measured.notes) * form.row if measured.notes else 0.0
    return measured.flags.rows * form.row + _footer(form, measured) + notes
