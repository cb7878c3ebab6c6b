import re

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from strengthtrack.charts.palette import DARK, LIGHT, Palette
from strengthtrack.screens import theme
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.scroll import scrolled


def shown(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_sheet_names_no_colour_but_the_palettes(palette: Palette) -> None:
    named = set(re.findall(r"#[0-9A-Fa-f]{6}", theme.stylesheet(palette)))
    assert named <= {getattr(palette, name) for name in Palette.__slots__}


def test_no_text_is_under_fifteen_pixels() -> None:
    assert "font-size" not in theme.stylesheet(LIGHT)


def test_painted_parts_follow_the_palette_in_use(qtbot: QtBot, qapp: QApplication) -> None:
    line = hairline()
    qtbot.addWidget(line)
    line.resize(20, 1)
    for palette in (DARK, LIGHT):
        theme.apply(qapp, palette)
        assert shown(line).pixelColor(5, 0) == QColor(palette.line)
        assert theme.palette_in_use() is palette


def test_a_field_of_several_lines_keeps_its_height_where_room_is_short(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    field, inside = QPlainTextEdit(), QWidget()
    field.setFixedHeight(68)
    column = QVBoxLayout(inside)
    column.addWidget(field)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(200, 60)
    area.show()
    assert field.height() == 68


def test_a_field_does_not_grow_when_it_has_the_focus(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    assert field.sizeHint().height() == 40
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=1000)
    assert field.sizeHint().height() == 40


def test_the_setting_chooses_the_palette(qtbot: QtBot) -> None:
    assert theme.palette_for("dark") is DARK
    assert theme.palette_for("light") is LIGHT
    assert theme.palette_for("system") in {LIGHT, DARK}
