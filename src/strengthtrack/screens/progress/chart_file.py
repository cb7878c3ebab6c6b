"""Where to save a chart, and in which of its forms."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from strengthtrack.documents.files import put
from strengthtrack.errors import DocumentFault
from strengthtrack.science.trend import Trend

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


def save_chart(trend: Trend, to: Path) -> None:
    """Save a chart as its ending says, whole or not at all; raises DocumentFault."""
    from strengthtrack.charts import render

    forms: dict[str, Callable[[Trend], bytes]] = {".png": render.png, ".svg": render.svg, ".pdf": render.pdf}
    make = forms.get(to.suffix.lower())
    if make is None:
        raise DocumentFault(f"A chart cannot be saved as “{to.name}”; end its name in .png, .svg or .pdf.")
    put(make(trend), to, "chart")
