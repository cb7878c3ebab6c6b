"""Which measurement error the clinic goes by, for each movement, for pain and for function."""

from dataclasses import replace

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.pain import PainScale
from strengthtrack.clinic.reference import ReferencePack
from strengthtrack.clinic.setup import Movement, Setup
from strengthtrack.errors import EntryFault
from strengthtrack.practice.bands import typical as typical_bands
from strengthtrack.practice.bands.choice import BandChoice, BandKind, choice_from, pain_band_from, setting_name
from strengthtrack.practice.bands.typical import Mic
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.references.faults import part_of_mean
from strengthtrack.practice.references.packs import ReferencePacks
from strengthtrack.practice.setting_names import BASELINE_VISITS, PAIN_BAND
from strengthtrack.practice.study.fit import misfit
from strengthtrack.science.change import ErrorBand

PAIN_BAND_POINTS = 2.0
"""Until the clinic says otherwise: a convention, not a finding."""
BASELINE_CHOICES = ("1", "2", "3")


class ErrorBands:
    """What the clinic has set, read afresh each time. Attributes: packs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.packs = ReferencePacks(desk.data)

    @property
    def baseline_visits(self) -> int:
        """Of how many first visits the baseline is the mean, 1 to 3."""
        kept = self._desk.setting(BASELINE_VISITS)
        return int(kept) if kept in BASELINE_CHOICES else 1

    def chosen(self, movement: Movement) -> BandChoice:
        """What the clinic has chosen for a movement."""
        return choice_from(self._desk.setting(setting_name(movement)))

    def strength(self, setup: Setup) -> ErrorBand:
        """The band of one movement as it is set up, a fraction of the baseline; `words` say where it is from."""
        choice = self.chosen(setup.movement)
        if choice.kind is BandKind.TYPED:
            return _typed(choice.part)
        typical = typical_bands.typical_strength(setup.movement)
        return self._own(choice.pack_id, setup, typical) if choice.kind is BandKind.STUDY else typical

    def pain(self, scale: PainScale) -> ErrorBand:
        """How far pain on this scale may move and count as unchanged: a clinic setting, no published figure."""
        return ErrorBand(self._pain_points, unit=typical_bands.pain_unit(scale), words="A setting of this clinic")

    def function(self, measure: FunctionMeasure) -> ErrorBand:
        """The published band of a questionnaire, in points; without a figure where none is known."""
        return typical_bands.published_function(measure)

    def pain_mic(self, scale: PainScale) -> Mic | None:
        """What groups of patients called an important change of pain, and its source: a group-level guide."""
        return typical_bands.pain_mic(scale)

    def function_mic(self, measure: FunctionMeasure) -> Mic | None:
        """The same for a questionnaire."""
        return typical_bands.function_mic(measure)

    @property
    def _pain_points(self) -> float:
        try:
            return pain_band_from(self._desk.setting(PAIN_BAND))
        except EntryFault:
            return PAIN_BAND_POINTS

    def _own(self, pack_id: str, setup: Setup, typical: ErrorBand) -> ErrorBand:
        """The band of the clinic's own study, or the typical one with the reason."""
        pack = self.packs.pack(pack_id)
        if pack is None:
            return _instead(typical, "its file is not there or cannot be read")
        why = misfit(pack.rows[0], setup)
        part = part_of_mean(pack.rows[0])
        if why or not part:
            return _instead(typical, why or "it has no figure to compute from")
        return ErrorBand(part, True, "%", _own_words(pack, part), (pack.source,))


def _typed(part: float) -> ErrorBand:
    return ErrorBand(part, True, "%", f"±{_percent(part)} % of the baseline, typed by this clinic")


def _own_words(pack: ReferencePack, part: float) -> str:
    return f"Your own study of {pack.rows[0].n or 'some'} people: ±{_percent(part)} %. {pack.name}"


def _percent(part: float) -> str:
    """“15”, “14.2”."""
    return figure(part * 100.0, 1).removesuffix(".0")


def _instead(typical: ErrorBand, why: str) -> ErrorBand:
    told = f"Your own study is not used here: {why}"
    if typical.mdc95 is None:
        return replace(typical, why_not=f"{typical.why_not}. {told}")
    return replace(typical, words=f"{typical.words} {told}.")
