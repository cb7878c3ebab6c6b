"""A battery as TOML: what a clinic writes, what a session freezes. Every fault is named in one sentence."""

import re
import string
import tomllib
from collections.abc import Iterable

from strengthtrack.clinic.battery import Battery, Landmark, Order, TestPlan
from strengthtrack.clinic.setup import Contraction, Feedback, Fixation, Movement, Side, ValueRule
from strengthtrack.errors import Mendable
from strengthtrack.practice.toml_table import Table

LANDMARKS = (1, 3)
HOLD_S = (1, 30)
REST_S = (0, 600)
TRIALS = (1, 10)
PRACTICE = (0, 5)
REPEAT_OVER = (0.0, 1.0)
_VERSIONS = (1, 10_000)
_ID = re.compile(r"[a-z0-9_]{1,40}")
_DRAWING = re.compile(r"[A-Za-z0-9_-]+\.svg")
_LEGS = {None, "side", "other"}


class BatteryFault(Mendable):
    """A battery that cannot be used; `faults` names each place with its sentence."""

    def __init__(self, name: str, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        listed = "; ".join(f"{place}: {sentence}" for place, sentence in self.faults)
        super().__init__(f"The battery “{name}” cannot be used until this is mended: {listed}")


def read(text: str, name: str = "") -> Battery:
    """The battery of a TOML text; `name` is what a fault calls it. Raises BatteryFault naming every fault."""
    table = opened(text, name)
    battery = _battery(table)
    if table.faults:
        raise BatteryFault(name or battery.name or battery.id, table.faults)
    return battery


def opened(text: str, name: str) -> Table:
    """The table of a TOML text, to be read key by key; raises BatteryFault."""
    try:
        return Table(tomllib.loads(text), "", [])
    except (ValueError, RecursionError) as fault:  # a number of 5,000 digits is a ValueError, too
        raise BatteryFault(name, [("the file", f"this is not TOML ({fault})")]) from None


def write(battery: Battery, over: str = "") -> str:
    """The battery as TOML that `read` gives back; over an older text its comments are kept."""
    from strengthtrack.practice.toml_writing import toml

    return toml(_plain(battery), over)


def plan_of(table: Table) -> TestPlan:
    """One plan; its faults gather in the table."""
    plan = TestPlan(
        movement=table.one_of("movement", Movement),
        position=table.text("position"),
        lying=table.text("lying"),
        pad=table.text("pad"),
        fixation=table.one_of("fixation", Fixation),
        contraction=table.one_of("contraction", Contraction),
        drawing=table.text("drawing"),
        landmarks=tuple(_landmark(entry) for entry in table.tables("landmarks", *LANDMARKS)),
        say=table.text("say"),
        hold_s=float(table.number("hold_s", *HOLD_S)),
        rest_s=float(table.number("rest_s", *REST_S)),
        trials=table.whole("trials", *TRIALS),
        practice=table.whole("practice", *PRACTICE),
        say_pushing=table.text_if_any("say_pushing"),
        say_resting=table.text_if_any("say_resting"),
    )
    if plan.drawing and not _DRAWING.fullmatch(plan.drawing):
        table.fault("drawing", "name an SVG of ours, without a folder")
    if not _names_legs_only(plan.lying):
        table.fault("lying", "of words in braces only {side} and {other} are known")
    table.nothing_else()
    return plan


def _battery(table: Table) -> Battery:
    battery = Battery(
        id=table.text("id"),
        name=table.text("name"),
        version=table.whole("version", *_VERSIONS),
        plans=tuple(plan_of(plan) for plan in table.tables("plans", 1, len(Movement))),
        sides=table.some_of("sides", Side),
        repeat_over=float(table.number("repeat_over", *REPEAT_OVER)),
        order=table.one_of("order", Order),
        feedback=table.one_of("feedback", Feedback),
        value=table.one_of("value", ValueRule),
        note=table.text_if_any("note"),
    )
    table.nothing_else()
    if battery.id and not _ID.fullmatch(battery.id):
        table.fault("id", "use small letters, digits and _ only, forty at most")
    movements = [plan.movement for plan in battery.plans]
    if len(set(movements)) < len(movements):
        table.fault("plans", "plan each movement once")
    return battery


def _landmark(table: Table) -> Landmark:
    landmark = Landmark(table.text("title"), table.text("text"))
    table.nothing_else()
    return landmark


def _names_legs_only(lying: str) -> bool:
    try:
        fields = [(name, spec, turned) for _, name, spec, turned in string.Formatter().parse(lying)]
    except ValueError:
        return False
    return all(name in _LEGS and not spec and not turned for name, spec, turned in fields)


def _plain(battery: Battery) -> dict[str, object]:
    return {
        "id": battery.id,
        "name": battery.name,
        "version": battery.version,
        **_said("note", battery.note),
        "sides": [side.value for side in battery.sides],
        "order": battery.order.value,
        "feedback": battery.feedback.value,
        "value": battery.value.value,
        "repeat_over": battery.repeat_over,
        "plans": [_plain_plan(plan) for plan in battery.plans],
    }


def _plain_plan(plan: TestPlan) -> dict[str, object]:
    return {
        "movement": plan.movement.value,
        "position": plan.position,
        "lying": plan.lying,
        "pad": plan.pad,
        "fixation": plan.fixation.value,
        "contraction": plan.contraction.value,
        "drawing": plan.drawing,
        "say": plan.say,
        **_said("say_pushing", plan.say_pushing),
        **_said("say_resting", plan.say_resting),
        "hold_s": _short(plan.hold_s),
        "rest_s": _short(plan.rest_s),
        "practice": plan.practice,
        "trials": plan.trials,
        "landmarks": [{"title": landmark.title, "text": landmark.text} for landmark in plan.landmarks],
    }


def _said(key: str, words: str) -> dict[str, str]:
    return {key: words} if words else {}


def _short(seconds: float) -> float:
    """Seconds as a person writes them: 5, not 5.0."""
    return int(seconds) if seconds == int(seconds) else seconds
