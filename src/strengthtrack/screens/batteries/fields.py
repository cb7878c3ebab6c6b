"""Fields of a battery: each knows its key, shows a value, and gives another one away when it is left."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite, nan
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from strengthtrack.errors import EntryFault
from strengthtrack.screens.parts.fields import Field, LongTextField, PickField, TextField
from strengthtrack.screens.parts.segment import Segment

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Kept(Protocol):
    """One field. Signals: `given(key, value)`, another value than it shows."""

    key: str

    @property
    def given(self) -> SignalInstance:
        """Another value was given."""

    def show_value(self, value: object, *, anew: bool) -> None:
        """Show what is kept; the same again leaves what is being typed, unless `anew`."""

    def show_fault(self, place: str, sentence: str) -> None:
        """Say under it what is wrong; `place` is what stands after the key, empty for all of it."""


class KeptText(QObject):
    """A line, or some lines, given when the focus goes or Enter is pressed.

    `reads` makes a value of what was typed and may raise EntryFault; `says` makes words of a value. Undo and redo go
    to the window unless something was just typed.
    """

    given = Signal(str, object)

    def __init__(
        self,
        key: str,
        field: TextField | LongTextField,
        reads: Callable[[str], object] = str,
        says: Callable[[object], str] = str,
    ) -> None:
        super().__init__(field)
        self.key, self.field = key, field
        self._reads, self._says, self._shown = reads, says, ""
        left = field.edit.editingFinished if isinstance(field, TextField) else field.edit.left
        left.connect(self._left)
        field.edit.installEventFilter(self)

    def show_value(self, value: object, *, anew: bool) -> None:
        """Show what is kept; the same again leaves what is being typed, unless `anew`."""
        words = self._says(value)
        if words == self._shown and not anew:
            return
        self._shown = words
        if self.field.text != words:
            _write(self.field, words)
        self.field.clear_fault()
        self._set_modified(typed=False)

    def show_fault(self, place: str, sentence: str) -> None:
        """Say under it what is wrong."""
        self.field.show_fault(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._leaves_to_the_window(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _leaves_to_the_window(self, event: QKeyEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride and any(event.matches(key) for key in _UNDO)
        return asks and not self._is_modified()

    def _left(self) -> None:
        self._set_modified(typed=False)
        if self.field.text == self._shown:
            self.field.clear_fault()
            return
        try:
            value = self._reads(self.field.text)
        except EntryFault as fault:
            self.field.show_fault(str(fault))
            return
        self.given.emit(self.key, value)

    def _is_modified(self) -> bool:
        edit = self.field.edit
        return edit.isModified() if isinstance(edit, QLineEdit) else edit.document().isModified()

    def _set_modified(self, *, typed: bool) -> None:
        edit = self.field.edit
        (edit if isinstance(edit, QLineEdit) else edit.document()).setModified(typed)


class KeptPick(QObject):
    """A drop-down list, given when one is clicked; stepped through by the arrow keys, when the focus goes."""

    given = Signal(str, object)

    def __init__(self, key: str, field: PickField, values: Sequence[object]) -> None:
        super().__init__(field)
        self.key, self.field, self._values = key, field, tuple(values)
        self._shown, self._by_key = 0, False
        field.picker.activated.connect(self._chosen)
        field.picker.installEventFilter(self)

    def show_value(self, value: object, *, anew: bool) -> None:
        """Choose what is kept."""
        self._shown = self._values.index(value) if value in self._values else -1
        self.field.picker.setCurrentIndex(self._shown)
        self.field.clear_fault()

    def show_fault(self, place: str, sentence: str) -> None:
        """Say under it what is wrong."""
        self.field.show_fault(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._by_key = True
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_key = False
        elif isinstance(event, QFocusEvent) and event.lostFocus() and not self.field.picker.view().isVisible():
            self._by_key = False
            self._give()
        return super().eventFilter(watched, event)

    def _chosen(self, _index: int) -> None:
        if not self._by_key:
            self._give()

    def _give(self) -> None:
        at = self.field.picker.currentIndex()
        if at not in {self._shown, -1}:
            self._shown = at
            self.given.emit(self.key, self._values[at])


class KeptSegment(QObject):
    """A few choices side by side, given when one is chosen."""

    given = Signal(str, object)

    def __init__(self, key: str, field: Field, segment: Segment, values: Sequence[object]) -> None:
        super().__init__(field)
        self.key, self.field, self._segment, self._values = key, field, segment, tuple(values)
        segment.chosen.connect(self._chosen)

    def show_value(self, value: object, *, anew: bool) -> None:
        """Choose what is kept."""
        self._segment.choose(self._values.index(value))
        self.field.clear_fault()

    def show_fault(self, place: str, sentence: str) -> None:
        """Say under it what is wrong."""
        self.field.show_fault(sentence)

    def _chosen(self, index: int) -> None:
        self.given.emit(self.key, self._values[index])


class KeptFields(QObject):
    """All fields of a form. Signals: `given(key, value)`."""

    given = Signal(str, object)

    def __init__(self, fields: Iterable[Kept], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = {field.key: field for field in fields}
        for field in self._fields.values():
            field.given.connect(self.given)

    def show_values(self, values: Mapping[str, object], *, anew: bool) -> None:
        """Show what is kept, by key; `anew` where it is another thing's."""
        for key, field in self._fields.items():
            field.show_value(values[key], anew=anew)

    def show_fault(self, place: str, sentence: str) -> bool:
        """Say under its field what is wrong; False where no field is meant."""
        key = next((key for key in self._fields if place == key or place.startswith(f"{key}[")), None)
        if key is not None:
            self._fields[key].show_fault(place.removeprefix(key), sentence)
        return key is not None


def number_typed(text: str) -> float:
    """A number as typed; raises EntryFault."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = nan
    if not isfinite(number):
        raise EntryFault([("", f"“{text[:20]}” is not a number; type one in figures.")])
    return number


def whole_typed(text: str) -> int:
    """A whole number as typed; raises EntryFault."""
    number = number_typed(text)
    if not number.is_integer():
        raise EntryFault([("", f"“{text[:20]}” is not a whole number; type one in figures.")])
    return int(number)


def percent_typed(text: str) -> float:
    """A percentage as typed, as a fraction; raises EntryFault."""
    number = number_typed(text.removesuffix("%").rstrip())
    if not 0 <= number <= 100:
        raise EntryFault([("", "Give a percentage, 0 to 100.")])
    return number / 100


def in_figures(value: object) -> str:
    """A number as it is shown."""
    return f"{value:g}" if isinstance(value, int | float) else ""


def in_percent(value: object) -> str:
    """A fraction as the percentage that is shown."""
    return in_figures(round(value * 100, 6)) if isinstance(value, int | float) else ""


def _write(field: TextField | LongTextField, words: str) -> None:
    if isinstance(field, TextField):
        field.edit.setText(words)
        field.edit.setCursorPosition(0)  # long words are read from their beginning
    else:
        field.edit.setPlainText(words)
