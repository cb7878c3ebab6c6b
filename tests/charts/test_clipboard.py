from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from strengthtrack.charts import clipboard
from strengthtrack.charts.trend.sheet import trend_sheet
from trend_samples import eight_weeks


@pytest.fixture(autouse=True)
def empty_in_the_end(qapp: QApplication) -> Iterator[None]:
    yield
    clipboard.clear()


def test_the_chart_is_copied_as_picture_drawing_and_page() -> None:
    clipboard.to_clipboard(trend_sheet(eight_weeks(), width_mm=90.0))
    data = QGuiApplication.clipboard().mimeData()
    assert data.data("image/png").data()[:8] == b"\x89PNG\r\n\x1a\n"
    assert b"<svg" in bytes(data.data("image/svg+xml").data())[:200]
    assert data.data("application/pdf").data()[:5] == b"%PDF-"


def test_the_picture_on_the_clipboard_keeps_its_resolution() -> None:
    image = clipboard.mime_data(trend_sheet(eight_weeks())).imageData()
    assert isinstance(image, QImage)
    assert image.dotsPerMeterX() == 11811


def test_an_emptied_clipboard_holds_nothing_of_ours() -> None:
    clipboard.to_clipboard(trend_sheet(eight_weeks(), width_mm=90.0))
    clipboard.clear()
    left = QGuiApplication.clipboard().mimeData()
    assert left is None or not left.hasFormat("image/svg+xml")
