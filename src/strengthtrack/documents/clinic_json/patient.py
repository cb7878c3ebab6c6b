"""A patient in the format, with everything that is theirs."""

from typing import Annotated

from pydantic import Field, ValidationInfo, model_validator

from strengthtrack.clinic.letter import LetterKind
from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.clinic.setup import Side
from strengthtrack.documents.clinic_json.letter_text import DraftText, FactsText
from strengthtrack.documents.clinic_json.values import (
    AboveZero,
    Day,
    Days,
    Id,
    Identifying,
    Kept,
    Moment,
    Personal,
    PersonalWords,
    PerWeek,
    SetAside,
    Weeks,
    Whole,
)
from strengthtrack.documents.clinic_json.visit import Session

_LONGEST_REST = 36525
"""Days."""


class PlannedTest(Kept):
    """A test the programme asks for."""

    number: Whole
    name: str
    day: Days = Field(description="Days after the programme's start")


class Phase(Kept):
    """Some weeks of a programme."""

    number: Whole
    name: str
    first_week: Weeks = Field(description="Counted from 0")
    weeks: Annotated[int, Field(gt=0, le=5200)]
    exercises: Personal


class Pause(Kept):
    """Days on which the programme rests, both included."""

    number: Whole
    first_day: Day
    last_day: Day | None = Field(description="null: it lasts")
    why: Personal


class ExerciseDone(Kept):
    """One session of exercise."""

    id: Id
    day: Day
    what: Personal
    discarded_at: SetAside


class Programme(Kept):
    """A programme of exercise with its planned tests."""

    id: Id
    name: PersonalWords
    starts_on: Day
    weeks: Weeks
    per_week: PerWeek
    discarded_at: SetAside
    course_id: str = Field(description="The first programme of its course of care; empty: this one")
    template: str = Field(description="What it was made from")
    side: str = Field(description="The side it is for; empty: it was not said")
    ended_on: Day | None = Field(description="The day it was ended on before its time")
    ended_why: Personal
    tests: tuple[PlannedTest, ...] = ()
    phases: tuple[Phase, ...] = ()
    pauses: tuple[Pause, ...] = ()
    exercise: tuple[ExerciseDone, ...] = ()

    @model_validator(mode="after")
    def _goes_on(self, info: ValidationInfo) -> "Programme":
        """Each pause moves what comes after it."""
        days = sum((pause.last_day - pause.first_day).days for pause in self.pauses if pause.last_day)
        if info.mode == "json" and days > _LONGEST_REST:
            raise ValueError("its pauses last for over a hundred years")
        return self


class CourseEvent(Kept):
    """Something that happened beside the programme."""

    id: Id
    day: Day
    words: PersonalWords
    discarded_at: SetAside


class Letter(Kept):
    """A letter as it was sent. Both documents are base64."""

    id: Id
    kind: LetterKind
    issued_at: Moment
    signer: str
    facts: FactsText = Field(
        description="Every word and number of it, JSON in a string, letter for letter as it was frozen"
    )
    template_name: str
    template_version: Whole
    template_hash: str
    app_version: str
    word: bytes
    pdf: bytes
    corrects: str | None = Field(description="The letter it corrects")


class LetterDraft(Kept):
    """A letter in writing."""

    kind: LetterKind
    content: DraftText = Field(description="What was ticked, chosen and typed, JSON in a string")
    saved_at: Moment
    discarded_at: SetAside


class Patient(Kept):
    """One person in the clinic's care. Where identity is hidden, `name` is a code."""

    id: Id
    name: Personal
    born: Annotated[Day, Identifying(), Field(description="Where identity is hidden: 1 January of the year")]
    sex: Sex
    record_number: Personal
    affected: AffectedSide
    dominant: Side | None
    height_m: AboveZero | None
    reason: Personal
    referrer: Personal = Field(description="Lines")
    address: Personal = Field(default="", description="Lines")
    discarded_at: SetAside
    programmes: tuple[Programme, ...] = ()
    events: tuple[CourseEvent, ...] = ()
    sessions: tuple[Session, ...] = ()
    letters: Annotated[tuple[Letter, ...], Field(description="None where identity is hidden")] = ()
    letter_drafts: Annotated[tuple[LetterDraft, ...], Field(description="None where identity is hidden")] = ()
