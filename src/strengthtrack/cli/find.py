"""`strengthtrack find`: which dynamometer is on which port, by harmless questions only."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strengthtrack.devices.finding.answers import Outcome
    from strengthtrack.devices.finding.search import Step
    from strengthtrack.devices.ports.ports import Port
    from strengthtrack.devices.profiles.profile import Profile

NAME = "find"
HELP = "find out which dynamometer is on which port; it listens, and sends nothing but questions"


def options(parser: argparse.ArgumentParser) -> None:
    """Where to look, and whether only to say what would be sent."""
    parser.add_argument("port", nargs="*", metavar="PORT", help="look here; without one, on every cable that is free")
    parser.add_argument("--list", action="store_true", help="only say what would be sent to whom")


def run(options: argparse.Namespace) -> int:
    """One sentence a port, and what was said there; 1 where nothing was recognised."""
    from strengthtrack.devices.finding.search import search
    from strengthtrack.devices.finding.words import what_to_try
    from strengthtrack.devices.profiles.library import Library, own_folder

    chosen = _chosen(options.port)
    profiles = Library(own_folder(options.data)).profiles()
    if not chosen:
        from strengthtrack.devices.ports.no_port import no_port_words

        print(no_port_words())
        return 1
    if options.list:
        _list(chosen, profiles)
        return 0
    outcomes = []
    for outcome in search(chosen, profiles, told=_told):
        outcomes.append(outcome)
        print("\n".join(_lines(outcome)), flush=True)
    if advice := what_to_try(outcomes):
        print(advice)
    return int(not any(outcome.answers for outcome in outcomes))


def _chosen(urls: list[str]) -> list[Port]:
    from strengthtrack.devices.finding.choice import to_search
    from strengthtrack.devices.ports.holders import holder
    from strengthtrack.devices.ports.ports import Port, ports

    found = {port.url: port for port in ports()}
    if urls:
        return [found.get(url) or Port(url, url, held_by=holder(url)) for url in urls]
    return [port for port in found.values() if to_search(port)]


def _list(chosen: list[Port], profiles: tuple[Profile, ...]) -> None:
    from strengthtrack.devices.finding.plan import plan
    from strengthtrack.devices.finding.words import not_looked_for, told_turns

    for port in chosen:
        print(port.words)
        print("\n".join(f"  {line}" for line in told_turns(plan(port, profiles))))
    if names := not_looked_for(profiles):
        print(f"Not looked for, as no harmless question to them is known: {', '.join(names)}.")


def _lines(outcome: Outcome) -> list[str]:
    from strengthtrack.devices.finding.words import in_hex, sentence, shown

    heard = [f"  {answer.profile.id}: “{shown(answer.reply)}”  {in_hex(answer.reply)}" for answer in outcome.answers]
    return [sentence(outcome), *heard]


def _told(step: Step) -> None:
    print(f"{step.port.words}, {step.setting} ({step.turn} of {step.turns})", file=sys.stderr, flush=True)
