"""What came of looking at a template: it can be used, or what is to be mended in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.clinic.letter import LetterKind, LetterTemplate
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.letter.chosen_file import FileRefused, content_of
from strengthtrack.practice.letter.own_templates import TemplateRefused, add, default_template

if TYPE_CHECKING:
    from strengthtrack.documents.letter.template_fault import TemplateFault
    from strengthtrack.documents.letter.template_uses import Uses

ENDING = ".docx"
_SAVE_AS = "open it in Word, save it as “Word Document (.docx)” and choose that file."
_OTHER_FORMS = {
    ".doc": f"is of an older Word; {_SAVE_AS}",
    ".dot": f"is of an older Word; {_SAVE_AS}",
    ".rtf": f"is rich text; {_SAVE_AS}",
    ".odt": f"is of another program than Word; {_SAVE_AS}",
    ".dotx": f"is a template in Word’s own sense (.dotx); {_SAVE_AS}",
    ".docm": f"may hold macros, which a letter may not carry; {_SAVE_AS}",
    ".dotm": f"may hold macros, which a letter may not carry; {_SAVE_AS}",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of a template: one that is kept has `template` and, where nothing is wrong, `uses`.

    A file that was refused has a `sentence`, the `faults` in it, and its `path`, so that it can be looked at again.
    """

    name: str
    template: LetterTemplate | None = None
    uses: Uses | None = None
    faults: Sequence[TemplateFault] = ()
    sentence: str = ""
    path: Path | None = None

    @property
    def text(self) -> str:
        """Every fault a line, to be sent to whoever made the template."""
        return "\n".join((self.sentence, *_numbered([fault.words for fault in self.faults])))


def take_in(desk: Desk, path: Path) -> tuple[Edit | None, Outcome]:
    """Look at a file, and how it would be kept as a template; no edit where it cannot be."""
    try:
        edit, made = add(desk, path.stem, _read(path))
    except Mendable as refused:
        faults = refused.faults if isinstance(refused, TemplateRefused) else ()
        return None, Outcome(path.name, faults=faults, sentence=str(refused), path=path)
    return edit, _sound(made)


def look_at(template: LetterTemplate) -> Outcome:
    """Look at one that is kept: what was sound in an earlier version of the app need not be so now."""
    from strengthtrack.documents.letter.template_check import check

    faults = check(template.content)
    if not faults:
        return _sound(template)
    sentence = f"“{template.name}” cannot be used any more; save a copy of it, mend that and add it again."
    return Outcome(template.name, template, faults=faults, sentence=sentence)


def used_for(desk: Desk, template: LetterTemplate) -> tuple[LetterKind, ...]:
    """The kinds of letter that begin with it."""
    named = ((kind, default_template(desk, kind)) for kind in LetterKind)
    return tuple(kind for kind, used in named if used is not None and used.name == template.name)


def _sound(template: LetterTemplate) -> Outcome:
    from strengthtrack.documents.letter.template_uses import uses

    return Outcome(template.name, template, uses(template.content))


def _read(path: Path) -> bytes:
    """The file's bytes; raises FileRefused for what the disk does not give, and for what its ending says it is."""
    from strengthtrack.documents.letter.template_package import LARGEST

    if path.name.startswith("~$"):
        raise FileRefused(f"“{path.name}” is Word’s note that a letter is open; choose the file without “~$”.")
    ending = path.suffix.lower()
    if path.is_file() and ending in _OTHER_FORMS:
        raise FileRefused(f"“{path.name}” {_OTHER_FORMS[ending]}")
    if path.is_file() and ending != ENDING:
        raise FileRefused(f"“{path.name}” is no Word document; choose a file that ends in “{ENDING}”.")
    return content_of(path, LARGEST, "Word")


def _numbered(lines: Sequence[str]) -> Iterator[str]:
    return (f"{number}. {line}" for number, line in enumerate(lines, start=1))
