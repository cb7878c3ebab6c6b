"""The clinic review in words: what its numbers are, and what they are not."""

from strengthtrack.clinic.figures import MISSING, figure
from strengthtrack.practice.review.groups import FEWEST, Changes, Review, Spread
from strengthtrack.practice.review.measures import Measure

FEW = f"fewer than {FEWEST}"
GROUPS = (
    "The groups were not made by chance: a programme was chosen for each patient. They stand beside one another, in a "
    "fixed order, and are not compared by a test."
)
AGAINST = (
    "Strength is that of the affected side, pain the worst of the last week, each against the baseline of the first "
    "four weeks."
)
PAIRS = f"{AGAINST} “No pair”: measured at that test, and set up otherwise than at baseline, or without one."


def headline(review: Review) -> str:
    """“214 courses of care have begun”, with its full stop."""
    verb = "1 course of care has" if review.courses == 1 else f"{review.courses} courses of care have"
    return f"{verb} begun."


def signed(value: float, decimals: int) -> str:
    """“+31”, “−2.5”, “0”."""
    words = figure(value, decimals)
    return words if value <= 0.0 or float(words) == 0.0 else f"+{words}"


def amount(measure: Measure, value: float) -> str:
    """“+31 %”, “−2.5”."""
    return f"{signed(value, 0)} %" if measure.is_strength else signed(value, 1)


def median_words(one: Changes) -> str:
    """“+31 %”; “fewer than 5” where there are not enough, a dash for nobody."""
    if one.spread is None:
        return FEW if one.n else MISSING
    return amount(one.measure, one.spread.median)


def half_words(one: Changes) -> str:
    """“+12 % to +40 %”: the middle half of the courses."""
    if one.spread is None:
        return ""
    return f"{amount(one.measure, one.spread.low)} to {amount(one.measure, one.spread.high)}"


def percent_words(spread: Spread) -> str:
    """“86 % (71 to 94)”."""
    return f"{figure(spread.median)} % ({figure(spread.low)} to {figure(spread.high)})"


def aloud(one: Changes) -> str:
    """One row of a chart in a sentence."""
    start = f"{one.measure.title}, {one.group.value.lower()} programme, at {one.time.value}"
    if one.spread is None:
        return f"{start}: {FEW if one.n else 'nobody'}"
    counts = (
        f"{one.better} better beyond error, {one.within} within error, {one.worse} worse beyond error, "
        f"{one.untold} cannot be told yet"
    )
    unit = "" if one.measure.is_strength else " points"
    return f"{start}: {one.n} courses, median {median_words(one)}{unit}, half of them {half_words(one)}; {counts}"
