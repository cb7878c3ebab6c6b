"""Where everything of the end of a session stands on a sheet, in pixels from its top left corner. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from strengthtrack.charts.ending.lines import EndGroup, EndLine, EndShown, PainLine
from strengthtrack.charts.ending.numbers import Columns
from strengthtrack.charts.ending.picture import Span

LEGEND, HEAD, GROUP, LINE, AFTER, AXIS, PAIN, WAY = 28.0, 28.0, 26.0, 36.0, 8.0, 38.0, 42.0, 26.0
MOST = 1.5
"""How much higher than on screen a line may become where there is room."""
NAMES, BESIDE = 148.0, 94.0
"""Width of the names; between the plot and the right edge of today’s value."""
LEAST_WIDE, WIDE = 780.0, 900.0
"""Below the first, type gives way; from the second on, the last visit has a column of its own."""
_NARROW = Columns(today=294.0, baseline=220.0, last=None, change=136.0)
_ROOMY = Columns(today=378.0, baseline=302.0, last=220.0, change=136.0)


@dataclass(frozen=True, slots=True)
class EndLayout:
    """Legend, heads, movements, axis, pains, one below the other; notes come after."""

    shown: EndShown
    width: float
    pitch: float = 1.0
    """How much higher than on screen a line is."""

    @property
    def columns(self) -> Columns:
        """Of the numbers."""
        return _ROOMY if self.width >= WIDE else _NARROW

    @property
    def span(self) -> Span:
        """Of the plot."""
        return Span(NAMES, self.width - self.columns.today - BESIDE)

    @property
    def groups(self) -> Iterator[tuple[EndGroup, float]]:
        """Each movement with its upper edge."""
        top = LEGEND + HEAD
        for group in self.shown.groups:
            yield group, top
            top += self._group_px(group)

    def lines(self, group: EndGroup, top: float) -> Iterator[tuple[EndLine, float]]:
        """Each side with its middle."""
        for number, line in enumerate(group.lines):
            yield line, top + GROUP + (number + 0.5) * LINE * self.pitch

    @property
    def pains(self) -> Iterator[tuple[PainLine, float]]:
        """Each question with its middle."""
        for number, pain in enumerate(self.shown.pains):
            yield pain, self.pain_top + 1 + (number + 0.5) * PAIN * self.pitch

    @property
    def axis_top(self) -> float:
        """Where the axis of the movements is."""
        return LEGEND + HEAD + sum(map(self._group_px, self.shown.groups)) - AFTER + 2

    @property
    def pain_top(self) -> float:
        """The line over the pains."""
        return self.axis_top + AFTER - 2 + AXIS

    @property
    def way_middle(self) -> float:
        """Of the words below the pains."""
        return self.pain_top + 1 + PAIN * self.pitch * len(self.shown.pains) + WAY / 2 - 2

    @property
    def bottom(self) -> float:
        """Below all of it."""
        return self.way_middle + WAY / 2 if self.shown.pains else self.pain_top

    def _group_px(self, group: EndGroup) -> float:
        return GROUP + LINE * self.pitch * len(group.lines) + AFTER


def end_layout(shown: EndShown, width: float, height: float | None = None) -> EndLayout:
    """As on screen, or higher where there is room; never lower, so it may come out higher than `height`."""
    plain = EndLayout(shown, width)
    if height is None:
        return plain
    lines = LINE * len(shown.lines) + PAIN * len(shown.pains)
    pitch = 1.0 + max(height - plain.bottom, 0.0) / lines
    return EndLayout(shown, width, min(pitch, MOST))
