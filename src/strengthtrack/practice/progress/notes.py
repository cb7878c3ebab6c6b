"""What must be said beside a chart: values that are missing in its quantity, and in what its changes are told."""

from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import Side
from strengthtrack.science.change import Baseline
from strengthtrack.science.trend import Trend

OF_FORCE = {Quantity.NEWTONS, Quantity.KILOGRAMS_FORCE, Quantity.POUNDS_FORCE, Quantity.OF_BASELINE}
"""What moves as newtons do."""
OF_TORQUE = {Quantity.TORQUE, Quantity.OF_BASELINE}


def notes(trend: Trend) -> tuple[str, ...]:
    """Sentences, none where all is plain."""
    return tuple(words for words in (_unshown(trend), _told_in(trend)) if words)


def _unshown(trend: Trend) -> str:
    """Such as “2 visits are not shown in newtons per kilogram: no body mass on that day”."""
    visits = {one.session_id for one in trend.unshown}
    if not visits:
        return ""
    whys = "; ".join(dict.fromkeys(one.why for one in trend.unshown))
    verb = "is" if len(visits) == 1 else "are"
    return f"{counted(len(visits), 'visit')} {verb} not shown in {trend.quantity.words.lower()}: {whys}."


def _told_in(trend: Trend) -> str:
    """In what changes are told, where that is not the quantity that is shown."""
    baselines = [found.baseline for side in Side if (found := trend.compared(side)) and found.baseline]
    units = {baseline.unit for baseline in baselines}
    if len(units) > 1:
        return "Changes are told in newton metres where the lever arm came out otherwise, else in newtons."
    if not baselines or _plain(trend.quantity, baselines[0]):
        return ""
    if units == {Quantity.TORQUE.value}:
        return "Changes are told in newton metres, for the lever arm came out otherwise on some day."
    return f"Changes are told in newtons, for what is shown moves with {_moves_with(trend.quantity)} too."


def _plain(quantity: Quantity, baseline: Baseline) -> bool:
    return quantity in (OF_TORQUE if baseline.unit == Quantity.TORQUE.value else OF_FORCE)


def _moves_with(quantity: Quantity) -> str:
    return "the lever arm" if quantity is Quantity.TORQUE else "body mass"
