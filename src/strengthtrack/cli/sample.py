"""`strengthtrack sample`: as many sample patients as are asked for, to see how the app bears a large clinic."""

from __future__ import annotations

import argparse
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.cli.ending import told_to_end
from strengthtrack.cli.records_of import records_of
from strengthtrack.errors import EntryFault, Mendable

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

NAME = "sample"
HELP = "fill a folder of records with sample patients, each with a programme, sessions and trials"
STOPPED = 130
TOLD_EVERY = 500
_IN_THE_LOG = 2
"""The records are written to a log first and then to the file, and so need room twice for a while."""


def options(parser: argparse.ArgumentParser) -> None:
    """How many."""
    parser.add_argument(
        "--patients", type=int, required=True, metavar="N", help="how many; 20000 have a million trials"
    )


def run(options: argparse.Namespace) -> int:
    """Fill the folder, all or nothing; Ctrl+C leaves it without a patient."""
    from strengthtrack.paths import data_folder
    from strengthtrack.practice.sample import many as sample_many

    count: int = options.patients
    if not sample_many.FEWEST <= count <= sample_many.MOST:
        most = f"{sample_many.MOST:,}"
        raise EntryFault(
            [("patients", f"{count} sample patients cannot be made; give {sample_many.FEWEST} to {most}.")]
        )
    folder = data_folder(options.data)
    _see_to_room(folder, count * sample_many.BYTES_PER_PATIENT * _IN_THE_LOG)
    with records_of(folder) as store:
        if store.patients(include_discarded=True):
            raise Mendable(f"{folder} already holds patients; name an empty folder with --data.")
        with told_to_end():
            _fill(store, count)
        kept = len(store.patients())
    if not kept:
        print("Stopped; no sample patient was kept.", file=sys.stderr)
        return STOPPED
    print(f"{kept:,} sample patients are in {folder}.")
    return 0


def _fill(store: Store, count: int) -> None:
    from strengthtrack.practice.battery.batteries import load
    from strengthtrack.practice.sample import many as sample_many
    from strengthtrack.practice.setting_names import DEFAULT_BATTERY

    def told(written: int) -> None:
        if written % TOLD_EVERY == 0 and written < count:
            print(f"{written:,} of {count:,} sample patients", file=sys.stderr, flush=True)
        elif written == count:
            print("Writing them to the disk …", file=sys.stderr, flush=True)

    sample_many.fill(store, count, load(DEFAULT_BATTERY), datetime.now().astimezone().date(), told)


def _see_to_room(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Mendable(
            f"{folder} has {free / 1e9:.1f} GB free and so many sample patients need {needed / 1e9:.1f} GB; "
            "make room, or give fewer with --patients."
        )
