"""How the values of a letter came about."""

from collections.abc import Sequence

from strengthtrack.clinic.letter import LetterDraft, LetterKind, Part
from strengthtrack.clinic.sentences import listed
from strengthtrack.clinic.setup import Contraction, Fixation, Setup, ValueRule
from strengthtrack.practice.calibration.words import letter_words, overdue_lines, patient_words
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import Material
from strengthtrack.practice.letter.results import per_mass, shown_visits

_HELD = {
    Fixation.HAND: "held by hand",
    Fixation.BELT: "held by a belt",
    Fixation.RIG: "fixed in a rig",
}
_VALUE = {
    ValueRule.BEST: "Each value is the best trial that counts: its peak force",
    ValueRule.MEAN: "Each value is the mean of the peak forces of the trials that count",
    ValueRule.PLATEAU: "Each value is the mean force of the best second of the trials that count",
}
_PUSHED = {
    Contraction.MAKE: "make tests",
    Contraction.BREAK: "break tests",
}

VALUES = frozenset({Part.RESULT, Part.SUMMARY, Part.CHART, Part.RESULTS})
"""The sections that tell what a dynamometer measured."""


def measured(material: Material) -> str:
    """How the last value of each test came about, and what a value is."""
    last = {series: material.best(series, series.points[-1]).setup for series in material.series if series.points}
    if not last:
        return ""
    movements = say.unique(setup.movement.words for setup in last.values())
    of = {words: [setup for setup in last.values() if setup.movement.words == words] for words in movements}
    positions = (f"{words}: {_position(setups)}." for words, setups in of.items())
    return " ".join((*positions, _common(material, tuple(last.values()))))


def overdue(material: Material, draft: LetterDraft) -> str:
    """What a letter with values says of overdue calibrations, though how it was measured is left out of it."""
    if draft.left_out >= VALUES:
        return ""
    if draft.kind is LetterKind.PATIENT:
        return patient_words(material.gauges, material.phrases)
    return " ".join(overdue_lines(material.gauges))


def _position(setups: Sequence[Setup]) -> str:
    positions = say.unique(f"{setup.position}; pad: {setup.pad}" for setup in setups)
    known = [(say.centimetres(setup.lever_arm_m), setup.side) for setup in setups if setup.lever_arm_m is not None]
    levers = say.unique(lever for lever, _ in known)
    if len(levers) > 1:
        levers = tuple(f"{lever} {side.value}" for lever, side in known)
    return "; ".join((*positions, *([f"lever arm {listed(levers)}"] if levers else [])))


def _common(material: Material, setups: Sequence[Setup]) -> str:
    held = listed(say.unique(_HELD[setup.fixation] for setup in setups))
    pushed = listed(say.unique(_PUSHED[setup.contraction] for setup in setups))
    names = listed(say.unique(setup.dynamometer.words for setup in setups))
    testers = listed(say.unique(setup.tester for setup in setups if setup.tester))
    rules = dict.fromkeys(setup.value for setup in setups)
    parts = [
        f"Dynamometer: {names}, {held}, {pushed}.",
        letter_words(material.gauges).replace(" %", f"{say.SPACE}%"),
        f"Tester: {testers}." if testers else "",
        *(f"{_VALUE[rule]}, with no correction for gravity." for rule in rules),
        f"Seen during the push: {listed(say.unique(setup.feedback.value for setup in setups))}.",
    ]
    if _any_per_mass(material):
        parts.append("N.m/kg: force times lever arm over that day’s body mass.")
    return " ".join(filter(None, parts))


def _any_per_mass(material: Material) -> bool:
    shown = shown_visits(material)
    latest = [(series, point) for series in material.series if shown and (point := series.at(shown[-1].id))]
    return any(per_mass(material, series, point) for series, point in latest)
