"""What a patient is told, situation by situation."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from clinic_samples import sample_setup
from patient_samples import (
    BELT,
    DOWN,
    HAND,
    LESS,
    MORE,
    START,
    UP,
    SampleBands,
    five_years,
    nothing_tested,
    sample_care,
    sample_tests,
    sample_visits,
    sample_words,
    told,
    words_of,
)
from strengthtrack.clinic.course import courses
from strengthtrack.clinic.pain import PainScale, PainSite
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.setup import Movement, Setup, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.science.care import NoBands
from strengthtrack.science.change import ErrorBand

OUT_BY = "That is more than this test can be out by."
WORST = "Your worst pain in the last week"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("forces", "sentence", "end"),
    [
        (UP, f"Your right hip pushes 31 % harder than in March. {OUT_BY}", "31 % harder"),
        (DOWN, f"Your right hip pushes 24 % less hard than in March. {OUT_BY}", "24 % less hard"),
        (
            (142.0, 150.0, 143.0, 145.0, 155.0),
            "Your right hip pushes about as hard as in March. Any change is smaller than this test can be out by.",
            " about the same",
        ),
    ],
)
@pytest.mark.parametrize("pains", [LESS, MORE, (None,) * 5])
def test_strength_is_told_alike_whatever_the_pain(
    forces: tuple[float, ...], sentence: str, end: str, pains: tuple[int | None, ...]
) -> None:
    found = told(forces, pains).strength
    assert plain(found.sentence) == sentence
    assert plain(f"{found.big} {found.small}") == end


@pytest.mark.parametrize(
    ("pains", "sentence", "end"),
    [
        (LESS, f"{WORST} was 7 then and is 3 now.", "3 was 7"),
        (MORE, f"{WORST} was 3 then and is 7 now.", "7 was 3"),
        ((4, 6, 6, 4, 3), f"{WORST} was 4 then and is 3 now. That is about the same.", "3 was 4"),
        ((4, 6, 6, 4, 4), f"{WORST} was 4 then and is 4 now. That is the same.", "4 was 4"),
    ],
)
@pytest.mark.parametrize("forces", [UP, DOWN])
def test_pain_is_told_alike_whatever_the_strength(
    pains: tuple[int, ...], sentence: str, end: str, forces: tuple[float, ...]
) -> None:
    found = told(forces, pains).pain
    assert found.sentence == sentence
    assert f"{found.big} {found.small}" == end


def test_the_first_test_is_a_start() -> None:
    found = told((142.0,), (7,))
    assert found.strength.sentence == "This was your first test. It is the start that your next tests are held against."
    assert found.pain.sentence.startswith(f"{WORST} was 7. This is your first answer")
    assert (found.strength.big, found.strength.small) == ("", "your start")


def test_another_way_of_testing_is_a_new_start_and_only_that_is_drawn() -> None:
    found = told((142.0, 149.0, 190.0), (7, 6, 5), held=(HAND, HAND, BELT))
    assert found.strength.sentence.startswith("This time you were tested in another way. It is a new start")
    assert found.line == ((START + timedelta(days=28), 0.0),)
    assert "%" not in found.aloud


def test_of_a_broken_line_only_what_can_be_compared_is_drawn_and_that_is_said() -> None:
    found = told((128.0, *UP[:4]), LESS, held=(HAND, BELT, BELT, BELT, BELT))
    assert plain(found.strength.sentence).startswith("Your right hip pushes 20 % harder than in March.")
    assert found.notes == ("Older tests were done in another way. They are not shown here.",)
    assert len(found.line) == 4
    assert plain(found.pain.sentence) == f"{WORST} is 3 now. It was 7 in March."


def test_without_an_error_band_nothing_is_claimed() -> None:
    found = told(bands=NoBands())
    assert found.strength.sentence.startswith("We do not know yet how much this test can be out by.")
    assert (found.strength.big, found.strength.small, found.half) == ("", "cannot tell yet", None)
    assert found.pain.sentence.endswith("We cannot tell yet if that is a change.")


@pytest.mark.parametrize(
    ("visits", "strength", "pain"),
    [
        (
            2,
            "You have done 2 of your first 3 tests. Together they are your start.",
            "You have given 2 of your first 3 answers.",
        ),
        (
            3,
            "Your first 3 tests are done. Together they are the start that your next tests are held against.",
            "Your first 3 answers are your start.",
        ),
    ],
)
def test_a_start_of_several_visits_is_counted(visits: int, strength: str, pain: str) -> None:
    found = told(UP[:visits], LESS[:visits], SampleBands(baseline_visits=3))
    assert found.strength.sentence == strength
    assert found.pain.sentence.endswith(pain)
    assert found.start == "Start"


def test_a_change_from_several_visits_says_so() -> None:
    found = told((140.0, 142.0, 144.0, 186.0), (7, 6, 5, 2), SampleBands(baseline_visits=3))
    assert plain(found.strength.sentence) == f"Your right hip pushes 31 % harder than in your first 3 tests. {OUT_BY}"
    assert found.pain.sentence == f"{WORST} is 2 now. It was 6 in your first 3 answers."


def test_a_visit_whose_tries_do_not_count_is_thanked_for() -> None:
    visits = sample_visits(LESS[:3])
    first, second, third = sample_tests(visits, UP[:3])
    care, found = sample_care(visits, (first, second, replace(third, mark=Mark.PAIN)))
    (step,) = words_of(care, found).steps
    assert step.strength.sentence == (
        "At your last test, no try could be counted. Thank you for trying. "
        "We cannot tell yet if your strength has changed."
    )
    assert len(step.line) == 2


def test_a_lever_arm_that_was_not_measured_is_one_thing_missing() -> None:
    visits = sample_visits(LESS[:3])
    trials = sample_tests(visits, UP[:3])
    moved = [
        replace(t, setup=replace(t.setup, lever_arm_m=arm)) for t, arm in zip(trials, (0.36, 0.37, None), strict=True)
    ]
    (step,) = words_of(*sample_care(visits, moved)).steps
    assert step.strength.sentence.startswith("One thing was not measured at your last test.")


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ({"scale": PainScale.VISUAL, "worst": 3.5}, "was 3.5. We asked in another way this time"),
        ({"site": PainSite.HIP, "side": Side.LEFT, "worst": 3}, "was 3. We asked about another place this time"),
    ],
)
def test_another_scale_or_place_of_pain_is_a_new_start(last: dict[str, object], words: str) -> None:
    visits = list(sample_visits(LESS))
    visits = [replace(v, pain=replace(v.pain, site=PainSite.KNEE, side=Side.RIGHT)) for v in visits]
    visits[-1] = replace(visits[-1], pain=replace(visits[-1].pain, **last))  # type: ignore[arg-type]
    (step,) = words_of(*sample_care(visits, sample_tests(visits, UP))).steps
    assert words in step.pain.sentence
    assert "VAS" not in step.aloud
    assert len(step.answers) == 1


def test_pain_that_was_not_answered_is_not_nought() -> None:
    assert told(pains=(None,) * 5).pain.sentence == "You have not given a pain score yet."
    found = told(pains=(7, 6, 6, 4, None))
    assert plain(found.pain.sentence) == (
        "You gave no pain score at your last visit. On 14 April, your worst pain in a week was 4."
    )
    assert found.pain.big == ""


def test_a_month_of_another_year_names_the_year() -> None:
    found = five_years()
    (step,) = found.steps
    assert "than in April 2021." in plain(step.strength.sentence)
    assert plain(step.start) == "April 2021"
    assert plain(step.days[date(2021, 4, 6)]) == "6 April 2021"


def test_two_tests_of_one_month_name_the_day() -> None:
    assert "than on 3 March." in plain(told((142.0, 180.0), (7, 6)).strength.sentence)


def test_what_is_shown_on_a_later_day_says_of_which_day_it_is() -> None:
    later = START + timedelta(days=70)
    assert [plain(note) for note in told(today=later).notes] == ["This is how it was on 28 April."]
    notes = told(pains=(7, 6, 6, 4, None), today=later).notes
    assert [plain(note) for note in notes] == [
        "This test was last done on 28 April.",
        "You last gave a pain score on 14 April.",
    ]


def test_a_knee_that_bends_pulls() -> None:
    visits = sample_visits(LESS)
    tests = sample_tests(visits, UP, Movement.KNEE_FLEXION, Side.LEFT)
    (step,) = words_of(*sample_care(visits, tests, AffectedSide.LEFT)).steps
    assert plain(step.strength.sentence).startswith("Your left knee pulls 31 % harder than in March.")
    assert (step.name, step.title) == ("Bending the knee", "How hard you pull")


def test_every_movement_has_its_words_on_each_side() -> None:
    visits = sample_visits(LESS)
    trials = [t for m in Movement for side in Side for t in sample_tests(visits, UP, m, side)]
    found = words_of(*sample_care(visits, trials, AffectedSide.BOTH))
    assert len(found.steps) == 2 * len(Movement)
    assert len({step.name for step in found.steps}) == len(Movement)
    assert all(step.side.value in step.strength.sentence for step in found.steps)


def test_a_change_too_small_to_be_rounded_is_not_called_nought() -> None:
    class Sharp(SampleBands):
        def strength(self, _setup: object, /) -> ErrorBand:
            return ErrorBand(0.001, relative=True)

    assert "under 1 % harder" in plain(told((100.0, 100.3), (7, 6), Sharp()).strength.sentence)


def test_the_head_names_programme_week_and_day_and_nobody() -> None:
    assert sample_words().heading == "Hip programme, week 8  ·  28 April 2026".replace(
        " 8", "\N{NO-BREAK SPACE}8", 1
    ).replace("28 April 2026", "28\N{NO-BREAK SPACE}April\N{NO-BREAK SPACE}2026")
    assert plain(five_years().heading) == "Hip programme  ·  8 February 2026"


def test_before_the_first_test_it_is_said_what_comes_next() -> None:
    found = nothing_tested()
    assert found.steps == ()
    assert found.nothing[0] == "Your strength has not been tested yet."
    assert plain(found.nothing[1]).startswith("Your first test is planned for 3 March 2026.")
    bare, _ = sample_care((), ())
    assert words_of(replace(bare, course=None), ()).nothing[1].startswith("Your first test will be the start")


def test_the_next_planned_test_is_told_and_one_that_is_overdue_is_not() -> None:
    assert plain(sample_words().next_test) == "Your next test is planned for 1 September 2026."
    visits = sample_visits(LESS)
    care, found = sample_care(visits, sample_tests(visits, UP))
    assert words_of(replace(care, today=date(2027, 1, 1)), found).next_test == ""


def test_a_new_course_without_a_test_shows_the_one_before() -> None:
    visits = sample_visits(LESS)
    care, _ = sample_care(visits, sample_tests(visits, UP))
    both = courses([hip_programme("g", "a", START), hip_programme("h", "a", date(2027, 3, 1))])
    (step,) = words_of(replace(care, course=both[-1]), both).steps
    assert "31" in step.strength.sentence


def test_a_later_course_is_counted_from_its_own_first_test() -> None:
    early, late = sample_visits((7, 6)), sample_visits(LESS, date(2027, 3, 1))
    late = tuple(replace(visit, id=f"late {visit.id}") for visit in late)
    both = courses([hip_programme("g", "a", START), hip_programme("h", "a", date(2027, 3, 1))])
    care, _ = sample_care((*early, *late), (*sample_tests(early, (50.0, 60.0)), *sample_tests(late, UP)))
    (step,) = words_of(replace(care, course=both[-1]), both).steps
    assert "31" in step.strength.sentence
    assert len(step.line) == len(UP)


def test_the_numbers_drawn_are_per_cent_of_the_first_test() -> None:
    found = told()
    assert found.line[0] == (START, 0.0)
    assert found.line[-1][1] == pytest.approx(100.0 * 186.0 / 142.0 - 100.0)
    assert found.half == pytest.approx(15.0)
    assert sample_setup().lever_arm_m == 0.36


def test_pain_says_then_only_where_the_sentence_above_names_a_day() -> None:
    """Without an error band the strength is told of no day, so that “then” would be nobody knows when."""

    @dataclass(frozen=True, slots=True)
    class PainOnly(SampleBands):
        def strength(self, _setup: Setup, /) -> ErrorBand:
            return ErrorBand(None, why_not="none is known")

    found = told(bands=PainOnly())
    assert found.strength.sentence.startswith("We do not know yet how much this test can be out by.")
    assert found.pain.sentence == f"{WORST} is 3 now. It was 7 in March."
