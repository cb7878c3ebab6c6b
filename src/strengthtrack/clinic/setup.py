"""How a test is set up: what must stay the same for two values to be comparable."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """The leg that pushes."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The leg that does not push."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


SIDES = (Side.RIGHT, Side.LEFT)
"""As every chart and table shows them."""


class Movement(StrEnum):
    """What the leg does against the pad."""

    ABDUCTION = "hip_abduction"
    EXTENSION = "hip_extension"
    EXTERNAL_ROTATION = "hip_external_rotation"
    FLEXION = "hip_flexion"
    ADDUCTION = "hip_adduction"
    INTERNAL_ROTATION = "hip_internal_rotation"
    KNEE_EXTENSION = "knee_extension"
    KNEE_FLEXION = "knee_flexion"

    @property
    def words(self) -> str:
        """As a person says it: “Hip external rotation”."""
        return self.value.replace("_", " ").capitalize()


class Fixation(StrEnum):
    """What holds the dynamometer against the leg."""

    HAND = "by hand"
    BELT = "belt"
    RIG = "rig"


class Contraction(StrEnum):
    """Make: the patient pushes and the tester holds. Break: the tester overcomes the patient."""

    MAKE = "make"
    BREAK = "break"


class Feedback(StrEnum):
    """What patient and tester see of the force during a push; a line to beat changes how hard people push."""

    NOTHING = "nothing"
    FORCE = "force"
    TODAY = "force, today’s best"
    LAST = "force, last visit’s best"
    BOTH = "force, both bests"


class ValueRule(StrEnum):
    """Which value of the trials that count is the test's."""

    BEST = "best peak"
    MEAN = "mean of the peaks"
    PLATEAU = "best second"

    @property
    def typed(self) -> "ValueRule":
        """Of a value read off a display, which is a peak and no best second."""
        return ValueRule.BEST if self is ValueRule.PLATEAU else self


@dataclass(frozen=True, slots=True)
class Dynamometer:
    """The very instrument, for two of a kind do not read alike."""

    model: str
    serial: str = ""
    profile_id: str = ""
    profile_hash: str = ""

    @property
    def words(self) -> str:
        """Model and serial number as one name."""
        return f"{self.model} ({self.serial})" if self.serial else self.model


@dataclass(frozen=True, slots=True)
class Setup:
    """One movement and side as it was tested; lever arm in metres, joint centre to pad."""

    movement: Movement
    side: Side
    position: str
    pad: str
    fixation: Fixation
    contraction: Contraction
    lever_arm_m: float | None
    dynamometer: Dynamometer
    tester: str
    feedback: Feedback = Feedback.BOTH
    value: ValueRule = ValueRule.BEST


LEVER_ARM_RANGE_M = (0.05, 1.2)


def lever_arm_from_cm(text: str) -> float | None:
    """Centimetres as typed, in metres; None for an empty field; raises ValueError with a sentence."""
    if not text.strip():
        return None
    low, high = LEVER_ARM_RANGE_M
    advice = f"Give the lever arm in centimetres, {low * 100:.0f} to {high * 100:.0f}."
    try:
        metres = float(text.strip().replace(",", ".")) / 100.0
    except ValueError:
        raise ValueError(f"“{text.strip()[:20]}” is not a number. {advice}") from None
    if not low <= metres <= high:
        raise ValueError(f"A lever arm of {metres:g} m cannot be right. {advice}")
    return metres


SAME_LEVER_ARM_M = 0.02
"""A lever arm measured anew at the same landmark comes out so differently without the pad having moved."""


def differences(before: Setup, after: Setup) -> tuple[str, ...]:
    """What changed between two set-ups so that their values must not be joined; empty if comparable.

    A lever arm measured anew within 2 cm at the same landmark is the same series, and so is one not measured. Words
    written with other capitals or spaces are the same words.
    """
    if before is after:
        return ()
    pairs = (
        ("Position", before.position, after.position),
        ("Pad", before.pad, after.pad),
        ("Fixation", before.fixation.value, after.fixation.value),
        ("Contraction", before.contraction.value, after.contraction.value),
        ("Dynamometer", before.dynamometer.words, after.dynamometer.words),
        ("Tester", before.tester, after.tester),
        ("What is seen in a push", before.feedback.value, after.feedback.value),
        ("Value", before.value.value, after.value.value),
    )
    changed = [f"{what} changed, {_told(old)} to {_told(new)}" for what, old, new in pairs if not same_words(old, new)]
    return (*changed, *_lever_moved(before.lever_arm_m, after.lever_arm_m))


def same_words(one: str, other: str) -> bool:
    """Whether two names or descriptions are the same but for capitals and spaces."""
    return one == other or _plain(one) == _plain(other)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _lever_moved(before: float | None, after: float | None) -> tuple[str, ...]:
    if before is None or after is None or abs(after - before) <= SAME_LEVER_ARM_M + 1e-9:
        return ()
    return (f"Lever arm changed, {before * 100:g} cm to {after * 100:g} cm",)


def _told(words: str) -> str:
    """Words with a comma in them in quotation marks, so that it is seen where they end."""
    return f"“{words}”" if "," in words else words
