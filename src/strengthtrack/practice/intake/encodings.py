"""Bytes of a file as text: which encoding it is in, said in a sentence, for it may be chosen otherwise."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from strengthtrack.practice.intake.disk import told
from strengthtrack.practice.intake.faults import IntakeFault

LARGEST_BYTES = 20_000_000
_LOOKED_AT = 4096
_MARKS = (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)
_NOT_TEXT = {
    b"PK\x03\x04": "is an Excel workbook or another packed file; save it as CSV there and choose that file.",
    b"\xd0\xcf\x11\xe0": "is an old Excel workbook; save it as CSV there and choose that file.",
    b"%PDF": "is a PDF, which holds no table; choose a CSV file.",
}


class Encoding(StrEnum):
    """How letters stand in a file, by the name people know."""

    UTF8 = "UTF-8"
    UTF16 = "UTF-16"
    WESTERN = "Windows-1252"
    LATIN = "Latin-1"
    CENTRAL = "Windows-1250"

    @property
    def codec(self) -> str:
        """By the name Python knows; a mark at the beginning is no letter."""
        return _CODECS[self]


_CODECS = {
    Encoding.UTF8: "utf-8-sig",
    Encoding.UTF16: "utf-16",
    Encoding.WESTERN: "cp1252",
    Encoding.LATIN: "latin-1",
    Encoding.CENTRAL: "cp1250",
}
_TOLD = {
    Encoding.UTF8: "Read as UTF-8.",
    Encoding.UTF16: "Read as UTF-16.",
    Encoding.WESTERN: "It is not UTF-8 and was read as Windows-1252; choose another where letters look wrong.",
    Encoding.LATIN: "It is not UTF-8 and was read as Latin-1; choose another where letters look wrong.",
    Encoding.CENTRAL: "Read as Windows-1250.",
}


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, its encoding, and a sentence on how that was found."""

    text: str
    encoding: Encoding
    told: str


def content_of(path: Path) -> bytes:
    """The bytes of a file; raises IntakeFault where it cannot be read or is too large."""
    with told(path):
        if path.stat().st_size > LARGEST_BYTES:
            raise IntakeFault(_too_large(path.name))
        return path.read_bytes()


def text_of(content: bytes, name: str, chosen: Encoding | None = None) -> FileText:
    """The text of a file's bytes, in the encoding chosen or found; raises IntakeFault."""
    _check(content, name)
    encoding = chosen or found_encoding(content)
    try:
        text = content.decode(_codec(content, encoding))
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        sentence = f"Line {line} of “{name}” is not {encoding.value}; choose another encoding for the file."
        raise IntakeFault(sentence) from None
    if "\0" in text:
        raise IntakeFault(f"“{name}” is not a text file; choose a CSV file, or another encoding where it is one.")
    return FileText(text, encoding, f"Read as {encoding.value}, as chosen." if chosen else _TOLD[encoding])


def found_encoding(content: bytes) -> Encoding:
    """UTF-16 by its mark or its noughts, else UTF-8 where it is that, else what Windows wrote in the West."""
    if content.startswith(_MARKS[1:]) or _noughts(content) is not None:
        return Encoding.UTF16
    for encoding in (Encoding.UTF8, Encoding.WESTERN):
        try:
            content.decode(encoding.codec)
        except UnicodeDecodeError:
            continue
        return encoding
    return Encoding.LATIN


def _codec(content: bytes, encoding: Encoding) -> str:
    """UTF-16 without a mark says by its noughts which byte comes first."""
    noughts = _noughts(content) if encoding is Encoding.UTF16 else None
    return noughts or encoding.codec


def _noughts(content: bytes) -> str | None:
    """The UTF-16 that a file without a mark is in: in Latin text every other byte is nought."""
    if content.startswith(_MARKS):
        return None
    start = content[:_LOOKED_AT]
    half = max(1, len(start) // 2)
    low, high = start[1::2].count(0), start[0::2].count(0)
    if low > 0.4 * half and high < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if high > 0.4 * half and low < 0.1 * half else None


def _check(content: bytes, name: str) -> None:
    if len(content) > LARGEST_BYTES:
        raise IntakeFault(_too_large(name))
    for start, sentence in _NOT_TEXT.items():
        if content.startswith(start):
            raise IntakeFault(f"“{name}” {sentence}")
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise IntakeFault(f"“{name}” is empty; choose a file that holds a table.")


def _too_large(name: str) -> str:
    return f"“{name}” is larger than {LARGEST_BYTES // 1_000_000} MB; split it into smaller files."
