import pytest

from letter_bench import change_patient, change_session, eight_weeks, letter, store
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.practice.letter.actions import action_picks
from strengthtrack.practice.letter.sections import invites
from strengthtrack.records.store import Store

__all__ = ["eight_weeks", "store"]


def test_somebody_by_name_is_greeted_so_and_closed_sincerely(store: Store) -> None:
    written = letter(store, recipient="Dr Sample Surgeon,\nSample Hospital\n\n")
    assert written.recipient == ("Dr Sample Surgeon,", "Sample Hospital")
    assert (written.greeting, written.closing) == ("Dear Dr Sample Surgeon,", "Yours sincerely,")


def test_a_colleague_without_a_name_is_closed_faithfully(store: Store) -> None:
    written = letter(store, recipient="")
    assert (written.greeting, written.closing) == ("Dear colleague,", "Yours faithfully,")


def test_an_onward_referral_is_not_taken_for_a_letter_back_to_the_referrer(store: Store) -> None:
    written = letter(store, LetterKind.ONWARD)
    assert (written.recipient, written.greeting) == ((), "Dear colleague,")
    assert written.opening == (
        "Thank you for seeing this patient, who was seen here for an eight-week hip programme from 3 March 2026."
    )


def test_a_discharge_letter_says_that_it_is_one(store: Store) -> None:
    assert letter(store, LetterKind.DISCHARGE).opening.endswith(" This letter is written at discharge.")


def test_the_patients_address_stands_in_a_letter_about_them(store: Store) -> None:
    change_patient(store, address="2 Sample Road\n\nSampletown")
    assert letter(store).patient_address == ("2 Sample Road", "Sampletown")


def test_who_signs_is_typed_else_the_clinics_else_the_last_tester(store: Store) -> None:
    store.save_setting("signature", "Sample Clinician\nPhysiotherapist")
    assert letter(store, signer="Sample Locum").signature == ("Sample Locum",)
    assert letter(store).signature == ("Sample Clinician", "Physiotherapist")
    store.save_setting("signature", "")
    assert letter(store).signature == ("Sample Physiotherapist",)
    for week in (-2, 0, 2, 4, 6, 8):
        change_session(store, week, tester=" ")
    assert letter(store).signature == ()


def test_what_was_typed_stands_in_lines_and_nothing_is_invented(store: Store) -> None:
    written = letter(store, action="Please review.\n\nPlease write back.", remarks="Thank you.", copies="The patient")
    assert written.action == ("Please review.", "Please write back.")
    assert (written.remarks, written.copies) == (("Thank you.",), ("The patient",))
    empty = letter(store)
    assert (empty.action, empty.plan, empty.remarks, empty.copies) == ((), (), (), ())


def test_paper_and_black_and_white_go_through(store: Store) -> None:
    written = letter(store, paper=Paper.US, black_and_white=True)
    assert (written.paper, written.black_and_white, written.hidden) == (Paper.US, True, False)


@pytest.mark.parametrize("kind", LetterKind)
def test_picks_and_invitations_advise_nothing(kind: LetterKind) -> None:
    told = " ".join((*action_picks(kind), *invites(kind).values())).lower()
    assert len(action_picks(kind)) == 3
    for word in ("should", "recommend", "advise", "must", "consider", "suggest"):
        assert word not in told
