"""`strengthtrack capture`: what comes from a port, byte by byte, for a dynamometer nobody can read yet."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from strengthtrack.cli.capture_file import capture_file
from strengthtrack.cli.ending import told_to_end
from strengthtrack.errors import DeviceFault, EntryFault

if TYPE_CHECKING:
    from strengthtrack.devices.teaching.capture_head import Head
    from strengthtrack.devices.teaching.listening import News

NAME = "capture"
HELP = "write down every byte that comes from a port, with its time, for a dynamometer that cannot be read yet"
LONGEST_BAUD = 4_000_000


def options(parser: argparse.ArgumentParser) -> None:
    """Where it is, how the port is set, what is asked, and where the bytes go."""
    parser.add_argument("port", metavar="PORT", help="anything pyserial opens: COM5, /dev/ttyUSB0, socket://HOST:PORT")
    parser.add_argument("file", metavar="FILE", type=Path, help="the capture; it holds no patient data")
    parser.add_argument("--baud", type=int, default=9600, metavar="B", help="the baud rate (9600)")
    parser.add_argument("--seconds", type=float, metavar="S", help="stop so long after the port is open")
    parser.add_argument("--ask", metavar="TEXT", help=r"send this, such as '?\r', or in hexadecimal 'hex 3F 0D'")
    parser.add_argument("--every", type=float, metavar="S", help="with --ask: again so often (0.05; 0 is once)")
    parser.add_argument("--done", metavar="WHAT", help="what is done meanwhile: rest, 'push 50 N' or 'pull 5 kgf'")
    parser.add_argument("--note", default="", metavar="TEXT", help="a remark for its reader, without names of people")


def run(options: argparse.Namespace) -> int:
    """Listen until the seconds are over, Ctrl+C, or the port is gone; what came until then is written."""
    from strengthtrack.devices.teaching.handling import handling_typed
    from strengthtrack.devices.teaching.listening import Heard

    head = _head(options)
    done = handling_typed(options.done) if options.done else None
    reads = size = 0
    with told_to_end(), capture_file(options.file, head, done) as heard:
        for news in _news(options, head):
            if isinstance(news, Heard):
                heard(news.t_s, news.data)
                reads, size = reads + 1, size + len(news.data)
    print(f"{size} bytes in {reads} reads are in {options.file}.", file=sys.stderr)
    if not size:
        print("Nothing came; try another --baud, or ask it something with --ask.", file=sys.stderr)
    return 0


def _head(options: argparse.Namespace) -> Head:
    """What stands over the capture; raises EntryFault for what cannot be."""
    from strengthtrack import __version__
    from strengthtrack.devices.profiles.schema import Serial
    from strengthtrack.devices.teaching.capture_head import Head
    from strengthtrack.devices.teaching.questions import EVERY_S, typed_question

    if not 300 <= options.baud <= LONGEST_BAUD:
        raise EntryFault([("baud", f"{options.baud} is no baud rate; give 300 to {LONGEST_BAUD}.")])
    if options.seconds is not None and not 0.0 < options.seconds <= 3600.0:
        raise EntryFault([("seconds", f"{options.seconds:g} seconds cannot be captured; give up to 3600.")])
    if options.every is not None and options.ask is None:
        raise EntryFault([("every", "--every goes with --ask; say what is to be asked.")])
    every_s = EVERY_S if options.every is None else options.every
    if not (every_s == 0.0 or 0.01 <= every_s <= 3600.0):
        raise EntryFault([("every", f"It cannot be asked every {every_s:g} s; give 0.01 to 3600, or 0 for once.")])
    if options.ask is None:
        return Head(Serial(baud=options.baud), note=options.note, app=__version__)
    text = options.ask.removeprefix("hex ")
    question = typed_question(text, as_hex=text != options.ask, every_s=every_s)
    return Head(Serial(baud=options.baud), question.send, every_s, options.note, __version__)


def _news(options: argparse.Namespace, head: Head) -> Iterator[News]:
    """What comes until the seconds are over; a port that fails is a fault once what came before is written."""
    from strengthtrack.devices.profiles.schema import Serial
    from strengthtrack.devices.teaching.listening import Ended, Listening, Opened
    from strengthtrack.devices.teaching.questions import Question

    question = Question(head.asked, head.every_s) if head.asked else None
    queue: SimpleQueue[News] = SimpleQueue()
    listening = Listening(options.port, head.serial or Serial(baud=9600), queue.put, question)
    ends_s = float("inf")
    listening.start()
    try:
        while time.perf_counter() < ends_s:
            with suppress(Empty):
                news = queue.get(timeout=0.05)
                if isinstance(news, Opened):
                    print(f"Listening to {options.port} at {options.baud} baud; Ctrl+C ends it.", file=sys.stderr)
                    ends_s = time.perf_counter() + (options.seconds or float("inf"))
                elif isinstance(news, Ended):
                    raise DeviceFault(news.why.replace("then listen again", "then capture again"))
                yield news
    finally:
        listening.close()
