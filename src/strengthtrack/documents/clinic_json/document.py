"""The whole document: what the file says of itself, what is the clinic's, and its patients."""

from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, model_validator

from strengthtrack.clinic.calibration import CalibrationKind
from strengthtrack.clinic.setup import Contraction, Fixation, Movement
from strengthtrack.clinic.study import SideRule
from strengthtrack.documents.clinic_json.patient import Patient
from strengthtrack.documents.clinic_json.values import (
    AboveZero,
    Day,
    Id,
    Kept,
    Moment,
    Personal,
    PersonalWords,
    SetAside,
    Typed,
    Whole,
)

FORMAT = "strengthtrack clinic"
FORMAT_VERSION = 1
"""Counted on when a reader of the last version would misread the file."""


class StudyPerson(Kept):
    """One person of a study by a number, never by name; forces in newtons."""

    id: Id
    number: Whole
    first_n: Typed | None
    second_n: Typed | None
    first_session: str = Field(description="The session a value was taken from; empty: it was typed")
    second_session: str
    discarded_at: SetAside


class Study(Kept):
    """A repeatability study of the clinic's own."""

    id: Id
    name: PersonalWords
    movement: Movement
    side_rule: SideRule
    position: str
    pad: str
    fixation: Fixation
    contraction: Contraction
    dynamometer_model: str
    dynamometer_serial: str
    tester: str
    second_tester: str = Field(description="Empty: the same both times")
    begun_on: Day
    discarded_at: SetAside
    people: tuple[StudyPerson, ...] = ()


class LetterTemplate(Kept):
    """A Word template of the clinic's own, in base64."""

    id: Id
    name: str
    version: Whole
    added_at: Moment
    hash: str
    content: bytes
    discarded_at: SetAside

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> "LetterTemplate":
        if info.mode == "json" and sha256(self.content).hexdigest() != self.hash:
            raise ValueError("its content is not the one its hash was made of")
        return self


class Calibration(Kept):
    """What was found when a dynamometer was held against something known, and when that was due again."""

    id: Id
    dynamometer: Id = Field(description="Its model, and its serial number in brackets where it has one")
    made_on: Day
    due_on: Day
    kind: CalibrationKind
    known_mass_kg: AboveZero | None = Field(description="null: the certificate of a laboratory, without one")
    read_n: Typed | None = Field(description="Mean force under the mass, zero taken off; pulled is below 0")
    stated_percent: Typed | None = Field(description="The greatest error a certificate states; null: none")
    made_by: str
    note: Personal
    discarded_at: SetAside


class Clinic(Kept):
    """What is the clinic's and no patient's."""

    settings: dict[str, str] = Field(description="Those that mean the same on every computer, by name")
    studies: tuple[Study, ...] = ()
    letter_templates: tuple[LetterTemplate, ...] = ()
    calibrations: tuple[Calibration, ...] = Field(
        default=(), description="In a file of some patients those of the dynamometers that measured them"
    )


class Head(Kept):
    """What the file says of itself, and the clinic's part of it."""

    format: Literal["strengthtrack clinic"]
    format_version: Annotated[int, Field(ge=1)] = Field(description="Of this format")
    records_version: Annotated[int, Field(ge=1)] = Field(description="Of the tables the records were kept in")
    app_version: str = Field(description="Of the app that wrote it")
    written_at: Moment
    identified: bool = Field(description="False: names, days of birth, free words and letters are left out")
    clinic: Clinic | None = Field(
        description="In a file of some patients only the calibrations of their dynamometers, or null"
    )


class Document(Head):
    """A clinic, or one patient of it, as strengthtrack writes it and reads it in."""

    patients: tuple[Patient, ...]
    count: Whole = Field(description="How many patients there are: a file without it was cut off")
