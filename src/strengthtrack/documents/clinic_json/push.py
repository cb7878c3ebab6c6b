"""One push in the format: how it was set up, what was read, what was worked out of it."""

from typing import Annotated

from pydantic import Field, model_validator

from strengthtrack.clinic.analysis import Measured
from strengthtrack.clinic.setup import Contraction, Feedback, Fixation, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark, Source
from strengthtrack.documents.clinic_json.values import (
    AboveZero,
    Id,
    Kept,
    Moment,
    Number,
    Numbers,
    Personal,
    SetAside,
    Times,
    Typed,
    Whole,
)

_Seconds = Annotated[Times, Field(description="Seconds from the first reading of the trial")]
_Readings = Annotated[Numbers, Field(description="In `unit`, compression positive, `zero` not taken off")]


class Trace(Kept):
    """The raw readings of a push: as many values as seconds."""

    unit: str = Field(description="As the dynamometer sent it: N, kgf, lbf …")
    zero: Typed = Field(description="What it showed unloaded, in `unit`; force is value minus zero")
    t_s: _Seconds
    value: _Readings

    @model_validator(mode="after")
    def _of_one_length(self) -> "Trace":
        if len(self.t_s) != len(self.value):
            raise ValueError(f"has {len(self.t_s)} times and {len(self.value)} values")
        return self


class Piece(Trace):
    """About a second of a push that had not ended when the file was written."""

    number: Whole


class Measure(Kept):
    """One measure of a trial; its unit ends its name."""

    of: Measured
    value: Number | None
    coarse: bool = Field(description="Whether the readings are too few to tell it finely")
    why_not: str = Field(description="Why there is no number")


class Analysis(Kept):
    """What one version of the arithmetic worked out; the last one that is not set aside is in force."""

    id: Id
    version: Whole
    made_at: Moment
    onset_s: Typed | None = Field(description="Where the push begins, from the first reading; null: none was found")
    said_by: str = Field(description="“app”, or the tester who moved the onset")
    moved_from_s: Typed | None
    rate_hz: Number | None
    jitter_s: Number | None
    measures: tuple[Measure, ...]
    discarded_at: SetAside


class Trial(Kept):
    """One push with its whole set-up. A typed one has no trace but `typed_n`."""

    id: Id
    movement: Movement
    side: Side
    position: str
    pad: str = Field(description="Where the pad lay")
    fixation: Fixation
    contraction: Contraction
    lever_arm_m: AboveZero | None = Field(description="Joint centre to pad")
    tester: str
    dynamometer_model: str
    dynamometer_serial: str
    profile_id: str = Field(description="Which device profile decoded the readings")
    profile_hash: str
    feedback: Feedback = Field(description="What patient and tester saw of the force")
    value_rule: ValueRule = Field(description="Which value of the trials is the test's")
    number: Whole
    started_at: Moment
    source: Source
    app_version: str
    typed_n: Typed | None
    typed_as: str = Field(description="The typed value with its unit, as it was entered")
    resting_n: Number | None
    peak_n: Number | None = Field(description="Of the trace, as worked out when it was filed")
    complete: bool = Field(description="False: the push was cut short")
    mark: Mark | None = Field(description="Why it does not count")
    practice: bool
    note: Personal
    running: bool = Field(description="It had not ended when the file was written; its readings stand in `pieces`")
    discarded_at: SetAside
    discarded_why: Personal
    trace: Trace | None = None
    pieces: tuple[Piece, ...] = ()
    analyses: tuple[Analysis, ...] = ()
