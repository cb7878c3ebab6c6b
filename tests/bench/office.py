"""The app's own window over the records of a folder, and what a hand does in it, timed until it is painted."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from bench.painted import Painted
from strengthtrack.bootstrap.application import application
from strengthtrack.bootstrap.clinic import Clinic, open_clinic
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.page import Place
from strengthtrack.screens.patients.patients_page import PatientsPage

SIZE = (1366, 768)
GIVES_UP_S = 30.0


@dataclass(frozen=True, slots=True)
class Took:
    """What something took in ms, by the clock and of this thread's own work."""

    ms: float
    worked: float


@dataclass(frozen=True, slots=True)
class Office:
    """An open window. `opened_ms` is what it took from the open records to the painted list."""

    app: QApplication
    clinic: Clinic
    window: MainWindow
    opened_ms: float

    @property
    def patients(self) -> PatientsPage:
        """The page with the list of patients."""
        page = self.window.pages.page(Place.PATIENTS)
        assert isinstance(page, PatientsPage)
        return page

    def type_in_list(self, text: str) -> list[Took]:
        """Type into the list's search, key by key; what each took until the list was painted."""
        self.window.go(Place.PATIENTS)
        page = self.patients
        took = self._type(page.search, text, page.list.viewport(), page.nobody)
        page.search.clear()
        self.app.processEvents()
        return took

    def type_in_search(self, text: str) -> list[Took]:
        """The same in the search that Ctrl+K opens."""
        search = self.window.search
        search.ask(patient_open=False)
        self.app.processEvents()
        took = self._type(search.field, text, search.list.viewport())
        search.close_search()
        self.app.processEvents()
        return took

    def open_patient(self, patient_id: str) -> Took:
        """Open a patient from the list; what it took until their page was painted."""
        page = self.window.pages.page(Place.PATIENT)
        took = self.until_painted(lambda: self.window.open_patient(patient_id), page)
        self.window.close_patient()
        self.app.processEvents()
        return took

    def until_painted(self, do: Callable[[], object], *widgets: QWidget) -> Took:
        """Do something; what it took until one of these was painted and nothing was left to do."""
        watched = [Painted(widget) for widget in widgets]
        self.app.processEvents()
        before = sum(one.count for one in watched)
        began, worked = time.perf_counter(), time.thread_time()
        do()
        while sum(one.count for one in watched) == before:
            self.app.processEvents()
            assert time.perf_counter() - began < GIVES_UP_S, "nothing was painted"
        took = Took((time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000)
        for one in watched:
            one.stop()
        return took

    def until_first_frame(self, do: Callable[[], object], widget: QWidget) -> float:
        """Do something; what it took in ms until the first paint after it, whatever timers have left to do then."""
        self.app.processEvents()
        watched = [Painted(one) for one in (widget, *widget.findChildren(QWidget))]
        began = time.perf_counter()
        do()
        QCoreApplication.sendPostedEvents()
        took = time.perf_counter() - began
        assert any(one.count for one in watched), "nothing was painted"
        for one in watched:
            one.stop()
        return took * 1000

    def _type(self, field: QLineEdit, text: str, *painted: QWidget) -> list[Took]:
        def press(key: str) -> Callable[[], None]:
            return lambda: QTest.keyClicks(field, key, Qt.KeyboardModifier.NoModifier)

        return [self.until_painted(press(key), *painted) for key in text]


@contextmanager
def open_office(folder: Path) -> Iterator[Office]:
    """Open the window on the list of patients."""
    app = application("light")
    with open_clinic(folder, use_keyring=False) as clinic:
        began = time.perf_counter()
        place = Workplace(clinic)
        place.open()
        place.window.resize(*SIZE)
        place.window.show()
        app.processEvents()
        opened = time.perf_counter() - began
        place.bring_dynamometer()
        try:
            yield Office(app, clinic, place.window, opened * 1000)
        finally:
            place.window.close()
            place.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
