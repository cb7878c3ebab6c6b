"""How values come in that no trace has: typed, typed by the dynamometer itself, or sent at its button."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from strengthtrack.practice.testing.session_view import Phase, SessionView
from strengthtrack.screens.parts.pain_row import pain_of_key
from strengthtrack.screens.testing.deeds import TestDeeds
from strengthtrack.screens.testing.keys import means
from strengthtrack.screens.testing.typed_value import TypedValue

TYPED_IN = (QLineEdit, QComboBox)
_DUE = frozenset({Phase.SET_UP, Phase.ARMED, Phase.PAUSED})


class ValueEntry(QObject):
    """Between the field, the keys of the page and the session. Signals: `taken`, a value was filed."""

    taken = Signal()

    def __init__(self, field: TypedValue, deeds: TestDeeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field, self._deeds = field, deeds
        field.given.connect(self.give)
        field.kept.connect(self.keep)
        field.dropped.connect(deeds.drop_given)

    def give(self, value: float, unit: str) -> None:
        """File a value that was typed, or say under the field what is wrong with it."""
        if fault := self._deeds.type_value(value, unit):
            self._field.show_fault(fault)
            return
        self._field.filed()
        self.taken.emit()

    def keep(self) -> None:
        """File the value that the dynamometer sent."""
        if fault := self._deeds.keep_given():
            self._field.show_fault(fault)
        else:
            self.taken.emit()

    def begins(self, key: str, view: SessionView | None) -> bool:
        """Whether a key of the page begins a value, and the field takes it.

        In a rest a digit may be the pain; only a dynamometer types the next at once, and then it was none.
        """
        if view is None or not self._field.takes(key):
            return False
        self._field.offer(key, may_mean_else=pain_of_key(key) is not None and means(key, view))
        return True

    def let_go(self) -> bool:
        """Drop a value that waits; whether one did."""
        return self._field.let_go()

    def await_one(self, view: SessionView) -> None:
        """Where the next value is typed the field has the focus; while it is empty the page's keys go past it."""
        due = view.phase in _DUE and view.asked is None and not view.waits_for_button
        if due and self._field.isVisible() and not isinstance(QApplication.focusWidget(), TYPED_IN):
            self._field.start()
