"""Where everything of a patient's page stands: words in boxes, two plots over one axis of days."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from strengthtrack.charts.patient.axes import DayTick, Tick, day_ticks, days_scale, pain_ticks, strength_ticks
from strengthtrack.charts.patient.blocks import Block, Words, end, end_width, head, pain_head, title
from strengthtrack.charts.patient.plots import Plot, band, band_words_box, pain_plot, strength_plot
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.charts.patient.type import PatientType
from strengthtrack.charts.scale import Scale

STRENGTH_SHARE = 0.68
"""Of the height that is left for the two plots."""
TALLEST = 0.42
"""A plot's height as a part of the page's width."""
LEAST_STRENGTH, LEAST_PAIN = 170.0, 84.0
TITLE_GAP = 22.0
SHRINK, SMALLEST = 0.96, 0.55


@dataclass(frozen=True, slots=True)
class PatientLayout:
    """`strength` and `pain` None where nothing is drawn of it; `bottom` is where the page ends."""

    type: PatientType
    words: tuple[Words, ...]
    strength: Plot | None
    pain: Plot | None
    band: QRectF | None
    days: tuple[DayTick, ...]
    bottom: float


def layout(sheet: PatientSheet, type: PatientType, box: QRectF) -> PatientLayout:
    """Measure the page out in `box`, all of its type smaller by one factor where it would not fit."""
    least = SMALLEST * type.factor
    page = _Page(sheet, type, box)
    while not page.fits and page.type.factor * SHRINK >= least:
        page = _Page(sheet, page.type.shrunk(SHRINK), box)
    return page.laid_out()


class _Page:
    """A page being measured out. Attributes: type, fits."""

    def __init__(self, sheet: PatientSheet, type: PatientType, box: QRectF) -> None:
        self._sheet, self.type = sheet, type
        self._box = box.adjusted(type.of(type.margin), type.of(type.top), -type.of(type.margin), -type.of(type.foot))
        self._frame = self._frame_across()
        width = self._box.width()
        self._head, self._pain_head = head(sheet, type, width), pain_head(sheet, type, width)
        right = self._frame.right() - self._box.left()
        self._title = title(sheet, type, width, right) if sheet.strength_panel.line else Block()
        self._axis = type.px(type.rest) * 2.0
        self._heights = self._share()

    @property
    def fits(self) -> bool:
        """Whether the plots are tall enough to be read."""
        strength, pain = self._heights
        enough_strength = not self._sheet.strength_panel.line or strength >= self.type.of(LEAST_STRENGTH)
        return enough_strength and (not self._sheet.pain_panel.line or pain >= self.type.of(LEAST_PAIN))

    def laid_out(self) -> PatientLayout:
        """Everything, one below the other; the days below the lower plot."""
        left, top = self._box.left(), self._box.top()
        words = [*self._head.at(left, top)]
        top += self._head.height + self._gap(36.0)
        strength, found, top = self._strength(words, top)
        days: tuple[DayTick, ...] = ()
        if strength is not None and not self._sheet.pain_panel.line:
            days, top = self._days(words, strength), top + self._axis
        words += self._pain_head.at(left, top)
        top += self._pain_head.height
        pain, top = self._pain(words, top)
        if pain is not None:
            days, top = self._days(words, pain), top + self._axis
        return PatientLayout(self.type, tuple(words), strength, pain, found, days, top)

    def _gap(self, gap: float) -> float:
        return self.type.of(gap) * self.type.title / 28.0

    def _share(self) -> tuple[float, float]:
        """The heights of the plots."""
        used = self._head.height + self._pain_head.height + self._gap(36.0)
        if self._sheet.strength_panel.line:
            used += self._title.height + self._gap(TITLE_GAP + 40.0)
        if self._sheet.pain_panel.line:
            used += self._gap(TITLE_GAP)
        left, most = max(0.0, self._box.height() - used - self._axis), TALLEST * self._box.width()
        if not (self._sheet.strength_panel.line and self._sheet.pain_panel.line):
            return min(left, most), min(left, most / 2)
        return min(left * STRENGTH_SHARE, most), min(left * (1.0 - STRENGTH_SHARE), most / 2)

    def _frame_across(self) -> QRectF:
        """The plots' left and right: between the words of their values and those at the end of their lines."""
        sheet, type = self._sheet, self.type
        ticks: tuple[Tick, ...] = ()
        if sheet.strength_panel.line:
            ticks += strength_ticks(sheet.strength_panel)
        if sheet.pain_panel.line:
            ticks += pain_ticks(sheet.pain_panel)
        wide = max((type.width(tick.words, type.rest, 500 if tick.strong else 400) for tick in ticks), default=0.0)
        ends = [panel.end for panel in (sheet.strength_panel, sheet.pain_panel) if panel.line]
        behind = max((end_width(one, type) for one in ends), default=0.0)
        left = self._box.left() + wide + type.px(type.rest)
        return QRectF(left, 0.0, self._box.right() - behind - type.px(type.rest) * 1.1 - left, 0.0)

    def _plot_frame(self, top: float, height: float) -> QRectF:
        return QRectF(self._frame.left(), top, self._frame.width(), height)

    def _strength(self, words: list[Words], top: float) -> tuple[Plot | None, QRectF | None, float]:
        """Its panel with all of its words, the band, and where the next thing begins."""
        panel, type = self._sheet.strength_panel, self.type
        if not panel.line:
            return None, None, top
        words += self._title.at(self._box.left(), top)
        above = top + self._title.height + self._gap(TITLE_GAP)
        plot = strength_plot(panel, self._plot_frame(above, self._heights[0]), self._scale, type)
        found = band(panel, plot)
        if found is not None:
            wide, high = type.width(panel.band, type.rest), type.px(type.rest) * 1.3
            words.append(Words(panel.band, band_words_box(plot, found, wide, high), type.rest, quiet=True))
        self._values(words, plot)
        self._end(words, plot, end(panel.end, type), top, plot.frame.bottom())
        return plot, found, plot.frame.bottom() + self._gap(40.0)

    def _pain(self, words: list[Words], top: float) -> tuple[Plot | None, float]:
        """The same of pain."""
        panel = self._sheet.pain_panel
        if not panel.line:
            return None, top
        above = top + self._gap(TITLE_GAP)
        plot = pain_plot(panel, self._plot_frame(above, self._heights[1]), self._scale, self.type)
        self._values(words, plot)
        self._end(words, plot, end(panel.end, self.type), top, plot.frame.bottom() + self._axis)
        return plot, plot.frame.bottom()

    @property
    def _scale(self) -> Scale:
        """Days across both plots."""
        inset = self.type.of(self.type.last) * 1.35
        return days_scale(self._sheet.shown_days, self._frame.left() + inset, self._frame.right() - inset)

    def _values(self, words: list[Words], plot: Plot) -> None:
        """The words of the values, ending before the frame."""
        size, high = self.type.rest, self.type.px(self.type.rest) * 1.3
        for tick in plot.ticks:
            weight = 500 if tick.strong else 400
            wide = self.type.width(tick.words, size, weight)
            left, top = plot.frame.left() - wide - self.type.px(size) * 0.75, plot.scale.at(tick.value) - high / 2
            words.append(Words(tick.words, QRectF(left, top, wide, high), size, weight, quiet=not tick.strong))

    def _end(self, words: list[Words], plot: Plot, block: Block, top: float, bottom: float) -> None:
        """At the height of the last point, as far as the panel's own room goes."""
        wanted = plot.points[-1].y() - block.height / 2
        words += block.at(
            plot.frame.right() + self.type.px(self.type.rest) * 1.1, max(top, min(wanted, bottom - block.height))
        )

    def _days(self, words: list[Words], plot: Plot) -> tuple[DayTick, ...]:
        """The days below a plot."""
        size, high = self.type.rest, self.type.px(self.type.rest) * 1.3
        ends = (self._box.left(), plot.frame.right())
        found = day_ticks(self._sheet.days, self._scale, ends, self._day_width, self.type.px(size) * 1.2)
        top = plot.frame.bottom() + self._axis - high
        for day in (day for day in found if day.words):
            box = QRectF(day.left, top, self._day_width(day.words, day.weight), high)
            words.append(Words(day.words, box, size, day.weight, quiet=not day.strong))
        return found

    def _day_width(self, words: str, weight: int) -> float:
        return self.type.width(words, self.type.rest, weight)
