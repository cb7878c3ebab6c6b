import pytest

from strengthtrack.practice.patient.phrases import LONGEST, PhraseFault, gaps_of, read, shipped

ENGLISH = shipped()
HEAD = 'language = "xx"\nname = "Sample tongue"\n'


def fault_of(text: str, language: str = "xx") -> str:
    with pytest.raises(PhraseFault) as caught:
        read(text, language, ENGLISH)
    return str(caught.value)


def test_a_phrase_is_said_with_its_gaps_filled_in_any_order() -> None:
    own = read(f'{HEAD}[note]\ntested_on = "Am {{day}} war das."\n', "xx", ENGLISH)
    assert own.say("note.tested_on", day="3 March") == "Am 3 March war das."


def test_what_a_language_lacks_is_said_in_english_and_listed() -> None:
    own = read(f'{HEAD}[months]\nmarch = "Marzo"\n', "xx", ENGLISH)
    assert own.say("months.march") == "Marzo"
    assert own.say("months.april") == "April"
    assert "months.april" in own.missing
    assert "months.march" not in own.missing
    assert len(own.missing) == len(ENGLISH.words) - 1


def test_words_that_look_like_a_gap_are_left_alone_in_what_fills_it() -> None:
    assert ENGLISH.say("page.for", name="{day}") == "For {day}"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('[strength]\nbetter = "{who} is strong {when}."', "strength.better: keep the gap {percent} in it"),
        ('[note]\npain_on = "{day} {hour}"', "note.pain_on: take out {hour}, which is never filled here"),
        ('[note]\npain_om = "{day}"', "note.pain_om: this phrase is not known; take it out or mend its spelling"),
        ("[page]\nquestions = 3", "page.questions: give it some words"),
        ('[page]\nquestions = " "', "page.questions: give it some words"),
        ('[page]\nquestions = "Ask {us"', "page.questions: use { and } only around the name of a gap"),
        ('[page]\nquestions = "Ask\\nus"', "page.questions: write it on one line"),
        (f'[page]\nquestions = "{"a" * (LONGEST + 1)}"', f"page.questions: shorten it to {LONGEST} characters"),
    ],
)
def test_a_fault_is_named_by_its_key_with_what_to_do(line: str, sentence: str) -> None:
    said = fault_of(HEAD + line)
    assert said.startswith("The phrases “xx” cannot be used until this is mended: ")
    assert sentence in said


@pytest.mark.parametrize(
    ("text", "language", "sentence"),
    [
        ('language = "de"\nname = "x"', "xx", "language: say “xx”, as the file is called"),
        ('language = "xx"', "xx", "name: give the language its name"),
        ('language = "my words"\nname = "x"', "my words", "the file: name it after its language"),
        ("language = ", "xx", "the file: this is not TOML"),
    ],
)
def test_the_head_of_a_file_is_checked(text: str, language: str, sentence: str) -> None:
    assert sentence in fault_of(text, language)


def test_every_fault_of_a_file_is_told_at_once() -> None:
    assert fault_of(f'{HEAD}[page]\nquestions = 1\n[end]\nbetter = ""').count("give it some words") == 2


def test_the_gaps_of_a_phrase_are_found() -> None:
    assert gaps_of(ENGLISH.words["strength.worse"]) == {"who", "percent", "when"}
