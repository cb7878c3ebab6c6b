"""What the tests of the dynamometer share: profiles, an emulator that is closed, and a listener that waits."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from link_listener import Listener
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile


@pytest.fixture(scope="session")
def library() -> Library:
    return Library()


@pytest.fixture(scope="session")
def mark10(library: Library) -> Profile:
    return library.profile("mark10_gcl2")


@pytest.fixture(scope="session")
def imada(library: Library) -> Profile:
    return library.profile("imada_d")


@pytest.fixture(params=["mark10_gcl2", "imada_d"])
def either(request: pytest.FixtureRequest, library: Library) -> Profile:
    return library.profile(request.param)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def emulate() -> Iterator[Callable[[Profile], Emulator]]:
    with ExitStack() as stack:

        def make(profile: Profile) -> Emulator:
            emulator = Emulator(profile)
            stack.callback(emulator.close)
            return emulator

        yield make


@pytest.fixture
def connect(listener: Listener) -> Iterator[Callable[..., Link]]:
    with ExitStack() as stack:

        def make(port: str, profile: Profile, **how: object) -> Link:
            link = Link(port, profile, listener.put, **how)  # type: ignore[arg-type]
            stack.callback(link.close)
            link.start()
            return link

        yield make
