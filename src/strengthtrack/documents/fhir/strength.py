"""The strength of one movement and side at one visit: an Observation for each set-up, its trials as components."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from strengthtrack.clinic.calibration import standing
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.setup import Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.documents.fhir.codes import (
    CONTRACTIONS,
    EXAM,
    FIXATIONS,
    VALUE_RULES,
    concept,
    joint_of,
    strength_of,
)
from strengthtrack.documents.fhir.elements import (
    METRES,
    NEWTON_METRES,
    NEWTONS,
    NEWTONS_PER_KG,
    Json,
    absent,
    element,
    moment,
    notes,
    quantity,
    words,
)
from strengthtrack.documents.fhir.instrument import device_key
from strengthtrack.documents.fhir.observation import Visit
from strengthtrack.documents.fhir.reports import pain_in_test_key
from strengthtrack.documents.fhir.trials import trial_component
from strengthtrack.science.measures import best_trial, holds_force, per_kg, torque_nm, value_n
from strengthtrack.science.strength_line import alike

_HELD = {Fixation.HAND: "by hand", Fixation.BELT: "by a belt", Fixation.RIG: "by a rig"}
NO_VALUE = "No trial of this test counts and has a value."


def strengths(visit: Visit, trials: Sequence[Trial], pains: Sequence[PainInTest]) -> Iterator[Json]:
    """The tests of a visit, in the order in which they were first tried."""
    order = list(dict.fromkeys((trial.setup.movement, trial.setup.side) for trial in trials))
    by_test = sorted(trials, key=lambda trial: order.index((trial.setup.movement, trial.setup.side)))
    for test, tried in groupby(by_test, key=lambda trial: (trial.setup.movement, trial.setup.side)):
        asked = any((pain.movement, pain.side) == test for pain in pains)
        yield from _of_test(visit, *test, tuple(tried), asked=asked)


def _of_test(visit: Visit, movement: Movement, side: Side, tried: Sequence[Trial], *, asked: bool) -> Iterator[Json]:
    """What may not be compared is not one value: a set-up that was changed within the visit has its own."""
    groups = sorted(alike(tried), key=lambda group: tried.index(group[0]))
    for number, group in enumerate(groups, start=1):
        key = ("strength", movement.value, side.value, *([str(number)] if number > 1 else []))
        made = visit.observation(EXAM, _code(movement, side), *key)
        yield element({**made, **_measured(visit, group), "hasMember": _members(visit, movement, side, asked=asked)})


def _code(movement: Movement, side: Side) -> Json:
    """The side stands in the words too, for a reader that shows nothing else."""
    return concept(strength_of(movement), f"{side.value.capitalize()} {movement.words.lower()} strength")


def _members(visit: Visit, movement: Movement, side: Side, *, asked: bool) -> list[Json]:
    """The pain that was asked for in the same test."""
    key = pain_in_test_key(movement, side)
    return [visit.telling.link("Observation", visit.session.id, *key)] if asked else []


def _measured(visit: Visit, trials: Sequence[Trial]) -> Json:
    told = [trial for trial in trials if holds_force(trial)]
    best, value = best_trial(told), value_n(told)
    setup = (best or trials[-1]).setup
    return {
        "effectiveDateTime": moment(trials[0].started_at),
        "performer": visit.performer(setup.tester),
        "valueQuantity": None if value is None else quantity(value, NEWTONS),
        "dataAbsentReason": absent(NO_VALUE) if value is None else None,
        "note": notes(*_notes(visit, trials)),
        "bodySite": concept(f"{setup.side.value}-{joint_of(setup.movement)}"),
        "method": concept(CONTRACTIONS[setup.contraction], _method(setup)),
        "device": visit.telling.link("Device", *device_key(setup.dynamometer)),
        "component": [
            *map(trial_component, trials),
            *_derived(value, setup, visit.session.body_mass_kg),
            *_set_up(setup),
        ],
    }


def _notes(visit: Visit, trials: Sequence[Trial]) -> Iterator[str]:
    calibrated = standing(trials[0].setup.dynamometer.words, visit.calibrations, visit.session.day)
    if calibrated.last is not None and calibrated.warns:
        yield f"Calibration of the dynamometer was due on {day_words(calibrated.last.due_on)}."
    for trial in trials:
        said, read = visit.telling.typed(trial.note), words(trial.typed_as)
        if said:
            yield f"Trial {trial.number}: {said}"
        if trial.source is Source.TYPED:
            yield f"Trial {trial.number}: read off the dynamometer’s display and typed{f' as {read}' if read else ''}."


def _method(setup: Setup) -> str:
    """How it was done, in words; the same stands in components for machines."""
    position, pad = words(setup.position), words(setup.pad)
    said = (
        f"{setup.contraction.value.capitalize()} test",
        f"position: {position}" if position else "",
        f"pad: {pad}" if pad else "",
        f"dynamometer held {_HELD[setup.fixation]}",
        f"value: {setup.value.value}",
        f"seen in a push: {setup.feedback.value}",
    )
    return "; ".join(filter(None, said))


def _derived(value_n: float | None, setup: Setup, body_mass_kg: float | None) -> Iterator[Json]:
    """What is only the value in other units; nothing is said of change, which needs its band of error."""
    if setup.lever_arm_m is not None:
        yield {"code": concept("lever-arm"), "valueQuantity": quantity(setup.lever_arm_m, METRES)}
        if value_n is not None:
            torque = torque_nm(value_n, setup.lever_arm_m)
            yield {"code": concept("torque"), "valueQuantity": quantity(torque, NEWTON_METRES)}
    if value_n is not None and body_mass_kg is not None:
        per_mass = quantity(per_kg(value_n, body_mass_kg), NEWTONS_PER_KG)
        yield {"code": concept("force-per-body-mass"), "valueQuantity": per_mass}


def _set_up(setup: Setup) -> Iterator[Json]:
    for code, text in (("position", words(setup.position)), ("pad", words(setup.pad))):
        if text:
            yield {"code": concept(code), "valueString": text}
    yield {"code": concept("fixation"), "valueCodeableConcept": concept(FIXATIONS[setup.fixation])}
    yield {"code": concept("value-rule"), "valueCodeableConcept": concept(VALUE_RULES[setup.value])}
