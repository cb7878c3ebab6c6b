"""What the test page asks of its session: one deed a command, and each fault told as its sentence."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from strengthtrack.clinic.trial import Mark
from strengthtrack.errors import Mendable
from strengthtrack.screens.testing.ask_bar import Question
from strengthtrack.screens.testing.commands import Commands
from strengthtrack.screens.testing.questions import ASIDE, NOTE, SKIP


class TestDeeds(QObject):
    """Does nothing before a session is begun. Signals: `doing`, `did` around each deed; `fault(str)`."""

    __test__ = False  # pytest: these are the deeds of a page of strength tests

    doing = Signal()
    did = Signal()
    fault = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Commands | None = None

    def advance(self) -> None:
        """The one next thing."""
        self._do(lambda session: session.advance())

    def pause(self) -> None:
        """Unarm."""
        self._do(lambda session: session.pause())

    def repeat(self) -> None:
        """The newest trial again."""
        self._do(lambda session: session.repeat())

    def zero(self) -> None:
        """Zero the dynamometer."""
        self._do(lambda session: session.zero())

    def swap(self) -> None:
        """The trials were the other leg's."""
        self._do(lambda session: session.swap_side())

    def choose(self, index: int) -> None:
        """Go to a movement and side."""
        self._do(lambda session: session.choose(index))

    def mark(self, mark: Mark) -> None:
        """Say why a trial does not count."""
        self._do(lambda session: session.mark(mark))

    def pain(self, score: int | None) -> None:
        """Keep the pain of the test at hand."""
        self._do(lambda session: session.pain(score))

    def lever_arm(self, metres: float) -> None:
        """Keep the lever arm of the test at hand."""
        self._do(lambda session: session.set_lever_arm(metres))

    def bring_back(self, trial_id: str) -> None:
        """Let a trial that was set aside count again."""
        self._do(lambda session: session.bring_back(trial_id))

    def answer(self, question: Question, words: str) -> None:
        """Do what was asked about."""
        deeds: dict[str, Callable[[Commands], None]] = {
            SKIP: lambda session: session.skip(words),
            ASIDE: lambda session: session.set_aside(question.about, words),
            NOTE: lambda session: session.note(words, question.about),
        }
        self._do(deeds[question.kind])

    def type_value(self, value: float, unit: str) -> str:
        """File a value read off a display; returns what is wrong with it, empty where nothing is."""
        return _fault_of(self.session, lambda session: session.type_value(value, unit))

    def keep_given(self) -> str:
        """File the value that the dynamometer sent at its button; returns what is wrong with it."""
        return _fault_of(self.session, lambda session: session.keep_given())

    def drop_given(self) -> None:
        """The value that the dynamometer sent was none."""
        self._do(lambda session: session.drop_given())

    def _do(self, deed: Callable[[Commands], None]) -> None:
        if self.session is None:
            return
        self.doing.emit()
        try:
            deed(self.session)
        except Mendable as fault:
            self.fault.emit(str(fault))
        self.did.emit()


def _fault_of(session: Commands | None, deed: Callable[[Commands], None]) -> str:
    """What is wrong with a value, empty where nothing is."""
    try:
        if session is not None:
            deed(session)
    except Mendable as fault:
        return str(fault)
    return ""
