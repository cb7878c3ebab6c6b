"""The letter to the patient in plain words: the phrases of the page they are shown. No jargon, and no table."""

from collections.abc import Iterable

from strengthtrack.clinic.letter import Part
from strengthtrack.clinic.sentences import listed, lower_first, upper_first
from strengthtrack.practice.letter import exercise, prose
from strengthtrack.practice.letter.attendance import course_visits
from strengthtrack.practice.letter.form import examination, function
from strengthtrack.practice.letter.material import Material, Series
from strengthtrack.practice.letter.result_line import counts, last_visit
from strengthtrack.practice.patient.days import PatientDays
from strengthtrack.practice.patient.pain_told import PainSituation, comparable, pain_situation, pain_told
from strengthtrack.practice.patient.strength_told import Situation, Told, strength_told

ANSWERS = 6
"""More are not read in a line."""
COMPARED = frozenset({Situation.BETTER, Situation.WORSE, Situation.WITHIN})


def to_patient(material: Material) -> dict[Part, str]:
    """The sections that can be told to a patient, as words."""
    return {
        Part.OPENING: material.phrases.say("letter.opening") if material.sessions else "",
        Part.RESULT: _result(material),
        Part.SUMMARY: _strength(material),
        Part.PAIN: _pain(material),
        Part.FUNCTION: function(material),
        Part.ATTENDANCE: _visits(material),
        Part.EXERCISE: _exercise(material),
        Part.DIAGNOSIS: prose.diagnosis(material),
        Part.EXAMINATION: examination(material),
    }


def _days(material: Material) -> PatientDays:
    return PatientDays(material.phrases, material.today)


def _result(material: Material) -> str:
    """How many tests say what, and the worst pain; as plain for worse as for better."""
    told = [*_counted(material)]
    if pain_situation(material.report, material.sessions) is not PainSituation.NONE:
        told.append(pain_told(material.report, material.sessions, _days(material), None).sentence)
    return " ".join(told)


def _counted(material: Material) -> Iterable[str]:
    """“In 2 of 3 tests you push harder than at your start.”, then the others."""
    found, say = counts(material), material.phrases.say
    if not found.told:
        if found.tests:
            yield say("letter.all_untold")
        elif last_visit(material) is not None:
            yield say("letter.first")
        return
    kinds = {"better": found.higher, "worse": found.lower, "within": found.within, "untold": found.untold}
    for key, those in kinds.items():
        if those:
            yield say(f"letter.{key}", tests=_of(material, len(those), found.tests))
    if found.higher or found.lower:
        yield say("letter.more")


def _of(material: Material, some: int, tests: int) -> str:
    """“2 of 3 tests”, “all 3 tests”, “your test”."""
    if some < tests:
        return material.phrases.say("letter.tests", count=str(some), of=str(tests))
    return material.phrases.say("letter.all" if tests > 1 else "letter.test", count=str(tests))


def _strength(material: Material) -> str:
    """A paragraph for each thing that can be said, over the movements it is said of."""
    names: dict[Told, list[str]] = {}
    for series in material.series:
        if series.side in material.sides:
            name = material.phrases.say(f"movement.{series.movement}")
            names.setdefault(_told(material, series), []).append(name)
    return "\n".join(_paragraph(material, told, of, alone=len(names) == 1) for told, of in names.items())


def _told(material: Material, series: Series) -> Told:
    drawn = material.trend(series.movement)
    assert drawn is not None  # noqa: S101 - series are made of trends
    tried = (session.id for session in reversed(material.sessions) if material.tried(series, session.id))
    told = strength_told(drawn, series.side, next(tried), _days(material))
    return Told(told.situation, told.sentence)


def _paragraph(material: Material, told: Told, names: list[str], *, alone: bool) -> str:
    if alone and told.situation not in COMPARED:
        return told.sentence
    unique = list(dict.fromkeys(names))
    which = upper_first(listed([unique[0], *map(lower_first, unique[1:])]))
    return material.phrases.say("letter.step", movement=which, sentence=told.sentence)


def _pain(material: Material) -> str:
    """The answers since the patient was last asked in another way; of many the first and the last ones."""
    days, say = _days(material), material.phrases.say
    answers = [f"{point.words} {days.since(point.day, point.day)}" for point in comparable(material.report)]
    if len(answers) > ANSWERS:
        answers = [answers[0], "…", *answers[1 - ANSWERS :]]
    return say("letter.pain", scores=", ".join(answers)) if answers else ""


def _visits(material: Material) -> str:
    visits, days, say = course_visits(material), _days(material), material.phrases.say
    told = []
    if len(visits) == 1:
        told.append(say("letter.visit", day=days.full(visits[0].day)))
    elif visits:
        ends = {"first": days.full(visits[0].day), "last": days.full(visits[-1].day)}
        told.append(say("letter.visits", count=str(len(visits)), **ends))
    programme = material.programme
    if programme is not None and programme.starts_on <= material.today:
        begun = days.full(programme.starts_on)
        told.append(say("letter.programme", programme=programme.name, day=begun, weeks=str(programme.weeks)))
    return " ".join(told)


def _exercise(material: Material) -> str:
    planned, done = exercise.sums(material)
    return material.phrases.say("letter.exercise", done=str(done), planned=str(planned)) if done else ""
