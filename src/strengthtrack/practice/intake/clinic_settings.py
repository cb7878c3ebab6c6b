"""Settings of another laptop: which of them are not made here yet and can be used, and which stay out."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from strengthtrack.errors import EntryFault
from strengthtrack.practice.export.clinic_json import TRAVELLING
from strengthtrack.practice.letter.letterhead import check_logo
from strengthtrack.practice.setting_names import CLINIC_LOGO, LETTER_TEMPLATE

_MOST_PIXELS = 16_000_000
_SIZE = slice(16, 20), slice(20, 24)
"""Where a PNG says how wide and how high it is."""


@dataclass(frozen=True, slots=True)
class SettingsMet:
    """Those that would be made, and the names of those that stay out: here they say something else, or cannot be."""

    made: Mapping[str, str] = field(default_factory=dict)
    kept_out: tuple[str, ...] = ()


def settings_met(told: Mapping[str, str], here: Mapping[str, str | None], templates: Collection[str]) -> SettingsMet:
    """What comes of a file's settings; `templates` are the names of the templates that stand here as in the file."""
    said = {name: value for name, value in told.items() if name in TRAVELLING and value}
    usable = {name: value for name, value in said.items() if _is_usable(name, value, templates)}
    made = {name: value for name, value in usable.items() if not here.get(name)}
    same = {name for name in usable if here.get(name) == said[name]}
    return SettingsMet(made, tuple(name for name in said if name not in made and name not in same))


def _is_usable(name: str, value: str, templates: Collection[str]) -> bool:
    if name.startswith(LETTER_TEMPLATE):
        return value in templates
    return name != CLINIC_LOGO or _is_logo(value)


def _is_logo(text: str) -> bool:
    try:
        png = base64.b64decode(text, validate=True)
        check_logo(png)
    except (ValueError, EntryFault):
        return False
    wide, high = (int.from_bytes(png[at]) for at in _SIZE)
    return 0 < wide * high <= _MOST_PIXELS
