"""Pictures of the chart, looked at once by a person. STRENGTHTRACK_WRITE_GOLDEN=1 draws them anew, to be looked at."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from picture_pixels import pixels
from sheet_samples import SHEETS
from strengthtrack.charts import paper, paper_size
from strengthtrack.charts.palette import DARK, LIGHT, MONO, Palette
from strengthtrack.charts.paper_size import LETTER, POSTER, SLIDE, PaperSize
from strengthtrack.charts.trend.form import SCREEN, SMALL, Form
from strengthtrack.charts.trend.picture import picture
from strengthtrack.charts.trend.sheet import trend_sheet
from strengthtrack.charts.trend.view import TrendView, Window
from strengthtrack.charts.visits import stops
from strengthtrack.science.trend import Trend
from trend_samples import SAMPLES, eight_weeks

GOLDEN = Path(__file__).parent / "golden"
DIFFERENT, MOST_DIFFERENT = 48, 0.002
"""A channel further off than this differs; this share of them may, for fonts are not drawn alike everywhere."""
ASKED = (
    "no_visits",
    "one_visit",
    "eight_weeks",
    "five_years",
    "break_of_series",
    "bilateral",
    "left_only",
    "only_typed",
)


def on_screen(
    trend: Trend, palette: Palette = LIGHT, form: Form = SCREEN, view: TrendView | None = None, stop: int | None = None
) -> QImage:
    width, height = (390, 400) if form is SMALL else (1110, 400)
    shown = picture(trend, palette, form, width, height, view=view or TrendView())
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shown.draw(painter, None if stop is None else stops(trend)[stop])
    painter.end()
    return image


def is_golden(image: QImage, name: str, tmp_path: Path) -> None:
    drawn, golden = tmp_path / name, GOLDEN / name
    assert image.save(str(golden if os.environ.get("STRENGTHTRACK_WRITE_GOLDEN") else drawn))
    ours, theirs = pixels(image), pixels(QImage(str(golden)))
    assert ours.shape == theirs.shape, f"compare {drawn} with {golden}"
    far_off = np.mean(np.abs(ours - theirs) > DIFFERENT)
    assert far_off < MOST_DIFFERENT, f"{far_off:.2%} of it differs; compare {drawn} with {golden}"


@pytest.mark.parametrize("name", ASKED)
def test_the_chart_on_screen_is_the_golden_one(qapp: QApplication, tmp_path: Path, name: str) -> None:
    is_golden(on_screen(SAMPLES[name]()), f"screen-{name}.png", tmp_path)


@pytest.mark.parametrize(
    ("name", "draw"),
    [
        ("dark-week_six", lambda: on_screen(eight_weeks(), DARK, stop=6)),
        ("dark-break_of_series", lambda: on_screen(SAMPLES["break_of_series"](), DARK)),
        ("small-eight_weeks", lambda: on_screen(eight_weeks(), form=SMALL)),
        ("small-dark-only_typed", lambda: on_screen(SAMPLES["only_typed"](), DARK, SMALL)),
        ("screen-weeks_three_to_seven", lambda: on_screen(eight_weeks(), view=TrendView(window=Window(3.0, 7.0)))),
        ("screen-symmetry", lambda: on_screen(eight_weeks(), view=TrendView(symmetry=True), stop=-1)),
        ("screen-events", lambda: on_screen(SAMPLES["crowded_events"]())),
        ("screen-per_kilogram", lambda: on_screen(SAMPLES["per_kilogram"]())),
        ("screen-questionnaire", lambda: on_screen(SAMPLES["with_questionnaire"](), stop=2)),
    ],
)
def test_its_other_faces_are_the_golden_ones(
    qapp: QApplication, tmp_path: Path, name: str, draw: Callable[[], QImage]
) -> None:
    is_golden(draw(), f"{name}.png", tmp_path)


@pytest.mark.parametrize("name", ["eight_weeks", "with_month_six", "one_visit", "five_years"])
@pytest.mark.parametrize("compact", [False, True], ids=["alone", "letter"])
def test_the_chart_on_paper_is_the_golden_one(qapp: QApplication, tmp_path: Path, name: str, compact: bool) -> None:
    drawn = QImage.fromData(paper.png(trend_sheet(SAMPLES[name](), compact=compact), 96.0))
    is_golden(drawn, f"{name}{'-letter' if compact else ''}.png", tmp_path)


@pytest.mark.parametrize(
    ("kind", "size", "palette", "dpi"),
    [
        ("trend", SLIDE, LIGHT, 60.0),
        ("trend", LETTER, MONO, 96.0),
        ("five years", SLIDE, MONO, 60.0),
        ("symmetry", POSTER, MONO, 30.0),
        ("trend", paper_size.on_screen(1110, 420), MONO, 60.0),
        ("path", SLIDE, MONO, 60.0),
        ("two curves", LETTER, MONO, 96.0),
        ("agreement", SLIDE, MONO, 60.0),
        ("patient", SLIDE, MONO, 60.0),
        ("all", SLIDE, MONO, 60.0),
        ("end", LETTER, MONO, 96.0),
        ("review", SLIDE, MONO, 60.0),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "name", ""),
)
def test_a_chart_taken_in_a_size_is_the_golden_one(
    qapp: QApplication, tmp_path: Path, kind: str, size: PaperSize, palette: Palette, dpi: float
) -> None:
    drawn = QImage.fromData(paper.png(SHEETS[kind](size, palette), dpi))
    is_golden(drawn, f"taken-{kind.replace(' ', '_')}-{size.name}-{palette.name}.png", tmp_path)


def test_the_svg_is_the_golden_one(qapp: QApplication, tmp_path: Path) -> None:
    svg, golden = paper.svg(trend_sheet(eight_weeks()), text_as_paths=False), GOLDEN / "eight_weeks.svg"
    (golden if os.environ.get("STRENGTHTRACK_WRITE_GOLDEN") else tmp_path / golden.name).write_bytes(svg)
    ours, theirs = svg.decode(), golden.read_text()
    number = re.compile(r"-?\d+\.\d+")
    assert number.sub("#", ours) == number.sub("#", theirs), f"compare {tmp_path / golden.name}"
    pairs = zip(number.findall(ours), number.findall(theirs), strict=True)
    assert all(abs(float(one) - float(other)) < 0.5 for one, other in pairs)
