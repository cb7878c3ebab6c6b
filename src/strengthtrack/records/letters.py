"""Letters: drafts are kept while they are written, what was sent is never changed, templates have versions."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from strengthtrack.clinic.letter import IssuedLetter, LetterDraft, LetterKind, LetterTemplate, Paper, Part, SentLetter
from strengthtrack.clinic.setup import Movement
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.rows import Found, moment_or_none, utc, utc_or_none
from strengthtrack.records.sql import Sql, Value

_OF_PATIENT = "SELECT * FROM letter WHERE patient_id = ? ORDER BY issued_at DESC, rowid DESC"
_HEADS = """
    SELECT id, kind, json_extract(facts, '$.day') AS day, issued_at, template_name, template_version, app_version,
        coalesce(json_extract(facts, '$.recipient[0]'), '') AS recipient, signer, corrects
    FROM letter WHERE patient_id = ? ORDER BY issued_at DESC, rowid DESC"""
_DRAFT = "SELECT * FROM letter_draft WHERE patient_id = ? AND kind = ? AND discarded_at IS NULL"
_NEWEST = """
    SELECT * FROM letter_template WHERE discarded_at IS NULL AND version = (
        SELECT max(version) FROM letter_template AS other
        WHERE other.name = letter_template.name AND other.discarded_at IS NULL)
    ORDER BY name"""
_WORDS = ("action", "plan", "remarks", "copies", "signer", "template_id", "corrects")
_TICKS = ("hide_identity", "black_and_white")


class Letters:
    """Letters of the records; every method raises RecordsFault. `now` is aware UTC."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        self._sql = sql
        self._now = now

    # as sent

    def issued(self, patient_id: str) -> tuple[IssuedLetter, ...]:
        """A patient's letters that were sent, newest first."""
        return tuple(map(_letter_from, self._sql.rows(_OF_PATIENT, patient_id)))

    def sent(self, patient_id: str) -> tuple[SentLetter, ...]:
        """The same without their pages."""
        return tuple(map(_sent_from, self._sql.rows(_HEADS, patient_id)))

    def letter(self, id: str) -> IssuedLetter:
        """One letter that was sent; raises KeyError."""
        found = self._sql.rows("SELECT * FROM letter WHERE id = ?", id)
        if not found:
            raise KeyError(id)
        return _letter_from(found[0])

    def issue(self, letter: IssuedLetter) -> Changes:
        """Keep a letter for good; its draft is done with."""
        with self._sql.together():
            self._sql.put("letter", _letter_row(letter))
            self.discard_draft(letter.patient_id, letter.kind)
        return Changes(frozenset({Kind.LETTER}), letter.patient_id)

    # in writing

    def draft(self, patient_id: str, kind: LetterKind) -> LetterDraft | None:
        """What was chosen and typed so far; None where nothing was, or the letter is sent."""
        found = self._sql.rows(_DRAFT, patient_id, kind.value)
        return _draft_from(found[0]) if found else None

    def save_draft(self, draft: LetterDraft) -> Changes:
        """Keep a draft in place of the one before."""
        row: dict[str, Value] = {
            "patient_id": draft.patient_id,
            "kind": draft.kind.value,
            "content": json.dumps(_content(draft), ensure_ascii=False),
            "saved_at": utc(self._now()),
            "discarded_at": None,
        }
        self._sql.put("letter_draft", row, pk=("patient_id", "kind"))
        return Changes(frozenset({Kind.LETTER}), draft.patient_id)

    def discard_draft(self, patient_id: str, kind: LetterKind) -> Changes:
        """A draft is done with."""
        statement = "UPDATE letter_draft SET discarded_at = ? WHERE patient_id = ? AND kind = ?"
        self._sql.run(statement, utc(self._now()), patient_id, kind.value)
        return Changes(frozenset({Kind.LETTER}), patient_id)

    # the clinic's own templates

    def templates(self) -> tuple[LetterTemplate, ...]:
        """The newest version of each template, by name."""
        return tuple(map(_template_from, self._sql.rows(_NEWEST)))

    def versions(self, name: str) -> tuple[LetterTemplate, ...]:
        """Every version of a template, set aside or not, newest first."""
        statement = "SELECT * FROM letter_template WHERE name = ? ORDER BY version DESC"
        return tuple(map(_template_from, self._sql.rows(statement, name)))

    def template(self, id: str) -> LetterTemplate:
        """One template, discarded or not; raises KeyError."""
        found = self._sql.rows("SELECT * FROM letter_template WHERE id = ?", id)
        if not found:
            raise KeyError(id)
        return _template_from(found[0])

    def add_template(self, template: LetterTemplate) -> LetterTemplate:
        """Keep a template under the next version of its name, and give it back with that."""
        with self._sql.together():
            (row,) = self._sql.rows(
                "SELECT coalesce(max(version), 0) AS last FROM letter_template WHERE name = ?", template.name
            )
            numbered = replace(template, version=int(str(row["last"])) + 1)
            self._sql.put("letter_template", _template_row(numbered))
        return numbered

    def save_template(self, template: LetterTemplate) -> Changes:
        """Keep a template as it is: set aside, or taken back."""
        self._sql.put("letter_template", _template_row(template))
        return Changes(frozenset({Kind.LETTER}))


def _letter_row(letter: IssuedLetter) -> dict[str, Value]:
    return {
        "id": letter.id,
        "patient_id": letter.patient_id,
        "kind": letter.kind.value,
        "issued_at": utc(letter.issued_at),
        "signer": letter.signer,
        "facts": letter.facts,
        "template_name": letter.template_name,
        "template_version": letter.template_version,
        "template_hash": letter.template_hash,
        "app_version": letter.app_version,
        "word": letter.word,
        "pdf": letter.pdf,
        "corrects": letter.corrects,
    }


def _letter_from(row: Found) -> IssuedLetter:
    when = datetime.fromisoformat(row["issued_at"])
    return IssuedLetter(**{**row, "kind": LetterKind(row["kind"]), "issued_at": when})


def _sent_from(row: Found) -> SentLetter:
    days = {"day": date.fromisoformat(row["day"]), "issued_at": datetime.fromisoformat(row["issued_at"])}
    return SentLetter(**{**row, **days, "kind": LetterKind(row["kind"])})


def _content(draft: LetterDraft) -> dict[str, object]:
    words = {name: getattr(draft, name) for name in (*_WORDS, *_TICKS)}
    return words | {
        "recipient": draft.recipient,
        "left_out": sorted(part.value for part in draft.left_out),
        "movement": draft.movement.value if draft.movement else None,
        "paper": draft.paper.value,
    }


def _draft_from(row: Found) -> LetterDraft:
    content: dict[str, Any] = json.loads(row["content"])
    return LetterDraft(
        patient_id=row["patient_id"],
        kind=LetterKind(row["kind"]),
        recipient=content["recipient"],
        left_out=frozenset(map(Part, content["left_out"])),
        movement=Movement(content["movement"]) if content["movement"] else None,
        paper=Paper(content["paper"]),
        **{name: content[name] for name in (*_WORDS, *_TICKS)},
    )


def _template_row(template: LetterTemplate) -> dict[str, Value]:
    return {
        "id": template.id,
        "name": template.name,
        "version": template.version,
        "added_at": utc(template.added_at),
        "hash": template.hash,
        "content": template.content,
        "discarded_at": utc_or_none(template.discarded_at),
    }


def _template_from(row: Found) -> LetterTemplate:
    when = datetime.fromisoformat(row["added_at"])
    return LetterTemplate(**{**row, "added_at": when, "discarded_at": moment_or_none(row["discarded_at"])})
