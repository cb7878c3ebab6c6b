"""What the window may ask of a page. A page is a QWidget that answers `refresh`; the rest is up to it."""

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from strengthtrack.records.changes import Changes

if TYPE_CHECKING:
    from strengthtrack.screens.sound.sounds import SoundStatus


class Place(StrEnum):
    """Where one can be."""

    PATIENTS = "patients"
    PATIENT = "patient"
    FORM = "form"
    TEST = "test"
    PROGRAMME = "programme"
    PROGRESS = "progress"
    TRIALS = "trials"
    LETTERS = "letters"
    SETTINGS = "settings"
    CONNECT = "connect"
    BATTERIES = "batteries"
    STUDY = "study"
    REVIEW = "review"
    EXPORT = "export"
    IMPORT = "import"
    TEMPLATES = "templates"
    TEACH = "teach"
    GAUGES = "gauges"
    FINDING = "finding"


NEED_PATIENT = frozenset({Place.PATIENT, Place.PROGRAMME, Place.TEST, Place.PROGRESS, Place.TRIALS, Place.LETTERS})


@runtime_checkable
class Refreshed(Protocol):
    """Shows what is kept; None means that anything may have changed."""

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept now."""


@runtime_checkable
class OfPatient(Protocol):
    """Shows one patient."""

    def open_patient(self, patient_id: str) -> None:
        """Show this patient from now on."""


@runtime_checkable
class TakesUp(Protocol):
    """Has something that was begun and can be gone on with."""

    def take_up(self) -> None:
        """Go on with it."""


@runtime_checkable
class Ticked(Protocol):
    """Follows the dynamometer, at most once a tick and only while it is shown."""

    def tick(self) -> None:
        """Look at the dynamometer now."""


@runtime_checkable
class Sounding(Protocol):
    """Says what can be heard on this computer."""

    def show_sound(self, status: "SoundStatus") -> None:
        """Say this of it."""


@runtime_checkable
class Barred(Protocol):
    """Has an action bar at its foot, which a toast must not cover."""

    bar_height: int


@runtime_checkable
class HidesForce(Protocol):
    """May have a reason to show no force, and then nothing else on the screen may."""

    @property
    def hides_force(self) -> bool:
        """Whether it has one now."""


@runtime_checkable
class KeepsToastNarrow(Protocol):
    """Has something at its right that a toast must not cover."""

    @property
    def toast_room(self) -> int | None:
        """Pixels a toast may be wide; None where nothing is in its way."""
