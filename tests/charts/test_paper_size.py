import colorsys
from dataclasses import fields

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from picture_pixels import pixels
from sheet_samples import SHEETS, agreement, curve
from strengthtrack.charts import paper
from strengthtrack.charts.curve.sheet import curves_in
from strengthtrack.charts.multiples_sheet import across_in
from strengthtrack.charts.palette import LIGHT, MONO
from strengthtrack.charts.paper_size import LETTER, POSTER, SIZES, SLIDE, PaperSize, on_screen
from strengthtrack.charts.trend.form import PAPER
from strengthtrack.charts.trend.picture import TrendPicture
from strengthtrack.charts.trend.sheet import trend_in
from strengthtrack.charts.trend.view import TrendView, Window
from trend_samples import eight_weeks

SCREEN = on_screen(1200, 420)


@pytest.mark.parametrize("size", [*SIZES, SCREEN], ids=lambda size: size.name)
@pytest.mark.parametrize("kind", SHEETS)
def test_every_chart_can_be_had_in_every_size(qapp: QApplication, kind: str, size: PaperSize) -> None:
    sheet = SHEETS[kind](size, MONO)
    wide, high = sheet.size
    assert wide == pytest.approx(size.width)
    assert size.height is None or high == pytest.approx(size.height)
    assert 0.2 < high / wide < 1.1
    inside = sheet.inside.size
    assert inside[0] * sheet.factor <= wide - 2 * size.margin + 0.01
    assert inside[1] * sheet.factor <= high - 2 * size.margin + 0.01
    assert sheet.name
    assert len(sheet.words) > 40


def test_a_slide_is_sixteen_by_nine_and_its_words_are_larger_than_a_letters(qapp: QApplication) -> None:
    letter, slide = (trend_in(size, eight_weeks()) for size in (LETTER, SLIDE))
    assert slide.size[0] / slide.size[1] == pytest.approx(16 / 9)
    assert slide.form.text * slide.factor == pytest.approx(14 / 0.75)
    assert letter.form.text * letter.factor == pytest.approx(9 / 0.75)


@pytest.mark.parametrize("kind", ["trend", "five years", "symmetry"])
def test_a_slide_says_what_is_shaded_though_its_panels_are_low(qapp: QApplication, kind: str) -> None:
    sheet = SHEETS[kind](SLIDE, MONO)
    assert isinstance(sheet.inside, TrendPicture)
    assert sheet.inside.layout.notes[-1] == "Shaded: within measurement error, right ±15 %, worst pain ±2"


def test_the_capitals_of_a_poster_are_seven_millimetres_high(qapp: QApplication) -> None:
    poster = trend_in(POSTER, eight_weeks())
    assert poster.form.text * poster.factor * 25.4 / 96 * 0.727 > 7.0


def test_type_gives_way_where_a_slide_would_be_too_low_and_the_strength_panel_does_not(qapp: QApplication) -> None:
    for kind in ("five years", "symmetry"):
        sheet = SHEETS[kind](SLIDE, LIGHT)
        assert sheet.factor < SLIDE.factor(PAPER.text)
        assert isinstance(sheet.inside, TrendPicture)
        plane = sheet.inside.layout.plane
        tall, low = (panel.bottom - panel.top for panel in (plane.strength, plane.report))
        assert tall > 1.6 * low


def test_only_as_on_screen_a_chart_keeps_the_weeks_that_are_looked_at(qapp: QApplication) -> None:
    view = TrendView(window=Window(2.0, 6.0))

    def first_week(size: PaperSize) -> float:
        inside = trend_in(size, eight_weeks(), view=view).inside
        assert isinstance(inside, TrendPicture)
        return inside.layout.plane.strips[0].weeks.first

    assert first_week(SCREEN) == 2.0
    assert first_week(LETTER) < 0.0


def test_a_title_of_any_length_leaves_room_for_the_chart(qapp: QApplication) -> None:
    for title in ("M" * 4000, "word " * 800):
        sheet = agreement(SLIDE, LIGHT, title)
        assert len(sheet.title) == 2
        assert sheet.title[1].endswith("…")
        assert sheet.inside.size[1] * sheet.factor > SLIDE.height / 2  # type: ignore[operator]


def test_a_curve_says_its_unit_its_onset_and_its_peak(qapp: QApplication) -> None:
    sheet = curves_in(LETTER, [curve()], "Hip abduction right, trial 2")
    assert sheet.words.startswith("Hip abduction right, trial 2. Onset at 1.012 s. Peak 186 N at ")


def test_nobody_in_a_study_is_told_apart_by_name(qapp: QApplication) -> None:
    sheet = agreement(LETTER, LIGHT)
    assert sheet.words.startswith("Hip abduction, belt. 4 people. Mean difference ")
    assert b"Person" not in paper.svg(sheet, text_as_paths=False)


def test_movements_stand_in_rows_as_full_as_may_be() -> None:
    assert [across_in(1200.0, count) for count in (1, 3, 4, 5)] == [1, 3, 2, 3]
    assert across_in(200.0, 3) == 1


# without colour


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_and_white_is_grey_throughout_and_stands_out_enough() -> None:
    colours = {field.name: getattr(MONO, field.name) for field in fields(MONO) if field.name != "name"}
    saturated = [name for name, hex_ in colours.items() if colorsys.rgb_to_hsv(*bytes.fromhex(hex_[1:]))[1]]
    assert saturated == []
    for name in ("right", "left", "pain", "done", "control"):
        assert contrast(colours[name], MONO.ground) >= 3.0, name
    for name in ("text", "text2"):
        assert contrast(colours[name], MONO.ground) >= 7.0, name
    assert contrast(MONO.right, MONO.left) >= 3.0


@pytest.mark.parametrize("kind", SHEETS)
def test_no_chart_brings_a_colour_of_its_own(qapp: QApplication, kind: str) -> None:
    image = QImage.fromData(paper.png(SHEETS[kind](SLIDE, MONO), 24.0))
    red, green, blue = (pixels(image)[:, channel::3] for channel in range(3))
    assert (red == green).all()
    assert (green == blue).all()
    assert len(np.unique(red)) > 8
