from strengthtrack.clinic.screening import Chaperone, Consent, ConsentBy, ScreeningAnswer
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.practice.form_words import asked_words


def screened(*answers: bool | None) -> SessionForm:
    questions = ("Recent surgery or fracture", "Acute pain today", "Heart or blood pressure trouble")
    return SessionForm(tuple(map(ScreeningAnswer, questions, answers)))


def test_a_yes_is_told_by_its_question_and_a_no_is_counted() -> None:
    assert asked_words(screened(False, True, False)) == "Screening: yes to Acute pain today; no to 2 others."
    assert asked_words(screened(False, True, None)) == "Screening: yes to Acute pain today; no to 1 other."
    assert asked_words(screened(False, False, False)) == "Screening: no to 3 questions."


def test_what_was_not_answered_is_not_told() -> None:
    assert asked_words(SessionForm()) == ""
    assert asked_words(screened(None, None, None)) == ""
    assert asked_words(screened(None, False, None)) == "Screening: no to 1 question."


def test_consent_is_told_with_who_gave_it_and_the_chaperone() -> None:
    given = Consent(ConsentBy.GUARDIAN, "Sample Guardian", Chaperone.PRESENT)
    assert asked_words(SessionForm(consent=given)) == "Consent: guardian (Sample Guardian). Chaperone: present."
