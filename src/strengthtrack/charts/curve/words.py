"""What a curve, or two of them, says for a screen reader."""

from collections.abc import Sequence

from strengthtrack.charts.curve.layout import Curve
from strengthtrack.clinic.figures import figure


def curves_words(curves: Sequence[Curve], onset_s: float | None = None) -> str:
    """Onset and peak of one, the peaks of two; `onset_s` where another onset is shown than the curve's own."""
    if not curves:
        return "There is no curve."
    if len(curves) > 1:
        told = (f"{curve.words}: peak {figure(curve.peak[1])} N" for curve in curves)
        return f"Two trials aligned at onset. {'; '.join(told)}."
    shown_s = curves[0].onset_s if onset_s is None else onset_s
    onset = "" if shown_s is None else f"Onset at {figure(shown_s, 3)} s. "
    seconds, newtons = curves[0].peak
    return f"{onset}Peak {figure(newtons)} N at {figure(seconds, 2)} s."
