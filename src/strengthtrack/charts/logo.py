"""The clinic's logo: taken from a picture file once, and in grey for letters in black and white."""

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from strengthtrack.errors import EntryFault

MOST_PIXELS = 16_000_000
MOST_USES = 16
"""Drawings used inside each other: a hundred of them could take for ever."""
WIDEST_PX, HIGHEST_PX = 1200, 600
"""As large as a letterhead prints at 600 dots to the inch."""


def taken(content: bytes) -> bytes:
    """The logo of a picture file as PNG, no larger than a letter needs; raises EntryFault."""
    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    reader.setAutoTransform(True)
    drawn = reader.format().data() in _DRAWN
    if drawn and _is_involved(content):
        raise _fault("The logo is too involved a drawing to be read here; save it as PNG and choose that.")
    size = reader.size()
    if not drawn and size.isValid() and size.width() * size.height() > MOST_PIXELS:
        pixels = f"{size.width() * size.height() / 1e6:.0f} megapixels"
        most = f"{MOST_PIXELS / 1e6:.0f}"
        raise _fault(f"The logo has {pixels}, and {most} are the most; make the picture smaller and choose it again.")
    if size.isValid():
        reader.setScaledSize(_fitting(size, drawn=drawn))
    image = reader.read() if size.isValid() else QImage()
    if image.isNull():
        raise _fault("The logo is not a picture that can be read; choose a PNG, JPEG or SVG file.")
    return _png(image)


def in_grey(png: bytes) -> bytes:
    """The same logo in greys, as clear where it was clear."""
    image = QImage.fromData(QByteArray(png))
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_ARGB32)
    if image.hasAlphaChannel():
        grey.setAlphaChannel(image.convertToFormat(QImage.Format.Format_Alpha8))
    return _png(grey)


_DRAWN = {b"svg", b"svgz"}
_USE = re.compile(rb"<([\w.-]+:)?use\b")


def _is_involved(content: bytes) -> bool:
    """Whether a drawing uses parts of itself too often, or is packed so that this cannot be seen."""
    return len(_USE.findall(content)) > MOST_USES or b"\0" in content


def _fitting(size: QSize, *, drawn: bool) -> QSize:
    """What a letter needs: a drawing is as sharp at any size, a picture grows no sharper."""
    most = QSize(WIDEST_PX, HIGHEST_PX)
    if not drawn and size.width() <= most.width() and size.height() <= most.height():
        return size
    return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _fault(sentence: str) -> EntryFault:
    return EntryFault([("logo", sentence)])
