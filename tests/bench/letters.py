"""What a letter costs: its chart drawn anew, its Word file, its PDF, and the preview after a change.

Judged is the work of this process, all threads added up, so that what else the machine does is no excuse and no harm;
the clock is told beside it.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

import letter_bench
from bench.figures import say, tell
from bench.painted import Painted
from strengthtrack.bootstrap.application import application
from strengthtrack.charts import paper
from strengthtrack.charts.trend.sheet import trend_sheet
from strengthtrack.clinic.letter import LetterDraft
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.pdf import pdf
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.word import shipped, word
from strengthtrack.practice.letter.material import Material, gather
from strengthtrack.practice.letter.writing import charted, facts
from strengthtrack.records import database
from strengthtrack.records.store import Store
from strengthtrack.screens.letter.preview import PAUSE_MS, LetterPreview

LETTER_MS, PREVIEW_MS = 500.0, 200.0
TIMES = 9
SIZE = (710, 704)
MOVEMENTS = (Movement.ABDUCTION, Movement.EXTENSION, Movement.EXTERNAL_ROTATION)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took in ms: work, and by the clock."""

    work: float
    clock: float


PARTS = ("words", "svg", "png", "word", "pdf")
Made = dict[str, Cost]
"""What each part of one letter took."""


def measure() -> list[bool]:
    """Print what a letter takes, the first and the usual one; the figures that have an aim come back."""
    application("light")
    with records() as store:
        material = gather(store, letter_bench.PATIENT.id, letter_bench.TODAY)
        first, *others = [letter(material, number) for number in range(TIMES + 1)]
        tell(f"the first letter, with all that it loads: {whole(first).clock:.0f} ms by the clock")
        usual = median(whole(made).work for made in others)
        met = [say("a letter with chart to Word and PDF", usual, "ms", LETTER_MS)]
        clock = median(whole(made).clock for made in others)
        tell(f"that is {usual / LETTER_MS:.2f} of the aim, {clock:.0f} ms by the clock")
        for part in PARTS:
            tell(f"  of which {part}: {median(made[part].work for made in others):.0f} ms")
        return [*met, preview(material)]


def whole(made: Made) -> Cost:
    """All of a letter."""
    return Cost(sum(cost.work for cost in made.values()), sum(cost.clock for cost in made.values()))


@contextmanager
def records() -> Iterator[Store]:
    """Eight weeks of a sample patient in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(database.open(Path(folder) / "records.db", letter_bench.KEY))
        letter_bench.fill(store)
        letter_bench.fill_in_form(store)
        yield store
        store.close()


def letter(material: Material, number: int) -> Made:
    """One letter, other words and another chart each time, so that nothing is remembered."""
    movement = MOVEMENTS[number % len(MOVEMENTS)]
    written, words = timed(lambda: facts(material, draft(number, movement)))
    trend = charted(material, movement)
    assert trend is not None
    svg, of_svg = timed(lambda: paper.svg(trend_sheet(trend, compact=True)))
    png, of_png = timed(lambda: paper.png(trend_sheet(trend, compact=True)))
    pictures = Pictures(svg, png)
    _, of_word = timed(lambda: word(written, pictures, shipped(written.kind, written.paper)))
    _, of_pdf = timed(lambda: pdf(written, pictures))
    return dict(zip(PARTS, (words, of_svg, of_png, of_word, of_pdf), strict=True))


def draft(number: int, movement: Movement | None = None) -> LetterDraft:
    """Everything it can say."""
    return LetterDraft(
        letter_bench.PATIENT.id,
        movement=movement,
        action="Please look at the right knee.",
        plan=f"Home programme, twice a week. Test again in {number + 2} weeks.",
        remarks="The patient asks for a copy.",
    )


def timed(do: Callable[[], Result]) -> tuple[Result, Cost]:
    """What comes of it, and what it took."""
    work, clock = time.process_time(), time.perf_counter()
    made = do()
    return made, Cost((time.process_time() - work) * 1000, (time.perf_counter() - clock) * 1000)


def preview(material: Material) -> bool:
    """From a change of the words until the page is painted, the pause after typing with it."""
    trend = charted(material)
    assert trend is not None
    pictures = Pictures(paper.svg(trend_sheet(trend, compact=True)))
    shown = LetterPreview()
    shown.resize(*SIZE)
    shown.show()
    shown.show_letter(facts(material, draft(0)), pictures)
    QCoreApplication.processEvents()
    took = [changed(shown, facts(material, draft(number)), pictures) for number in range(1, TIMES + 1)]
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    met = say("preview, from a change to the painted page", median(one.work for one in took), "ms", PREVIEW_MS)
    tell(f"of which {PAUSE_MS} ms wait for the next key; {median(one.clock for one in took):.0f} ms by the clock")
    return met


def changed(shown: LetterPreview, written: LetterFacts, pictures: Pictures) -> Cost:
    """What one change took; the pause after typing counts as work."""
    watched = Painted(shown.pages)

    def change() -> None:
        shown.show_letter(written, pictures)
        QTest.qWait(PAUSE_MS)  # asleep
        while not watched.count:
            QCoreApplication.processEvents()

    _, took = timed(change)
    watched.stop()
    return Cost(took.work + PAUSE_MS, took.clock)
