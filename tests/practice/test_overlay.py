from dataclasses import replace

import pytest

from clinic_samples import sample_setup
from strengthtrack.clinic.patient import Sex
from strengthtrack.clinic.reference import OfSex, ReferenceRow
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.overlay import Overlay, overlay

SETUP = sample_setup()
ROW = ReferenceRow(
    Movement.ABDUCTION,
    position="Side-lying ",
    unit="N",
    sex=OfSex.FEMALE,
    age_from=20,
    age_to=29,
    n=52,
    mean=150.0,
    sd=30.0,
    icc=0.9,
)


def shown(row: ReferenceRow, unit: str = "N", sex: Sex = Sex.FEMALE, age: int = 25) -> Overlay | str:
    return overlay(row, SETUP, unit, sex, age)


def test_the_same_position_unit_sex_and_age_are_laid_over() -> None:
    found = shown(ROW)
    assert isinstance(found, Overlay)
    assert (found.mean, found.sd, found.unit, found.n) == (150.0, 30.0, "N", 52)
    assert found.mdc95 == pytest.approx(2.7719 * 30 * 0.1**0.5, rel=1e-4)


def test_both_sexes_and_no_age_fit_everybody() -> None:
    assert isinstance(shown(replace(ROW, sex=OfSex.BOTH, age_from=None, age_to=None), sex=Sex.OTHER, age=90), Overlay)


NOT_SHOWN = "Not shown over these values: "


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"movement": Movement.EXTENSION}, "the movement of the source is hip extension, here it is hip abduction."),
        ({"position": "supine"}, "the position of the source is supine, here it is side-lying."),
        ({"position": ""}, "the source does not state the position."),
        ({"unit": "kgf"}, "the unit of the source is kgf, here it is N."),
        ({"unit": ""}, "the source does not state the unit."),
        ({"sex": OfSex.MALE}, "the sex of the source is male, here it is female."),
        ({"sex": None}, "the source does not state the sex."),
        ({"age_from": 30, "age_to": 39}, "the age of the source is 30 to 39, here it is 25."),
        ({"age_from": 30, "age_to": None}, "the age of the source is 30 to any, here it is 25."),
    ],
)
def test_what_differs_or_is_not_stated_is_told_in_one_sentence(changed: dict[str, object], told: str) -> None:
    assert shown(replace(ROW, **changed)) == NOT_SHOWN + told  # type: ignore[arg-type]


def test_a_position_that_neither_states_is_not_taken_for_the_same() -> None:
    found = overlay(replace(ROW, position=""), replace(SETUP, position=""), "N", Sex.FEMALE, 25)
    assert found == f"{NOT_SHOWN}the source does not state the position."


def test_an_error_in_per_cent_is_not_drawn_as_newtons() -> None:
    found = shown(replace(ROW, sd=None, icc=None, printed_cv=3.7))
    assert isinstance(found, Overlay)
    assert found.mdc95 is None
