"""The clinic's letterhead: logo and paper. Each change can be taken back."""

import base64

from strengthtrack.clinic.letter import Paper
from strengthtrack.errors import EntryFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.letter.drafts import US_LETTER
from strengthtrack.practice.setting_names import CLINIC_LOGO, PAPER

LARGEST_LOGO = 2_000_000
"""Bytes."""
_PNG = b"\x89PNG\r\n\x1a\n"


def check_logo(png: bytes) -> None:
    """Raise EntryFault where it cannot be printed."""
    if not png.startswith(_PNG):
        raise EntryFault([("logo", "The logo is not a PNG picture; save it as PNG and choose it again.")])
    if len(png) > LARGEST_LOGO:
        size, most = f"{len(png) / 1e6:.1f} MB", f"{LARGEST_LOGO / 1e6:.0f} MB"
        sentence = f"The logo is {size} large, and {most} is the most; make the picture smaller and choose it again."
        raise EntryFault([("logo", sentence)])


def set_logo(desk: Desk, png: bytes) -> Edit:
    """Print a logo on every letter; raises EntryFault."""
    check_logo(png)
    return _setting(desk, CLINIC_LOGO, base64.b64encode(png).decode(), "Logo changed")


def clear_logo(desk: Desk) -> Edit:
    """Print no logo."""
    return _setting(desk, CLINIC_LOGO, "", "Logo taken away")


def set_paper(desk: Desk, paper: Paper) -> Edit:
    """Begin letters on this paper."""
    return _setting(desk, PAPER, US_LETTER if paper is Paper.US else paper.value, f"Paper: {paper}")


def _setting(desk: Desk, name: str, value: str, words: str) -> Edit:
    return Edit(words, _kept(name, value), _kept(name, desk.setting(name)))


def _kept(name: str, value: str) -> Job:
    return lambda store: store.save_setting(name, value)
