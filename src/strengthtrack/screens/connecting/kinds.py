"""Which kinds of dynamometer a typed model may be: no widget."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from strengthtrack.devices.profiles.profile import Profile

MOST = 5
_APART = re.compile(r"[\s-]+")
_LEAST_ALIKE = 2
"""Letters and digits that a model must share with what was typed, from its beginning."""


@dataclass(frozen=True, slots=True)
class Match:
    """A kind, and the model of it that was meant."""

    profile_id: str
    model: str
    kind: str

    @property
    def words(self) -> str:
        """“Sauter FL, read as Sauter FH”."""
        return self.model if _plain(self.model) == _plain(self.kind) else f"{self.model}, read as {self.kind}"


def matching(profiles: Sequence[Profile], typed: str) -> tuple[Match, ...]:
    """The kinds that a typed model, name or maker may be, the likeliest first.

    Spaces, hyphens and capitals are let pass. A capacity behind the model is let go from its end until one is alike:
    “DST-50N” is a DST.
    """
    looked_for = _plain(typed)
    known = [(model, Match(profile.id, model, profile.name)) for profile in profiles for model in _models(profile)]
    while len(looked_for) >= _LEAST_ALIKE:
        found = [(_length(model, looked_for), match) for model, match in known]
        likeliest = sorted((pair for pair in found if pair[0]), key=itemgetter(0))
        if likeliest:
            return tuple(dict.fromkeys(match for _, match in likeliest))[:MOST]
        looked_for = looked_for[:-1]
    return ()


def _models(profile: Profile) -> Iterator[str]:
    about = profile.profile
    yield from about.models
    yield about.name
    if not any(_plain(about.vendor) in _plain(name) for name in (*about.models, about.name)):
        yield about.vendor


def _length(model: str, looked_for: str) -> int:
    """How long the part of a model is that begins so, from the beginning of one of its words; 0 where none does."""
    words = [_plain(word) for word in _APART.split(model)]
    parts = ("".join(words[at:]) for at in range(len(words)))
    return min((len(part) for part in parts if part.startswith(looked_for)), default=0)


def _plain(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
