"""Baselines and error bands as they are drawn, behind all data."""

from PySide6.QtCore import QPointF, QRectF

from strengthtrack.charts.ink import BASELINE_DOTS, Ink, pen, side_colour
from strengthtrack.charts.trend.band import Band
from strengthtrack.charts.trend.layout import TrendLayout

STRENGTH_ALPHA, REPORT_ALPHA, PAUSE_ALPHA = 26, 41, 20
BASELINE = 1.5
GUIDE_DASH = (5.0, 4.0)


def draw_bands(ink: Ink, layout: TrendLayout) -> None:
    """Every band from its baseline on, in each strip; no line crosses the cut."""
    for band in layout.bands:
        for strip in layout.plane.strips:
            left = max(band.left, strip.left)
            if left < strip.right:
                _stretch(ink, band, left, strip.right)


def wash_bands(ink: Ink, layout: TrendLayout, box: QRectF) -> None:
    """What of the bands and pauses lies in a box, once more, where it was painted over."""
    for span in layout.pauses:
        stretch = QRectF(span.left, box.top(), span.right - span.left, box.height())
        ink.wash(box.intersected(stretch), ink.palette.text2, PAUSE_ALPHA)
    for band in layout.bands:
        if band.top is not None and band.bottom is not None:
            left = min(max(band.left, box.left()), box.right())
            stretch = QRectF(left, band.top, box.right() - left, band.bottom - band.top)
            ink.wash(box.intersected(stretch), *_colour(ink, band))


def draw_band_words(ink: Ink, layout: TrendLayout) -> None:
    """What a band or a pause is, where the words cover nothing."""
    for span in layout.pauses:
        if span.place is not None:
            ink.words(QPointF(span.place.x, span.place.y), span.place.words, quiet=True)
    for band in layout.bands:
        for place in band.places:
            ink.words(QPointF(place.x, place.y), place.words, quiet=True)


def _stretch(ink: Ink, band: Band, left: float, right: float) -> None:
    colour, alpha = _colour(ink, band)
    if band.top is not None and band.bottom is not None:
        box = QRectF(left, band.top, right - left, band.bottom - band.top)
        ink.wash(box, colour, alpha)
    ink.painter.setPen(pen(colour, BASELINE * min(1.0, ink.form.line / 2.5), BASELINE_DOTS))
    ink.across(band.line, left, right)
    if band.guide is not None:
        ink.painter.setPen(pen(ink.palette.text2, 1.0, GUIDE_DASH))
        ink.across(band.guide, left, right)


def _colour(ink: Ink, band: Band) -> tuple[str, int]:
    """Its colour and how much of it."""
    if band.side is None:
        return ink.palette.pain, REPORT_ALPHA
    return side_colour(ink.palette, band.side), STRENGTH_ALPHA
