from dataclasses import replace
from pathlib import Path

import pytest

from session_bench import Bench
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.pain import PainScale
from strengthtrack.clinic.setup import Contraction, Fixation, Movement, Setup, Side
from strengthtrack.clinic.study import Study
from strengthtrack.errors import EntryFault
from strengthtrack.practice.bands import edits as band_edits
from strengthtrack.practice.bands.choice import BandChoice, BandKind, choice_from, pain_band_from, part_from
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.bands.overview import disagreements, movement_bands
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.references.toml_file import read
from strengthtrack.practice.setting_names import BASELINE_VISITS, PAIN_BAND, TESTER
from strengthtrack.practice.study.pack import pack_id, save_pack
from study_bench import GAUGE, TEN, a_study, add, desk_of

TYPICAL = "Typical published value, your clinic may differ. One tester only. Our judgement of published figures."


@pytest.fixture
def desk(bench: Bench, tmp_path: Path) -> Desk:
    return desk_of(bench, tmp_path)


@pytest.fixture
def bands(desk: Desk) -> ErrorBands:
    return ErrorBands(desk)


def setup_of(study: Study) -> Setup:
    """A series that is tested just as the study was."""
    return Setup(
        study.movement,
        Side.LEFT,
        study.position,
        study.pad,
        study.fixation,
        study.contraction,
        0.36,
        study.dynamometer,
        study.tester,
    )


def setup(movement: Movement) -> Setup:
    return Setup(movement, Side.RIGHT, "", "", Fixation.BELT, Contraction.MAKE, None, GAUGE, "Sample Tester")


@pytest.fixture
def study(desk: Desk, bands: ErrorBands) -> Study:
    """A study of ten people that is saved and used."""
    made = a_study(desk)
    desk.edits.do(save_pack(bands.packs, made, add(desk, made, TEN)))
    pack = bands.packs.pack(pack_id(made))
    assert pack is not None
    desk.edits.do(band_edits.use_study(desk, made.movement, pack))
    return made


@pytest.mark.parametrize(
    ("movement", "part"),
    [(Movement.ABDUCTION, 0.15), (Movement.EXTERNAL_ROTATION, 0.20), (Movement.EXTENSION, 0.20)],
)
def test_three_movements_have_a_typical_band_that_says_it_is_our_judgement(
    bands: ErrorBands, movement: Movement, part: float
) -> None:
    band = bands.strength(setup(movement))
    assert (band.mdc95, band.relative, band.words) == (part, True, TYPICAL)
    assert band.sources
    assert all(source.startswith(("DOI 10.", "PMID ")) for source in band.sources)


def test_of_every_other_movement_nothing_is_known_and_a_study_is_pointed_to(bands: ErrorBands) -> None:
    for movement in set(Movement) - {Movement.ABDUCTION, Movement.EXTERNAL_ROTATION, Movement.EXTENSION}:
        band = bands.strength(setup(movement))
        assert band.mdc95 is None
        assert band.why_not == (
            "no published measurement error of this movement is known to us; "
            "a repeatability study of your own gives one"
        )


def test_a_typed_percentage_is_gone_by_and_can_be_taken_back(desk: Desk, bands: ErrorBands) -> None:
    desk.edits.do(band_edits.use_typed(desk, Movement.ABDUCTION, 0.125))
    band = bands.strength(setup(Movement.ABDUCTION))
    assert (band.mdc95, band.words) == (0.125, "±12.5 % of the baseline, typed by this clinic")
    assert desk.edits.undo() == "±12.5 % used for hip abduction"
    assert bands.strength(setup(Movement.ABDUCTION)).mdc95 == 0.15


def test_the_clinics_own_study_is_gone_by_where_everything_is_the_same(bands: ErrorBands, study: Study) -> None:
    band = bands.strength(setup_of(study))
    assert band.mdc95 == pytest.approx(0.0933, abs=0.0001)
    assert band.words.startswith("Your own study of 10 people: ±9.3 %.")
    assert band.sources == ("Repeatability study of this clinic, 10 people, begun on 28 April 2026",)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"fixation": Fixation.HAND}, "its fixation is “belt”, here “by hand”"),
        ({"tester": "Another Tester"}, "its tester is “Sample Tester”, here “Another Tester”"),
        ({"position": "supine"}, "its position is “lying on the other side, knee straight”, here “supine”"),
        ({"pad": ""}, "its pad is “outer thigh, 4 cm above the knee”, here “not stated”"),
        ({"contraction": Contraction.BREAK}, "its contraction is “make”, here “break”"),
        (
            {"dynamometer": replace(GAUGE, serial="9")},
            "its dynamometer is “Dynamometer 1 (0417)”, here “Dynamometer 1 (9)”",
        ),
    ],
)
def test_where_one_thing_differs_the_typical_band_stands_in_and_says_which(
    bands: ErrorBands, study: Study, changed: dict[str, object], why: str
) -> None:
    band = bands.strength(replace(setup_of(study), **changed))  # type: ignore[arg-type]
    assert band.mdc95 == 0.15
    assert band.words == f"{TYPICAL} Your own study is not used here: {why}."


def test_a_study_of_a_movement_without_a_typical_band_says_why_it_does_not_fit(desk: Desk, bands: ErrorBands) -> None:
    made = a_study(desk, movement=Movement.FLEXION)
    desk.edits.do(save_pack(bands.packs, made, add(desk, made, TEN)))
    pack = bands.packs.pack(pack_id(made))
    assert pack is not None
    desk.edits.do(band_edits.use_study(desk, Movement.FLEXION, pack))
    assert bands.strength(setup_of(made)).mdc95 is not None
    band = bands.strength(replace(setup_of(made), tester="Another Tester"))
    assert band.mdc95 is None
    assert band.why_not.endswith(
        "Your own study is not used here: its tester is “Sample Tester”, here “Another Tester”"
    )


def test_a_study_between_two_testers_is_not_used_for_a_series(desk: Desk, bands: ErrorBands) -> None:
    made = a_study(desk, second_tester="Another Tester")
    desk.edits.do(save_pack(bands.packs, made, add(desk, made, TEN)))
    pack = bands.packs.pack(pack_id(made))
    assert pack is not None
    desk.edits.do(band_edits.use_study(desk, made.movement, pack))
    assert bands.strength(setup_of(made)).words.endswith("it was made by two testers, and a series has one.")


def test_a_study_whose_file_is_gone_is_told(bands: ErrorBands, study: Study) -> None:
    bands.packs.put(pack_id(study), None)
    band = bands.strength(setup_of(study))
    assert band.mdc95 == 0.15
    assert band.words.endswith("Your own study is not used here: its file is not there or cannot be read.")


def test_pain_is_a_setting_of_the_clinic_in_the_unit_of_its_scale(desk: Desk, bands: ErrorBands) -> None:
    numeric, visual = (bands.pain(scale) for scale in PainScale)
    assert (numeric.mdc95, numeric.unit, numeric.words) == (2.0, "points", "A setting of this clinic")
    assert (visual.mdc95, visual.unit, visual.sources) == (2.0, "cm", ())
    desk.edits.do(band_edits.pain_band(desk, 3.0))
    assert bands.pain(PainScale.NUMERIC).half_width(7.0, 1) == pytest.approx(3.0)
    desk.edits.undo()
    assert bands.pain(PainScale.NUMERIC).mdc95 == 2.0


def test_a_pain_band_that_cannot_be_read_is_two_points(desk: Desk, bands: ErrorBands) -> None:
    desk.set_setting(PAIN_BAND, "much")
    assert bands.pain(PainScale.NUMERIC).mdc95 == 2.0


def test_function_has_the_published_bands_and_else_says_none_is_known(bands: ErrorBands) -> None:
    found = {measure: bands.function(measure) for measure in FunctionMeasure}
    assert found[FunctionMeasure.KOOS_PF].mdc95 == 16.0
    assert found[FunctionMeasure.AKPS].words == "Published value, of the Norwegian version"
    assert found[FunctionMeasure.AKPS].sources == ("DOI 10.1080/09638288.2019.1671499",)
    for measure in (FunctionMeasure.WOMAC, FunctionMeasure.PSFS, FunctionMeasure.GROC):
        assert found[measure].mdc95 is None
        assert found[measure].why_not == f"no published measurement error of {measure} is known to us"


def test_what_groups_called_important_is_a_guide_with_its_source(bands: ErrorBands) -> None:
    assert bands.pain_mic(PainScale.NUMERIC) == (1.16, "Group-level guide, DOI 10.2340/16501977-0295")
    assert bands.pain_mic(PainScale.VISUAL) == (2.0, "Group-level guide, PMID 15129407")
    assert bands.function_mic(FunctionMeasure.AKPS) == (10.0, "Group-level guide, PMID 15129407")
    assert bands.function_mic(FunctionMeasure.KOOS_PF) == (16.4, "Group-level guide, PMID 28258176")
    assert bands.function_mic(FunctionMeasure.WOMAC) is None


def test_the_baseline_is_the_first_visit_until_the_clinic_says_otherwise(desk: Desk, bands: ErrorBands) -> None:
    assert bands.baseline_visits == 1
    desk.edits.do(band_edits.baseline_of(desk, 3))
    assert bands.baseline_visits == 3
    assert desk.edits.last == "Baseline: the mean of the first 3 visits"
    desk.edits.undo()
    assert bands.baseline_visits == 1
    desk.set_setting(BASELINE_VISITS, "7")
    assert bands.baseline_visits == 1


@pytest.mark.parametrize(
    "choice",
    [BandChoice(), BandChoice(BandKind.STUDY, "hip_abduction_1"), BandChoice(BandKind.TYPED, part=0.125)],
)
def test_a_choice_comes_back_as_it_was_kept(choice: BandChoice) -> None:
    assert choice_from(choice.setting) == choice


@pytest.mark.parametrize(
    "kept", ["", "typed", "typed much", "typed nan", "typed 0", "typed -0.2", "typed 1e9", "study", "anything"]
)
def test_a_setting_that_says_nothing_known_is_the_typical_band(kept: str) -> None:
    assert choice_from(kept) == BandChoice()


def test_a_percentage_is_typed_with_or_without_its_sign() -> None:
    assert part_from(" 12,5 % ") == part_from("12.5") == 0.125
    for wrong in ("", "0", "101", "much"):
        with pytest.raises(EntryFault, match=r"^Give a percentage of the baseline, 1 to 100\.$"):
            part_from(wrong)


def test_a_pain_band_is_half_a_point_to_five() -> None:
    assert pain_band_from("1,5") == 1.5
    for wrong in ("", "0", "6", "much"):
        with pytest.raises(EntryFault, match=r"^Give the points that count as unchanged, 0.5 to 5\.$"):
            pain_band_from(wrong)


def test_the_overview_has_each_movement_of_the_battery_with_its_words(
    desk: Desk, bands: ErrorBands, study: Study
) -> None:
    desk.edits.do(band_edits.use_typed(desk, Movement.EXTENSION, 0.18))
    abduction, extension, rotation = movement_bands(desk, bands)
    assert abduction.studies[0].id == pack_id(study)
    assert abduction.words.startswith(f"±15 %. {TYPICAL} Your own study is not used here: ")
    assert extension.words == "±18 % of the baseline, typed by this clinic."
    assert rotation.words == f"±20 %. {TYPICAL} DOI 10.1111/j.1600-0838.2009.00958.x, DOI 10.7717/peerj.11521."
    assert desk.setting(TESTER) == ""


def test_where_a_paper_contradicts_itself_both_figures_are_told() -> None:
    text = (
        'id = "byrne"\nname = "x"\nkind = "reliability"\ncitation = "x"\ndoi = "10.1000/182"\nlicence = "x"\n'
        '[[rows]]\nmovement = "hip_abduction"\nunit = "N"\nsd = 42.5\nicc = 0.947\nprinted_sem = 1.75\n'
    )
    assert disagreements(read(text, "byrne")) == ("Hip abduction: Printed SEM 1.75 N, computed from SD and ICC 9.8 N.",)
