"""What a study comes to, in words."""

from collections.abc import Sequence

from strengthtrack.clinic.figures import MISSING, figure
from strengthtrack.clinic.study import ENOUGH_PEOPLE, Study, StudyPerson
from strengthtrack.science.reliability import FEWEST, Estimate, Repeatability

Facts = tuple[tuple[str, str], ...]


def headline(found: Repeatability | None) -> str:
    """The one sentence of a study."""
    if found is None:
        return "Measure each person twice to see how far two tests are apart."
    part = found.part(found.mdc95)
    if part is None or found.mdc95 is None:
        return "Everybody has the same value, so the error cannot be told."
    if not found.mdc95:
        return "Both values of every person are the same, so the error cannot be told."
    size = f"{percent(part)} ({figure(found.mdc95)} N)"
    if found.n < ENOUGH_PEOPLE:
        return f"Not yet a figure to go by: {size}, of {found.n} people so far."
    return f"A change of up to {size} is within measurement error."


def still_needed(people: Sequence[StudyPerson]) -> str:
    """How many people are missing; empty where there are enough."""
    n = sum(person.whole for person in people)
    if n >= ENOUGH_PEOPLE:
        return ""
    so_far = "nobody was measured twice yet" if n == 0 else f"{n} measured twice so far"
    from_three = f" Figures are shown from {_NUMBERS[FEWEST]} on." if n < FEWEST else ""
    return f"Ten or more people are needed; {so_far}.{from_three}"


def facts(found: Repeatability) -> tuple[Facts, Facts]:
    """Two columns of figures with their units and intervals: how alike, and how far out."""
    alike = (
        ("People", str(found.n)),
        ("Mean, SD", f"{figure(found.mean, 1)} N, {figure(found.sd, 1)} N"),
        ("ICC(2,1), agreement", icc_words(found.icc21)),
        ("ICC(3,1), consistency", icc_words(found.icc31)),
    )
    out = (
        ("Typical error", in_both(found, found.typical_error)),
        ("SEM", in_both(found, found.sem)),
        ("MDC95", in_both(found, found.mdc95)),
        ("Mean difference", _interval(found.agreement.bias)),
    )
    return alike, out


def study_facts(study: Study) -> str:
    """How it is tested, in one line."""
    testers = " and ".join(name for name in (study.tester, study.second_tester) if name)
    parts = (study.movement.words, study.side_rule.value, study.fixation.value, study.contraction.value)
    return "  ·  ".join(part for part in (*parts, study.dynamometer.words, testers) if part)


def percent(part: float) -> str:
    """“14.2 %”."""
    return f"{figure(part * 100.0, 1).removesuffix('.0')} %"


def icc_words(icc: Estimate | None) -> str:
    """“0.95 (0.82 to 0.99)”."""
    if icc is None:
        return MISSING
    value = figure(icc.value, 2)
    return value if icc.low is None or icc.high is None else f"{value} ({figure(icc.low, 2)} to {figure(icc.high, 2)})"


def in_both(found: Repeatability, value: float | None) -> str:
    """“21.3 N, 14.2 %”."""
    if value is None:
        return MISSING
    part = found.part(value)
    return f"{figure(value, 1)} N" if part is None else f"{figure(value, 1)} N, {percent(part)}"


def _interval(found: Estimate) -> str:
    if found.low is None or found.high is None:
        return f"{figure(found.value, 1)} N"
    return f"{figure(found.value, 1)} N ({figure(found.low, 1)} to {figure(found.high, 1)})"


_NUMBERS = {3: "three"}
