"""Looks for something in a thread of its own: a system may take a second to list its ports, and the window must not."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Lookout(Generic[Found]):
    """One look at a time. What it found is asked for by `found`, from the thread that sent it out."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._found: list[Found] = []
        self._fault: Exception | None = None

    @property
    def is_out(self) -> bool:
        """Whether it looks, or has not told yet what it saw."""
        return self._thread is not None

    def look(self, for_it: Callable[[], Found]) -> None:
        """Go and look, unless it is out already."""
        if self._thread is None:
            self._found, self._fault = [], None
            self._thread = threading.Thread(target=self._run, args=(for_it, self._found), name="lookout", daemon=True)
            self._thread.start()

    def found(self) -> Found | None:
        """What it found, once; None while it looks. Raises what the look raised."""
        if self._thread is None or self._thread.is_alive():
            return None
        self._thread = None
        if self._fault is not None:
            raise self._fault
        return self._found.pop() if self._found else None

    def call_back(self) -> None:
        """Whatever it is about to find is not wanted any more."""
        self._thread, self._fault = None, None

    def _run(self, for_it: Callable[[], Found], found: list[Found]) -> None:
        try:
            found.append(for_it())
        except Exception as fault:
            if found is self._found:
                self._fault = fault
