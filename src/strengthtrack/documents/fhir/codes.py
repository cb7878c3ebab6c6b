"""Codes: those of the app's own system, for what no public system names, and the few public ones. See docs/fhir.md."""

from types import MappingProxyType

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.setup import Contraction, Fixation, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark, Source
from strengthtrack.documents.fhir.elements import Json, element

OURS = "urn:strengthtrack:codes"
RECORD_NUMBER = "urn:strengthtrack:record-number"
LOINC = "http://loinc.org"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"

PAIN_NUMERIC = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
BODY_WEIGHT = ("29463-7", "Body weight")
BODY_HEIGHT = ("8302-2", "Body height")
EXAM, SURVEY, VITAL_SIGNS = ("exam", "Exam"), ("survey", "Survey"), ("vital-signs", "Vital Signs")

CONTRACTIONS = MappingProxyType({Contraction.MAKE: "make-test", Contraction.BREAK: "break-test"})
FIXATIONS = MappingProxyType(
    {Fixation.HAND: "held-by-hand", Fixation.BELT: "held-by-belt", Fixation.RIG: "held-by-rig"}
)
VALUE_RULES = MappingProxyType(
    {ValueRule.BEST: "best-peak", ValueRule.MEAN: "mean-of-peaks", ValueRule.PLATEAU: "best-second"}
)
MARKS = MappingProxyType(
    {
        Mark.PAIN: "limited-by-pain",
        Mark.OVERPOWERED: "overpowered-tester",
        Mark.SLIPPED: "slipped",
        Mark.COMPENSATED: "compensated",
        Mark.OVERLOADED: "beyond-range",
        Mark.MISREAD: "misread",
    }
)
SOURCES = MappingProxyType(
    {Source.WIRE: "read-from-dynamometer", Source.TYPED: "typed-from-display", Source.FILE: "read-from-file"}
)


def strength_of(movement: Movement) -> str:
    """The code of a movement's strength."""
    return f"{movement.value.replace('_', '-')}-strength"


def joint_of(movement: Movement) -> str:
    """The joint it is a movement of: “hip”."""
    return movement.value.partition("_")[0]


def questionnaire(measure: FunctionMeasure) -> str:
    """The code of a questionnaire's total."""
    return f"function-{measure.value.lower()}"


CODES = MappingProxyType(
    {
        **{strength_of(movement): f"{movement.words} strength" for movement in Movement},
        "trial-peak": "Peak force of one trial",
        "trial-best-second": "Mean force of the best second of one trial",
        "counts": "The trial counts",
        "does-not-count": "The trial does not count",
        **{MARKS[mark]: mark.value.capitalize() for mark in Mark},
        "cut-short": "Cut short",
        **{SOURCES[source]: source.value.capitalize() for source in Source},
        "torque": "Torque: the value times the lever arm",
        "force-per-body-mass": "Force per body mass of that day",
        "lever-arm": "Lever arm, joint centre to pad",
        "position": "Position of the patient",
        "pad": "Where the pad lies",
        "fixation": "What holds the dynamometer",
        "value-rule": "Which value of the trials that count is told",
        "make-test": "Make test",
        "break-test": "Break test",
        "held-by-hand": "Held by hand",
        "held-by-belt": "Held by a belt",
        "held-by-rig": "Held by a rig",
        "best-peak": "Best peak",
        "mean-of-peaks": "Mean of the peaks",
        "best-second": "Best second",
        **{f"{side.value}-{joint}": f"{side.value.capitalize()} {joint}" for joint in ("hip", "knee") for side in Side},
        "left-side": "Left side",
        "right-side": "Right side",
        "both-sides": "Both sides",
        "pain-worst-week": "Worst pain in the last week",
        "pain-usual-week": "Usual pain in the last week",
        "pain-now": "Pain now",
        "pain-worst-week-vas": "Worst pain in the last week, mark on a line of 10 cm",
        "pain-usual-week-vas": "Usual pain in the last week, mark on a line of 10 cm",
        "pain-now-vas": "Pain now, mark on a line of 10 cm",
        "pain-in-test": "Pain during a strength test",
        **{questionnaire(measure): f"{measure.value} ({measure.words})" for measure in FunctionMeasure},
        "activity": "An activity of the patient’s own, 0 cannot do it to 10 as before",
        "visit-note": "Note of a visit",
        "exercise": "Sessions of exercise",
        "phase": "Phase of a programme",
        "planned-test": "Planned strength test",
        "pause": "Pause of a programme",
        "dynamometer": "Dynamometer",
        "profile": "Profile by which its readings are decoded",
        "profile-hash": "Fingerprint of that profile",
        "calibrated-on": "Day of its last calibration",
        "calibration-due-on": "Day by which its calibration is due",
    }
)
"""Every code of the app's own with its words."""


def coded(code: str) -> Json:
    """One of the app's own codes; raises KeyError for another."""
    return {"system": OURS, "code": code, "display": CODES[code]}


def concept(code: str, text: str = "") -> Json:
    """The same as a concept, told as `text`, or in its own words."""
    return {"coding": [coded(code)], "text": text or CODES[code]}


def loinc(code: tuple[str, str], *also: str, text: str = "") -> Json:
    """A concept of LOINC's, with own codes that say more exactly which it is."""
    number, display = code
    first: Json = {"system": LOINC, "code": number, "display": display}
    return element({"coding": [first, *map(coded, also)], "text": text})


def category(of: tuple[str, str]) -> list[Json]:
    """What kind of observation it is."""
    code, display = of
    return [{"coding": [{"system": _CATEGORY, "code": code, "display": display}]}]
