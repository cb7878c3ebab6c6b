"""Pain on the last page of a session: worst and usual of the week before, and now, each against its baseline."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from strengthtrack.clinic.pain import PainReport, PainScale
from strengthtrack.clinic.session import Session
from strengthtrack.science.care import Bands, Care
from strengthtrack.science.change import Baseline, Change
from strengthtrack.science.report_trend import report_series

WEEK, NOW = "last week, 0–10", "today, 0–10"
_KINDS = (("Worst pain", WEEK, "worst"), ("Usual pain", WEEK, "usual"), ("Pain now", NOW, "now"))


@dataclass(frozen=True, slots=True)
class EndPain:
    """One question of pain, 0 to 10; None where it was not answered, or where the two may not be compared."""

    title: str
    note: str
    scale: PainScale = PainScale.NUMERIC
    today: float | None = None
    last: float | None = None
    baseline: Baseline | None = None
    change: Change | None = None

    def words(self, score: float | None) -> str:
        """A score as its scale tells it; a dash where there is none."""
        return PainReport(scale=self.scale).words(score)


def end_pains(session: Session, care: Care, bands: Bands) -> tuple[EndPain, ...]:
    """The questions that were ever answered, worst pain always; `care` holds the session, oldest first."""
    return tuple(_pains(session, care, bands))


def _pains(session: Session, care: Care, bands: Bands) -> Iterator[EndPain]:
    for title, note, asked in _KINDS:
        series = report_series(None, _asked(care, asked), bands)
        at = next((number for number, one in enumerate(series.points) if one.session_id == session.id), None)
        told = EndPain(title, note, session.pain.scale)
        if at is not None:
            point = series.points[at]
            last = series.points[at - 1].score if at and point.joined else None
            yield replace(told, today=point.score, last=last, baseline=series.baseline, change=point.change)
        elif asked == "worst" or series.points:
            yield replace(told, last=_before(session, care, asked))


def _asked(care: Care, asked: str) -> Care:
    """The same with this question's answer for worst pain, which is what a series is made of."""
    visits = (replace(one, pain=replace(one.pain, worst=getattr(one.pain, asked))) for one in care.sessions)
    return replace(care, sessions=tuple(visits))


def _before(session: Session, care: Care, asked: str) -> float | None:
    """The last answer before a session in which the question was not answered."""
    joined = (one for one in care.sessions if one.id != session.id and session.pain.joins(one.pain))
    given: list[float] = [score for one in joined if (score := getattr(one.pain, asked)) is not None]
    return given[-1] if given else None
