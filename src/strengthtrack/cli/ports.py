"""`strengthtrack ports`: what a dynamometer may be plugged into."""

from __future__ import annotations

import argparse

NAME = "ports"
HELP = "list the serial ports of this computer"


def options(parser: argparse.ArgumentParser) -> None:
    """It has none of its own."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command is called alike
    """One line a port, and under it what must be done first, if anything."""
    from strengthtrack.devices.ports.holders import SOMEBODY
    from strengthtrack.devices.ports.no_port import no_port_words
    from strengthtrack.devices.ports.ports import ports

    found = ports()
    for port in found:
        print(f"{port.url}\t{port.words}{f', in use by {port.held_by or SOMEBODY}' if port.busy else ''}")
        if port.advice:
            print(f"\t{port.advice}")
    if not found:
        print(no_port_words())
    return 0
