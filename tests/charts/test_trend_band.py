from dataclasses import replace

import pytest

from strengthtrack.charts.trend.band import Band, why_no_band
from strengthtrack.charts.trend.form import LETTER, PAPER, SCREEN, SMALL, Form
from strengthtrack.charts.trend.layout import TrendLayout, layout
from strengthtrack.charts.trend.taken import report_room, strength_room
from strengthtrack.charts.trend.view import TrendView, Window
from strengthtrack.clinic.setup import Side
from strengthtrack.science.trend import Trend
from trend_samples import (
    SAMPLES,
    bilateral,
    eight_weeks,
    five_years,
    left_only,
    only_typed,
    per_kilogram,
    with_questionnaire,
)

PLAIN = TrendView()


def measure(words: str, weight: int) -> float:
    return 7.5 * len(words) + weight * 0.0


def laid(trend: Trend, view: TrendView = PLAIN, form: Form = SCREEN, width: float = 1206.0) -> TrendLayout:
    return layout(trend, form, width, 398.0, measure, view=view)


def strength_of(found: TrendLayout) -> Band:
    return next(band for band in found.bands if band.side is not None)


def report_of(found: TrendLayout) -> Band:
    return next(band for band in found.bands if band.side is None)


def test_the_band_is_the_affected_sides_from_its_baseline_on() -> None:
    found = laid(eight_weeks())
    band, panel = strength_of(found), found.plane.strength
    assert band.side is Side.RIGHT
    assert band.left == found.plane.x(0)
    assert band.line == panel.scale.at(142)
    assert band.top == pytest.approx(panel.scale.at(142 * 1.15))
    assert band.bottom == pytest.approx(panel.scale.at(142 * 0.85))


def test_where_neither_side_is_the_affected_one_it_is_rights() -> None:
    assert strength_of(laid(bilateral())).side is Side.RIGHT


def test_where_only_the_other_side_was_tested_it_is_its() -> None:
    assert strength_of(laid(replace(left_only(), affected=None))).side is Side.LEFT


def test_asked_for_none_there_is_none() -> None:
    found = laid(eight_weeks(), TrendView(band_asked=True, band=None))
    assert [band.side for band in found.bands] == [None]


def test_the_band_says_what_it_is_inside_and_outside() -> None:
    band = strength_of(laid(eight_weeks()))
    assert [place.words for place in band.places] == ["within measurement error, ±15 %", "beyond measurement error"]
    within, beyond = band.places
    assert band.top is not None
    assert band.bottom is not None
    assert band.top < within.y < band.bottom
    assert not band.top < beyond.y < band.bottom


def test_an_error_nobody_knows_leaves_a_baseline_that_says_so() -> None:
    band = strength_of(laid(only_typed()))
    assert (band.top, band.bottom) == (None, None)
    assert [place.words for place in band.places] == ["measurement error not known"]
    assert band.about.startswith("Measurement error not known: no published")


def test_where_the_quantity_moves_with_body_mass_the_title_says_why_there_is_no_band() -> None:
    assert why_no_band(per_kilogram(), PLAIN) == "band is told in newtons"
    assert why_no_band(eight_weeks(), PLAIN) == ""
    found = laid(per_kilogram())
    assert found.strength_title.notes == "band is told in newtons · 1 visit without a value in N.m/kg"
    assert [band.side for band in found.bands] == [None]


def test_pain_has_its_own_band_and_a_group_level_guide_below_it() -> None:
    found = laid(eight_weeks())
    band, panel = report_of(found), found.plane.report
    assert (band.top, band.bottom) == (panel.scale.at(9), panel.scale.at(5))
    assert band.guide == pytest.approx(panel.scale.at(7 - 1.16))
    assert "group-level guide" in [place.words for place in band.places]


def test_of_a_score_whose_up_is_better_the_guide_lies_above() -> None:
    band = report_of(laid(with_questionnaire()))
    assert band.guide is not None
    assert band.guide < band.line


def test_a_band_ends_where_its_scale_ends() -> None:
    trend = eight_weeks()
    baseline = trend.report.baseline
    assert baseline is not None
    high = replace(trend, report=replace(trend.report, baseline=replace(baseline, value=9.5)))
    assert report_of(laid(high)).top == laid(high).plane.report.top


def test_a_guide_that_nothing_names_is_not_drawn_in_a_letter() -> None:
    named = report_of(laid(eight_weeks(), form=LETTER, width=642.0))
    assert named.guide is None or "group-level guide" in [place.words for place in named.places]


def test_a_band_of_weeks_to_come_or_gone_by() -> None:
    later = strength_of(laid(five_years(), TrendView(window=Window(100.0, 140.0))))
    assert later.left == laid(five_years(), TrendView(window=Window(100.0, 140.0))).plane.strips[0].left
    before = laid(five_years(), TrendView(window=Window(10.0, 40.0)))
    assert strength_of(before).left == before.plane.strips[-1].right


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(
    ("form", "width"), [(SCREEN, 1206.0), (SCREEN, 760.0), (PAPER, 642.0), (LETTER, 642.0), (SMALL, 390.0)]
)
def test_words_of_a_band_cover_no_data(name: str, form: Form, width: float) -> None:
    trend = SAMPLES[name]()
    found = laid(trend, form=form, width=width)
    plane, data = found.plane, found.data
    strength = strength_room(trend, plane, data, (found.marks, found.signs, found.ends), measure)
    rooms = {True: strength, False: report_room(trend, plane, data, (found.marks, found.ends), measure)}
    for band in found.bands:
        for place in band.places:
            row = (place.y - form.text * 0.4, place.y + form.text * 0.4)
            for piece in rooms[band.side is not None].taken:
                reach = piece.within(*row)
                assert reach is None or reach[1] <= place.x or reach[0] >= place.x + place.wide
