from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from records_bench import KEY, NOON
from strengthtrack.clinic.letter import IssuedLetter, LetterDraft, LetterKind, LetterTemplate, Paper, Part, SentLetter
from strengthtrack.clinic.setup import Movement
from strengthtrack.records import database
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.sql import Sql
from strengthtrack.records.store import Store

DRAFT = LetterDraft(
    "p1",
    LetterKind.DISCHARGE,
    recipient="Dr Sample\nSample Practice",
    left_out=frozenset({Part.CHART, Part.PAIN}),
    action="Please review.",
    plan="Home programme.\nTest again “soon”.",
    remarks="דוגמה",
    copies="The patient",
    signer="Sample Clinician",
    movement=Movement.EXTENSION,
    paper=Paper.US,
    hide_identity=True,
    black_and_white=True,
    template_id="t1",
    corrects="l0",
)
LETTER = IssuedLetter(
    id="l1",
    patient_id="p1",
    kind=LetterKind.DISCHARGE,
    issued_at=NOON,
    signer="Sample Clinician",
    facts='{"format": 1, "day": "2026-04-28", "recipient": ["Dr Sample", "Sample Practice"]}',
    template_name="Clinic letter",
    template_version=3,
    template_hash="ab" * 32,
    app_version="0.5.0",
    word=b"PK\x00word",
    pdf=b"%PDF\xff",
)
TEMPLATE = LetterTemplate("t1", "Clinic letter", 0, NOON, "ab" * 32, b"PK\x00")


def sql(store: Store) -> Sql:
    return store._sql


# drafts


def test_a_draft_comes_back_as_it_was_typed(store: Store) -> None:
    assert store.letters.draft("p1", LetterKind.DISCHARGE) is None
    assert store.letters.save_draft(DRAFT) == Changes(frozenset({Kind.LETTER}), "p1")
    assert store.letters.draft("p1", LetterKind.DISCHARGE) == DRAFT
    assert store.letters.draft("p1", LetterKind.PROGRESS) is None


def test_another_draft_stands_in_its_place_and_each_kind_has_its_own(store: Store) -> None:
    bare = LetterDraft("p1")
    for draft in (DRAFT, replace(DRAFT, plan="Other", movement=None, recipient=None), bare):
        store.letters.save_draft(draft)
    kept = store.letters.draft("p1", LetterKind.DISCHARGE)
    assert kept is not None
    assert (kept.plan, kept.movement, kept.recipient) == ("Other", None, None)
    assert store.letters.draft("p1", LetterKind.PROGRESS) == bare
    assert len(sql(store).rows("SELECT * FROM letter_draft")) == 2


def test_a_discarded_draft_is_gone_until_it_is_saved_again(store: Store) -> None:
    store.letters.save_draft(DRAFT)
    store.letters.discard_draft("p1", DRAFT.kind)
    assert store.letters.draft("p1", DRAFT.kind) is None
    store.letters.save_draft(DRAFT)
    assert store.letters.draft("p1", DRAFT.kind) == DRAFT


def test_a_draft_outlives_the_app(store: Store, path: Path) -> None:
    store.letters.save_draft(DRAFT)
    store.letters.issue(LETTER)
    store.letters.save_draft(DRAFT)
    store.close()
    again = Store(database.open(path, KEY))
    assert again.letters.draft("p1", DRAFT.kind) == DRAFT
    assert again.letters.letter("l1") == LETTER
    again.close()


# as sent


def test_a_letter_comes_back_byte_by_byte_and_its_draft_is_done_with(store: Store) -> None:
    store.letters.save_draft(DRAFT)
    store.letters.save_draft(LetterDraft("p1"))
    assert store.letters.issue(LETTER) == Changes(frozenset({Kind.LETTER}), "p1")
    assert store.letters.letter("l1") == LETTER
    assert store.letters.draft("p1", DRAFT.kind) is None
    assert store.letters.draft("p1", LetterKind.PROGRESS) is not None


def test_letters_come_newest_first_and_of_one_patient(store: Store) -> None:
    later = replace(LETTER, id="l2", issued_at=NOON + timedelta(days=1), corrects="l1")
    for letter in (LETTER, later):
        store.letters.issue(letter)
    assert store.letters.issued("p1") == (later, LETTER)
    assert store.letters.issued("p2") == ()
    with pytest.raises(KeyError):
        store.letters.letter("l9")


def test_a_list_of_them_needs_no_pages(store: Store) -> None:
    store.letters.issue(LETTER)
    store.letters.issue(replace(LETTER, id="l2", facts='{"day": "2026-04-29", "recipient": []}', corrects="l1"))
    second, first = store.letters.sent("p1")
    assert first == SentLetter(
        "l1", LetterKind.DISCHARGE, NOON.date(), NOON, "Dr Sample", "Sample Clinician", "Clinic letter", 3, "0.5.0"
    )
    assert (second.recipient, second.corrects) == ("", "l1")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE letter SET facts = '{}'", "UPDATE letter SET pdf = x'00'", "UPDATE letter SET signer = 'Other'"],
)
def test_what_was_sent_cannot_be_changed(store: Store, statement: str) -> None:
    store.letters.issue(LETTER)
    with pytest.raises(Exception, match="an issued letter is never changed"):
        sql(store).run(statement)
    assert store.letters.letter("l1") == LETTER


def test_a_letter_is_not_sent_twice_under_one_id(store: Store) -> None:
    store.letters.issue(LETTER)
    store.letters.save_draft(DRAFT)
    with pytest.raises(Exception, match="an issued letter is never changed"):
        store.letters.issue(replace(LETTER, facts="{}"))
    assert store.letters.letter("l1") == LETTER
    assert store.letters.draft("p1", DRAFT.kind) == DRAFT


# templates


def test_versions_of_a_template_count_up_by_its_name(store: Store) -> None:
    made = [store.letters.add_template(replace(TEMPLATE, id=id)) for id in ("t1", "t2")]
    other = store.letters.add_template(replace(TEMPLATE, id="t3", name="Short letter"))
    assert [one.version for one in (*made, other)] == [1, 2, 1]
    assert store.letters.templates() == (made[1], other)
    assert store.letters.versions("Clinic letter") == (made[1], made[0])
    assert store.letters.template("t1") == made[0]


def test_a_template_set_aside_is_offered_no_more_and_its_number_not_given_again(store: Store) -> None:
    first = store.letters.add_template(TEMPLATE)
    second = store.letters.add_template(replace(TEMPLATE, id="t2"))
    store.letters.save_template(replace(second, discarded_at=NOON))
    assert store.letters.templates() == (first,)
    assert store.letters.template("t2").discarded_at == NOON
    assert store.letters.add_template(replace(TEMPLATE, id="t4")).version == 3
    with pytest.raises(KeyError):
        store.letters.template("t9")
