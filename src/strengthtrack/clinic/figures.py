"""Numbers in words, the same on every screen and in every letter."""

MISSING = "–"
"""What stands where there is no number: not measured, not answered."""


def figure(value: float, decimals: int = 0) -> str:
    """“186”, “−2.0”: a true minus, and nought has no sign."""
    words = f"{value:.{decimals}f}"
    return words.lstrip("-") if float(words) == 0.0 else words.replace("-", "−")


def figure_or_dash(value: float | None) -> str:
    """A whole number, or a dash where there is none, for none is not nought."""
    return MISSING if value is None else figure(value)


def signed(value: float, decimals: int = 0) -> str:
    """“+31”, “−4.5”, and “0” for what rounds to nought."""
    words = figure(value, decimals)
    return words if value <= 0.0 or float(words) == 0.0 else f"+{words}"


def percent(part: float) -> str:
    """A fraction in per cent, without the sign: “15”, “14.2”."""
    return figure(part * 100.0, 1).removesuffix(".0")


def counted(number: int, one: str) -> str:
    """“1 visit”, “2 visits”: a number with what it counts, of words that take an s."""
    return f"{number} {one}{'s' * (number != 1)}"
