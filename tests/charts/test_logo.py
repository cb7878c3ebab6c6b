"""The clinic's logo out of a picture file."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from strengthtrack.charts.logo import HIGHEST_PX, WIDEST_PX, in_grey, taken
from strengthtrack.errors import EntryFault

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
    b'<rect width="20" height="10" fill="#0f5b66"/>%s</svg>'
)


def picture(width: int, height: int, form: bytes = b"png") -> bytes:
    image = QImage(width, height, QImage.Format.Format_Mono)
    image.fill(1)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(form)).write(image)
    return bytes(buffer.data().data())


def size(png: bytes) -> tuple[int, int]:
    image = QImage.fromData(QByteArray(png))
    return image.width(), image.height()


def refusal(content: bytes) -> str:
    with pytest.raises(EntryFault) as caught:
        taken(content)
    return str(caught.value)


@pytest.mark.parametrize("form", [b"png", b"jpeg"])
def test_a_picture_is_kept_no_larger_than_a_letter_needs(form: bytes) -> None:
    assert size(taken(picture(2400, 300, form))) == (WIDEST_PX, 150)
    assert size(taken(picture(90, 60, form))) == (90, 60)


def test_a_drawing_is_made_as_sharp_as_a_letter_prints() -> None:
    assert size(taken(SVG % b"")) == (WIDEST_PX, HIGHEST_PX)


def test_forty_megapixels_are_refused_before_they_are_unpacked() -> None:
    assert refusal(picture(8000, 5000)) == (
        "The logo has 40 megapixels, and 16 are the most; make the picture smaller and choose it again."
    )


def test_a_drawing_that_would_take_for_ever_is_refused() -> None:
    uses = b"".join(b'<g id="a%d">%s</g>' % (deep, b'<use href="#a%d"/>' % (deep - 1) * 10) for deep in range(1, 12))
    assert refusal(SVG % uses) == (
        "The logo is too involved a drawing to be read here; save it as PNG and choose that."
    )


@pytest.mark.parametrize("content", [b"", b"no picture", b"%PDF-1.7", SVG[:40]])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    assert refusal(content) == "The logo is not a picture that can be read; choose a PNG, JPEG or SVG file."


def test_in_black_and_white_it_is_grey_and_as_clear_as_before() -> None:
    shade = QImage.fromData(QByteArray(in_grey(taken(SVG % b"")))).pixelColor(5, 5)
    assert shade.red() == shade.green() == shade.blue() != 0
    assert shade.alpha() == QColor("#0f5b66").alpha()
