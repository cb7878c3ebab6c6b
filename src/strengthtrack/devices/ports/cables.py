"""USB ids: which of them tell a cable, which a board, and which a dynamometer."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["cable", "board", "gauge"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a USB id stands for, as a person calls it. Of a cable it says nothing about what hangs on it."""

    words: str
    kind: Kind
    maker: str = ""


_BY_MAKER = {
    0x0403: Known("FTDI cable", "cable", "FTDI"),
    0x10C4: Known("CP210x cable", "cable", "Silicon Labs"),
    0x1A86: Known("CH340 cable", "cable", "WCH"),
    0x067B: Known("PL2303 cable", "cable", "Prolific"),
    0x2341: Known("Arduino board", "board", "Arduino"),
}
_BY_ID = {(0x1412, 0x0200): Known("Imada DST or DSV, its own USB", "gauge", "Imada")}
_SAYS_NOTHING = re.compile(
    r"usb|serial|uart|rs-?232|converter|bridge|adapter|cable|ft23|ft-x|cp21|ch34|pl2303|^n/a$|^com\d|^tty|^cu\.", re.I
)


def known(vid: int | None, pid: int | None) -> Known | None:
    """What this id is known for; None for one that is not known, or that is none."""
    if vid is None:
        return None
    return _BY_ID.get((vid, pid or 0)) or _BY_MAKER.get(vid)


def told_name(product: str) -> str:
    """The name that somebody gave a device; empty where it is only that of its chip."""
    return "" if _SAYS_NOTHING.search(product) else " ".join(product.split())
