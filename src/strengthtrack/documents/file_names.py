"""Names of files that every system takes, whatever a person is called."""

import re

LONGEST_PART, LONGEST = 96, 200
"""In bytes of UTF-8; most systems take 255 with the ending."""
_NOT_IN_NAMES = re.compile(
    '[\\x00-\\x1f\\x7f-\\x9f<>:"/\\\\|?*\ufffd'
    "\u2028\u2029"  # line and paragraph
    "\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff"  # what is not seen, or turns the direction of writing
    "\ud800-\udfff]"
)
_RESERVED = re.compile("(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?: *\\..*)?", re.IGNORECASE)
"""Devices to Windows, whatever their ending."""


def file_name(*parts: str, ending: str) -> str:
    """“Hip abduction Sample Patient A 2026-04-28.png” from its parts; an empty one is left out."""
    kept = filter(None, (_defused(part) for part in parts))
    name = _cut(" ".join(kept), LONGEST) or "Untitled"
    return f"{'_' if _RESERVED.fullmatch(name) else ''}{name}{ending}"


def _defused(part: str) -> str:
    return _cut(" ".join(_NOT_IN_NAMES.sub(" ", part).split()), LONGEST_PART)


def _cut(words: str, most: int) -> str:
    """No longer than so many bytes, and without dots and blanks at its ends, which some systems drop."""
    return words.encode()[:most].decode(errors="ignore").strip(". ")
