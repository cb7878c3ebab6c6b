"""One visit in the format: pain, the form before the first push, what was left out, and the pushes."""

from typing import Annotated

from pydantic import Field

from strengthtrack.clinic.findings import Seen, Sign
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.pain import PainScale, PainSite
from strengthtrack.clinic.screening import Chaperone, ConsentBy
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.documents.clinic_json.push import Trial
from strengthtrack.documents.clinic_json.values import (
    AboveZero,
    Id,
    Kept,
    Moment,
    Personal,
    PersonalWords,
    SetAside,
    Typed,
    Whole,
    ZeroToTen,
)


class ConsentAndFindings(Kept):
    """Consent, chaperone and the findings in words."""

    consent_by: ConsentBy | None
    consent_name: Personal
    chaperone: Chaperone | None
    leg_length_mm: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = Field(description="The difference")
    shorter: Side | None
    findings: Personal
    discarded_at: SetAside


class ScreeningAnswer(Kept):
    """A question in the words it was asked in."""

    number: Whole
    question: str
    yes: bool | None
    discarded_at: SetAside


class FunctionScore(Kept):
    """The total of a questionnaire."""

    number: Whole
    measure: FunctionMeasure
    total: Typed | None = Field(description="null: an item was left out, so there is none")
    pack: str = Field(description="The text that was asked item by item, or a PSFS's activities; empty: it was typed")
    discarded_at: SetAside


class ItemAnswer(Kept):
    """The answer to one item of a questionnaire."""

    measure: FunctionMeasure
    number: Whole
    answer: Typed
    discarded_at: SetAside


class Activity(Kept):
    """An activity of the patient's own, 0 cannot do it to 10 as before."""

    number: Whole
    words: PersonalWords
    score: ZeroToTen | None
    discarded_at: SetAside


class Finding(Kept):
    """A sign that was looked for."""

    number: Whole
    sign: Sign
    seen: Seen
    discarded_at: SetAside


class PainInTest(Kept):
    """Pain during one movement and side, numeric rating."""

    movement: Movement
    side: Side
    score: Annotated[int, Field(ge=0, le=10)]
    discarded_at: SetAside


class SkippedTest(Kept):
    """A movement and side that was left out."""

    movement: Movement
    side: Side
    why: Personal
    discarded_at: SetAside


class Session(Kept):
    """One visit. Answers that were changed stand beside those in use, with `discarded_at`."""

    id: Id
    started_at: Moment
    tester: str
    body_mass_kg: AboveZero | None
    note: Personal
    finished_at: Moment | None
    worst_pain: ZeroToTen | None = Field(description="Of the last week; in cm where the scale is a line")
    usual_pain: ZeroToTen | None
    pain_now: ZeroToTen | None
    pain_scale: PainScale
    pain_site: PainSite | None
    pain_side: Side | None
    blind: bool = Field(description="No value was shown until it was finished")
    battery_text: str = Field(description="The battery as it was, in TOML")
    discarded_at: SetAside
    forms: tuple[ConsentAndFindings, ...] = ()
    screening: tuple[ScreeningAnswer, ...] = ()
    function: tuple[FunctionScore, ...] = ()
    items: tuple[ItemAnswer, ...] = ()
    activities: tuple[Activity, ...] = ()
    signs: tuple[Finding, ...] = ()
    pain_in_tests: tuple[PainInTest, ...] = ()
    skipped_tests: tuple[SkippedTest, ...] = ()
    trials: tuple[Trial, ...] = ()
