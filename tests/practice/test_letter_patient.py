"""The letter to the patient: plain words, as kind for worse as for better."""

from datetime import timedelta

import pytest

from letter_bench import (
    START,
    EveryFifteen,
    Fifteen,
    change_patient,
    change_session,
    eight_weeks,
    empty_store,
    exercise,
    fill_in_form,
    letter,
    no_weeks,
    push,
    session,
    spaced,
    store,
)
from strengthtrack.clinic.letter import LetterDraft, LetterKind, Part
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.practice.letter.material import gather
from strengthtrack.practice.letter.writing import offered
from strengthtrack.practice.patient.phrases import read, shipped
from strengthtrack.records.store import Store
from strengthtrack.science.care import Bands

__all__ = ["eight_weeks", "empty_store", "no_weeks", "store"]
MEANS = "Harder or less hard means by more than the test can be out by."
JARGON = ("abduction", "extension", "rotation", "newton", " N ", "measurement error", "baseline", "dynamometer")


def to_patient(store: Store, bands: Bands | None = None, **chosen: object) -> LetterFacts:
    return letter(store, LetterKind.PATIENT, bands=bands or EveryFifteen(), **chosen)  # type: ignore[arg-type]


def counted(store: Store, bands: Bands | None = None) -> str:
    return to_patient(store, bands).result.partition(" Your worst pain")[0]


def test_it_goes_to_the_patient_by_name_and_address(store: Store) -> None:
    change_patient(store, address="2 Sample Road\nSampletown")
    written = to_patient(store)
    assert written.recipient == ("Sample Patient A", "2 Sample Road", "Sampletown")
    assert (written.greeting, written.closing) == ("Dear Sample Patient A,", "Yours sincerely,")
    assert (written.title, written.patient_address) == ("Letter to the patient", ())
    assert written.opening == "This letter tells you what was measured at your visits."


def test_before_the_first_visit_nothing_is_said_to_have_been_measured(empty_store: Store) -> None:
    empty_store.save_patient(Patient("p1", "Sample Patient B", START))
    assert to_patient(empty_store).opening == ""


def test_of_many_answers_on_pain_the_first_and_the_last_are_told(store: Store) -> None:
    for week in range(9, 30):
        store.save_session(session(week, index=5))
    told = spaced(to_patient(store, today=START + timedelta(weeks=30)).pain)
    assert told.endswith(
        ": 7 on 17 February, …, 3 on 25 August, 3 on 1 September, 3 on 8 September, 3 on 15 September, "
        "3 on 22 September."
    )


def test_better_is_counted(store: Store) -> None:
    assert counted(store) == (
        "In 2 of 3 tests you push harder than at your start. "
        f"In 1 of 3 tests you push about as hard as at your start. {MEANS}"
    )


def test_worse_is_counted_as_plainly(store: Store) -> None:
    for movement in (Movement.ABDUCTION, Movement.EXTENSION):
        push(store, movement, Side.RIGHT, 100.0)
    assert counted(store) == (
        "In 2 of 3 tests you push less hard than at your start. "
        f"In 1 of 3 tests you push about as hard as at your start. {MEANS}"
    )


def test_mixed_is_told_as_both(store: Store) -> None:
    push(store, Movement.EXTENSION, Side.RIGHT, 100.0)
    push(store, Movement.EXTERNAL_ROTATION, Side.RIGHT, 88.0)
    told = counted(store)
    assert told.startswith("In 1 of 3 tests you push harder than at your start. In 1 of 3 tests you push less hard")


def test_the_same_of_every_test_is_said_of_all(store: Store) -> None:
    push(store, Movement.ABDUCTION, Side.RIGHT, 144.0)
    push(store, Movement.EXTENSION, Side.RIGHT, 204.0)
    assert counted(store) == "In all 3 tests you push about as hard as at your start."


def test_what_cannot_be_told_is_said_in_plain_words(store: Store) -> None:
    assert counted(store, Fifteen()) == (
        f"In 1 of 3 tests you push harder than at your start. In 2 of 3 tests we cannot tell yet. {MEANS}"
    )
    written = letter(store, LetterKind.PATIENT)
    assert written.result.startswith("We cannot tell yet if your strength has changed. Your worst pain")
    assert written.said(Part.SUMMARY) == (
        "We do not know yet how much this test can be out by. So we cannot tell yet if your strength has changed.",
    )


def test_the_first_tests_are_a_start(store: Store) -> None:
    written = letter(store, LetterKind.PATIENT, today=START, bands=EveryFifteen())
    assert written.result.startswith("These were your first tests. They are the start that your next tests")
    assert len(written.said(Part.SUMMARY)) == 1


def test_each_test_has_a_paragraph_in_the_words_of_the_patients_page(store: Store) -> None:
    more, most = "That is more than this test can be out by.", "Any change is smaller than this test can be out by."
    assert [spaced(words) for words in to_patient(store).said(Part.SUMMARY)] == [
        f"Lifting the leg sideways: Your right hip pushes 31 % harder than in March. {more}",
        f"Pushing the leg back: Your right hip pushes 23 % harder than in March. {more}",
        f"Pushing the foot inwards: Your right hip pushes about as hard as in March. {most}",
    ]


def test_both_sides_where_both_are_affected(store: Store) -> None:
    change_patient(store, affected=AffectedSide.BOTH)
    told = " ".join(to_patient(store).said(Part.SUMMARY))
    assert "Your right hip" in told
    assert "Your left hip" in told


def test_pain_is_told_as_it_was_answered(store: Store) -> None:
    written = to_patient(store)
    assert written.result.endswith("Your worst pain in the last week is 3 now. It was 7 in March.")
    assert spaced(written.pain) == (
        "Your worst pain in the last week, from 0 (none) to 10 (worst): 7 on 17 February, 7 on 3 March, 6 on 17 March, "
        "6 on 31 March, 4 on 14 April, 3 on 28 April."
    )


def test_more_pain_is_told_in_the_same_words_and_none_asked_is_not_told(store: Store) -> None:
    change_session(store, 8, pain=PainReport(10))
    assert to_patient(store).result.endswith("Your worst pain in the last week is 10 now. It was 7 in March.")
    for week in (-2, 0, 2, 4, 6, 8):
        change_session(store, week, pain=PainReport())
    assert "pain" not in to_patient(store).result + to_patient(store).pain


def test_visits_and_exercise_in_plain_words(store: Store) -> None:
    exercise(store, 21)
    written = to_patient(store)
    assert spaced(written.attendance) == (
        "You were tested at 6 visits, first on 17 February 2026 and last on 28 April 2026. "
        "Your hip programme began on 3 March 2026. It was planned for 8 weeks."
    )
    assert written.exercise == "You did 21 exercise sessions. 24 were planned."


def test_no_jargon_no_table_and_no_cause(store: Store) -> None:
    exercise(store, 21)
    written = to_patient(store)
    told = " ".join(words for part in Part for words in written.said(part))
    for word in (*JARGON, "because", "due to", "should", "recommend"):
        assert word not in told
    assert (written.results, written.measured) == (None, "")


def test_what_is_offered_follows_the_patients_page(store: Store) -> None:
    fill_in_form(store)
    found = [one.part for one in offered(gather(store, "p1", START), LetterDraft("p1", LetterKind.PATIENT))]
    assert found[:3] == [Part.OPENING, Part.RESULT, Part.ACTION]
    assert {Part.RESULTS, Part.MEASURED}.isdisjoint(found)


def test_the_clinics_own_phrases_are_used(store: Store) -> None:
    text = 'language = "en"\nname = "English"\n[letter]\nopening = "Hello from the clinic."\n'
    own = read(text, "en", shipped())
    found = offered(gather(store, "p1", START, phrases=own), LetterDraft("p1", LetterKind.PATIENT))
    assert found[0].first_words == "Hello from the clinic."


def test_a_patient_without_a_visit_has_a_letter_all_the_same(empty_store: Store) -> None:
    empty_store.save_patient(Patient("p1", "Sample Patient B", START))
    written = to_patient(empty_store)
    assert (written.result, written.summary, written.pain, written.attendance) == ("", "", "", "")


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_has_its_title(store: Store, kind: LetterKind) -> None:
    assert letter(store, kind).title == kind.words
