"""What is said again: a start until it is heeded, and now and then a word that keeps the dynamometer awake."""

from strengthtrack.devices.profiles.schema import Acquire


class Reminders:
    """Tells what is due. Times in s. Attributes: remind (whether there is ever anything to say)."""

    def __init__(self, acquire: Acquire, now_s: float) -> None:
        streams = acquire.mode == "stream"
        self._start = acquire.start if streams and acquire.start_again_ms else b""
        self._start_again_s = (acquire.start_again_ms or 0) / 1000.0
        self._keep_alive = acquire.keep_alive
        self._started_s = self._kept_s = now_s
        self._heeded = False
        self.remind = bool(self._start or self._keep_alive)

    def heard(self) -> None:
        """Readings come: it need not be started again."""
        self._heeded = True

    def due(self, now_s: float) -> bytes:
        """What to send now, or nothing."""
        if self._start and not self._heeded and now_s - self._started_s >= self._start_again_s:
            self._started_s = now_s
            return self._start
        if self._keep_alive and now_s - self._kept_s >= self._keep_alive.every_s:
            self._kept_s = now_s
            return self._keep_alive.send
        return b""
