"""The app says what was measured and when. No string of it says why, what will come, or what anybody is to do.

A string that holds one of these words is either rewritten or named below with the reason why it may stand.
"""

import re
from dataclasses import dataclass

import pytest

from told_strings import GAP, Told, everything, of_source, of_toml

CAUSE = (
    r"because", r"due to", r"owing to", r"caus\w*", r"thanks to", r"lead(?:s|ing)? to", r"led to", r"therefore",
    r"hence", r"result(?:s|ed|ing)? (?:in|from|of)", r"responsible for", r"contribut\w*", r"explain(?:s|ed)? by",
    r"attributed",
    r"helps?", r"helped", r"effect", r"effects", r"effective\w*", r"improv\w*", r"prevent\w*", r"respond(?:s|ed)? to",
    r"work(?:s|ed)? (?:better|best|well|for you)", r"made (?:it|you|your \w+) (?:better|worse|stronger|weaker)",
    r"brought (?:about|on) by", r"the reason (?:for|why)",
)  # fmt: skip
FORECAST = (
    r"predict\w*", r"forecast\w*", r"expect\w*", r"likely", r"unlikely", r"prognos\w*", r"probably",
    r"will (?:get|become|improve|go (?:up|down)|fall|rise|be (?:stronger|weaker|better|worse|less|more))",
    r"on (?:track|course) (?:for|to)", r"at risk", r"risk of",
)  # fmt: skip
ADVICE = (
    r"should", r"ought", r"recommend\w*", r"advi[sc]\w*", r"you need to", r"you have to", r"must",
    r"keep (?:going|it up)", r"ready to (?:return|run|play)", r"safe to", r"return to sport",
    r"stop exercising", r"exercise (?:more|less)",
)  # fmt: skip
JUDGEMENT = (
    r"healthy", r"unhealthy", r"normal(?! form)\w*", r"abnormal\w*", r"deficit", r"weakness", r"diagnos\w*",
    r"significant(?:ly)?", r"responders?", r"superior", r"inferior", r"winner", r"best programme",
)  # fmt: skip
WORDS = re.compile(rf"\b(?:{'|'.join((*CAUSE, *FORECAST, *ADVICE, *JUDGEMENT))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class May:
    """A string that may stand although it holds such a word: where, in a file or anywhere in a folder; words; why."""

    where: str
    words: str
    why: str


MAY = (
    May("charts/path/words.py", "It shows timing, not cause.", "says that there is no cause in it"),
    May("clinic/letter.py", "Diagnosis or reason", "heads the referrer's words, typed by the clinic"),
    May("documents/letter/layout.py", "Diagnosis or reason", "the same heading"),
    May(".docx", "Diagnosis or reason", "the same heading"),
    May("practice/intake/columns.py", "diagnosis", "how other software heads that column"),
    May("documents/fhir/observation.py", "effectiveDateTime", "an element of FHIR"),
    May("documents/fhir/reports.py", "effectiveDateTime", "an element of FHIR"),
    May("documents/fhir/reports.py", "effectivePeriod", "an element of FHIR"),
    May("documents/fhir/strength.py", "effectiveDateTime", "an element of FHIR"),
    May("documents/fhir/plan.py", "diagnosis", "an element of FHIR"),
    May(".docx", "{%p", "the name of a field, which is not printed"),
    May("documents/letter/template_fields.py", "diagnosis", "the name of that field, and what it is"),
    May("screens/patients/fields.py", "Reason or diagnosis", "names the field they are typed into"),
    May("screens/ending/end_page.py", "What the next tester should know", "one tester's note to another"),
    May("screens/beforehand/start_page.py", "Only the tester must be given.", "which field may not be empty"),
    May("screens/connecting/gauge_card.py", "the force must go up", "how the sign of a dynamometer is tried"),
    May("devices/profiles/", "must be ", "what is wrong in a dynamometer's profile"),
    May("devices/profiles/", "should be an error", "what is wrong in a dynamometer's profile"),
    May("devices/profiles/", "expect", "a key of a dynamometer's profile: the answer waited for"),
    May("devices/teaching/", "expect", "that key, as it is written"),
    May("screens/teaching/next_words.py", "what comes must change with your hand", "how a wire is tried"),
    May("devices/profiles/schema.py", "likely", "how surely an answer tells a dynamometer"),
    May(
        "devices/ports/port_faults.py",
        "expected a string in the form",
        "words of the system, looked for and never shown",
    ),
    May("devices/emulator/recording_file.py", "where a number should be", "what is wrong in a file of readings"),
    May("records/schema/m001_initial.py", "CREATE TABLE trial", "a comment in SQL, which nobody is shown"),
    May("resources/reference/krause_2014.toml", "Effects of examiner strength", "the title of a paper"),
    May("resources/reference/cerda_vega_2018.toml", "normalization methods", "the title of a paper"),
    May("resources/reference/widler_2009.toml", "16 healthy people", "whom the paper measured"),
)


def offends(told: Told) -> bool:
    """Whether a string holds such a word and is not one that may."""
    return bool(WORDS.search(told.words)) and not any(_is(may, told) for may in MAY)


def _is(may: May, told: Told) -> bool:
    there = may.where in told.where if may.where.endswith("/") else told.where.endswith(may.where)
    return there and may.words in told.words


@pytest.fixture(scope="module")
def strings() -> tuple[Told, ...]:
    return tuple(everything())


def test_no_string_says_why_what_will_come_or_what_to_do(strings: tuple[Told, ...]) -> None:
    found = [f"{told.where}: {told.words}" for told in strings if offends(told)]
    assert not found, "record and display: no cause, no forecast, no advice"


def test_each_string_that_may_is_still_there(strings: tuple[Told, ...]) -> None:
    gone = [may for may in MAY if not any(_is(may, told) and WORDS.search(told.words) for told in strings)]
    assert not gone, "take it out of the list"


def test_everything_a_person_may_read_is_looked_at(strings: tuple[Told, ...]) -> None:
    told = {one.words for one in strings}
    assert "Clinic review" in told, "literals"
    assert any(one.startswith("If nothing had changed, ") for one in told), "f-strings"
    assert "Lifting the leg sideways" in told, "phrases for patients"
    assert any(one.where.endswith(".docx") for one in strings), "the letter"
    assert len(strings) > 2000


@pytest.mark.parametrize(
    "sentence",
    [
        "Your pain is lower because your hip is stronger.",
        "Pain fell due to the exercises.",
        "Stronger hips caused less pain.",
        "The exercise led to less pain.",
        "Thanks to your training the knee hurts less.",
        "Strength improved by 31 %.",
        "The programme helped.",
        "Pain is predicted to fall below 2.",
        "You can expect less pain in four weeks.",
        "Your hip will get stronger.",
        "She is likely to run again.",
        "You should rest.",
        "We recommend the knee programme.",
        "You need to do more of it.",
        "Your healthy side is stronger.",
        "That is normal strength for your age.",
        "A weakness of the hip was found.",
        "The hip programme works better.",
        "He is ready to return to sport.",
        "The difference is significant.",
    ],
)
def test_such_a_sentence_is_found(sentence: str) -> None:
    assert offends(Told("src/strengthtrack/practice/patient/words.py", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "due 1 Sep",
        "Due today",
        "8-week test due tomorrow",
        "+31 %, beyond measurement error",
        "Your right hip pushes 31 % harder than in March. That is more than this test can be out by.",
        "Your worst pain in the last week was 7 then and is 3 now.",
        "Cannot tell yet, the lever arm was not measured on that day.",
        "If nothing had changed, one or more of 6 would still be beyond it in about 1 of 4 patients.",
        "↓ down is better",
        "Needs another trial",
    ],
)
def test_what_was_measured_may_be_said(sentence: str) -> None:
    assert not offends(Told("src/strengthtrack/practice/patient/words.py", sentence))


def test_a_string_that_may_stand_in_one_file_may_not_in_another() -> None:
    assert offends(Told("src/strengthtrack/practice/patient/words.py", "16 healthy people"))


MADE = '''
"""A module may say because to those who read it."""
GREETING = "Well"
"""So may the words under a constant, due to a reason."""

def told(side, part):
    """Stronger because of it."""
    # pain fell because of it
    return f"Your {side} hip is {part} % stronger, because " "you trained"
'''


def test_literals_are_looked_at_whole_and_docstrings_and_comments_are_not() -> None:
    found = list(of_source(MADE))
    assert found == ["Well", f"Your {GAP} hip is {GAP} % stronger, because you trained"]
    assert [offends(Told("made.py", one)) for one in found] == [False, True]


def test_words_of_a_resource_are_looked_at_however_deep() -> None:
    text = '# due to\n[a]\nb = "Rest"\n[[a.c]]\nd = ["x", "You should rest"]\n'
    assert list(of_toml(text)) == ["Rest", "x", "You should rest"]
