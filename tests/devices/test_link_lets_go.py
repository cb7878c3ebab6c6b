"""A port that takes its time: nobody waits for it, and nothing is said to it after it was given up."""

import threading

import pytest

from link_listener import Listener
from strengthtrack.devices.link import link as module
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Loss


class SlowPort:
    """Opens when it is let; says nothing, and remembers what was said to it."""

    opens = threading.Event()
    said: list[bytes]
    held: list[str]

    def __init__(self, url: str, _: Profile) -> None:
        assert self.opens.wait(5.0)
        self.held.append(url)

    def forget_input(self) -> None: ...

    def read(self, wait_s: float = 0.01) -> bytes:
        threading.Event().wait(min(wait_s, 0.01))
        return b""

    def write(self, data: bytes) -> None:
        self.said.append(data)

    def close(self) -> None:
        self.held.pop()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> type[SlowPort]:
    monkeypatch.setattr(SlowPort, "opens", threading.Event())
    monkeypatch.setattr(SlowPort, "said", [], raising=False)
    monkeypatch.setattr(SlowPort, "held", [], raising=False)
    monkeypatch.setattr(module, "OpenPort", SlowPort)
    return SlowPort


def test_a_port_that_opens_after_it_was_given_up_is_closed_without_a_word(
    mark10: Profile, slow: type[SlowPort], listener: Listener
) -> None:
    link = Link("COM5", mark10, listener.put)
    link.start()
    link.close(0.0)
    slow.opens.set()
    link.close()
    assert (slow.said, slow.held, listener.events) == ([], [], [])


def test_the_next_one_at_a_port_waits_until_the_last_one_left_it(
    mark10: Profile, slow: type[SlowPort], listener: Listener
) -> None:
    first = Link("COM5", mark10, listener.put)
    first.start()
    first.close(0.0)
    second = Link("COM5", mark10, listener.put, after=first)
    second.start()
    slow.opens.set()
    listener.wait_for(lambda _: slow.said)
    assert slow.held == ["COM5"], "never two at once"
    second.close()
    assert slow.held == []


def test_a_bug_is_loud_and_nobody_goes_on_looking_at_a_force_that_stands_still(
    library: Library, slow: type[SlowPort], listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    loud: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", loud.append)
    monkeypatch.setattr(module, "Polling", broken)
    slow.opens.set()
    link = Link("COM5", library.profile("lutron_16"), listener.put)
    link.start()
    listener.wait_for(lambda heard: heard.lost)
    link.close()
    assert listener.lost == ["A fault of this app ended the connection to the Lutron at COM5; connect it again."]
    assert (listener.losses, slow.held) == ([Loss.UNREAD], [])
    assert [bug.exc_type for bug in loud] == [ZeroDivisionError]
