"""A clinic of twenty thousand patients and a million trials beside one of five hundred: search, and a patient's page.

Both are made by `strengthtrack sample` into folders that are thrown away, some 1.4 GB; it takes about three minutes.
Typing goes key by key into the app's own window, to and fro between the two clinics, and each key is timed until what
it found is painted off screen. The two are compared by the thread's own work, whoever else is at the machine.
STRENGTHTRACK_BENCH_PATIENTS asks for another number than twenty thousand.
"""

import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

from bench.figures import quantile, say, tell
from bench.office import Office, Took, open_office
from strengthtrack.cli import main
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.patient import Patient
from strengthtrack.practice.due import Filter
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.key import key_for, no_ring

FEW, MANY = 500, int(os.environ.get("STRENGTHTRACK_BENCH_PATIENTS", "20000"))
SOUGHT, OPENED = 24, 120
TYPED_MS, PAGE_MS, RATIO = 16.0, 100.0, 1.5


@dataclass(frozen=True, slots=True)
class Done:
    """What each key and each opened page took."""

    in_list: list[Took] = field(default_factory=list)
    in_search: list[Took] = field(default_factory=list)
    opened: list[Took] = field(default_factory=list)


def measure() -> list[bool]:
    """Print the slowest twentieth of all keys and pages, and how they stand to those of the small clinic."""
    with two_clinics(FEW, MANY) as offices:
        small, large = in_turns(*offices)
    return [
        *told("a key in the list’s search", large.in_list, small.in_list, TYPED_MS),
        *told("a key in the search of Ctrl+K", large.in_search, small.in_search, TYPED_MS),
        *told("a patient’s page", large.opened, small.opened, PAGE_MS),
    ]


def told(what: str, large: list[Took], small: list[Took], aim_ms: float) -> list[bool]:
    """Print p95 by the clock, and that of the work to the small clinic's."""
    clock, base_clock = ([took.ms for took in one] for one in (large, small))
    work, base = (quantile([took.worked for took in one], 95) for one in (large, small))
    tell(
        f"{what}, {len(large)} times: p50 {quantile(clock, 50):.1f} ms; "
        f"with {FEW} patients p50 {quantile(base_clock, 50):.1f}, p95 {quantile(base_clock, 95):.1f} ms"
    )
    return [
        say(f"{what}, p95", quantile(clock, 95), "ms", aim_ms),
        say(f"{what}, own work, p95 to {FEW} patients’", work / base, "x", RATIO),
    ]


def in_turns(small: Office, large: Office, sought: int = SOUGHT, opened: int = OPENED) -> tuple[Done, Done]:
    """Do the same in both, in turns; the first of everything is not counted."""
    turns = ((small, Done()), (large, Done()))
    for count, text in enumerate(islice(texts(everybody(small)), sought + 1)):
        for office, kept in turns:
            in_list, in_search = office.type_in_list(text), office.type_in_search(text)
            if count:
                kept.in_list.extend(in_list)
                kept.in_search.extend(in_search)
    chance = Random(1)
    people = [everybody(office) for office, _ in turns]
    for count in range(opened + 1):
        for (office, kept), among in zip(turns, people, strict=True):
            took = office.open_patient(chance.choice(among).id)
            if count:
                kept.opened.append(took)
    return turns[0][1], turns[1][1]


def everybody(office: Office) -> list[Patient]:
    """All of them, as they were made."""
    return sorted(office.clinic.desk.store.patients(), key=lambda who: who.name[-5:])


def texts(people: Iterable[Patient]) -> Iterator[str]:
    """What is typed to find these, each in another way; the same people are in both clinics."""
    for turn, who in enumerate(people):
        name, word = who.name.lower(), who.name.split()[1].lower()
        yield (name, who.record_number, day_words(who.born).lower(), f"{word} {who.name[-5:]}")[turn % 4]


@contextmanager
def two_clinics(few: int, many: int) -> Iterator[tuple[Office, Office]]:
    """A small and a large clinic, each in its window."""
    with ExitStack() as stack:
        small, large = (stack.enter_context(clinic_of(count)) for count in (few, many))
        yield small, large


@contextmanager
def clinic_of(count: int) -> Iterator[Office]:
    """A window over so many sample patients; tells what there is."""
    with tempfile.TemporaryDirectory(prefix="strengthtrack-bench-") as name:
        folder = Path(name)
        made_s = make(folder, count)
        size = (folder / RECORDS).stat().st_size / 1e6
        with open_office(folder) as office:
            tell(
                f"{count} patients: made in {made_s:.0f} s, {size:,.0f} MB; the list opens in {office.opened_ms:.0f} "
                f"ms and is shown again after a trial in {shown_again(office):.1f} ms"
            )
            yield office


def make(folder: Path, count: int) -> float:
    """Fill a folder by the command; how many seconds it took."""
    key_for(folder, no_ring)  # a key in the keyring would outlive the folder
    began = time.perf_counter()
    assert main(["--data", str(folder), "sample", "--patients", str(count)]) == 0
    return time.perf_counter() - began


def shown_again(office: Office) -> float:
    """What the list of all takes, in ms, after somebody in it had a trial."""
    page, all = office.patients, tuple(Filter).index(Filter.ALL)
    page.segment.chosen.emit(all)
    office.app.processEvents()
    news = Changes(frozenset({Kind.TRIAL}), office.clinic.desk.everyone.rows(Filter.ALL, 1)[0].patient.id)
    return office.until_painted(lambda: office.window.refresh(news), page.list.viewport()).ms
