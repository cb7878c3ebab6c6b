"""A chart as a file, in which of its forms and where, or on the clipboard."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from strengthtrack.documents.files import put
from strengthtrack.errors import DocumentFault
from strengthtrack.science.change_path import ChangePath
from strengthtrack.science.trend import Trend

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet
    from strengthtrack.charts.trend_view import TrendView

FORMS = {".png": "PNG picture", ".svg": "SVG drawing", ".pdf": "PDF page"}


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where to save; None where nothing was chosen. A name without its ending gets that of the chosen form."""
    filters = {f"{words} (*{ending})": ending for ending, words in FORMS.items()}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, form = QFileDialog.getSaveFileName(parent, "Save chart", str(Path(folder) / name), ";;".join(filters))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + filters.get(form, ".png"))


def chart_sheet(trend: Trend, view: "TrendView | None" = None) -> "Sheet":
    """A chart for paper and clipboard, as it is looked at."""
    from strengthtrack.charts.trend_layout import PLAIN
    from strengthtrack.charts.trend_sheet import trend_sheet

    return trend_sheet(trend, view=view or PLAIN)


def path_sheet(path: ChangePath) -> "Sheet":
    """The same of a change path."""
    from strengthtrack.charts.palette import LIGHT
    from strengthtrack.charts.path_picture import path_picture

    return path_picture(path, LIGHT)


def save(sheet: "Sheet", to: Path) -> None:
    """Save a picture as its ending says, whole or not at all; raises DocumentFault."""
    from strengthtrack.charts import paper

    make = {".png": paper.png, ".svg": paper.svg, ".pdf": paper.pdf}.get(to.suffix.lower())
    if make is None:
        raise DocumentFault(f"A chart cannot be saved as “{to.name}”; end its name in .png, .svg or .pdf.")
    put(make(sheet), to, "chart")


def copy(sheet: "Sheet") -> str:
    """Put a picture on the clipboard; returns what to say of it."""
    from strengthtrack.charts.clipboard import COPIED, to_clipboard

    to_clipboard(sheet)
    return COPIED
