"""Changes to which measurement error is gone by; each can be taken back."""

from strengthtrack.clinic.figures import percent
from strengthtrack.clinic.reference import ReferencePack
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.bands.choice import BandChoice, BandKind, setting_name
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit, Job
from strengthtrack.practice.setting_names import BASELINE_VISITS, PAIN_BAND


def use_typical(desk: Desk, movement: Movement) -> Edit:
    """Go by the typical published band."""
    return _band(desk, movement, BandChoice(), f"Typical band used for {_of(movement)}")


def use_study(desk: Desk, movement: Movement, pack: ReferencePack) -> Edit:
    """Go by a study of the clinic's own."""
    return _band(desk, movement, BandChoice(BandKind.STUDY, pack.id), f"{pack.name} used for {_of(movement)}")


def use_typed(desk: Desk, movement: Movement, part: float) -> Edit:
    """Go by a percentage of the baseline that was typed; `part` is a fraction."""
    words = f"±{percent(part)} % used for {_of(movement)}"
    return _band(desk, movement, BandChoice(BandKind.TYPED, part=part), words)


def baseline_of(desk: Desk, visits: int) -> Edit:
    """Let the baseline be the mean of the first visits, 1 to 3."""
    many = "the first visit" if visits == 1 else f"the mean of the first {visits} visits"
    return _setting(desk, BASELINE_VISITS, str(visits), f"Baseline: {many}")


def pain_band(desk: Desk, points: float) -> Edit:
    """Let pain count as unchanged within so many points."""
    return _setting(desk, PAIN_BAND, f"{points:g}", f"Pain within ±{points:g} counts as unchanged")


def _band(desk: Desk, movement: Movement, choice: BandChoice, words: str) -> Edit:
    return _setting(desk, setting_name(movement), choice.setting, words)


def _setting(desk: Desk, name: str, value: str, words: str) -> Edit:
    return Edit(words, _kept(name, value), _kept(name, desk.setting(name)))


def _kept(name: str, value: str) -> Job:
    return lambda store: store.save_setting(name, value)


def _of(movement: Movement) -> str:
    return movement.words.lower()
