"""The sentences patients are shown, as a table of phrases with gaps; every fault of a table is named."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strengthtrack.errors import Mendable
from strengthtrack.paths import resources

FOLDER = "phrases"
"""In the clinic's own folder, and among what ships."""
ENGLISH = "en"
LONGEST = 200
_GAP = re.compile(r"\{([a-z_]+)\}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


class PhraseFault(Mendable):
    """A table of phrases that cannot be used; `faults` names each key path with its sentence."""

    def __init__(self, name: str, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        listed = "; ".join(f"{place}: {sentence}" for place, sentence in self.faults)
        super().__init__(f"The phrases “{name}” cannot be used until this is mended: {listed}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Whole phrases by their key path; what a language lacks is said in English, and its keys are `missing`."""

    language: str
    name: str
    words: Mapping[str, str]
    missing: tuple[str, ...] = ()

    def say(self, key: str, **gaps: str) -> str:
        """One phrase with its gaps filled; raises KeyError for a phrase or a gap that is not there."""
        return _GAP.sub(lambda gap: gaps[gap[1]], self.words[key])


def shipped() -> Phrases:
    """The English ones; raises PhraseFault where an installation is damaged."""
    return read((resources() / FOLDER / f"{ENGLISH}.toml").read_text(encoding="utf-8"), ENGLISH)


def read(text: str, language: str, english: Phrases | None = None) -> Phrases:
    """The phrases of a TOML text, filled up from `english`; `language` as its file is called. Raises PhraseFault."""
    try:
        table: dict[str, object] = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise PhraseFault(language, [("the file", f"this is not TOML ({fault})")]) from None
    found = dict(_flat(table))
    faults = [*_head_faults(found, language), *_phrase_faults(found, english)]
    if faults:
        raise PhraseFault(language, faults)
    own = {key: str(words) for key, words in found.items() if key not in {"language", "name"}}
    known = english.words if english else own
    return Phrases(language, str(found["name"]), {**known, **own}, tuple(key for key in known if key not in own))


def gaps_of(words: str) -> frozenset[str]:
    """The names of the gaps in a phrase."""
    return frozenset(_GAP.findall(words))


def _flat(table: Mapping[str, object], path: str = "") -> Iterable[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def _head_faults(found: Mapping[str, object], language: str) -> Iterable[tuple[str, str]]:
    if found.get("language") != language:
        yield "language", f"say “{language}”, as the file is called"
    if not _LANGUAGE.fullmatch(language):
        yield "the file", "name it after its language, as in “de.toml” or “pt-BR.toml”"
    if not isinstance(found.get("name"), str) or not str(found.get("name")).strip():
        yield "name", "give the language its name"


def _phrase_faults(found: Mapping[str, object], english: Phrases | None) -> Iterable[tuple[str, str]]:
    for key, words in found.items():
        if key in {"language", "name"}:
            continue
        if english is not None and key not in english.words:
            yield key, "this phrase is not known; take it out or mend its spelling"
        elif not isinstance(words, str) or not words.strip():
            yield key, "give it some words"
        else:
            yield from ((key, fault) for fault in _word_faults(words, english.words[key] if english else words))


def _word_faults(words: str, model: str) -> Iterable[str]:
    """What is wrong with one phrase, held against the English one."""
    if len(words) > LONGEST:
        yield f"shorten it to {LONGEST} characters, or it does not fit on the screen"
    if _UNSEEN.search(words):
        yield "write it on one line"
    if set("{}") & set(_GAP.sub("", words)):
        yield "use { and } only around the name of a gap"
    for gap in sorted(gaps_of(model) - gaps_of(words)):
        yield f"keep the gap {{{gap}}} in it"
    for gap in sorted(gaps_of(words) - gaps_of(model)):
        yield f"take out {{{gap}}}, which is never filled here"
