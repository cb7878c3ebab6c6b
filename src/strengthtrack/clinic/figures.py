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
