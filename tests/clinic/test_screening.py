from strengthtrack.clinic.screening import QUESTIONS, Chaperone, Consent, ConsentBy, ScreeningAnswer, questions_from


def test_the_list_as_it_ships_asks_five_things() -> None:
    assert len(QUESTIONS) == 5
    assert QUESTIONS[0] == "Recent surgery or fracture"


def test_a_typed_list_is_a_question_a_line_and_none_twice() -> None:
    assert questions_from("  One?\n\nTwo?\nOne?\n ") == ("One?", "Two?")
    assert questions_from(" \n") == ()


def test_what_was_not_asked_has_no_answer() -> None:
    assert ScreeningAnswer("One?").yes is None
    assert Consent() == Consent(by=None, name="", chaperone=None)


def test_consent_and_chaperone_are_kept_as_they_are_said() -> None:
    assert [by.value for by in ConsentBy] == ["patient", "guardian", "patient, through an interpreter"]
    assert [chaperone.value for chaperone in Chaperone] == ["offered, declined", "present"]
