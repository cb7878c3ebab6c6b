import re
from dataclasses import fields
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.charts.palette import DARK, LIGHT, Palette
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.paths import resources
from strengthtrack.screens import theme
from strengthtrack.screens.parts.drawing import PLACES, Drawing

DRAWINGS = sorted(path.name for path in (resources() / "drawings").glob("*.svg"))
ANCHORS = ["lever-arm", *(f"{what}-{number}" for what in ("place", "point") for number in PLACES)]


def shown(qtbot: QtBot, qapp: QApplication, name: str, side: Side, palette: Palette = LIGHT) -> QImage:
    """The drawing without what the app writes over it, at its own size."""
    theme.apply(qapp, palette)
    drawing = Drawing(card=False, numbers=False)
    qtbot.addWidget(drawing)
    drawing.resize(614, 336)
    drawing.show_drawing(name, side, 0.38)
    return drawing.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_there_is_a_drawing_for_each_movement() -> None:
    assert DRAWINGS == [
        "hip_abduction.svg",
        "hip_adduction.svg",
        "hip_extension.svg",
        "hip_external_rotation.svg",
        "hip_flexion.svg",
        "hip_internal_rotation.svg",
        "knee_extension.svg",
        "knee_flexion.svg",
    ]
    assert {f"{movement.value}.svg" for movement in Movement} <= set(DRAWINGS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_has_the_size_of_the_others_and_is_titled_as_the_right_leg(qapp: QApplication, name: str) -> None:
    path = resources() / "drawings" / name
    title = name.removesuffix(".svg").replace("_", " ").capitalize()
    assert QSvgRenderer(str(path)).defaultSize() == QSize(614, 336)
    assert f"<title>{title}, right leg, " in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_uses_no_colour_but_the_palettes(name: str) -> None:
    svg = (resources() / "drawings" / name).read_text(encoding="utf-8")
    known = {getattr(LIGHT, ink.name) for ink in fields(LIGHT)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", svg)) <= known


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_holds_no_words_for_they_would_be_mirrored(name: str) -> None:
    assert "<text" not in (resources() / "drawings" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("anchor", ANCHORS)
def test_every_number_has_its_place_inside_the_picture(qapp: QApplication, name: str, anchor: str) -> None:
    renderer = QSvgRenderer(str(resources() / "drawings" / name))
    place = renderer.boundsOnElement(anchor).center()
    assert renderer.elementExists(anchor)
    assert 12 < place.x() < 614 - 12
    assert 12 < place.y() < 336 - 12


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_number_covers_another_nor_the_lever_arm(qapp: QApplication, name: str) -> None:
    """At the drawing's own size a badge is 24 px wide and “38.5 cm” some 66 px by 24 px."""
    renderer = QSvgRenderer(str(resources() / "drawings" / name))
    lever, *badges = (
        renderer.boundsOnElement(anchor).center() for anchor in ("lever-arm", *(f"place-{n}" for n in PLACES))
    )
    assert all(QPointF.dotProduct(one - two, one - two) > 28**2 for one, two in combinations(badges, 2))
    assert all(abs(badge.x() - lever.x()) > 45 or abs(badge.y() - lever.y()) > 24 for badge in badges)


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_left_is_the_right_in_a_mirror(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    right, left = (shown(qtbot, qapp, name, side) for side in (Side.RIGHT, Side.LEFT))
    back = left.flipped(Qt.Orientation.Horizontal)
    apart = sum(
        abs(QColor(right.pixel(x, y)).lightness() - QColor(back.pixel(x, y)).lightness()) > 60
        for x in range(0, 614, 2)
        for y in range(0, 336, 2)
    )
    assert apart < 60
    assert right != left


@pytest.mark.parametrize("name", DRAWINGS)
def test_in_the_dark_nothing_stays_light(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    image = shown(qtbot, qapp, name, Side.RIGHT, DARK)
    seen = {image.pixelColor(x, y).name().upper() for x in range(614) for y in range(336)}
    assert {DARK.body, DARK.clothes, DARK.accent} <= seen
    assert not {LIGHT.ground, LIGHT.body, LIGHT.clothes, LIGHT.accent} & seen


def test_numbers_and_lever_arm_are_upright_on_either_side(qtbot: QtBot, qapp: QApplication) -> None:
    """Had they been mirrored with the drawing, mirroring the picture back would give the other side's."""
    theme.apply(qapp, LIGHT)
    pictures = []
    for side in Side:
        drawing = Drawing(card=False)
        qtbot.addWidget(drawing)
        drawing.resize(614, 336)
        drawing.show_drawing("hip_abduction.svg", side, 0.38)
        pictures.append(drawing.grab().toImage())
    left, right = pictures
    label = right.copy(286, 46, 60, 28)
    assert left.flipped(Qt.Orientation.Horizontal).copy(286, 46, 60, 28) != label


def test_the_lever_arm_is_said_aloud(qtbot: QtBot) -> None:
    drawing = Drawing()
    qtbot.addWidget(drawing)
    drawing.show_drawing("hip_external_rotation.svg", Side.LEFT, 0.345)
    assert drawing.accessibleName() == "Hip external rotation, left, lever arm 34.5 cm"
