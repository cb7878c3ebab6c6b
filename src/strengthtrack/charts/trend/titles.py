"""The title line of each panel: what it is, which way is better, and what else is to be said of it. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from strengthtrack.charts.trend.band import why_no_band
from strengthtrack.charts.trend.marks import Measure
from strengthtrack.charts.trend.view import TrendView
from strengthtrack.charts.trend.words import short_report_title, strength_title, symmetry_title
from strengthtrack.clinic.sentences import NOT_WHY
from strengthtrack.science.trend import Trend

GAP = 12.0
STRENGTH_WAY = "↑ up is better"


@dataclass(frozen=True, slots=True)
class Title:
    """Words in 600, the way in text 2 after them, and in text 2 again what is to be noted; `right` where they end."""

    top: float
    words: str
    way: str
    notes: str
    right: float
    bare: float
    """Where words and way end, for notes give way to values."""

    def at(self, top: float) -> "Title":
        """The same on another line."""
        return Title(top, self.words, self.way, self.notes, self.right, self.bare)


def strength_line(trend: Trend, view: TrendView, width: float, measure: Measure) -> Title:
    """“Strength, N ↑ up is better”, with why no band is drawn and which weeks are shown."""
    notes = _strength_notes(trend, view)
    return _fitting([(strength_title(trend), STRENGTH_WAY), (strength_title(trend), "")], notes, width, measure)


def report_line(trend: Trend, width: float, measure: Measure) -> Title:
    """“Worst pain in the last week, 0–10 ↓ down is better”; shorter where there is no room."""
    kind = trend.report.kind
    short = short_report_title(kind)
    return _fitting([(kind.title, kind.way), (short, kind.way), (short, "")], [], width, measure)


def symmetry_line(trend: Trend, width: float, measure: Measure) -> Title | None:
    """“Right as % of left”; neither way is better."""
    return _fitting([(symmetry_title(trend.symmetry), "")], [], width, measure) if trend.symmetry else None


def not_why_fits(title: Title, width: float, measure: Measure) -> bool:
    """Whether “when, not why” has room at the right of a title line."""
    return title.right + 2 * GAP + measure(NOT_WHY, 400) <= width


def _strength_notes(trend: Trend, view: TrendView) -> list[list[str]]:
    """The notes from the longest to none; which weeks are shown is kept longest."""
    zoom = [f"{view.window.words} · 0 shows all", view.window.words] if view.window else []
    why = [words for words in (why_no_band(trend, view), _unshown(trend)) if words]
    kept = [[*why, *zoom[:1]], [*why[:1], *zoom[:1]], zoom[:1], zoom[1:]]
    return [notes for notes in kept if notes]


def _unshown(trend: Trend) -> str:
    count = len({visit.session_id for visit in trend.unshown})
    if not count:
        return ""
    return f"{count} visit{'s' if count > 1 else ''} without a value in {trend.quantity.value}"


def _fitting(
    titles: Sequence[tuple[str, str]], notes: Sequence[Sequence[str]], width: float, measure: Measure
) -> Title:
    """The longest title that fits, and the longest notes beside it."""
    words, way = next((pair for pair in titles if _wide(*pair, measure) <= width), titles[-1])
    bare = _wide(words, way, measure)
    told = (" · ".join(parts) for parts in notes)
    note = next((said for said in told if bare + GAP + measure(said, 400) <= width), "")
    return Title(0.0, words, way, note, bare + (GAP + measure(note, 400) if note else 0.0), bare)


def _wide(words: str, way: str, measure: Measure) -> float:
    return measure(words, 600) + (GAP + measure(way, 400) if way else 0.0)
