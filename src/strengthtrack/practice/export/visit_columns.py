"""What is told of a patient and of a visit, in the table of trials and in that of sessions alike."""

from collections.abc import Callable

from strengthtrack.clinic.findings import Seen, Sign
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.programme import planned_for
from strengthtrack.documents.tables.column import Cell, Column, Kind
from strengthtrack.practice.export.extract import Visit
from strengthtrack.practice.export.told import Group, Told

Of = Callable[[Visit], Cell]


def _told(name: str, kind: Kind, meaning: str, of: Of, *, unit: str = "", missing: str = "") -> Told[Visit]:
    return Told(Column(name, kind, meaning, unit, missing), of)


def _personal(name: str, kind: Kind, meaning: str, of: Of, *, missing: str = "") -> Told[Visit]:
    return Told(Column(name, kind, meaning, missing=missing), of, personal=True)


def _week(visit: Visit) -> int | None:
    return None if visit.programme is None else visit.programme.week_of(visit.day)


def _planned(visit: Visit) -> str | None:
    planned = planned_for(visit.programme, visit.day) if visit.programme else None
    return planned.name if planned else None


def _total(measure: FunctionMeasure) -> Of:
    return lambda visit: visit.total(measure)


def _function(measure: FunctionMeasure) -> Told[Visit]:
    low, high = measure.range
    name = f"{measure.value.lower().replace('-', '_')}_total"
    meaning = f"{measure.value}, {measure.words}: {low} to {high}, {measure.better}"
    return _told(
        name, Kind.NUMBER, meaning, _total(measure), unit=_POINTS, missing="not filled in, or an item was left out"
    )


def _seen(sign: Sign) -> Of:
    def seen(visit: Visit) -> str | None:
        found = visit.form.findings.of(sign)
        return found.value if found else None

    return seen


def _sign(sign: Sign) -> Told[Visit]:
    words = f"{sign.value.capitalize()}: {', '.join(_SEEN_OF_A_LEG if sign.has_sides else _SEEN)}"
    return _told(f"sign_{sign.name.lower()}", Kind.TEXT, words, _seen(sign), missing="not looked for")


_SEEN = (Seen.NO.value, Seen.YES.value)
_SEEN_OF_A_LEG = (Seen.NO.value, Seen.LEFT.value, Seen.RIGHT.value, Seen.BOTH.value)
_POINTS = "{score}"
_UNANSWERED = "not answered, which is not zero"
_NO_PROGRAMME = "no programme on that day"

PATIENT: Group[Visit] = (
    _told("patient_id", Kind.TEXT, "The patient: the app’s own id, or a code that holds within this export where "
          "identity is hidden", lambda v: v.patient_code),
    _personal("patient_name", Kind.TEXT, "Name", lambda v: v.patient.name),
    _personal("birth_date", Kind.DAY, "Day of birth", lambda v: v.patient.born),
    _personal("record_number", Kind.TEXT, "The clinic’s record number", lambda v: v.patient.record_number or None,
              missing="none was given"),
    _told("age_years", Kind.WHOLE, "Whole years of age on the day of the session",
          lambda v: v.patient.age_on(v.day), unit="a"),
    _told("sex", Kind.TEXT, "As recorded: female, male, other, not recorded", lambda v: v.patient.sex.value),
    _told("affected_side", Kind.TEXT, "The side the patient came with: left, right, both, not recorded",
          lambda v: v.patient.affected.value),
    _told("dominant_side", Kind.TEXT, "The dominant leg: left or right",
          lambda v: v.patient.dominant.value if v.patient.dominant else None, missing="not asked"),
    _told("height_m", Kind.NUMBER, "Body height", lambda v: v.patient.height_m, unit="m", missing="not measured"),
)  # fmt: skip

VISIT: Group[Visit] = (
    _told("session_id", Kind.TEXT, "The session: the app’s own id, or a code where identity is hidden",
          lambda v: v.session_code),
    _told("session_started_at", Kind.MOMENT, "When the session began", lambda v: v.session.started_at),
    _told("session_day", Kind.DAY, "The clinic’s own day on which it began", lambda v: v.day),
    _told("tester", Kind.TEXT, "Who tested", lambda v: v.session.tester or None, missing="no tester was named"),
    _told("blind", Kind.TRUTH, "Whether forces were hidden until the session was finished",
          lambda v: v.session.blind),
    _told("body_mass_kg", Kind.NUMBER, "Body mass on that day", lambda v: v.session.body_mass_kg, unit="kg",
          missing="not weighed"),
    _told("pain_worst", Kind.NUMBER, "Worst pain in the last week, 0 to 10, before the first push",
          lambda v: v.session.pain.worst, unit=_POINTS, missing=_UNANSWERED),
    _told("pain_usual", Kind.NUMBER, "Usual pain in the last week, 0 to 10", lambda v: v.session.pain.usual,
          unit=_POINTS, missing=_UNANSWERED),
    _told("pain_now", Kind.NUMBER, "Pain at that moment, 0 to 10, before the first push", lambda v: v.session.pain.now,
          unit=_POINTS, missing=_UNANSWERED),
    _told("pain_scale", Kind.TEXT, "NPRS, a whole number said aloud, or VAS, a mark on a line of 10 cm; the two are "
          "not one series", lambda v: v.session.pain.scale.value if v.session.pain.answered else None,
          missing="no question about pain was answered"),
    _told("pain_site", Kind.TEXT, "Where the pain is: knee or hip",
          lambda v: v.session.pain.site.value if v.session.pain.site else None, missing="not said"),
    _told("pain_side", Kind.TEXT, "The side of the pain: left or right",
          lambda v: v.session.pain.side.value if v.session.pain.side else None, missing="not said"),
    _told("programme", Kind.TEXT, "The programme of exercise the session belongs to, by its name",
          lambda v: v.programme.name if v.programme else None, missing=_NO_PROGRAMME),
    _told("programme_week", Kind.WHOLE, "Week of that programme on that day, 0 the first, pauses left out; negative "
          "before it began", _week, unit="wk", missing=_NO_PROGRAMME),
    _told("planned_test", Kind.TEXT, "The planned test of that programme the session counts for", _planned,
          missing="none by that day"),
)  # fmt: skip

SCORES: Group[Visit] = (
    *map(_function, FunctionMeasure),
    *map(_sign, Sign),
    _told("leg_length_difference_mm", Kind.NUMBER, "Difference in leg length",
          lambda v: v.form.findings.leg_length_mm, unit="mm", missing="not measured"),
    _told("shorter_leg", Kind.TEXT, "The shorter leg: left or right",
          lambda v: v.form.findings.shorter.value if v.form.findings.shorter else None, missing="not said"),
    _told("finished_at", Kind.MOMENT, "When the session was finished", lambda v: v.session.finished_at,
          missing="it was not"),
    _personal("findings", Kind.TEXT, "What was found in the examination, in the tester’s words",
              lambda v: v.form.findings.text or None, missing="nothing was written"),
    _personal("session_note", Kind.TEXT, "The note to the session", lambda v: v.session.note or None,
              missing="nothing was written"),
    _personal("reason", Kind.TEXT, "Why the patient came", lambda v: v.patient.reason or None,
              missing="nothing was written"),
    _personal("referrer", Kind.TEXT, "Who referred the patient", lambda v: v.patient.referrer or None,
              missing="nobody was named"),
)  # fmt: skip
