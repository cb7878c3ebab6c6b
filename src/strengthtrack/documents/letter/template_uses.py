"""Which fields a template uses, and what of a letter it has no field for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from strengthtrack.clinic.letter import Part
from strengthtrack.documents.letter.template_fields import SECTIONS, paths
from strengthtrack.documents.letter.template_render import opened, parts
from strengthtrack.documents.letter.template_syntax import environment

_NEEDED: tuple[tuple[str, frozenset[str]], ...] = (
    ("whom the letter is about", frozenset({"identity", "patient_name", "foot"})),
    ("the day of the letter", frozenset({"date"})),
    ("who signs it", frozenset({"signature"})),
    ("that it corrects an earlier letter", frozenset({"correction"})),
)
"""What every letter says, each with the fields of which one says it."""
_VALUES = frozenset({"result", "summary", "chart.picture", "results.rows.latest"})
"""Fields that tell what a dynamometer measured."""
_PRINTED_BY = {part: name for name, part in SECTIONS.items()} | {
    Part.CHART: "chart.picture",
    Part.RESULTS: "results.rows.latest",
}
"""The field without which a section is not in the letter."""


@dataclass(frozen=True, slots=True)
class Uses:
    """The fields a template uses, in the order of the published list; what of every letter it never says; sections."""

    fields: tuple[str, ...]
    unsaid: tuple[str, ...]
    without: tuple[Part, ...]


def uses(content: bytes) -> Uses:
    """What of a letter a template uses and what it leaves out; only for one in which nothing is wrong."""
    template, ready = opened(content), environment()
    found = {one for part in parts(template) for one in _found(ready.parse(template.patch_xml(part.xml)), {})}
    asked, said = {path for path, _ in found}, {path for path, printed in found if printed}
    return Uses(
        tuple(path for path, _ in paths() if path in asked),
        (*(words for words, by in _NEEDED if not by & said), *_with_values(said)),
        tuple(part for part in Part if _PRINTED_BY[part] not in said),
    )


def _with_values(said: set[str]) -> Iterator[str]:
    """What a letter with values says, and this template does not."""
    if said & _VALUES and "measured" not in said:
        yield "that a calibration was overdue"


def _found(node: Any, taken: Mapping[str, str], *, printed: bool = False) -> Iterator[tuple[str, bool]]:
    """Every field under a node by its whole name, and whether it is printed; `taken` is what loops have in hand."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name | nodes.Getattr):
        yield _whole(node, taken), printed
    elif isinstance(node, nodes.For):
        listed = _whole(node.iter, taken)
        yield listed, False
        for inner in node.body:
            yield from _found(inner, {**taken, _whole(node.target, {}): listed})
    else:
        for inner in node.iter_child_nodes():
            yield from _found(inner, taken, printed=printed or isinstance(node, nodes.Output))


def _whole(node: Any, taken: Mapping[str, str]) -> str:
    """“row.side” in a loop over the rows is “results.rows.side”."""
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return f"{_whole(node.node, taken)}.{node.attr}"
    return taken.get(str(node.name), str(node.name))
