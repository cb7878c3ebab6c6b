"""Text in a cell that a spreadsheet takes for words and never for a formula; and as it was typed again."""

import re
from functools import lru_cache

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NOT_IN_A_CELL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold; NUL and lone surrogates are among it, which UTF-8 or a reader of CSV cannot hold either."""
_FORMULA = re.compile("'*(?:[\t\n]|\\s*[=+\\-@\uff0b\uff0d\uff1d\uff20])")
"""A formula to a spreadsheet: also after spaces, and in the wide signs of a Japanese one (OWASP, CSV injection)."""


@lru_cache(maxsize=1024)  # most words of a table stand in many rows
def plain(text: str) -> str:
    """The same with every line end as a line feed, and U+FFFD for what a cell cannot hold."""
    return _NOT_IN_A_CELL.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub("\n", text))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might work it out, or would once an apostrophe is taken away."""
    return _FORMULA.match(text) is not None


def defused(text: str) -> str:
    """Plain, and with an apostrophe before what might be a formula."""
    return text if text.isalnum() else _defused(text)  # an id is plain, and another in every row


@lru_cache(maxsize=1024)
def _defused(text: str) -> str:
    told = plain(text)
    return f"'{told}" if is_formula(told) else told


def as_typed(cell: str) -> str:
    """What `defused` made a cell of, its line ends apart."""
    return cell[1:] if cell.startswith("'") and is_formula(cell) else cell
