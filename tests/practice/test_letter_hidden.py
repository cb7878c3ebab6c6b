"""A letter that names nobody: nothing typed about the patient says who they are."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letter_bench import TODAY, change_patient, eight_weeks, letter, store
from strengthtrack.clinic.course import CourseEvent
from strengthtrack.clinic.findings import Findings
from strengthtrack.clinic.letter import LetterDraft, LetterKind
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.programme import Pause, Programme
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.documents.letter.facts import file_name
from strengthtrack.documents.letter.frozen import to_json
from strengthtrack.practice.letter.hidden import Cover, hidden_words
from strengthtrack.practice.letter.material import gather
from strengthtrack.practice.letter.writing import drawn, offered
from strengthtrack.records.store import Store

__all__ = ["eight_weeks", "store"]
NAME = "Zoë Anne-Marie O’Sample"
BORN = date(1994, 3, 2)
PATIENT = Patient("p1", NAME, BORN, record_number="SP-0417", address="2 Sample Road\nEC1")


def over(text: str, patient: Patient = PATIENT) -> str:
    return Cover(patient).over(text)


@pytest.fixture
def named(store: Store) -> Store:
    """Everything that can be typed about a patient names her."""
    typed = f"{NAME.upper()} of 2 sample road, born 2/3/1994 (sp-0417), and zoë again"
    change_patient(store, name=NAME, born=BORN, address=PATIENT.address, reason=typed)
    programme = cast("Programme", store.programme("p1"))
    pauses = (Pause(date(2026, 3, 17), date(2026, 3, 20), f"{typed} was ill"),)
    store.save_programme(replace(programme, name="Anne-Marie hip", pauses=pauses))
    store.save_form("s8", SessionForm(findings=Findings(text=typed)))
    store.save_skipped(SkippedTest("s8", Movement.FLEXION, Side.LEFT, typed))
    store.courses.save_event(CourseEvent("v1", "p1", date(2026, 4, 1), "Zoë fell"))
    return store


def typed_draft(kind: LetterKind = LetterKind.PROGRESS) -> LetterDraft:
    typed = dict.fromkeys(("action", "plan", "remarks", "copies"), f"Zoë, {NAME}: 2 March 1994.")
    return replace(LetterDraft("p1", kind, hide_identity=True), **typed)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", LetterKind)
def test_nowhere_in_a_letter_is_the_patient_named(named: Store, kind: LetterKind) -> None:
    draft = typed_draft(kind)
    typed = {name: getattr(draft, name) for name in ("action", "plan", "remarks", "copies")}
    told = to_json(letter(named, kind, hide_identity=True, **typed)).encode().decode("unicode_escape").lower()
    told += repr(offered(gather(named, "p1", TODAY), draft)).lower()
    for who in ("zoë", "anne-marie", "marie", "sample road", "0417", "1994", "dr sample referrer"):
        assert who not in told


def test_the_letter_calls_her_the_patient(named: Store) -> None:
    written = letter(named, hide_identity=True, plan="Zoë trains at home. ZOË tests again.")
    assert written.plan == ("The patient trains at home. The patient tests again.",)
    assert (written.identity, written.born, written.record_number) == ("The patient", "", "")
    assert (written.recipient, written.greeting, written.patient_address) == ((), "Dear colleague,", ())
    assert file_name(written) == "Letter 2026-04-28.docx"
    assert file_name(written, ".pdf") == "Letter 2026-04-28.pdf"


def test_another_recipient_stays_and_who_referred_does_not(named: Store) -> None:
    assert letter(named, hide_identity=True, recipient="Dr Other\nre Zoë").recipient == ("Dr Other", "re the patient")
    assert letter(named, hide_identity=True, recipient="Dr Sample Referrer\nSample Practice").recipient == ()
    assert letter(named, LetterKind.PATIENT, hide_identity=True, recipient=NAME).greeting == "Dear patient,"


def test_the_chart_names_nobody_in_its_events_and_pauses(named: Store) -> None:
    trend = drawn(gather(named, "p1", TODAY), typed_draft())
    assert trend is not None
    assert [event.words for event in trend.events] == ["The patient fell"]
    assert all("ZO" not in pause.why.upper() for pause in trend.pauses)


def test_our_own_sentences_are_left_as_they_are(store: Store) -> None:
    change_patient(store, name="May March Right", reason="May has knee pain")
    written = letter(store, hide_identity=True)
    assert written.date == "28 April 2026"
    assert "3 March 2026" in written.opening
    assert written.diagnosis == "The patient has knee pain. Affected side: right."


def test_the_page_is_told_what_was_found_and_that_it_is_to_be_read_through(named: Store) -> None:
    material = gather(named, "p1", TODAY)
    told = hidden_words(material, replace(LetterDraft("p1"), hide_identity=True, plan="Zoë trains."))
    assert told.startswith("This letter has no name, date of birth, record number, address or referrer.")
    assert "places were replaced; read it through before it leaves." in told
    assert hidden_words(material, LetterDraft("p1")) == ""


def test_where_nothing_was_found_the_page_is_told_so(store: Store) -> None:
    told = hidden_words(gather(store, "p1", TODAY), LetterDraft("p1", hide_identity=True, plan="Trains."))
    assert "and none was found; read it through" in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("zoë’s knee", "The patient’s knee"),
        ("Zoë Anne‑Marie O'Sample's knee; O'Sample, Anne-Marie", "The patient's knee; the patient"),
        ("Seen: ZOË ANNE-MARIE O’SAMPLE.", "Seen: the patient."),
        ("Anne and Marie", "The patient and the patient"),
        ("the Zoë we know", "The patient we know"),
        ("Zoë, Zoë and Bob", "The patient and Bob"),
        ("Zoëtrope, Annette", "Zoëtrope, Annette"),
        ("born 2nd March 1994 or 02.03.94", "born [hidden] or [hidden]"),
        ("born March 2, 1994 or 3/2/1994", "born [hidden] or [hidden]"),
        ("SP-0417 but not SP-04171", "[hidden] but not SP-04171"),
        ("Lives at 2 Sample  Road, EC1", "Lives at [hidden], EC1"),
        ("Zoë", "The patient"),
    ],
)
def test_who_it_is_is_found_as_it_is_usually_written(typed: str, told: str) -> None:
    assert over(typed) == told


def test_a_name_without_spaces_between_words_is_found_and_one_of_two_letters_as_a_whole_alone() -> None:
    assert over("患者山田太郎は", Patient("p1", "山田太郎", BORN)) == "患者the patientは"
    assert over("Al Li al", Patient("p1", "Al Li", BORN)) == "The patient al"


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_whatever_the_name_it_is_gone_and_nothing_breaks(name: str, before: str, after: str) -> None:
    patient = replace(PATIENT, name=name, record_number="", address="")
    told = over(f"{before} {name} {after}", patient)
    whole = " ".join(name.split())
    if len(whole) > 3 and whole.isalpha() and whole.lower() not in f"{before} {after} the patient".lower():
        assert whole not in told
