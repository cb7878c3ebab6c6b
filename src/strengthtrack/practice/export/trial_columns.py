"""What is told of a trial: how it was set up, and what it came to."""

from collections.abc import Callable

from strengthtrack.clinic.setup import Setup
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.documents.tables.column import Cell, Column, Kind
from strengthtrack.practice.export.pushes import Push
from strengthtrack.practice.export.told import Group, Told


def _setup(
    name: str, meaning: str, of: Callable[[Setup], Cell], *, kind: Kind = Kind.TEXT, unit: str = "", missing: str = ""
) -> Told[Setup]:
    return Told(Column(name, kind, meaning, unit, missing, decimals=3), of)


def _told(
    name: str,
    kind: Kind,
    meaning: str,
    of: Callable[[Push], Cell],
    *,
    unit: str = "",
    missing: str = "",
    decimals: int = 1,
) -> Told[Push]:
    return Told(Column(name, kind, meaning, unit, missing, decimals), of)


def _state(name: str, kind: Kind, meaning: str, of: Callable[[Trial], Cell], *, missing: str = "") -> Told[Trial]:
    return Told(Column(name, kind, meaning, missing=missing), of)


def why_not(trial: Trial) -> str:
    """Why it does not count; empty where it does."""
    told = (
        "set aside" if trial.discarded_at is not None else "",
        "practice" if trial.practice else "",
        trial.mark.value if trial.mark else "",
        "" if trial.complete else "cut short",
    )
    return "; ".join(filter(None, told))


_UNSAID = "not said"
_NO_PEAK = "nothing was read, or its unit is not known"

SETUP: Group[Setup] = (
    _setup("movement", "What the leg does against the pad: hip_abduction, hip_extension and so on",
           lambda s: s.movement.value),
    _setup("side", "The leg that pushes: left or right", lambda s: s.side.value),
    _setup("position", "How the patient lies or sits", lambda s: s.position or None, missing=_UNSAID),
    _setup("pad", "Where the pad is", lambda s: s.pad or None, missing=_UNSAID),
    _setup("fixation", "What holds the dynamometer: by hand, belt, rig", lambda s: s.fixation.value),
    _setup("contraction", "make: the patient pushes and the tester holds; break: the tester overcomes the patient",
           lambda s: s.contraction.value),
    _setup("lever_arm_m", "Joint centre to pad", lambda s: s.lever_arm_m, kind=Kind.NUMBER, unit="m",
           missing="not measured"),
    _setup("trial_tester", "Who held the dynamometer in this trial", lambda s: s.tester or None,
           missing="no tester was named"),
    _setup("dynamometer", "The dynamometer’s model", lambda s: s.dynamometer.model or None, missing=_UNSAID),
    _setup("dynamometer_serial", "Its serial number", lambda s: s.dynamometer.serial or None, missing="not known"),
    _setup("device_profile", "The profile by which its readings were decoded",
           lambda s: s.dynamometer.profile_id or None, missing="the value was typed, or the profile is not known"),
    _setup("feedback", "What patient and tester saw of the force during the push", lambda s: s.feedback.value),
    _setup("value_rule", "Which value of the trials that count is the test’s: best peak; mean of the peaks; best "
           "second, the greatest mean force over one second", lambda s: s.value.value),
)  # fmt: skip

State = tuple[object, ...]


def state(trial: Trial) -> State:
    """What the columns of STATE are told from: most trials are alike in it."""
    return trial.complete, trial.practice, trial.mark, trial.discarded_at is None, trial.source, trial.app_version


STATE: Group[Trial] = (
    _state("counts", Kind.TRUTH, "Whether the test’s value may come of this trial", lambda t: t.counts),
    _state("why_not_counted", Kind.TEXT, "Why it does not count: set aside, practice, its mark, cut short",
           lambda t: why_not(t) or None, missing="it counts"),
    _state("mark", Kind.TEXT, "What the tester marked it with",
           lambda t: t.mark.value if t.mark else None, missing="no mark"),
    _state("practice", Kind.TRUTH, "Whether it was an easy push to learn the test by", lambda t: t.practice),
    _state("complete", Kind.TRUTH, "Whether the push was read to its end", lambda t: t.complete),
    _state("set_aside", Kind.TRUTH, "Whether it was set aside; such trials are here only where they were asked for",
           lambda t: t.discarded_at is not None),
    _state("typed", Kind.TRUTH, "Whether its value was read off a display and typed, so that it has no trace",
           lambda t: t.source is Source.TYPED),
    _state("app_version", Kind.TEXT, "The version of the app that kept it", lambda t: t.app_version or None,
           missing="not known"),
)  # fmt: skip

TRIAL: Group[Push] = (
    _told("trial_id", Kind.TEXT, "The trial: the app’s own id, or a code where identity is hidden",
          lambda p: p.code),
    _told("trial_number", Kind.WHOLE, "Its number among those of this movement and side; practice counts apart",
          lambda p: p.trial.number),
    _told("started_at", Kind.MOMENT, "When the push began", lambda p: p.trial.started_at),
    _told("typed_as", Kind.TEXT, "The typed value with its unit, as it was entered",
          lambda p: p.trial.typed_as or None, missing="it was not typed"),
    _told("peak_n", Kind.NUMBER, "Greatest force, zero of the dynamometer taken off; not corrected for gravity",
          lambda p: p.peak_n, unit="N", missing=_NO_PEAK),
    _told("value_n", Kind.NUMBER, "What this trial gives by the value rule: its peak or its best second",
          lambda p: p.value_n, unit="N", missing=f"the push was too short for a best second, or {_NO_PEAK}"),
    _told("peak_torque_n_m", Kind.NUMBER, "Peak times lever arm, the force taken square to the limb",
          lambda p: p.torque_nm, unit="N.m", missing="no lever arm, or no peak"),
    _told("peak_n_per_kg", Kind.NUMBER, "Peak over that day’s body mass", lambda p: p.per_kg(p.peak_n), unit="N/kg",
          missing="not weighed, or no peak", decimals=2),
    _told("peak_torque_n_m_per_kg", Kind.NUMBER, "Peak torque over that day’s body mass",
          lambda p: p.per_kg(p.torque_nm), unit="N.m/kg", missing="no lever arm, not weighed, or no peak", decimals=2),
    _told("resting_n", Kind.NUMBER, "Force on the pad at rest, before the push; it is not taken off",
          lambda p: p.trial.resting_n, unit="N", missing="not known"),
    _told("test_value_n", Kind.NUMBER, "The session’s value of this movement and side by the value rule, of its "
          "trials that count and are set up as this one", lambda p: p.test_value_n, unit="N",
          missing="no trial counts"),
    _told("gives_test_value", Kind.TRUTH, "Whether that value is this trial’s; of a mean, every trial that counts",
          lambda p: p.gives),
    _told("pain_in_test", Kind.WHOLE, "Pain in this movement and side in this session, 0 to 10", lambda p: p.pain,
          unit="{score}", missing="not answered, which is not zero"),
    Told(Column("trial_note", Kind.TEXT, "The note to the trial", missing="nothing was written"),
         lambda p: p.trial.note or None, personal=True),
    Told(Column("why_set_aside", Kind.TEXT, "Why it was set aside, in the tester’s words",
                missing="it was not, or nothing was written"),
         lambda p: p.trial.discarded_why or None, personal=True),
)  # fmt: skip
