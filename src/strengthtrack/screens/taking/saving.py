"""A chart as a file, in which of its forms and where."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from strengthtrack.documents.files import put
from strengthtrack.errors import DocumentFault

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet

FORMS = {".png": "PNG picture", ".svg": "SVG drawing", ".pdf": "PDF page"}


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where to save; None where nothing was chosen. The form of `name` is offered first.

    A name without its ending gets that of the chosen form.
    """
    endings = sorted(FORMS, key=lambda ending: not name.endswith(ending))
    filters = {f"{FORMS[ending]} (*{ending})": ending for ending in endings}
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, form = QFileDialog.getSaveFileName(parent, "Save chart", str(Path(folder) / name), ";;".join(filters))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() in FORMS else path.with_name(path.name + filters.get(form, endings[0]))


def save(sheet: "Sheet", to: Path, dots: float = 300.0) -> None:
    """Save a picture as its ending says, whole or not at all; raises DocumentFault."""
    if to.suffix.lower() not in FORMS:
        raise DocumentFault(f"A chart cannot be saved as “{to.name}”; end its name in .png, .svg or .pdf.")
    put(content(sheet, to.suffix.lower(), dots), to, "chart")


def content(sheet: "Sheet", ending: str, dots: float) -> bytes:
    """The bytes of a file with one of the endings; raises DocumentFault."""
    from strengthtrack.charts import paper

    if ending == ".png":
        return paper.png(sheet, dots)
    return paper.svg(sheet) if ending == ".svg" else paper.pdf(sheet)
