"""The end of a session and a picture of the clinic review as sheets: what they name, what they hold, what fits."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from end_samples import EIGHT_WEEKS, shown_end
from review_samples import spread_rows
from strengthtrack.charts import paper
from strengthtrack.charts.ending.layout import LEAST_WIDE, MOST, WIDE, EndLayout, end_layout
from strengthtrack.charts.ending.lines import EndShown
from strengthtrack.charts.ending.sheet import end_in
from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.paper_size import LETTER, SLIDE
from strengthtrack.charts.review.axis import axis_of
from strengthtrack.charts.review.rows import ReviewRows
from strengthtrack.charts.review.sheet import LEAST_PLOT, ReviewPicture, review_in
from strengthtrack.charts.scale import with_words


def svg_words(sheet: paper.Sheet) -> str:
    return paper.svg(sheet, text_as_paths=False).decode()


# the end of a session


def test_every_line_is_on_the_sheet_by_name_and_number(qapp: QApplication) -> None:
    words = svg_words(end_in(LETTER, shown_end(), "8-week test", "Not compared: one."))
    for told in ("Hip external rotation", "±15 %", ">186<", ">142<", ">+31 %<", ">beyond error<", "Pain now", "one."):
        assert told in words


def test_a_narrow_sheet_leaves_the_last_visit_to_its_mark() -> None:
    shown = shown_end()
    narrow, wide = EndLayout(shown, LEAST_WIDE), EndLayout(shown, WIDE)
    assert narrow.columns.last is None
    assert wide.columns.last is not None
    for at in (narrow, wide):
        assert at.span.right - at.span.left > 230


def test_nothing_of_it_lies_on_anything_else() -> None:
    at = end_layout(shown_end(), 800.0)
    middles = [middle for group, top in at.groups for _, middle in at.lines(group, top)]
    pains = [middle for _, middle in at.pains]
    assert middles == sorted(middles)
    assert middles[-1] + 16 < at.axis_top < at.pain_top < pains[0] - 16
    assert pains[-1] + 16 < at.way_middle < at.bottom


def test_lines_stand_higher_where_there_is_room_and_never_lower() -> None:
    shown = shown_end(EIGHT_WEEKS[:2])
    assert end_layout(shown, 800.0, 100.0).pitch == 1.0
    assert end_layout(shown, 800.0, 9000.0).pitch == MOST
    assert end_layout(shown, 800.0, 400.0).bottom == pytest.approx(400.0)


def test_a_session_without_a_question_of_pain_ends_with_its_axis() -> None:
    at = end_layout(replace(shown_end(), pains=()), 800.0)
    assert at.bottom == at.pain_top


def test_what_has_no_baseline_is_told_and_stands_nowhere(qapp: QApplication) -> None:
    group = shown_end(EIGHT_WEEKS[:1]).groups[0]
    bare = EndShown((replace(group, lines=(replace(group.lines[0], on_axis=False),)),))
    image = QImage.fromData(paper.png(end_in(LETTER, bare, "Test", palette=LIGHT), 96.0))
    seen = {image.pixelColor(x, y).name().upper() for x in range(120, 300) for y in range(70, 130)}
    assert LIGHT.left not in seen
    assert ">196<" in svg_words(end_in(LETTER, bare, "Test"))


# the review


def test_each_row_of_the_review_is_named_and_a_measure_once(qapp: QApplication) -> None:
    words = svg_words(review_in(LETTER, spread_rows(), "Strength change", "The groups were not made by chance."))
    assert words.count(">Hip abduction<") == 1
    assert words.count(">Knee<") == 3
    assert words.count(">fewer than 5<") == 1
    assert "not made by chance" in words


def test_its_plot_keeps_its_width_whatever_is_named(qapp: QApplication) -> None:
    long = replace(spread_rows(), rows=tuple(replace(row, group="Hip and knee " * 4) for row in spread_rows().rows))
    for size in (LETTER, SLIDE):
        sheet = review_in(size, long, "Strength change", "A note.")
        assert isinstance(sheet.inside, ReviewPicture)
        assert sheet.inside.frame.right - sheet.inside.frame.left >= LEAST_PLOT
        assert sheet.factor < size.factor(sheet.form.text)


def test_an_axis_of_nothing_is_an_axis_all_the_same() -> None:
    assert axis_of(ReviewRows()).ticks[0] < 0.0 < axis_of(ReviewRows()).ticks[-1]


def test_labels_of_an_axis_keep_apart_with_nought_among_them() -> None:
    ticks = (-20.0, -10.0, 0.0, 10.0, 20.0, 30.0)
    assert with_words(ticks, 50.0, 44.0) == ticks
    assert with_words(ticks, 30.0, 44.0) == (-20.0, 0.0, 20.0)
    assert with_words(ticks, 20.0, 44.0) == (0.0, 30.0)
