from dataclasses import replace
from datetime import date

import pytest

from care_samples import care_of, drawn
from clinic_samples import sample_patient
from strengthtrack.clinic.patient import Sex
from strengthtrack.clinic.reference import OfSex, PackKind, ReferencePack, ReferenceRow
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.references.lines import NONE, reference_lines

TODAY = date(2026, 4, 28)
PATIENT = replace(sample_patient(), sex=Sex.FEMALE)
ROW = ReferenceRow(Movement.ABDUCTION, "side-lying", "N", OfSex.FEMALE, 18, 40, n=30, mean=150.0, sd=21.0)
PACK = ReferencePack("norms", "Sample norms", PackKind.NORM, "Sample, nobody’s", "", (ROW,), doi="10.0/sample")
TREND = drawn(care_of({0: 142}))


def line(pack: ReferencePack) -> str:
    (told,) = reference_lines([pack], TREND, PATIENT, TODAY)
    return told


def test_a_pack_that_fits_is_told_with_its_source() -> None:
    assert line(PACK) == "Sample norms: mean 150.0 N, standard deviation 21.0, 30 people (DOI 10.0/sample)."


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (replace(ROW, position="supine"), "the position of the source is supine, here it is side-lying."),
        (replace(ROW, unit="N.m/kg"), "the unit of the source is N.m/kg, here it is N."),
        (replace(ROW, age_from=50, age_to=60), "the age of the source is 50 to 60, here it is 32."),
    ],
)
def test_a_pack_that_does_not_fit_says_why(row: ReferenceRow, why: str) -> None:
    assert line(replace(PACK, rows=(row,))) == f"Sample norms: not shown over these values: {why}"


def test_reliability_is_no_norm() -> None:
    assert line(replace(PACK, kind=PackKind.RELIABILITY)) == NONE


def test_another_movement_is_not_spoken_of() -> None:
    assert line(replace(PACK, rows=(replace(ROW, movement=Movement.FLEXION),))) == NONE
