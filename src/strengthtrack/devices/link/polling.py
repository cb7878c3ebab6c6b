"""When to ask a polled dynamometer again: after its answer, and never faster than it can."""

from strengthtrack.devices.profiles.schema import Acquire

SOON = 0.1
"""What is left of a period is not waited for when it is less: to be woken again costs more than it spares the gauge."""
SHORT_S = 0.02
"""A period this long is somebody's wish, and is kept."""


class Polling:
    """Paces requests; for a stream it never asks. Times in s. Attributes: asks."""

    def __init__(self, acquire: Acquire) -> None:
        self._request = acquire.request if acquire.mode == "poll" else b""
        self.asks = bool(self._request)
        self._period_s = 1.0 / acquire.polled_hz
        self._soonest_s = self._period_s * (1.0 - SOON) if self._period_s < SHORT_S else self._period_s
        self._timeout_s = acquire.reply_timeout_ms / 1000.0
        self._asked_s = float("-inf")
        self._waiting = False

    def may_speak(self, now_s: float) -> bool:
        """Whether nothing is waited for; an answer that does not come is not waited for without end."""
        return not self._waiting or now_s - self._asked_s >= self._timeout_s

    def pause_s(self, now_s: float) -> float:
        """How long to wait before the next request may be sent; 0 while an answer is waited for."""
        if not self._request or not self.may_speak(now_s):
            return 0.0
        left_s = self._asked_s + self._period_s - now_s
        return left_s if now_s < self._asked_s + self._soonest_s else 0.0

    def request(self, now_s: float) -> bytes:
        """What to send now, or nothing."""
        if not self._request or not self.may_speak(now_s) or now_s < self._asked_s + self._soonest_s:
            return b""
        self.asked(now_s)
        return self._request

    def asked(self, now_s: float) -> None:
        """Something was sent that is answered by one frame."""
        self._asked_s, self._waiting = now_s, True

    def answered(self) -> None:
        """A frame came."""
        self._waiting = False
