"""What the page of trials says of a trial, a measure, an analysis."""

from collections.abc import Sequence

from strengthtrack.clinic.analysis import Analysis, Measure, version_words
from strengthtrack.clinic.days import day_words, short_day
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.sentences import upper_first
from strengthtrack.clinic.setup import Movement
from strengthtrack.clinic.trial import Mark, Source
from strengthtrack.practice.trial_analysis import TrialAnalysis, TrialEntry

MOVED = "Drag the line, or press Left and Right for 1 ms, with Shift for 10 ms."


def short_movement(movement: Movement) -> str:
    """“External rotation”: most are of the hip, and a knee says so."""
    return movement.words.removeprefix("Hip ").capitalize()


def value_words(measure: Measure) -> str:
    """“1.84 s, coarse”, or the reason why there is no number."""
    if measure.value is None:
        return upper_first(measure.why_not)
    coarse = ", coarse" if measure.coarse else ""
    return f"{figure(measure.value, measure.of.decimals)} {measure.of.unit}{coarse}"


def head_words(entry: TrialEntry) -> str:
    """The line under the title: day, dynamometer, what held it, who tested."""
    setup = entry.trial.setup
    told = (day_words(entry.day), setup.dynamometer.words, setup.fixation.value, setup.tester, entry.mark)
    return "  ·  ".join(filter(None, told))


def no_curve_words(entry: TrialEntry) -> str:
    """What stands instead of a curve."""
    if entry.trial.typed_n is None:
        return "Not one reading came: there is no curve."
    sent = entry.trial.source is Source.WIRE
    how = "sent at the dynamometer’s button" if sent else "typed from the dynamometer’s display"
    return f"{figure(entry.peak_n)} N, {how}: there is no curve."


def beside_words(entry: TrialEntry) -> str:
    """The title of its column beside another: “28 Apr 2026, right 2”."""
    return f"{day_words(entry.day)}, {entry.trial.setup.side.value} {entry.number}"


def curve_words(entry: TrialEntry) -> str:
    """What a curve beside another is called: “28 Apr 2026, right, trial 2, 186 N”."""
    return f"{day_words(entry.day)}, {_which(entry)}"


def choice_words(entry: TrialEntry) -> str:
    """The same in the list of what to compare with."""
    return f"With {short_day(entry.day)} {entry.day.year}, {_which(entry)}"


def _which(entry: TrialEntry) -> str:
    called = "practice" if entry.trial.practice else "trial"
    return f"{entry.trial.setup.side.value}, {called} {entry.trial.number}, {figure(entry.peak_n)} N"


def read_words(analysis: Analysis) -> str:
    """How the trace was read and worked out: “98 readings a second, jitter 0.4 ms, analysis version 1”."""
    if analysis.rate_hz is None or analysis.jitter_s is None:
        return "Too few readings to tell how often it was read"
    read = f"{figure(analysis.rate_hz)} readings a second, jitter {figure(analysis.jitter_s * 1000, 1)} ms"
    return f"{read}, analysis {version_words(analysis.version)}"


def onset_words(found: TrialAnalysis, onset_s: float | None) -> str:
    """Where the onset stands, where it was, and who said so."""
    kept = found.in_force
    if onset_s is not None and onset_s != kept.onset_s:
        was = "none was found" if kept.onset_s is None else f"it was at {figure(kept.onset_s, 3)} s"
        return f"Onset at {figure(onset_s, 3)} s, not kept yet; {was}."
    if kept.onset_s is None:
        return f"No onset was found. {MOVED}"
    came = "" if kept.moved_from_s is None else f" from {figure(kept.moved_from_s, 3)} s"
    who = f"moved{came} by {kept.by}" if kept.by_hand else "found by the app"
    return f"Onset at {figure(kept.onset_s, 3)} s, {who}."


def version_line(found: TrialAnalysis) -> str:
    """Which version the numbers are of, and that another is there; empty where they are of today's."""
    if found.ours is None:
        return ""
    return (
        f"These numbers were worked out {_by(found.kept)}; today’s are beside them, by "
        f"{version_words(found.ours.version)}."
    )


def _by(analysis: Analysis) -> str:
    words = version_words(analysis.version)
    return f"by {words}" if words.startswith("version") else words


def column_words(analysis: Analysis) -> str:
    """The title of a column of numbers: “Version 1”."""
    return version_words(analysis.version).capitalize()


def comparable_words(why: Sequence[str], first: Analysis, second: Analysis) -> str:
    """Whether two trials may be compared, and which thing differs; numbers of two versions are not set side by side."""
    told = list(why)
    if first.version != second.version:
        told.append(f"Worked out by {version_words(first.version)} and {version_words(second.version)}")
    return f"Not comparable. {'. '.join(told)}." if told else "Comparable: set up alike."


def short_mark(entry: TrialEntry) -> str:
    """Why a trial does not count, in a word or two for a narrow column."""
    mark = entry.trial.mark
    return entry.mark.replace(mark.value, _SHORT.get(mark, mark.value)) if mark else entry.mark


_SHORT = {Mark.PAIN: "pain", Mark.OVERPOWERED: "overpowered", Mark.OVERLOADED: "over range", Mark.MISREAD: "misread"}
