"""All that a patient is shown of their own strength and pain, in the words of a table of phrases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.course import Course
from strengthtrack.clinic.programme import Programme, next_test
from strengthtrack.practice.care import within
from strengthtrack.practice.patient.days import PatientDays
from strengthtrack.practice.patient.phrases import Phrases
from strengthtrack.practice.patient.step_words import StepWords, step_words
from strengthtrack.practice.patient.steps import steps
from strengthtrack.science.care import Bands, Care


@dataclass(frozen=True, slots=True)
class PatientWords:
    """What is shown; without `steps` nothing was tested, and `nothing` says so and what comes next."""

    phrases: Phrases
    heading: str
    day: str
    steps: tuple[StepWords, ...]
    first: int
    nothing: tuple[str, str]
    next_test: str

    def say(self, key: str, **gaps: str) -> str:
        """A phrase of the same table."""
        return self.phrases.say(key, **gaps)


def patient_words(
    care: Care, courses: Sequence[Course], battery: Battery, bands: Bands, phrases: Phrases
) -> PatientWords:
    """The last of `courses`, oldest first, in which anything was tested; `today` of the care is the page's day."""
    shown = _shown(care, courses, battery)
    days, found = PatientDays(phrases, care.today), steps(shown, battery)
    programme = courses[-1].running if courses else None
    coming = _coming(shown, programme)
    heading = "  ·  ".join(filter(None, (_programme(programme, days), days.full(days.today))))
    return PatientWords(
        phrases=phrases,
        heading=heading,
        day=days.full(days.today),
        steps=tuple(step_words(shown, step, bands, days) for step in found.order),
        first=found.first,
        nothing=(phrases.say("empty.title"), _nothing_yet(coming, days)),
        next_test=phrases.say("page.next_test", day=days.full(coming)) if coming else "",
    )


def _shown(care: Care, courses: Sequence[Course], battery: Battery) -> Care:
    of_courses = (within(care, course) for course in reversed(courses))
    return next((shown for shown in of_courses if steps(shown, battery).order), care)


def _programme(programme: Programme | None, days: PatientDays) -> str:
    """“Hip programme, week 8”; without a week before its first and after its last."""
    if programme is None or programme.ended_by(days.today):
        return ""
    name, week = programme.name[:1].upper() + programme.name[1:], programme.week_of(days.today)
    if not 0 <= week <= programme.weeks:
        return days.phrases.say("head.programme", programme=name)
    return days.phrases.say("head.week", programme=name, week=str(week))


def _coming(care: Care, programme: Programme | None) -> date | None:
    """The day of the next planned test; one that is overdue, or of a programme that rests, has none."""
    if programme is None or programme.ended_by(care.today) or programme.paused_on(care.today):
        return None
    tested = {trial.session_id for trial in care.trials if trial.discarded_at is None}
    found = next_test(programme, tuple(v.day for v in care.sessions if v.id in tested), care.today)
    return found[1] if found is not None and found[1] >= care.today else None


def _nothing_yet(coming: date | None, days: PatientDays) -> str:
    if coming is None:
        return days.phrases.say("empty.next")
    return days.phrases.say("empty.next_on", day=days.full(coming))
