from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from patient_sheets import CASES, START, dated, sheet
from strengthtrack.charts.patient.axes import day_ticks, days_scale, strength_range, strength_ticks
from strengthtrack.charts.patient.layout import PatientLayout, layout
from strengthtrack.charts.patient.lines import lines
from strengthtrack.charts.patient.picture import marker_size
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.charts.patient.type import LEAST_PX, PatientType, factor_for

SIZES = [(1366, 711), (1920, 1000), (3840, 2000), (1280, 700)]


def measured(made: PatientSheet, width: float = 1366, height: float = 711) -> PatientLayout:
    type = PatientType(factor_for(width, height * 1080 / 1000))
    return layout(made, type, QRectF(0, 0, width, height))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_word_is_on_the_page_and_none_lies_on_another(
    qapp: QApplication, name: str, width: int, height: int
) -> None:
    page = measured(CASES[name], width, height)
    box = QRectF(0, 0, width, height)
    assert all(box.contains(one.box) for one in page.words), [w.words for w in page.words if not box.contains(w.box)]
    slim = [(one.words, one.box.adjusted(0, one.box.height() * 0.2, 0, -one.box.height() * 0.2)) for one in page.words]
    assert not [(a, b) for (a, one), (b, other) in combinations(slim, 2) if one.intersects(other)]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_type_is_under_fifteen_pixels_and_every_plot_can_be_read(
    qapp: QApplication, name: str, width: int, height: int
) -> None:
    page = measured(CASES[name], width, height)
    assert all(page.type.px(one.size) >= LEAST_PX for one in page.words)
    for plot, least in ((page.strength, 90), (page.pain, 44)):
        assert plot is None or plot.frame.height() >= least


def test_the_designed_screen_has_the_designed_sizes(qapp: QApplication) -> None:
    type = PatientType(factor_for(1920, 1080))
    sizes = (type.sentence, type.pain, type.end, type.title, type.rest)
    assert [type.px(size) for size in sizes] == [56, 40, 72, 28, 24]
    assert (type.line, type.marker, type.last) == (6.0, 26.0, 36.0)
    assert PatientType(2.0).px(type.rest) == 48


def test_points_stand_at_their_values_and_days(qapp: QApplication) -> None:
    page = measured(sheet())
    assert page.strength is not None
    assert page.band is not None
    assert page.strength.points[0].y() == pytest.approx(page.strength.scale.at(0.0))
    assert page.strength.scale.back(page.strength.points[-1].y()) == pytest.approx(31.0)
    assert page.band.top() == pytest.approx(page.strength.scale.at(15.0))
    assert page.band.bottom() == pytest.approx(page.strength.scale.at(-15.0))
    x = [point.x() for point in page.strength.points]
    assert all(later - one == pytest.approx(x[1] - x[0]) for one, later in pairwise(x))


def test_the_two_panels_share_their_days(qapp: QApplication) -> None:
    page = measured(sheet((0, 5, 11), (7, 6, 6, 4, 3)))
    assert page.strength is not None
    assert page.pain is not None
    assert [point.x() for point in page.strength.points] == [point.x() for point in page.pain.points[:3]]


def test_words_about_the_band_keep_clear_of_the_line(qapp: QApplication) -> None:
    for name in ("better", "worse", "within", "huge"):
        page = measured(CASES[name])
        (words,) = [one for one in page.words if one.words.startswith("in here")]
        assert page.strength is not None
        assert not [point for point in page.strength.points if words.box.contains(point)], name


def test_without_a_known_error_there_is_no_band_and_no_word_of_it(qapp: QApplication) -> None:
    made = sheet()
    page = measured(replace(made, strength_panel=replace(made.strength_panel, half=None)))
    assert page.band is None
    assert not [one for one in page.words if one.words.startswith("in here")]


def test_the_axis_takes_the_bands_edge_for_its_step_where_that_is_round() -> None:
    panel = sheet().strength_panel
    assert [tick.value for tick in strength_ticks(panel)] == [0.0, 15.0, 30.0]
    assert strength_ticks(panel)[0].words == "March"
    worse = replace(panel, line=dated((0, -24)))
    assert -15.0 in [tick.value for tick in strength_ticks(worse)]
    assert [tick.value for tick in strength_ticks(replace(panel, half=14.2))][1] == 20.0


def test_a_small_change_is_not_drawn_as_a_hill() -> None:
    low, high = strength_range(replace(sheet().strength_panel, half=None, line=dated((0, 2))))
    assert high - low >= 30.0


def test_the_first_and_the_last_day_are_always_said_and_none_runs_into_another() -> None:
    days = {START + timedelta(days=n): "28 April 2026" for n in range(200)}
    found = day_ticks(days, days_scale(sorted(days), 100, 1100), (0, 1150), lambda words, _: 9.0 * len(words), 20)
    said = [day for day in found if day.words]
    assert said[0].strong
    assert said[-1].strong
    assert len(found) == 200
    ends = [(day.left, day.left + 9.0 * len(day.words)) for day in said]
    assert all(end + 20 <= start for (_, end), (start, _) in pairwise(ends))


def test_markers_shrink_where_visits_stand_close(qapp: QApplication) -> None:
    page = measured(CASES["thirty"])
    assert page.strength is not None
    points = page.strength.points
    assert marker_size(page, points, last=False) < points[1].x() - points[0].x()
    wide = measured(sheet())
    assert wide.strength is not None
    assert marker_size(wide, wide.strength.points, last=True) == pytest.approx(wide.type.of(36.0))


def test_each_sentence_begins_a_line_while_there_is_room(qapp: QApplication) -> None:
    font = PatientType().font(56.0, 600)
    assert lines("One here. Two there.", font, 1600) == ("One here.", "Two there.")
    assert lines("A. B. C. D.", font, 1600) == ("A. B. C. D.",)
