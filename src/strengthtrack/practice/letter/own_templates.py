"""The clinic's own Word templates: each change is a new version, and letters keep the one they were made with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

from strengthtrack.clinic.letter import LetterDraft, LetterKind, LetterTemplate
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.setting_names import LETTER_TEMPLATE
from strengthtrack.records.changes import Changes, Kind

if TYPE_CHECKING:
    from strengthtrack.documents.letter.template_fault import TemplateFault
    from strengthtrack.records.store import Store

LONGEST_NAME = 100
Check = Callable[[bytes], Sequence["TemplateFault"]]


class TemplateRefused(Mendable):
    """A template that cannot be used; `faults` says where and what to do."""

    def __init__(self, sentence: str, faults: Sequence[TemplateFault] = ()) -> None:
        self.faults = tuple(faults)
        super().__init__(sentence)


def add(desk: Desk, name: str, content: bytes, check: Check | None = None) -> tuple[Edit, LetterTemplate]:
    """Keep a template as the next version of its name; raises TemplateRefused. Undo sets that version aside."""
    called = _called(name)
    _look_through(called, content, check or _check)
    last = max((one.version for one in desk.store.letters.versions(called)), default=0)
    made = LetterTemplate(uuid4().hex, called, last + 1, desk.now(), sha256(content).hexdigest(), content)
    undone = replace(made, discarded_at=desk.now())
    return Edit(f"{made.words}, added", _added(made), _kept((undone,))), made


def set_aside(desk: Desk, template: LetterTemplate) -> Edit:
    """Offer a template no more, in any version; letters made with it keep theirs."""
    versions = _in_use(desk, template.name)
    gone = tuple(replace(one, discarded_at=desk.now()) for one in versions)
    return Edit(f"{template.name} set aside", _kept(gone), _kept(versions))


def templates(desk: Desk) -> tuple[LetterTemplate, ...]:
    """The newest version of each template, by name."""
    return desk.store.letters.templates()


def default_template(desk: Desk, kind: LetterKind) -> LetterTemplate | None:
    """The template letters of a kind begin with, in its newest version; None for the one that ships."""
    name = desk.setting(f"{LETTER_TEMPLATE}{kind}")
    return next(iter(_in_use(desk, name)), None) if name else None


def use_template(desk: Desk, kind: LetterKind, name: str) -> Edit:
    """Begin letters of a kind with a template of the clinic's own, "" for the one that ships."""
    setting = f"{LETTER_TEMPLATE}{kind}"
    words = f"{kind.words}: {name or 'the template that ships'} is used from now on"
    return Edit(words, _setting(setting, name), _setting(setting, desk.setting(setting)))


def template_of(desk: Desk, draft: LetterDraft) -> LetterTemplate | None:
    """The clinic's own template of a draft; None for the one that ships. Raises TemplateRefused where it is gone."""
    if not draft.template_id:
        return None
    try:
        found = desk.store.letters.template(draft.template_id)
    except KeyError:
        raise TemplateRefused("The template of this letter is not in the records; choose another one.") from None
    if found.discarded_at is not None:
        raise TemplateRefused(f"The template {found.words} was set aside; choose another one for this letter.")
    return found


def _in_use(desk: Desk, name: str) -> tuple[LetterTemplate, ...]:
    """Its versions that are not set aside, newest first."""
    return tuple(one for one in desk.store.letters.versions(name) if one.discarded_at is None)


def _called(name: str) -> str:
    """A file's name without its ending, on one line."""
    called = " ".join(name.split()).removesuffix(".docx").strip()
    if not called:
        raise TemplateRefused("Give the template a name, for example “Clinic letter”.")
    if len(called) > LONGEST_NAME:
        raise TemplateRefused(f"Shorten the name of the template to {LONGEST_NAME} characters.")
    return called


def _look_through(name: str, content: bytes, check: Check) -> None:
    faults = check(content)
    if faults:
        many = "one thing" if len(faults) == 1 else f"{len(faults)} things"
        raise TemplateRefused(f"“{name}” cannot be used yet: there {_is(len(faults))} {many} to mend in it.", faults)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _check(content: bytes) -> Sequence[TemplateFault]:
    from strengthtrack.documents.letter.template_check import check

    return check(content)


def _added(made: LetterTemplate) -> Job:
    def write(store: Store) -> Changes:
        if any(one.id == made.id for one in store.letters.versions(made.name)):
            return store.letters.save_template(made)  # undone before, and now done again
        store.letters.add_template(made)
        return Changes(frozenset({Kind.LETTER}))

    return write


def _kept(templates: Sequence[LetterTemplate]) -> Job:
    def write(store: Store) -> Changes:
        with store.together():
            for template in templates:
                store.letters.save_template(template)
        return Changes(frozenset({Kind.LETTER}))

    return write


def _setting(name: str, value: str) -> Job:
    return lambda store: store.save_setting(name, value)
