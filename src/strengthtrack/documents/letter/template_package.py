"""Whether a file is a Word document that may be a template: whole, small, nothing in it that runs or lies outside."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from strengthtrack.documents.letter.template_codes import REACHING_OUT, codes
from strengthtrack.documents.letter.template_fault import TemplateFault
from strengthtrack.documents.letter.template_xml import Damaged, read

LARGEST = 10_000_000
LARGEST_OPEN = 60_000_000
LARGEST_TEXT = 4_000_000
MOST_ENTRIES = 1_000
"""Bytes of the file, of all it holds, and of one part of text in it; and how many parts. A letter has a thirtieth."""

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SAVE_AS = "save it in Word as “Word Document (.docx)” and choose that file"
_MAKE_ANEW = "copy its text into a new document in Word, and save that"

_OUTSIDE = {
    "image": ("it holds a picture that lies outside the file", "insert the picture into the document in Word"),
    "attachedTemplate": (
        "it is tied to another template, outside the file",
        "take that off in Word, under Document Template, or copy its text into a new document",
    ),
}
_INSIDE = {
    "oleObject": "an object of another program",
    "package": "a file of another program",
    "control": "an ActiveX control",
    "aFChunk": "another document",
    "subDocument": "another document",
    "frame": "a frame",
    "vbaProject": "macros",
    "wordVbaData": "macros",
}


def package_faults(content: bytes) -> tuple[TemplateFault, ...]:
    """What speaks against the file as a whole; only when nothing does may it be opened."""
    if len(content) > LARGEST:
        return (TemplateFault("the file is larger than 10 MB", "take large pictures out of it"),)
    if content.startswith(_OLD_WORD):
        return (_of_an_old_file(content),)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return tuple(_of_entries(file)) or tuple(dict.fromkeys(_of_parts(file)))
    except (Damaged, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        what = "the file is damaged" if content.startswith(b"PK") else "the file is no Word document"
        return (TemplateFault(what, _SAVE_AS),)


def _of_an_old_file(content: bytes) -> TemplateFault:
    if _LOCKED in content:
        return TemplateFault("the file is locked with a password", "save it in Word without a password")
    return TemplateFault("the file is of an older Word (.doc)", _SAVE_AS)


def _of_entries(file: zipfile.ZipFile) -> Iterator[TemplateFault]:
    """What the list of contents says, before anything is unpacked."""
    entries = file.infolist()
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_OPEN or len(entries) > MOST_ENTRIES or len(set(names)) < len(names):
        yield TemplateFault("the file unpacks to more than a letter can hold", _MAKE_ANEW)
    elif any(entry.flag_bits & 1 for entry in entries):
        yield TemplateFault("the file is locked with a password", "save it in Word without a password")
    elif "[Content_Types].xml" not in names:
        yield TemplateFault("the file is no Word document", _SAVE_AS)
    elif any(entry.file_size > LARGEST_TEXT for entry in entries if _is_xml(entry.filename)):
        yield TemplateFault("the file holds more text than a letter can", _MAKE_ANEW)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _of_parts(file: zipfile.ZipFile) -> Iterator[TemplateFault]:
    """What stands in the parts: all of them are read, so that damage shows here and not in the middle of a letter."""
    for entry in file.infolist():
        content = file.read(entry)
        name = entry.filename
        if "vbaproject" in name.lower():
            yield _holds("macros")
        if not _is_xml(name):
            continue
        root = read(content)
        if name == "[Content_Types].xml":
            yield from _of_types(root)
        elif name.endswith(".rels"):
            yield from _of_links(root)
        else:
            yield from (_reaches_out(code) for code in codes(root) if code in REACHING_OUT)


def _of_types(root: Any) -> Iterator[TemplateFault]:
    types = {one.get("ContentType") for one in root}
    if None in types or not all(one.get("Extension") or one.get("PartName") for one in root):
        yield TemplateFault("the file is damaged", _MAKE_ANEW)
    elif any("macroEnabled" in one or "vbaProject" in one for one in types):
        yield _holds("macros")
    elif _DOCUMENT not in types:
        yield TemplateFault("the file is no Word document", _SAVE_AS)


def _of_links(root: Any) -> Iterator[TemplateFault]:
    for link in root.iter(f"{_RELS}Relationship"):
        kind = str(link.get("Type")).rsplit("/", 1)[-1]
        if link.get("Type") is None or link.get("Target") is None:
            yield TemplateFault("the file is damaged", _MAKE_ANEW)
        elif str(link.get("TargetMode")).lower() == "external":
            if kind != "hyperlink":
                yield TemplateFault(*_OUTSIDE.get(kind, ("it is tied to something outside the file", _MAKE_ANEW)))
        elif _INSIDE.get(kind):
            yield _holds(_INSIDE[kind])


def _holds(what: str) -> TemplateFault:
    return TemplateFault(f"the file holds {what}, which a letter may not carry", _MAKE_ANEW)


def _reaches_out(code: str) -> TemplateFault:
    return TemplateFault(f"the file holds the field code “{code}”, which fetches from outside the file", "delete it")
