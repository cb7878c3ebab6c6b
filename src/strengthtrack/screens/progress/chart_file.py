"""A chart as a file, in which of its forms and where, or on the clipboard."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from strengthtrack.documents.files import put
from strengthtrack.errors import DocumentFault
from strengthtrack.science.change_path import ChangePath
from strengthtrack.science.trend import Trend

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.trend_view import TrendView

FORMS = {".png": "PNG picture", ".svg": "SVG drawing", ".pdf": "PDF page"}
Makes = dict[str, Callable[[], bytes]]


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where to save; None where nothing was chosen. A name without its ending gets that of the chosen form."""
    filters = {f"{words} (*{ending})": ending for ending, words in FORMS.items()}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, form = QFileDialog.getSaveFileName(parent, "Save chart", str(Path(folder) / name), ";;".join(filters))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + filters.get(form, ".png"))


def save_chart(trend: Trend, to: Path, view: "TrendView | None" = None) -> None:
    """Save a chart as its ending says, whole or not at all; raises DocumentFault."""
    from functools import partial

    from strengthtrack.charts import render
    from strengthtrack.charts.trend_view import TrendView

    shown = view or TrendView()
    makers = {".png": render.png, ".svg": render.svg, ".pdf": render.pdf}
    _save({ending: partial(make, trend, view=shown) for ending, make in makers.items()}, to)


def save_path(path: ChangePath, to: Path) -> None:
    """The same for a change path."""
    from functools import partial

    from strengthtrack.charts import paper
    from strengthtrack.charts.palette import LIGHT
    from strengthtrack.charts.path_picture import path_picture

    sheet = path_picture(path, LIGHT)
    _save({".png": partial(paper.png, sheet), ".svg": partial(paper.svg, sheet), ".pdf": partial(paper.pdf, sheet)}, to)


def _save(makes: Makes, to: Path) -> None:
    make = makes.get(to.suffix.lower())
    if make is None:
        raise DocumentFault(f"A chart cannot be saved as “{to.name}”; end its name in .png, .svg or .pdf.")
    put(make(), to, "chart")


def copy_chart(trend: Trend, view: "TrendView | None" = None) -> None:
    """Put a chart on the clipboard."""
    from strengthtrack.charts.clipboard import to_clipboard
    from strengthtrack.charts.trend_view import TrendView

    to_clipboard(trend, view=view or TrendView())


def copy_path(path: ChangePath) -> None:
    """Put a change path on the clipboard."""
    from strengthtrack.charts.clipboard import sheet_to_clipboard
    from strengthtrack.charts.palette import LIGHT
    from strengthtrack.charts.path_picture import path_picture

    sheet_to_clipboard(path_picture(path, LIGHT))
