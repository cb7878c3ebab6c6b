"""The result in one line: how many tests of the affected side are beyond measurement error, and worst pain apart.

Better, worse and unchanged are counted alike and in this order whatever came out; nothing joins strength to pain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.sentences import listed, lower_first
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.change_words import percent_words
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import Material, Series
from strengthtrack.practice.letter.prose import WORST, of_ten
from strengthtrack.practice.progress.summary import chance_words
from strengthtrack.science.change import Answer, Baseline, Change
from strengthtrack.science.trend import ReportSeries

NAMED_AT_MOST = 3
"""Of more tests that are beyond measurement error, their number says enough in one line."""
_Judged = tuple[Series, Change]


@dataclass(frozen=True, slots=True)
class Counts:
    """The last tests of some sides by what can be said of them; `first` have nothing before them to be held against."""

    higher: tuple[_Judged, ...]
    lower: tuple[_Judged, ...]
    within: tuple[_Judged, ...]
    untold: tuple[_Judged, ...]
    first: int

    @property
    def told(self) -> int:
        """How many can be told."""
        return len(self.higher) + len(self.lower) + len(self.within)

    @property
    def tests(self) -> int:
        """How many have something before them."""
        return self.told + len(self.untold)

    @property
    def judged(self) -> tuple[_Judged, ...]:
        """All of those."""
        return (*self.higher, *self.lower, *self.within, *self.untold)

    @property
    def named(self) -> bool:
        """Whether there is room to name those beyond error."""
        return len(self.higher) + len(self.lower) <= NAMED_AT_MOST


def result_line(material: Material) -> str:
    """Strength, how often chance alone would say as much, and worst pain, each in a sentence of its own."""
    return " ".join(filter(None, (_strength(material), _pain(material.report, _days_told(material)))))


def last_visit(material: Material) -> str | None:
    """The id of the last visit with a value of the sides in question."""
    having = {point.session_id for one in _series(material) for point in one.points}
    return next((session.id for session in reversed(material.sessions) if session.id in having), None)


def counts(material: Material) -> Counts:
    """What the last visit says of the sides in question."""
    visit = last_visit(material) or ""
    points = [(one, point) for one in _series(material) if (point := one.at(visit)) is not None]
    judged = [(one, point.change) for one, point in points if point.change is not None]
    by = {answer: tuple(one for one in judged if one[1].answer is answer) for answer in Answer}
    return Counts(
        by[Answer.BETTER], by[Answer.WORSE], by[Answer.WITHIN], by[Answer.CANNOT_TELL], len(points) - len(judged)
    )


def _series(material: Material) -> list[Series]:
    return [series for series in material.series if series.side in material.sides]


def _strength(material: Material) -> str:
    visit = last_visit(material)
    if visit is None:
        return ""
    found, day = counts(material), day_in_full(material.session(visit).day)
    of = _whose({series.side for series in _series(material) if series.at(visit)})
    if not found.tests:
        return f"Strength, {of}, was tested on {day}; there is no earlier value to hold it against."
    told = f"Strength, {of}, {day} against {_since(found)}: {_verdict(found)}."
    return f"{told} {chance_words(found.told)}" if found.higher or found.lower else told


def _days_told(material: Material) -> tuple[date, date] | None:
    """The two days that the sentence on strength names; None where it names others, or none."""
    visit, found = last_visit(material), counts(material)
    firsts = {one.baseline.first_day for one, _ in found.judged if one.baseline}
    return (firsts.pop(), material.session(visit).day) if visit and len(firsts) == 1 else None


def _whose(sides: set[Side]) -> str:
    return "both sides" if len(sides) > 1 else f"{next(iter(sides)).value} side"


def _since(found: Counts) -> str:
    """“3 March 2026”, “the mean of the first 3 visits from 3 March 2026”."""
    baselines = {one.baseline for one, _ in found.judged if one.baseline}
    days = {one.first_day for one in baselines}
    if len(days) != 1:
        return "the baseline of each test"
    wanted = max(one.wanted for one in baselines)
    mean = f"the mean of the first {wanted} visits from " if wanted > 1 else ""
    return f"{mean}{day_in_full(days.pop())}"


def _verdict(found: Counts) -> str:
    if not found.told:
        which = "the one test has" if found.tests == 1 else f"any of {found.tests} tests has"
        return f"it cannot be told yet whether {which} changed by more than measurement error"
    beyond = _beyond(found)
    parts = [beyond or _none_beyond(found)]
    if beyond and found.within:
        parts.append(f"{len(found.within)} {_is(len(found.within))} within it")
    if found.untold:
        parts.append(f"of {len(found.untold)} it cannot be told yet")
    return "; ".join(parts)


def _beyond(found: Counts) -> str:
    """“2 of 3 tests are higher by more than measurement error (…)”, “1 of 3 tests is higher (…) and 1 is lower (…)”."""
    ways = [(way, those) for way, those in (("higher", found.higher), ("lower", found.lower)) if those]
    names = {way: _names(found, those) for way, those in ways}
    if len(ways) == 1:
        ((way, those),) = ways
        return f"{_some(len(those), found.tests)} {way} by more than measurement error{names[way]}"
    if not ways:
        return ""
    (up, risen), (down, fallen) = ways
    first = f"{_some(len(risen), found.tests)} {up}{names[up]}"
    return f"{first} and {len(fallen)} {_is(len(fallen))} {down}{names[down]}, each by more than measurement error"


def _none_beyond(found: Counts) -> str:
    if found.tests == 1:
        return f"the one test is within measurement error{_names(found, found.within)}"
    if found.untold:
        return f"{_some(len(found.within), found.tests)} within measurement error"
    return f"none of {found.tests} tests is beyond measurement error"


def _some(number: int, tests: int) -> str:
    """“2 of 3 tests are”, “the one test is”."""
    return "the one test is" if tests == 1 else f"{number} of {tests} tests {_is(number)}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _names(found: Counts, those: Sequence[_Judged]) -> str:
    """“ (hip abduction +31 %)”; the sentence has said which side, where it is one."""
    sided = len({series.side for series, _ in found.judged}) > 1
    told = [f"{_called(one, sided=sided)} {say.kept_together(percent_words(change))}" for one, change in those]
    return f" ({listed(told)})" if found.named else ""


def _called(series: Series, *, sided: bool) -> str:
    return lower_first(series.words if sided else series.movement.words)


def _pain(report: ReportSeries, told_before: tuple[date, date] | None) -> str:
    """The last answer against the first, with what is taken to be measurement error; known days are not told again."""
    if not report.points:
        return ""
    last, baseline = report.points[-1], report.baseline
    if last.change is None or baseline is None:
        return f"{WORST} was {_of_ten(last.words)} on {day_in_full(last.day)}."
    told = f"{WORST} {_then_and_now(report, baseline, days_known=(baseline.first_day, last.day) == told_before)}"
    if last.change.answer is Answer.CANNOT_TELL or baseline.half is None:
        return f"{told}; it cannot be told yet whether that is more than measurement error."
    half = figure(baseline.half, int(not baseline.half.is_integer()))
    which = "beyond" if last.change.beyond else "within"
    return f"{told}, {which} the ±{half} {baseline.unit} taken as measurement error."


def _then_and_now(report: ReportSeries, baseline: Baseline, *, days_known: bool) -> str:
    """“went from 7 of 10 on 3 March 2026 to 3 of 10 on 28 April 2026”, without days that are known."""
    last = report.points[-1]
    first = next((point.words for point in report.points if point.session_id in baseline.visits), "")
    before, now = _of_ten(first), _of_ten(last.words)
    if len(baseline.visits) > 1:
        before, days_known = say.kept_together(f"a mean of {of_ten(figure(baseline.value, 1))}"), False
    changed = last.change is not None and last.change.by
    if days_known:
        return f"went from {before} to {now}" if changed else f"was {now} on both days"
    ways = ("went from", "to") if changed else ("was", "and")
    return f"{ways[0]} {before} on {day_in_full(baseline.first_day)} {ways[1]} {now} on {day_in_full(last.day)}"


def _of_ten(score: str) -> str:
    return say.kept_together(of_ten(score))
