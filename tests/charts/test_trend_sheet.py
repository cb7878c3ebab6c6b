import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from strengthtrack.charts import paper
from strengthtrack.charts.palette import DARK, LIGHT
from strengthtrack.charts.trend.sheet import trend_sheet
from strengthtrack.charts.visits import values
from strengthtrack.clinic.setup import Side
from strengthtrack.science.trend import Trend, UncountedVisit
from svg_points import SVG, Marker, markers, tree
from trend_samples import SAMPLES, eight_weeks, with_month_six

FORMS = pytest.mark.parametrize("compact", [False, True], ids=["alone", "letter"])
TO_PIXELS = 96 / 25.4
HEADER = 22.0
"""Above this the legend stands, which is no data."""


def read_back(trend: Trend, compact: bool, colours: dict[str, str]) -> list[tuple[str, float, float]]:
    """Week and value of every marker in the SVG, by the picture alone."""
    sheet = trend_sheet(trend, compact=compact)
    drawn, plane = markers(paper.svg(sheet)), sheet.layout.plane
    found = []
    for marker in drawn:
        what = colours.get(marker.fill) or colours.get(marker.edge)
        if what is None or (not compact and marker.y < HEADER):
            continue
        panel = plane.report if what == "pain" else plane.strength
        found.append((what, *plane.value_at(panel, marker.x, marker.y)))
    return found


@pytest.mark.parametrize("name", SAMPLES)
@FORMS
def test_every_value_is_found_again_in_the_svg(qapp: QApplication, name: str, compact: bool) -> None:
    trend = SAMPLES[name]()
    colours = {LIGHT.right.lower(): "right", LIGHT.left.lower(): "left", LIGHT.pain.lower(): "pain"}
    wanted = [(value.side.value, value.point.week, value.point.value) for value in values(trend)]
    wanted += [("pain", point.week, float(point.score)) for point in trend.report.points]
    found = sorted(read_back(trend, compact, colours))
    assert len(found) == len(wanted)
    for (what, week, value), (expected, at, force) in zip(found, sorted(wanted), strict=True):
        assert what == expected
        assert week == pytest.approx(at, abs=0.01 * max(1, abs(at) / 10))
        assert value == pytest.approx(force, abs=0.05)


def test_sides_differ_by_shape_and_what_is_not_compared_is_hollow(qapp: QApplication) -> None:
    drawn = [marker for marker in markers(paper.svg(trend_sheet(eight_weeks()))) if marker.y > HEADER]
    white = LIGHT.ground.lower()

    def kinds(colour: str) -> set[tuple[str, bool]]:
        mine = [marker for marker in drawn if colour.lower() in {marker.fill, marker.edge}]
        return {(marker.kind, marker.fill == white) for marker in mine}

    assert kinds(LIGHT.right) == {("circle", False), ("circle", True)}
    assert kinds(LIGHT.left) == {("rect", False), ("rect", True)}
    assert kinds(LIGHT.pain) == {("polygon", False)}


@FORMS
def test_svg_is_vector_of_exact_width_and_says_what_it_shows(qapp: QApplication, compact: bool) -> None:
    svg = paper.svg(trend_sheet(eight_weeks(), width_mm=150.0, compact=compact))
    root = tree(svg)
    assert root.get("width") == "150mm"
    assert float(root.get("viewBox", "").split()[2]) == pytest.approx(150 * TO_PIXELS, abs=0.01)
    assert not list(root.iter(f"{SVG}image"))
    assert root.findtext(f"{SVG}title") == "Hip abduction: strength over pain"
    assert "Right 186 N" in (root.findtext(f"{SVG}desc") or "")


def test_svg_says_the_break_in_words(qapp: QApplication) -> None:
    svg = paper.svg(trend_sheet(eight_weeks()), text_as_paths=False)
    texts = [text.text for text in tree(svg).iter(f"{SVG}text")]
    assert "//  Fixation changed, by hand to belt: not compared" in texts
    assert "The chart shows when things happened, not why." in texts
    assert "within measurement error, ±15 %" in texts


@FORMS
def test_png_has_the_dots_its_width_asks_for(qapp: QApplication, compact: bool) -> None:
    sheet = trend_sheet(eight_weeks(), compact=compact)
    image = QImage.fromData(paper.png(sheet, 300.0))
    assert image.width() == 2008
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == 11811
    assert image.height() / 300 * 96 == pytest.approx(sheet.size[1], abs=0.4)
    assert "Right 186 N" in image.text("Description")


@FORMS
def test_pdf_is_one_vector_page_of_its_own_size_in_inter(qapp: QApplication, compact: bool) -> None:
    sheet = trend_sheet(eight_weeks(), compact=compact)
    (page,) = PdfReader(io.BytesIO(paper.pdf(sheet))).pages
    assert float(page.mediabox.width) == pytest.approx(170 / 25.4 * 72, abs=0.6)
    assert float(page.mediabox.height) == pytest.approx(sheet.size[1] / 96 * 72, abs=0.6)
    assert list(page.images) == []
    fonts = {str(font) for font in page._get_fonts()[0]}
    assert fonts
    assert all("Inter" in font for font in fonts)
    words = " ".join(re.split(r"[\s\x00-\x1f]+", page.extract_text()))
    assert "Strength, N" in words
    assert "Right 186" in words
    assert "0–10" in words
    assert "−4" in words


def test_nobody_is_named_in_a_picture(qapp: QApplication) -> None:
    information = PdfReader(io.BytesIO(paper.pdf(trend_sheet(eight_weeks())))).metadata
    assert information is not None
    assert information.title == "Hip abduction: strength over pain"
    assert not information.author


@pytest.mark.parametrize("make", [paper.png, paper.svg])
def test_the_same_trend_gives_the_same_bytes(qapp: QApplication, make: Callable[[paper.Sheet], bytes]) -> None:
    assert make(trend_sheet(with_month_six())) == make(trend_sheet(with_month_six()))


def test_dark_has_its_own_ground(qapp: QApplication) -> None:
    image = QImage.fromData(paper.png(trend_sheet(eight_weeks(), DARK, 100.0), 96.0))
    assert image.pixelColor(1, 1).name().upper() == DARK.ground


def test_a_marker_left_out_would_be_missed(qapp: QApplication) -> None:
    kinds = [marker.kind for marker in markers(paper.svg(trend_sheet(eight_weeks()))) if isinstance(marker, Marker)]
    sides = {side: kinds.count(kind) for side, kind in ((Side.RIGHT, "circle"), (Side.LEFT, "rect"))}
    assert sides[Side.RIGHT] >= 6
    assert sides[Side.LEFT] >= 6


def test_trials_of_a_visit_without_a_value_are_drawn_as_split_ticks(qapp: QApplication) -> None:
    tried = UncountedVisit(Side.RIGHT, "visit 9", date(2026, 5, 5), 9.0, (60.0, 70.0), (50.0,))
    shown = replace(eight_weeks(), uncounted=(tried,))
    sheet = trend_sheet(shown)
    plane = sheet.layout.plane
    lines = [line.get("points", "").split() for line in tree(paper.svg(sheet)).iter(f"{SVG}polyline")]
    ends = [[tuple(map(float, end.split(","))) for end in line] for line in lines]
    for force in tried.trials_n:
        x, y = plane.point(plane.strength, tried.week, force)
        halves = [line for line in ends if all(abs(at[0] - x) < 8 and abs(at[1] - y) < 0.1 for at in line)]
        assert len(halves) == 2
