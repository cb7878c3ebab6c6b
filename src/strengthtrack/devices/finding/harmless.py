"""Whether a question to one dynamometer could be an order to another that may sit on the same cable instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strengthtrack.devices.profiles.profile import Profile

_LINE_END = re.compile(rb"[\r\n]+")


def is_harmless(send: bytes, asked: Profile, others: Iterable[Profile]) -> bool:
    """Whether none of the others, who hear at the same setting, would take the question for an order of theirs."""
    return not any(_would_heed(send, other) for other in others if other.id != asked.id)


def orders(profile: Profile) -> Iterator[bytes]:
    """All that changes something in a dynamometer, as its profile knows it: never sent by a search."""
    acquire = profile.acquire
    yield from (step.send for step in acquire.init if not step.identity)
    yield from (acquire.start, acquire.stop)
    yield from (command.send for command in profile.commands.values())
    if acquire.keep_alive is not None:
        yield acquire.keep_alive.send


def _would_heed(send: bytes, other: Profile) -> bool:
    """One that ends its orders with CR or LF hears whole lines; another one hears its letters within any word."""
    lines = set(_LINE_END.split(send))
    for order in filter(None, orders(other)):
        bare = order.rstrip(b"\r\n")
        if (bare in lines and bare) if bare != order else order in send:
            return True
    return False
