import re
from itertools import product

import pytest

from strengthtrack.practice.patient.phrases import gaps_of, shipped

ENGLISH = shipped()
MOST_WORDS, HIGHEST_GRADE, LONGEST_WORD = 20, 6.0, 4
A_SENTENCE = 4
"""Words; what is shorter is a label, and a grade says nothing of it."""
PER_CENT = 2
UNITS = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
"""Syllables of nought to nineteen."""
PIECES = ("months.", "when.", "date.")
"""What fills the gaps of others, and is read with them."""
ACCUSED = (
    "because",
    "caused",
    "due to",
    "led to",
    "thanks to",
    "improved by",
    "should",
    "must",
    "recommend",
    "predict",
)
JARGON = ("newton", "force", "baseline", "error", "mdc", "abduction", "extension", "rotation", "torque", "dynamometer")


def syllables(word: str) -> int:
    """How many a word has, by its groups of vowels; numbers and “%” as they are said."""
    if word == "%":
        return PER_CENT
    if word.isdigit():
        return spoken(int(word))
    plain = word.lower().strip("’'").replace("sideways", "sidways")
    plain = re.sub(r"(?<=[^aeiouyshxz])es$|(?<=[^aeiouytd])ed$|(?<=[^l])e$|(?<=[aeiou]l)e$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))


def spoken(number: int) -> int:
    """The syllables of a number: “twenty-eight”, “twenty twenty-five”."""
    if number >= 100:
        return spoken(number // 100) + spoken(number % 100)
    if number < len(UNITS):
        return UNITS[number]
    tens = 3 if number // 10 == 7 else 2
    return tens + (UNITS[number % 10] if number % 10 else 0)


def words_of(text: str) -> list[str]:
    return re.findall(r"[A-Za-z’']+|\d[\d.,]*|%", text)


def sentences_of(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.!?:])\s+", text) if words_of(sentence)]


def grade(text: str) -> float:
    """Flesch-Kincaid grade: 0.39·words/sentences + 11.8·syllables/words − 15.59 (Kincaid and others 1975).

    Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas. Research Branch Report
    8-75, Naval Technical Training Command 1975. A child of eleven is in grade 5 or 6.
    """
    words = words_of(text)
    count = len(words)
    return 0.39 * count / len(sentences_of(text)) + 11.8 * sum(map(syllables, words)) / count - 15.59


def fillings(gap: str) -> list[str]:
    """Everything a gap may hold, or the longest of it."""
    months = [words for key, words in ENGLISH.words.items() if key.startswith("months.")]
    some = {
        "month": months,
        "who": [words for key, words in ENGLISH.words.items() if key.startswith("who.")],
        "percent": ["31", "under 1"],
        "day": ["3 March", "28 September 2025"],
        "programme": ["Hip and knee"],
        "name": ["Sample Patient A"],
    }
    whens = ("month", "month_of_year", "day", "day_of_year", "first_tests", "first_answers")
    if gap == "when":
        gaps = {"day": "28", "month": "September", "year": "2025", "count": "3"}
        return [ENGLISH.say(f"when.{when}", **gaps) for when in whens]
    return some.get(gap, ["7"])


def filled(key: str) -> list[str]:
    gaps = sorted(gaps_of(ENGLISH.words[key]))
    return [
        ENGLISH.say(key, **dict(zip(gaps, values, strict=True))) for values in product(*(fillings(gap) for gap in gaps))
    ]


@pytest.mark.parametrize(
    ("word", "count"),
    [("pushes", 2), ("pulls", 1), ("measured", 2), ("strength", 1), ("changed", 1), ("tested", 2), ("tests", 1),
     ("together", 3), ("September", 3), ("questions", 2), ("smaller", 2), ("score", 1), ("people", 2), ("31", 3),
     ("2025", 5), ("cannot", 2), ("worst", 1), ("leg", 1), ("sideways", 2), ("able", 2), ("were", 1), ("times", 1)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_published_one() -> None:
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)


@pytest.mark.parametrize("key", [key for key in ENGLISH.words if not key.startswith(PIECES)])
def test_a_child_of_eleven_can_read_every_phrase(key: str) -> None:
    for text in filled(key):
        assert all(len(words_of(sentence)) <= MOST_WORDS for sentence in sentences_of(text)), text
        assert all(syllables(word) <= LONGEST_WORD for word in words_of(text) if word.isalpha()), text
        if len(words_of(text)) >= A_SENTENCE:
            assert grade(text) <= HIGHEST_GRADE, (text, grade(text))


@pytest.mark.parametrize("key", ENGLISH.words)
def test_no_phrase_says_why_or_what_to_do_or_what_will_come_nor_speaks_to_a_physio(key: str) -> None:
    words = ENGLISH.words[key].lower()
    assert not [found for found in (*ACCUSED, *JARGON) if found in words]
    assert not re.search(r"\bN\b|\bwill (get|become|improve)\b", ENGLISH.words[key])


def test_worse_is_said_as_better_is() -> None:
    better, worse = ENGLISH.words["strength.better"], ENGLISH.words["strength.worse"]
    assert worse == better.replace("harder", "less hard")
    assert ENGLISH.words["pain.more"] == ENGLISH.words["pain.less"]
