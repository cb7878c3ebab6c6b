"""How a figure is told: what, how much, its aim, and whether it is met."""

from collections.abc import Sequence

import numpy as np


def say(what: str, figure: float, unit: str, aim: float, *, at_least: bool = False) -> bool:
    """Print one figure; whether its aim is met comes back."""
    met = figure >= aim if at_least else figure <= aim
    wanted = f"aim {aim:,g} or {'more' if at_least else 'less'}"
    print(f"{what:<62}{figure:>12,.2f} {unit:<5} {wanted:<22} {'met' if met else 'MISSED'}", flush=True)
    return met


def tell(words: str) -> None:
    """Print what has no aim."""
    print(f"  {words}", flush=True)


def quantile(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of all do not pass."""
    return float(np.percentile(values, percent))
