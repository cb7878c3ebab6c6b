"""How much came, in words."""

from strengthtrack.devices.teaching.lesson import Lesson


def counted(lesson: Lesson, now_s: float) -> str:
    """How much came, and how often; empty while nothing did."""
    if not lesson.reads:
        return ""
    often = f"{lesson.rate_hz(now_s):.0f} a second"
    return f"{counted_words(lesson.size, 'byte')} in {counted_words(lesson.reads, 'read')}, {often}"


def counted_words(count: int, what: str) -> str:
    """“1 byte”, “12 bytes”, “1 376 bytes”."""
    return f"{count:,} {what}{'s' * (count != 1)}".replace(",", "\N{NO-BREAK SPACE}")
