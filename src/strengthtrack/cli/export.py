"""`strengthtrack export`: the records as tables, workbook, clinic file, FHIR bundle and traces, without the window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.cli.ending import told_to_end
from strengthtrack.cli.export_order import Wanted, add_order, wanted
from strengthtrack.cli.records_of import records_of
from strengthtrack.errors import Mendable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from strengthtrack.practice.export.delivery import Stage
    from strengthtrack.practice.export.tasks import Written
    from strengthtrack.records.store import Store

NAME = "export"
HELP = "write the records as tables, workbook, clinic file, FHIR bundle or traces"
STOPPED = 130
TOLD_EVERY = 500


def options(parser: argparse.ArgumentParser) -> None:
    """What is wanted, and where to."""
    add_order(parser)


def run(options: argparse.Namespace) -> int:
    """Write the files, all or none; Ctrl+C leaves nothing of them."""
    asked = wanted(options)
    written: Sequence[Written] | None = None
    with records_of(_folder(options.data)) as store, told_to_end():
        written = _write(store, asked)
    if written is None:
        print("Stopped; nothing was written.", file=sys.stderr)
        return STOPPED
    for one in written:
        print(f"{asked.folder / one.name}: {one.words}")
    return 0


def _write(store: Store, asked: Wanted) -> Sequence[Written]:
    from datetime import UTC, datetime

    from strengthtrack.practice.export.counts import count, nothing
    from strengthtrack.practice.export.delivery import Listener, deliver

    order = asked.order(store)
    why_not = nothing(order, count(store, order))
    if why_not:
        raise Mendable(f"{why_not} Nothing was written.")
    return deliver(store, order, asked.folder, datetime.now(UTC), Listener(_tell))


def _tell(stage: Stage) -> None:
    task, done, of = stage.task, stage.done, stage.of
    if not done:
        print(f"{task.words} …", file=sys.stderr, flush=True)
    elif done % TOLD_EVERY == 0 and done < of:
        print(f"{task.words}: {done:,} of {of:,} {task.what}", file=sys.stderr, flush=True)


def _folder(chosen: Path | None) -> Path:
    """The folder of records, which must be there."""
    from strengthtrack.paths import data_folder
    from strengthtrack.records.file_names import RECORDS

    if chosen is not None and not chosen.is_dir():
        raise Mendable(f"The folder {chosen} is not there; name the folder of the records with --data.")
    folder = data_folder(chosen)
    if not (folder / RECORDS).exists():
        raise Mendable(f"There are no records in {folder}; name their folder with --data.")
    return folder
