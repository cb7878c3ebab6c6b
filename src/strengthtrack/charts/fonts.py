"""Inter, loaded from its package, so that a chart looks the same on every machine."""

from functools import cache
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase


@cache
def inter_family() -> str:
    """Load Inter into the running application and return its family name; needs a QGuiApplication."""
    data = files("fontpkg_inter").joinpath("files", "Inter[opsz,wght].ttf").read_bytes()
    loaded = QFontDatabase.addApplicationFontFromData(data)
    return QFontDatabase.applicationFontFamilies(loaded)[0]


def inter(pixels: int, weight: int = 400, *, tabular: bool = True) -> QFont:
    """Inter at a size in pixels; tabular figures, so that live digits do not dance."""
    return QFont(_made(pixels, weight, tabular))  # a copy costs nothing, and is the caller's own


@cache
def _made(pixels: int, weight: int, tabular: bool) -> QFont:
    font = QFont(inter_family())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
