"""Words in lines that fit. No Qt."""

from strengthtrack.charts.trend.marks import Measure


def wrapped(words: str, width: float, measure: Measure) -> list[str]:
    """Words cut into lines no wider than `width`, at spaces."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, 400) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
