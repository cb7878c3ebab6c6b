"""The people of the sample clinic whose care did not run straight. All of them are made up, and so is every number."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.practice.sample.people import Bests, SamplePerson, SampleProgramme, SampleVisit, bests, course

_RIGHT_ABDUCTION, _LEFT_ABDUCTION = (Movement.ABDUCTION, Side.RIGHT), (Movement.ABDUCTION, Side.LEFT)


def people() -> tuple[SamplePerson, ...]:
    """A pause, a change, a second course, both sides and worse, and one that was ended; by letter."""
    return (_paused(), _changed(), _come_back(), _worse(), _given_up())


def _paused() -> SamplePerson:
    """A knee programme that rests; the lever arm was measured anew a centimetre longer."""
    visits = course(124, 63.0, 35, 21, 10)
    scores = (64, 66, 71)
    visits = tuple(replace(visit, akps=akps) for visit, akps in zip(visits, scores, strict=True))
    visits = (*visits[:2], replace(visits[2], lever_arm_m=0.38))
    programme = SampleProgramme(35, "knee", pauses=((6, None, "holiday"),))
    born = date(1992, 10, 28)
    return SamplePerson("L", "SP-0436", born, Sex.FEMALE, AffectedSide.LEFT, 1.68, (programme,), visits)


def _changed() -> SamplePerson:
    """From hip to hip and knee in mid-course; stronger in one movement, weaker in another, pain as before."""
    steps = ((70, 1.0, 1.0, 5), (56, 1.08, 0.97, 6), (36, 1.18, 0.86, 5), (14, 1.27, 0.74, 5))
    visits = tuple(
        SampleVisit(days, _mixed(168, abduction, rotation), pain, pain - 2, 3, 1, 78.0, akps=70 + at)
        for at, (days, abduction, rotation, pain) in enumerate(steps)
    )
    programmes = (
        SampleProgramme(70, ended_ago=35, ended_why="knee exercises added"),
        SampleProgramme(35, "hip_and_knee", follows=True),
    )
    events = ((33, "New shoes"),)
    born = date(1997, 5, 2)
    return SamplePerson("M", "SP-0437", born, Sex.MALE, AffectedSide.RIGHT, 1.82, programmes, visits, events)


def _come_back() -> SamplePerson:
    """A course three years ago for the right side, and one of these weeks for the left."""
    first, second = course(137, 69.0, 1100, 1044, 918), course(143, 71.5, 21, 7)
    programmes = (SampleProgramme(1100, side="right"), SampleProgramme(21, "knee"))
    born = date(1983, 12, 9)
    return SamplePerson(
        "N", "SP-0288", born, Sex.FEMALE, AffectedSide.LEFT, 1.71, programmes, (*first, *second), ((1060, "Flare"),)
    )


def _worse() -> SamplePerson:
    """Both sides; weaker and more painful from visit to visit, trials limited by pain, a week of pause."""
    steps = ((49, 1.0, 5, 58), (28, 0.88, 6, 53), (10, 0.76, 8, 47))
    visits = tuple(
        SampleVisit(days, bests(146 * part), pain, pain - 1, pain - 1, pain - 2, 84.5, akps=akps)
        for days, part, pain, akps in steps
    )
    limited = (visits[0], *(replace(one, limited=_LEFT_ABDUCTION) for one in visits[1:2]))
    visits = (*limited, replace(visits[2], limited=_RIGHT_ABDUCTION))
    programme = SampleProgramme(49, "hip_and_knee", pauses=((24, 18, "flare"),))
    events = ((25, "Flare"), (17, "Injection, right knee"))
    born = date(1971, 8, 15)
    return SamplePerson("O", "SP-0438", born, Sex.MALE, AffectedSide.BOTH, 1.78, (programme,), visits, events)


def _given_up() -> SamplePerson:
    """Ended before its time."""
    programme = SampleProgramme(100, ended_ago=60, ended_why="moved away")
    born = date(2001, 2, 18)
    return SamplePerson(
        "P", "SP-0391", born, Sex.FEMALE, AffectedSide.RIGHT, 1.65, (programme,), course(119, 60.5, 100, 72)
    )


def _mixed(abduction_n: float, abduction: float, rotation: float) -> Bests:
    """Abduction and external rotation each by a part of their own, extension as it was."""
    parts: Mapping[Movement, float] = {Movement.ABDUCTION: abduction, Movement.EXTERNAL_ROTATION: rotation}
    return {
        (movement, side): round(best * parts.get(movement, 1.0), 1)
        for (movement, side), best in bests(abduction_n).items()
    }
