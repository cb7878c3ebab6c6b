"""What each action of the table does. Going somewhere is done by the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from strengthtrack.errors import Mendable
from strengthtrack.practice import edits
from strengthtrack.practice.setting_names import SOUND
from strengthtrack.screens.actions import GOES_TO, Act
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.page import Place
from strengthtrack.screens.sound.sound_settings import is_on

if TYPE_CHECKING:  # the form is loaded when it is first gone to
    from strengthtrack.screens.patient_view.showing import PatientViews
    from strengthtrack.screens.patients.patient_form import PatientForm


class Deeds(QObject):
    """Does what its window asks for. Each deed may raise Mendable, which the window says."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._views: PatientViews | None = None
        window.asked.connect(self.act)
        window.find_asked.connect(self._find_gauge)
        window.gauge_chosen.connect(self._use_gauge)
        window.teach_asked.connect(self._teach)
        self._table: dict[Act, Callable[[], None]] = {
            Act.FIND: self._find,
            Act.ADD_PATIENT: self._add_patient,
            Act.EDIT_PATIENT: self._edit_patient,
            Act.DISCARD_PATIENT: self._discard_patient,
            Act.PATIENT_VIEW: self._patient_view,
            Act.UNDO: self._undo,
            Act.REDO: self._redo,
            Act.ZERO: self._zero,
            Act.DISCONNECT: self._disconnect,
            Act.SOUND: self._sound,
            Act.FULL_SCREEN: self._full_screen,
        }

    def act(self, name: str) -> None:
        """Do an action of the table by its name; what a person can mend is said."""
        act = Act(name)
        try:
            if act in GOES_TO:
                self._window.go(GOES_TO[act])
            else:
                self._table[act]()
        except Mendable as fault:
            self._window.fault(str(fault))

    def _find_gauge(self) -> None:
        """Look for the dynamometer on every port."""
        self._window.go(Place.FINDING)

    def _use_gauge(self, port: str, profile_id: str, baud: str, socket: str) -> None:
        """Connect a dynamometer that was found, on its page, which remembers it."""
        from strengthtrack.screens.connecting.connect_page import ConnectPage

        self._window.go(Place.CONNECT)
        page = self._window.pages.page(Place.CONNECT)
        if isinstance(page, ConnectPage):
            page.take_gauge(port, profile_id, baud, socket)

    def _teach(self) -> None:
        """Teach a dynamometer that no profile knows."""
        self._window.go(Place.TEACH)

    def _find(self) -> None:
        """Open the search."""
        self._window.search.ask(patient_open=self._window.patient is not None)

    def _add_patient(self) -> None:
        """Open an empty form; nobody is open meanwhile, so that two people are not mixed up."""
        self._form().start_new()
        self._window.nobody_open()
        self._window.go(Place.FORM)

    def _edit_patient(self) -> None:
        """Open the form of the patient who is open."""
        if self._window.patient is not None:
            self._form().start_edit(self._window.patient)
            self._window.go(Place.FORM)

    def _discard_patient(self) -> None:
        """Take the open patient out of the list; raises RecordsFault."""
        if self._window.patient is not None:
            edit = edits.discard_patient(self._window.patient, self._window.desk.now())
            self._window.desk.edits.do(edit)
            self._window.done(edit.name)

    def _patient_view(self) -> None:
        """Show the patient what is theirs; raises Mendable."""
        if self._views is None:
            from strengthtrack.screens.patient_view.showing import PatientViews

            self._views = PatientViews(self._window)
        self._views.open()

    def _undo(self) -> None:
        """Take the last thing back; raises RecordsFault."""
        name = self._window.desk.edits.undo()
        self._window.say(f"Taken back: {name}" if name else "There is nothing to take back")

    def _redo(self) -> None:
        """Do the last undone thing again; raises RecordsFault."""
        name = self._window.desk.edits.redo()
        self._window.say(f"Done again: {name}" if name else "There is nothing to do again")

    def _zero(self) -> None:
        """Zero the dynamometer; raises DeviceFault."""
        if self._window.live is not None:
            self._window.live.zero()
            self._window.say("Zeroed, unloaded in this orientation")
            self._window.tick()

    def _disconnect(self) -> None:
        """Let the dynamometer go."""
        if self._window.live is not None:
            self._window.live.disconnect()
            self._window.let_go.emit()
            self._window.tick()

    def _sound(self) -> None:
        """Let sessions be heard, or no longer; raises RecordsFault."""
        on = not is_on(self._window.desk, SOUND)
        self._window.desk.set_setting(SOUND, "on" if on else "off")
        self._window.say("Sound on" if on else "Sound off")

    def _full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        top = self._window.window()
        if top.isFullScreen():
            top.showNormal()
        else:
            top.showFullScreen()

    def _form(self) -> "PatientForm":
        from strengthtrack.screens.patients.patient_form import PatientForm

        form = self._window.pages.page(Place.FORM)
        assert isinstance(form, PatientForm)  # noqa: S101 - whoever makes the pages hands in this one
        return form
