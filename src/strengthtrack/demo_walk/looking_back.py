"""What is looked at after testing: progress in its forms, the patient's view, trials, programme, study, review."""

from __future__ import annotations

from PySide6.QtTest import QTest

from strengthtrack.clinic.quantity import Quantity
from strengthtrack.demo_walk.hands import Hands
from strengthtrack.screens.actions import Act
from strengthtrack.screens.page import Place
from strengthtrack.screens.patient_view.patient_view import PatientView
from strengthtrack.screens.progress.progress_page import ProgressPage

SUMS_UP_MS = 400
GOES_MS = 60
OTHERS = {
    "mixed": "sample-patient-M",
    "both-sides": "sample-patient-O",
    "second-course": "sample-patient-N",
}


class LookingBack:
    """Hands that look at what was measured. The patient of the walk is open."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def progress(self) -> None:
        """One movement, then all; what else the chart can show."""
        hands, page = self._hands, self._page
        QTest.qWait(SUMS_UP_MS)
        hands.take("progress")
        for name, switch in (
            ("progress-symmetry", page.head.more.show_symmetry),
            ("progress-path", page.head.more.show_path),
        ):
            switch.trigger()
            hands.take(name)
            switch.trigger()
        self._tell(Quantity.OF_BASELINE, "progress-of-baseline")
        self._tell(Quantity.TORQUE_PER_KG, "progress-per-kilogram")
        self._tell(Quantity.NEWTONS, "")
        page.head.movement.choose_all()
        page.head.movement.chosen.emit()
        QTest.qWait(SUMS_UP_MS)
        hands.take("progress-all")

    def _tell(self, quantity: Quantity, name: str) -> None:
        self._page.head.quantity.chosen.emit(tuple(Quantity).index(quantity))
        if name:
            self._hands.take(name)

    def patient_view(self) -> None:
        """What the patient is shown, and the page to take home."""
        hands = self._hands
        hands.act(Act.PATIENT_VIEW)
        view = self._view
        hands.camera.take(view, "patient-view")
        view.show_page()
        hands.camera.take(view, "take-home-page")
        self._leave(view)

    def rooms(self) -> None:
        """The trials, the programme with its log, and where the clinic looks at itself."""
        hands = self._hands
        for act, name in (
            (Act.TRIALS, "trials"),
            (Act.PROGRAMME, "programme"),
            (Act.STUDY, "repeatability-study"),
            (Act.REVIEW, "clinic-review"),
        ):
            hands.act(act)
            QTest.qWait(SUMS_UP_MS)
            hands.take(name)

    def others(self) -> None:
        """Progress of patients for whom it went otherwise, and what they are shown."""
        hands = self._hands
        for name, patient in OTHERS.items():
            hands.window.open_patient(patient)
            hands.act(Act.PROGRESS)
            QTest.qWait(SUMS_UP_MS)
            hands.take(f"progress-{name}")
            hands.act(Act.PATIENT_VIEW)
            hands.camera.take(self._view, f"patient-view-{name}")
            self._leave(self._view)

    def _leave(self, view: PatientView) -> None:
        """Close it; off screen no window manager gives the keys back to the window below."""
        view.close()
        QTest.qWait(GOES_MS)
        self._hands.window.activateWindow()
        QTest.qWaitForWindowActive(self._hands.window)

    @property
    def _page(self) -> ProgressPage:
        page = self._hands.window.pages.page(Place.PROGRESS)
        assert isinstance(page, ProgressPage)  # noqa: S101 - it was made for that place
        return page

    @property
    def _view(self) -> PatientView:
        view = self._hands.window.findChild(PatientView)
        assert isinstance(view, PatientView)  # noqa: S101 - it was just opened
        return view
