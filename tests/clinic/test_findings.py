import pytest

from strengthtrack.clinic.findings import Finding, Findings, Seen, Sign, leg_length_from
from strengthtrack.errors import EntryFault


def test_a_sign_that_was_not_looked_for_has_no_finding() -> None:
    found = Findings((Finding(Sign.LUMBAR, Seen.NO),))
    assert found.of(Sign.LUMBAR) is Seen.NO
    assert found.of(Sign.PATELLAR_TILT) is None


def test_pelvis_and_back_have_no_sides() -> None:
    assert [sign for sign in Sign if not sign.has_sides] == [Sign.PELVIC_ROTATION, Sign.LUMBAR]


@pytest.mark.parametrize(("typed", "mm"), [("", None), ("0", 0.0), (" 8,5 ", 8.5), ("100", 100.0)])
def test_a_difference_is_read_in_millimetres(typed: str, mm: float | None) -> None:
    assert leg_length_from(typed) == mm


@pytest.mark.parametrize("typed", ["101", "-1", "some"])
def test_what_cannot_be_a_difference_is_refused(typed: str) -> None:
    with pytest.raises(EntryFault, match=r"^Give the leg length difference in millimetres, 0 to 100, or leave it"):
        leg_length_from(typed)
