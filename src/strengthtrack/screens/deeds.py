"""What each action of the table does. Going somewhere is done by the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from strengthtrack.practice import edits
from strengthtrack.screens.actions import GOES_TO, Act
from strengthtrack.screens.page import Place

if TYPE_CHECKING:
    from strengthtrack.screens.main_window import MainWindow
    from strengthtrack.screens.patient_form import PatientForm


class Deeds:
    """The actions of one window. Each may raise Mendable, which the window says."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._table: dict[Act, Callable[[], None]] = {
            Act.FIND: self.find,
            Act.ADD_PATIENT: self.add_patient,
            Act.EDIT_PATIENT: self.edit_patient,
            Act.DISCARD_PATIENT: self.discard_patient,
            Act.UNDO: self.undo,
            Act.REDO: self.redo,
            Act.ZERO: self.zero,
            Act.DISCONNECT: self.disconnect,
            Act.FULL_SCREEN: self.full_screen,
        }

    def do(self, act: Act) -> None:
        """Do an action of the table."""
        if act in GOES_TO:
            self._window.go(GOES_TO[act])
        else:
            self._table[act]()

    def find(self) -> None:
        """Open the search."""
        self._window.search.ask(patient_open=self._window.patient is not None)

    def add_patient(self) -> None:
        """Open an empty form; nobody is open meanwhile, so that two people are not mixed up."""
        self._form().start_new()
        self._window.nobody_open()
        self._window.go(Place.FORM)

    def edit_patient(self) -> None:
        """Open the form of the patient who is open."""
        if self._window.patient is not None:
            self._form().start_edit(self._window.patient)
            self._window.go(Place.FORM)

    def leave_form(self) -> None:
        """Go back to where the form was opened from."""
        self._window.go(self._form().place)

    def discard_patient(self) -> None:
        """Take the open patient out of the list; raises RecordsFault."""
        if self._window.patient is not None:
            edit = edits.discard_patient(self._window.patient, self._window.desk.now())
            self._window.desk.edits.do(edit)
            self._window.done(edit.name)

    def undo(self) -> None:
        """Take the last thing back; a page with an undo of its own is asked first. Raises RecordsFault."""
        name = (self._window.pages.own_undo or self._window.desk.edits.undo)()
        self._window.say(f"Taken back: {name}" if name else "There is nothing to take back")

    def redo(self) -> None:
        """Do the last undone thing again; raises RecordsFault."""
        name = self._window.desk.edits.redo()
        self._window.say(f"Done again: {name}" if name else "There is nothing to do again")

    def zero(self) -> None:
        """Zero the dynamometer; raises DeviceFault."""
        if self._window.live is not None:
            self._window.live.zero()
            self._window.say("Zeroed, unloaded in this orientation")
            self._window.tick()

    def disconnect(self) -> None:
        """Let the dynamometer go."""
        if self._window.live is not None:
            self._window.live.disconnect()
            self._window.let_go.emit()
            self._window.tick()

    def full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        top = self._window.window()
        if top.isFullScreen():
            top.showNormal()
        else:
            top.showFullScreen()

    def _form(self) -> "PatientForm":
        from strengthtrack.screens.patient_form import PatientForm

        form = self._window.pages.page(Place.FORM)
        assert isinstance(form, PatientForm)  # noqa: S101 - whoever makes the pages hands in this one
        return form
