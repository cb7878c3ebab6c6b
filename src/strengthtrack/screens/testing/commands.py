"""What the test pages ask of a testing session."""

from typing import Protocol

from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.session_view import LiveTrace, SessionView


class Commands(Protocol):
    """A testing session as its page knows it; the real one is `practice.testing.testing_session`. In s, m, N."""

    def view(self) -> SessionView:
        """Tell how it stands."""

    def live_trace(self) -> LiveTrace:
        """Tell the last ten seconds of force."""

    def choose(self, index: int) -> None:
        """Go to a movement and side."""

    def advance(self) -> None:
        """Do the one next thing, as Space, the pedal and two taps on the pad ask for it."""

    def pause(self) -> None:
        """Unarm."""

    def skip(self, why: str = "") -> None:
        """Leave the movement and side out, with the reason."""

    def repeat(self) -> None:
        """Set the newest trial aside."""

    def zero(self) -> None:
        """Zero the dynamometer, unloaded in this orientation; raises a Mendable where the force is not steady."""

    def note(self, text: str, trial_id: str = "") -> None:
        """Keep a free note with a trial of this session, the newest where none is named; empty takes it away."""

    def set_aside(self, trial_id: str, why: str) -> None:
        """Set a trial of the test at hand aside, with the reason."""

    def bring_back(self, trial_id: str) -> None:
        """Let a trial that was set aside count again."""

    def swap_side(self) -> None:
        """File the trials of the test at hand under the other leg: the sides were mixed up."""

    def mark(self, mark: Mark) -> None:
        """Say why a trial does not count; the same again takes it back."""

    def pain(self, score: int | None) -> None:
        """Keep the pain of the test at hand."""

    def set_lever_arm(self, metres: float) -> None:
        """Keep the lever arm of the test at hand."""

    def type_value(self, value: float, unit: str) -> None:
        """File a value read off a display; raises UnknownUnit or EntryFault."""

    def keep_given(self) -> None:
        """File the value that the dynamometer sent at its button; raises EntryFault."""

    def drop_given(self) -> None:
        """Let that value go."""
