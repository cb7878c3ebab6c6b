"""The pages of the window, one in front. A page is made when first gone to, and brought up to date when seen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QStackedWidget, QWidget

from strengthtrack.records.changes import Changes
from strengthtrack.screens.page import (
    NEED_PATIENT,
    Barred,
    HidesForce,
    KeepsToastNarrow,
    OfPatient,
    Place,
    Refreshed,
    Ticked,
)


class PageStack(QStackedWidget):
    """Pages by their place; `make_page` is asked once for each."""

    def __init__(self, make_page: Callable[[Place], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_page = make_page
        self._pages: dict[Place, QWidget] = {}
        self._stale: set[Place] = set()
        self._told: dict[Place, str] = {}
        self._patient_id: str | None = None
        self.place: Place | None = None

    def page(self, place: Place) -> QWidget:
        """The page of a place."""
        if place not in self._pages:
            self._pages[place] = self._make_page(place)
            self.addWidget(self._pages[place])
        return self._pages[place]

    def go(self, place: Place) -> bool:
        """Show a place with what is kept now; False where it needs a patient and none is open."""
        if place in NEED_PATIENT and self._patient_id is None:
            return False
        page = self.page(place)
        self._tell(place, page)
        self.place = place
        self.setCurrentWidget(page)
        page.setFocus()
        return True

    def open_patient(self, patient_id: str | None) -> None:
        """The patient every page shows from the next time it is seen."""
        self._patient_id = patient_id

    def refresh(self, changes: Changes) -> None:
        """Something was written: the page in front looks at once, the others when they are next seen."""
        for place, page in self._pages.items():
            if place is not self.place:
                self._stale.add(place)
            elif isinstance(page, Refreshed):
                page.refresh(changes)

    def make_anew(self) -> None:
        """Throw every page away, for another look; the one in front is made again at once."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        for kept in (self._pages, self._stale, self._told):
            kept.clear()
        if self.place is not None:
            self.go(self.place)

    def forget(self, *places: Place) -> None:
        """Throw pages away, to be made again when they are next gone to; the one in front stays."""
        for place in places:
            if place is not self.place and place in self._pages:
                page = self._pages.pop(place)
                self._stale.discard(place)
                self._told.pop(place, None)
                self.removeWidget(page)
                page.deleteLater()

    def tick(self) -> None:
        """Let the page in front follow the dynamometer."""
        page = self.currentWidget()
        if isinstance(page, Ticked):
            page.tick()

    def focus_page(self) -> None:
        """Give the focus back to the page in front."""
        if (page := self.currentWidget()) is not None:
            page.setFocus()

    @contextmanager
    def handing_nothing_on(self) -> Iterator[None]:
        """Meanwhile neither the page in front nor a part of it hands the focus on to what is inside."""
        page = self.currentWidget()
        parts = [page, *page.findChildren(QWidget)] if page is not None else []
        handed = [(one, first) for one in parts if (first := one.focusProxy()) is not None and one.isAncestorOf(first)]
        for one, _ in handed:
            one.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
        try:
            yield
        finally:
            for one, first in handed:
                one.setFocusProxy(first)

    @property
    def bar_height(self) -> int:
        """Pixels at the foot of the page in front that a toast must leave free."""
        page = self.currentWidget()
        return page.bar_height if isinstance(page, Barred) else 0

    @property
    def hides_force(self) -> bool:
        """Whether the page in front keeps the force from being seen."""
        page = self.currentWidget()
        return isinstance(page, HidesForce) and page.hides_force

    @property
    def toast_room(self) -> int | None:
        """Pixels a toast may be wide over the page in front; None where nothing is in its way."""
        page = self.currentWidget()
        return page.toast_room if isinstance(page, KeepsToastNarrow) else None

    def _tell(self, place: Place, page: QWidget) -> None:
        if isinstance(page, OfPatient) and self._patient_id is not None and self._told.get(place) != self._patient_id:
            page.open_patient(self._patient_id)
            self._told[place] = self._patient_id
        elif place in self._stale and isinstance(page, Refreshed):
            page.refresh(None)
        self._stale.discard(place)
