"""The list of thousands finds exactly those of whom `fits` says so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_samples import sample_patient
from strengthtrack.clinic.days import MONTHS
from strengthtrack.clinic.patient import Patient
from strengthtrack.practice.birthdays import Birthdays
from strengthtrack.practice.find_list import FindList, looked_for
from strengthtrack.practice.finding import find, fits, plain

WORDS = ("Sample", "Béla", "bela", "Mar", "march", "O’Ann", "Ann-Mai", "Ærø", "ß", "I", "0", "12", "３", "a", "may")
words = st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
names = st.lists(words, max_size=4).map(" ".join)
numbers = st.from_regex(r"(SP[-/ .]?)?[0-9]{0,5}( [0-9]{2})?", fullmatch=True) | words
births = st.dates(date(1898, 1, 1), date(2026, 4, 28)) | st.dates()
people = st.builds(lambda name, number, born: (name, number, born), names, numbers, births)


@st.composite
def typed(draw: st.DrawFn, among: Sequence[tuple[str, str, date]]) -> str:
    """What somebody may type: mostly about one of these, cut short at either end, else anything."""
    if not among or draw(st.integers(0, 9)) == 0:
        return draw(names)
    name, number, born = draw(st.sampled_from(among))
    day, month, year = draw(st.sampled_from(ways_to_write(born)))
    between = draw(st.sampled_from((" ", ".", "/", "-", ", ", "")))
    text = draw(
        st.sampled_from((name, number, between.join((day, month, year)), f"{month} {year}", f"{name} {number}"))
    )
    first, last = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    return text[first : len(text) - last]


def ways_to_write(born: date) -> list[tuple[str, str, str]]:
    day, month, year = f"{born.day:02}", f"{born.month:02}", str(born.year)
    word = MONTHS[born.month - 1]
    short = year[2:]
    return [
        (day, month, year), (str(born.day), word[:3], year), (word, day, short), (year, month, day), (month, day, year),
        (day, month, short), (str(born.day), str(born.month), short), (day, word.lower(), short),
    ]  # fmt: skip


class Index:
    """A find list with its birthdays, as the clinic has them."""

    def __init__(self, patients: Sequence[Patient]) -> None:
        self.birthdays = Birthdays()
        for who in patients:
            self.birthdays.add(who.id, who.born)
        self.list = FindList(((who.id,), who, looked_for(who)) for who in patients)

    def found(self, text: str, most: int = 1000) -> tuple[Patient, ...]:
        sought = plain(text)
        return tuple(self.list.found(sought, most, ((id,) for id in self.birthdays.found(sought))))

    def add(self, who: Patient) -> None:
        self.birthdays.add(who.id, who.born)
        self.list.put((who.id,), who, looked_for(who))

    def drop(self, who: Patient) -> None:
        self.birthdays.remove(who.id, who.born)
        self.list.drop((who.id,))


def patients_of(facts: Sequence[tuple[str, str, date]]) -> list[Patient]:
    return [
        replace(sample_patient(f"p{at:03}", name, born), record_number=number)
        for at, (name, number, born) in enumerate(facts)
    ]


@given(st.data())
def test_it_finds_whom_the_text_fits_in_order_and_nobody_else(data: st.DataObject) -> None:
    facts = data.draw(st.lists(people, max_size=12))
    text = data.draw(typed(facts))
    patients = patients_of(facts)
    assert Index(patients).found(text) == find(patients, text)


@given(st.data())
def test_it_finds_the_same_after_some_came_and_others_went(data: st.DataObject) -> None:
    facts = data.draw(st.lists(people, min_size=2, max_size=8))
    patients = patients_of(facts)
    late = data.draw(st.integers(1, len(patients) - 1))
    index = Index(patients[:late])
    for who in patients[late:]:
        index.add(who)
    gone = data.draw(st.sampled_from(patients))
    text = data.draw(typed(facts))
    assert index.found(text) == find(patients, text)
    index.drop(gone)
    assert index.found(text) == tuple(who for who in find(patients, text) if who is not gone)


@given(births, st.data())
def test_a_birth_date_is_found_by_every_beginning_of_every_way_to_write_it(born: date, data: st.DataObject) -> None:
    text = data.draw(typed([("", "", born)]))
    (who,) = patients_of([("", "", born)])
    birthdays = Birthdays()
    birthdays.add("p", born)
    sought = plain(text)
    assert bool(birthdays.found(sought)) == (bool(sought) and fits(who, text))


def some(count: int) -> list[Patient]:
    born = date(1950, 1, 1)
    return [
        replace(
            sample_patient(f"p{at:04}", f"Sample {WORDS[at % 5]} {at:04}", born + timedelta(days=37 * at)),
            record_number=f"SP-{at:05}",
        )
        for at in range(count)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "s",
        "sample",
        "sample b 1",
        "béla 00",
        "0012",
        "12 mar",
        "1 19",
        "1951",
        "zz",
        "ample b",
        "sample 0012",
        "51 2 1",
    ],
)
def test_among_hundreds_it_finds_the_same_as_one_after_the_other(text: str) -> None:
    patients = some(400)
    assert Index(patients).found(text) == find(patients, text)


def test_no_more_are_found_than_are_asked_for_and_they_are_the_first() -> None:
    patients = some(50)
    index = Index(patients)
    assert index.found("sample", 7) == tuple(patients[:7])
    assert index.found("", 3) == tuple(patients[:3])
