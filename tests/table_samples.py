"""A small clinic to take tables out of: every kind of trial, and what may not leave."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from clinic_samples import sample_trace
from records_bench import FORM, NOON, PATIENT, PROGRAMME, SESSION, SETUP, TRIAL
from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale
from strengthtrack.clinic.setup import Fixation, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark, Source, Trial
from strengthtrack.records.store import Store

DANGEROUS = "=cmd|' /C calc'!A0"
NAMED = replace(
    PATIENT, name=DANGEROUS, reason="-knee\r\npain\x00", referrer="Dr Sample Referrer", address="1 Sample Street"
)
SECOND = replace(PATIENT, id="p2", name="Sample Patient B", record_number="SP-0418")
LATER = replace(SESSION, id="s2", started_at=NOON + timedelta(days=14), body_mass_kg=None, note="Sample note")
OTHERS = replace(SESSION, id="s3", patient_id="p2", pain=PainReport(3.5, scale=PainScale.VISUAL))
BLIND = replace(SESSION, id="blind", started_at=NOON + timedelta(days=1), blind=True)
REMOVED = replace(SESSION, id="removed", discarded_at=NOON)
LEFT = replace(SETUP, side=Side.LEFT)
MEAN = replace(SETUP, movement=Movement.EXTENSION, value=ValueRule.MEAN, lever_arm_m=None)
SECONDS = replace(SETUP, movement=Movement.FLEXION, value=ValueRule.PLATEAU)
BY_HAND = replace(SETUP, fixation=Fixation.HAND)


def push(id: str, newtons: float, **facts: Any) -> Trial:
    """A trial with a trace of two seconds that stands at `newtons` in the middle."""
    trace = sample_trace([0.5, *([newtons / 2.0 + 0.5] * 60), newtons + 0.5, *([newtons / 2.0 + 0.5] * 120)], zero=0.5)
    number = int(id[-1])
    return replace(TRIAL, id=id, trace=trace, number=number, started_at=NOON + timedelta(seconds=number), **facts)


TRIALS = (
    push("a1", 180.0),
    push("a2", 186.25),
    push("a3", 190.0, mark=Mark.SLIPPED, note="+slipped"),
    push("a4", 60.0, practice=True),
    push("a5", 250.0, discarded_at=NOON, discarded_why="Sample words"),
    push("a6", 170.0, complete=False),
    push("l1", 100.0, setup=LEFT),
    push("l2", 120.0, setup=replace(LEFT, fixation=Fixation.HAND)),
    replace(TRIAL, id="l3", setup=LEFT, number=3, trace=None, source=Source.TYPED, typed_n=110.0, typed_as="110 N"),
    push("m1", 100.0, setup=MEAN),
    push("m2", 110.0, setup=MEAN),
    push("p1", 80.0, setup=SECONDS),
    replace(push("p2", 90.0, setup=SECONDS), trace=sample_trace([0.0, 90.0, 0.0])),
    replace(push("u1", 5.0, setup=BY_HAND), trace=sample_trace([0.0, 5.0], unit="stone")),
    push("s1", 200.0, session_id="s2"),
    push("o1", 140.0, session_id="s3"),
    push("b1", 140.0, session_id="blind"),
    push("r1", 140.0, session_id="removed"),
)


def keep_clinic(store: Store) -> None:
    """Keep all of it."""
    with store.together():
        for patient in (NAMED, SECOND, replace(PATIENT, id="gone", discarded_at=NOON)):
            store.save_patient(patient)
        for session in (SESSION, LATER, OTHERS, BLIND, REMOVED, replace(SESSION, id="gone", patient_id="gone")):
            store.save_session(session)
        store.save_programme(replace(PROGRAMME, starts_on=date(2026, 4, 21)))
        for trial in TRIALS:
            store.save_trial(trial)
        store.save_pain(PainInTest("s1", Movement.ABDUCTION, Side.RIGHT, 2))
        store.save_form("s1", FORM)
