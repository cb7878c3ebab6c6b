"""The published list of fields as a list shows it: how each is written, what it holds, what a sample letter says."""

from collections.abc import Sequence
from dataclasses import dataclass

from strengthtrack.documents.letter.template_examples import examples
from strengthtrack.documents.letter.template_fields import FieldKind, paths, written

_IN_A_LOOP = {"results.rows.": "in each row", "results.earlier.": "at each visit"}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: `path` its whole name, `code` as it is written in a template."""

    path: str
    code: str
    meaning: str
    example: str

    @property
    def spoken(self) -> str:
        """As it is read aloud."""
        return ", ".join(filter(None, (self.path, self.meaning, self.example and f"for example: {self.example}")))

    def is_found(self, words: Sequence[str]) -> bool:
        """Whether it holds every word, in small letters."""
        text = f"{self.path} {self.code} {self.meaning} {self.example}".casefold()
        return all(word in text for word in words)


def field_lines() -> tuple[FieldLine, ...]:
    """Every published field, in the order of the list."""
    said = examples()
    return tuple(FieldLine(path, written(path, one.kind), _meaning(path, one.meaning, one.kind), said[path])
                 for path, one in paths())  # fmt: skip


def _meaning(path: str, words: str, kind: FieldKind) -> str:
    inside = next((words for above, words in _IN_A_LOOP.items() if path.startswith(above)), "")
    held = "" if kind is FieldKind.WORDS else f" ({kind.value})"
    said = f"{inside}: {words}{held}" if inside else f"{words}{held}"
    return f"{said[:1].upper()}{said[1:]}".replace("'", "’")
