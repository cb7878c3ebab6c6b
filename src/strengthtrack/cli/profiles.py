"""`strengthtrack profiles`: which dynamometers can be read, and how well that is known."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strengthtrack.devices.profiles.profile import Profile

NAME = "profiles"
HELP = "list the dynamometers that can be read, with the evidence for each"


def options(parser: argparse.ArgumentParser) -> None:
    """It has none of its own."""


def run(options: argparse.Namespace) -> int:
    """A table of profiles, then every file that does not load with all its faults."""
    from strengthtrack.devices.profiles.library import Library, own_folder

    library = Library(own_folder(options.data))
    for profile in library.profiles():
        print("\n".join(_lines(profile, library.is_own(profile.id))))
    for fault in library.faults:
        print(f"\n{fault.where}: {len(fault.faults)} to mend")
        for path, sentence in fault.faults:
            print(f"  {path}: {sentence}")
    return 0


def _lines(profile: Profile, own: bool) -> tuple[str, ...]:
    about, sign = profile.profile, profile.sign
    return (
        f"{about.id}{'  (your own)' if own else ''}",
        f"  for: {', '.join(about.models)}",
        f"  evidence: {about.evidence}",
        f"  tested on hardware: {'yes' if about.tested_on_hardware else 'no'}",
        f"  sign: + is {sign.positive}{'' if sign.verified else ', unverified: push once and see'}",
        f"  serial: {profile.serial.baud} baud, {profile.acquire.mode} up to {profile.acquire.rate_max_hz:g} a second",
    )
