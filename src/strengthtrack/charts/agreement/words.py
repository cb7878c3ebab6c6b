"""What a Bland–Altman plot says for a screen reader."""

from strengthtrack.clinic.figures import signed
from strengthtrack.science.reliability import Agreement

PLOT_NAME = "Bland–Altman plot, the difference of each person’s two values over their mean"


def agreement_words(people: int, agreed: Agreement | None) -> str:
    """How many people, the mean difference, the limits of agreement."""
    if agreed is None:
        return "Nothing to draw yet."
    limits = f"limits of agreement {signed(agreed.lower.value, 1)} to {signed(agreed.upper.value, 1)} N"
    return f"{people} people. Mean difference {signed(agreed.bias.value, 1)} N, {limits}."
