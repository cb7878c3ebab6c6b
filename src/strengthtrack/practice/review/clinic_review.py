"""All courses of the clinic by programme, worked out a patient at a time, so that a window can go on meanwhile."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.bands.known import KnownBands
from strengthtrack.practice.review.course import outcomes_of
from strengthtrack.practice.review.groups import Review, Tally
from strengthtrack.practice.steps import Step, in_one_go

if TYPE_CHECKING:
    from strengthtrack.practice.desk import Desk

AT_ONCE = 100


def review_steps(desk: Desk) -> Generator[Step, None, Review]:
    """A step a patient, then one a number; raises RecordsFault. Closing it lets everything go."""
    bands, tally, today = KnownBands(ErrorBands(desk)), Tally(), desk.today()
    of = desk.store.courses.count_patients()
    for done, patient_id in enumerate(_patients(desk), start=1):
        for course in outcomes_of(desk.store, patient_id, bands, today):
            tally.add(course)
        yield Step(min(done, of), of)
    changes = []
    for key in tally.keys:
        changes.append(tally.changes(key))
        yield Step(of, of)
    return tally.review(changes)


def _patients(desk: Desk) -> Iterator[str]:
    """A page of ids at a time, for all of them at once would be a wait."""
    page = desk.store.courses.patients("", AT_ONCE)
    while page:
        yield from page
        page = desk.store.courses.patients(page[-1], AT_ONCE)


def review(desk: Desk) -> Review:
    """The same at once; raises RecordsFault."""
    return in_one_go(review_steps(desk))
