import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.charts.agreement.bland_altman import BlandAltman
from strengthtrack.charts.agreement.layout import APART, Pair, layout
from strengthtrack.charts.palette import DARK, LIGHT, Palette
from strengthtrack.clinic.figures import signed
from strengthtrack.science.reliability import Agreement, Estimate, repeatability

FIRST, SECOND = (120.0, 200.0, 150.0, 180.0), (130.0, 190.0, 156.0, 181.0)
PAIRS = tuple(Pair(f"Person {n}", *values) for n, values in enumerate(zip(FIRST, SECOND, strict=True), start=1))
AGREED = repeatability(FIRST, SECOND).agreement
BY_MEAN = ["Person 1", "Person 3", "Person 4", "Person 2"]


def made(qtbot: QtBot, palette: Palette = LIGHT) -> BlandAltman:
    plot = BlandAltman(palette)
    qtbot.addWidget(plot)
    plot.resize(700, 320)
    plot.show_agreement(PAIRS, AGREED)
    return plot


@pytest.fixture
def plot(qtbot: QtBot) -> BlandAltman:
    return made(qtbot)


def where(plot: BlandAltman, pair: Pair) -> QPoint:
    at = plot.layout_now
    assert at is not None
    return QPoint(round(at.across.at(pair.mean)), round(at.up.at(pair.apart)))


def colour(plot: BlandAltman, at: QPoint) -> str:
    return plot.grab().toImage().pixelColor(at).name().upper()


def point_at(plot: BlandAltman, at: QPoint) -> None:
    place, none = QPointF(at), Qt.MouseButton.NoButton
    event = QMouseEvent(QMouseEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot, event)


def test_a_person_stands_at_their_mean_and_their_difference() -> None:
    assert (PAIRS[0].mean, PAIRS[0].apart) == (125.0, 10.0)
    found = layout(PAIRS, AGREED, 700, 320)
    assert found.across.back(found.across.at(125.0)) == pytest.approx(125.0)
    assert found.up.at(10.0) < found.up.at(0.0) < found.up.at(-10.0), "up is the second time greater"


def test_everything_lies_inside_the_axes() -> None:
    found = layout(PAIRS, AGREED, 700, 320)
    for pair in PAIRS:
        assert found.across.holds(pair.mean)
        assert found.up.holds(pair.apart)
    assert all(found.up.holds(level.value.value) for level in found.levels)
    assert found.up.holds(0.0)


def test_labels_keep_apart_where_the_limits_are_narrow() -> None:
    narrow = Agreement(Estimate(0.0), Estimate(-0.4), Estimate(0.4), 0.2)
    labels = [level.label_y for level in layout(PAIRS, narrow, 700, 320).levels]
    assert labels[1] - labels[0] >= APART
    assert labels[2] - labels[1] >= APART


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_people_are_drawn_in_ink_over_a_band_between_the_limits(qtbot: QtBot, palette: Palette) -> None:
    plot = made(qtbot, palette)
    assert colour(plot, where(plot, PAIRS[0])) == palette.text
    at = plot.layout_now
    assert at is not None
    inside = QPoint(round(at.across.at(160.0)), round(at.up.at(at.levels[1].value.value) - 8))
    outside = QPoint(inside.x(), round((at.levels[0].y + at.up.end) / 2) if at.levels[0].y - at.up.end > 4 else 4)
    assert colour(plot, inside) not in {palette.ground, palette.text}
    assert colour(plot, outside) != colour(plot, inside)


def test_without_figures_nothing_is_drawn_and_that_is_said(qtbot: QtBot) -> None:
    plot = made(qtbot)
    plot.show_agreement((), None)
    assert plot.layout_now is None
    assert plot.accessibleDescription() == "Nothing to draw yet."
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.stop is None


def test_people_who_are_all_alike_can_be_drawn(qtbot: QtBot) -> None:
    plot = made(qtbot)
    same = tuple(Pair(f"Person {n}", 100.0, 100.0) for n in range(1, 5))
    plot.show_agreement(same, repeatability([100.0] * 4, [100.0] * 4).agreement)
    assert colour(plot, where(plot, same[0])) == LIGHT.text


def test_arrow_keys_reach_every_person_by_their_mean(plot: BlandAltman) -> None:
    seen = []
    for _ in PAIRS:
        QTest.keyClick(plot, Qt.Key.Key_Right)
        assert plot.stop is not None
        seen.append(plot.stop.words)
    assert seen == BY_MEAN
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.stop is PAIRS[0]
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.stop is PAIRS[1]
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.stop is None


def test_tab_begins_at_the_first_person_and_the_cursor_goes_with_the_focus(plot: BlandAltman) -> None:
    QApplication.sendEvent(plot, QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert plot.stop is PAIRS[0]
    QApplication.sendEvent(plot, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert plot.stop is None


def test_what_is_seen_is_said(plot: BlandAltman) -> None:
    assert plot.accessibleDescription() == ("4 people. Mean difference +1.8 N, limits of agreement −15.2 to +18.7 N.")
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.accessibleDescription() == "Person 1: first 120 N, second 130 N, +10 N"


def test_the_pointer_finds_the_nearest_person_within_reach(plot: BlandAltman) -> None:
    point_at(plot, where(plot, PAIRS[2]) + QPoint(8, -8))
    assert plot.stop is PAIRS[2]
    point_at(plot, QPoint(2, 2))
    assert plot.stop is None


def test_a_difference_has_its_sign_and_nought_has_none() -> None:
    assert [signed(6.4), signed(-6.4), signed(0.2), signed(0.04, 1), signed(0.2, 1)] == ["+6", "−6", "0", "0.0", "+0.2"]
