import pytest

from strengthtrack.clinic.pain import PainReport, PainScale, PainSite, vas_from
from strengthtrack.clinic.setup import Side
from strengthtrack.errors import EntryFault

RIGHT_KNEE = PainReport(6, site=PainSite.KNEE, side=Side.RIGHT)


def test_nothing_said_is_not_no_pain() -> None:
    assert not PainReport().answered
    assert PainReport(now=0).answered


@pytest.mark.parametrize(
    ("now", "joined"),
    [
        (PainReport(3, site=PainSite.KNEE, side=Side.RIGHT), True),
        (PainReport(3, scale=PainScale.VISUAL, site=PainSite.KNEE, side=Side.RIGHT), False),
        (PainReport(3, site=PainSite.HIP, side=Side.RIGHT), False),
        (PainReport(3, site=PainSite.KNEE, side=Side.LEFT), False),
        (PainReport(3), True),
    ],
    ids=["the same", "another scale", "another site", "another side", "it was not said which"],
)
def test_only_answers_to_the_same_question_are_joined(now: PainReport, joined: bool) -> None:
    assert now.joins(RIGHT_KNEE) is joined


def test_a_score_is_told_as_its_scale_has_it() -> None:
    assert [PainScale.NUMERIC.words(7), PainScale.VISUAL.words(3.7), PainReport().words(None)] == ["7", "3.7 VAS", "–"]


def test_the_place_is_said_as_far_as_it_is_known() -> None:
    assert [RIGHT_KNEE.place, PainReport(site=PainSite.HIP).place, PainReport().place] == ["right knee", "hip", ""]


@pytest.mark.parametrize(("typed", "at_cm"), [("", None), (" 6,34 ", 6.3), ("0", 0.0), ("10", 10.0)])
def test_a_mark_on_the_line_is_read_to_the_millimetre(typed: str, at_cm: float | None) -> None:
    assert vas_from(typed) == at_cm


@pytest.mark.parametrize("typed", ["10.1", "-0.1", "six", "nan"])
def test_what_cannot_be_a_mark_on_the_line_is_refused(typed: str) -> None:
    with pytest.raises(EntryFault, match=r"^Give the mark on the line in centimetres, 0\.0 to 10\.0, or leave it "):
        vas_from(typed)
