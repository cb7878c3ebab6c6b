"""The command line: `strengthtrack` opens the window, its words do the rest."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from strengthtrack import __version__
from strengthtrack.errors import Mendable


def main(arguments: list[str] | None = None) -> int:
    """Run one command; a fault a person can mend is one sentence on standard error and exit code 2."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except Mendable as fault:
        print(f"strengthtrack: {fault}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    from strengthtrack.cli import capture, emulate, export, find, measure, ports, profiles, read, replay, sample, window

    parser = argparse.ArgumentParser(
        prog="strengthtrack",
        description="Hip strength from a handheld dynamometer, beside pain. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"strengthtrack {__version__}")
    _add_data(parser, None)
    window.options(parser)
    parser.set_defaults(run=window.run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for module in (ports, find, profiles, read, capture, replay, emulate, measure, export, sample):
        command = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        _add_data(command, argparse.SUPPRESS)
        module.options(command)
        command.set_defaults(run=module.run)
    return parser


def _add_data(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", default=default, help="the folder of records, settings and own profiles"
    )
