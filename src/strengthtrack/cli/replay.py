"""`strengthtrack replay`: a capture as a port, as if the dynamometer were plugged in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.cli.ending import told_to_end
from strengthtrack.errors import EntryFault

if TYPE_CHECKING:
    from strengthtrack.devices.teaching.playing_back import PlayedBack

NAME = "replay"
HELP = "play a capture on a pty or a TCP port; the first line printed is the port to open"
FASTEST = 1000.0


def options(parser: argparse.ArgumentParser) -> None:
    """Which capture, where, and how fast."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a capture")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--pty", nargs="?", const="", metavar="LINK", help="a new pty, under this name if one is given")
    where.add_argument("--listen", metavar="HOST:PORT", help="a TCP port, which opens as socket://HOST:PORT")
    parser.add_argument("--speed", type=float, default=1.0, metavar="X", help="so many times as fast (1)")
    parser.add_argument("--loop", action="store_true", help="again and again, while somebody listens")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C or SIGTERM; who opens the port hears the capture from its beginning."""
    import threading

    from strengthtrack.devices.teaching.capture import read_captured
    from strengthtrack.devices.teaching.playing_back import PlayedBack

    if not 0.0 < options.speed <= FASTEST:
        raise EntryFault([("speed", f"{options.speed:g} times as fast cannot be; give up to {FASTEST:g}.")])
    with told_to_end():
        player = PlayedBack(read_captured(options.file), speed=options.speed, loop=options.loop)
        try:
            print(_serve(player, options), flush=True)
            print(f"Playing {options.file}; Ctrl+C ends it.", file=sys.stderr, flush=True)
            threading.Event().wait()
        finally:
            player.close()
    return 0


def _serve(player: PlayedBack, options: argparse.Namespace) -> str:
    if options.listen is None:
        return player.serve_pty(Path(options.pty) if options.pty else None)
    host, _, port = options.listen.rpartition(":")
    if not (host and port.isdecimal() and int(port) < 65_536):
        raise EntryFault([("listen", f"“{options.listen}” is no HOST:PORT; give for example 127.0.0.1:5555.")])
    return player.serve_tcp(host, int(port))
