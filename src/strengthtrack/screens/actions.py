"""Every action of the app in one table: its words, its key, its icon. The window and the search both read it."""

from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.screens.page import Place


class Act(StrEnum):
    """What can be done from anywhere."""

    PATIENTS = "patients"
    TEST = "test"
    PROGRESS = "progress"
    TRIALS = "trials"
    LETTERS = "letters"
    SETTINGS = "settings"
    PATIENT = "patient"
    PATIENT_VIEW = "patient view"
    PROGRAMME = "programme"
    FIND = "find"
    ADD_PATIENT = "add patient"
    EDIT_PATIENT = "edit patient"
    DISCARD_PATIENT = "discard patient"
    UNDO = "undo"
    REDO = "redo"
    BATTERIES = "batteries"
    STUDY = "study"
    REVIEW = "review"
    EXPORT = "export"
    IMPORT = "import"
    TEMPLATES = "templates"
    GAUGES = "gauges"
    SOUND = "sound"
    CONNECT = "connect"
    FINDING = "finding"
    TEACH = "teach"
    ZERO = "zero"
    DISCONNECT = "disconnect"
    FULL_SCREEN = "full screen"


@dataclass(frozen=True, slots=True)
class Action:
    """One action; `key` as Qt writes it (“Ctrl+K”); `patient` where one must be open; `words` as search shows them."""

    act: Act
    words: str
    key: str = ""
    icon: str = "corner-down-left"
    patient: bool = False

    @property
    def cap(self) -> str:
        """The key as it is drawn: “Ctrl K”."""
        return self.key.replace("+", " ")


ACTIONS = (
    Action(Act.PATIENTS, "Patients", "Ctrl+1", "users"),
    Action(Act.TEST, "Test", "Ctrl+2", "gauge", patient=True),
    Action(Act.PROGRESS, "Progress", "Ctrl+3", "chart-line", patient=True),
    Action(Act.LETTERS, "Letters", "Ctrl+4", "file-text", patient=True),
    Action(Act.PATIENT, "The open patient’s facts", "Ctrl+5", "user", patient=True),
    Action(Act.TRIALS, "Look at the trials", "Ctrl+T", "activity", patient=True),
    Action(Act.PROGRAMME, "The programme and exercise log", "Ctrl+6", "calendar-check", patient=True),
    Action(Act.PATIENT_VIEW, "Patient view", "F6", "presentation", patient=True),
    Action(Act.SETTINGS, "Settings", "Ctrl+,", "settings-2"),
    Action(Act.BATTERIES, "Edit the batteries", "", "list-checks"),
    Action(Act.STUDY, "Repeatability study", "", "repeat-2"),
    Action(Act.REVIEW, "Clinic review", "", "clipboard-list"),
    Action(Act.EXPORT, "Export tables, workbook, FHIR or JSON", "", "upload"),
    Action(Act.IMPORT, "Import patients, a clinic file or a recording", "", "download"),
    Action(Act.TEMPLATES, "Letter templates", "", "file-cog"),
    Action(Act.GAUGES, "Dynamometers and their calibration", "", "weight"),
    Action(Act.FIND, "Find a patient or an action", "Ctrl+K", "search"),
    Action(Act.ADD_PATIENT, "Add patient", "Ctrl+N", "plus"),
    Action(Act.EDIT_PATIENT, "Edit the open patient", "Ctrl+E", "pencil", patient=True),
    Action(Act.DISCARD_PATIENT, "Discard the open patient", "", "archive", patient=True),
    Action(Act.UNDO, "Undo", "Ctrl+Z", "undo-2"),
    Action(Act.REDO, "Redo", "Ctrl+Shift+Z", "redo-2"),
    Action(Act.CONNECT, "Connect a dynamometer", "Ctrl+D", "plug"),
    Action(Act.FINDING, "Find my dynamometer", "", "scan-search"),
    Action(Act.TEACH, "Teach a gauge that no profile knows", "", "graduation-cap"),
    Action(Act.ZERO, "Zero the dynamometer", "Ctrl+0", "circle-slash-2"),
    Action(Act.DISCONNECT, "Disconnect the dynamometer", "", "unplug"),
    Action(Act.SOUND, "Sound on or off", "", "volume-2"),
    Action(Act.FULL_SCREEN, "Full screen", "F11", "maximize"),
)

GOES_TO = {
    Act.PATIENTS: Place.PATIENTS,
    Act.PATIENT: Place.PATIENT,
    Act.PROGRAMME: Place.PROGRAMME,
    Act.TEST: Place.TEST,
    Act.PROGRESS: Place.PROGRESS,
    Act.TRIALS: Place.TRIALS,
    Act.LETTERS: Place.LETTERS,
    Act.SETTINGS: Place.SETTINGS,
    Act.BATTERIES: Place.BATTERIES,
    Act.STUDY: Place.STUDY,
    Act.REVIEW: Place.REVIEW,
    Act.EXPORT: Place.EXPORT,
    Act.IMPORT: Place.IMPORT,
    Act.TEMPLATES: Place.TEMPLATES,
    Act.GAUGES: Place.GAUGES,
    Act.CONNECT: Place.CONNECT,
    Act.FINDING: Place.FINDING,
    Act.TEACH: Place.TEACH,
}
RAIL = (Act.PATIENTS, Act.TEST, Act.PROGRESS, Act.LETTERS)
RAIL_FOOT = (Act.SETTINGS,)
ITEM_OF = {
    Place.PATIENT: Act.PATIENTS,
    Place.FORM: Act.PATIENTS,
    Place.PROGRAMME: Act.PATIENTS,
    Place.TRIALS: Act.PROGRESS,
    Place.BATTERIES: Act.SETTINGS,
    Place.STUDY: Act.SETTINGS,
    Place.REVIEW: Act.SETTINGS,
    Place.EXPORT: Act.SETTINGS,
    Place.IMPORT: Act.SETTINGS,
    Place.TEMPLATES: Act.SETTINGS,
    Place.TEACH: Act.SETTINGS,
    Place.GAUGES: Act.SETTINGS,
    **{place: act for act, place in GOES_TO.items() if act in (*RAIL, *RAIL_FOOT)},
}
"""The rail's item of a place; the page of the dynamometer has none."""


def action(act: Act) -> Action:
    """The row of one action."""
    return next(row for row in ACTIONS if row.act is act)


def matching(text: str, *, patient_open: bool) -> tuple[Action, ...]:
    """The actions that hold every typed word and can be done now, in the table's order."""
    words = text.casefold().split()
    return tuple(
        row
        for row in ACTIONS
        if row.act is not Act.FIND
        and (patient_open or not row.patient)
        and all(word in row.words.casefold() for word in words)
    )
