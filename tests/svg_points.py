"""Where markers lie in an SVG: the way an outsider would read the chart back."""

from dataclasses import dataclass
from xml.etree import ElementTree as Tree

SVG = "{http://www.w3.org/2000/svg}"
MATRIX = "matrix(1,0,0,1,0,0)"


@dataclass(frozen=True, slots=True)
class Marker:
    """A closed shape: kind, fill, edge, and its middle in user units."""

    kind: str
    fill: str
    edge: str
    x: float
    y: float


def tree(svg: bytes) -> Tree.Element:
    """The SVG as elements; it is our own, made a moment ago."""
    return Tree.fromstring(svg)  # noqa: S314


def markers(svg: bytes) -> list[Marker]:
    """Every circle, square and diamond, in drawing order; a wash of colour behind them is no marker."""
    found = []
    for group in (group for group in tree(svg).iter(f"{SVG}g") if float(group.get("fill-opacity", 1)) == 1.0):
        for shape in group:
            middle = _middle(shape)
            if middle is not None:
                assert group.get("transform") == MATRIX, "a marker is not drawn in user units"
                kind = shape.tag.removeprefix(SVG)
                found.append(Marker(kind, group.get("fill", ""), group.get("stroke", ""), *middle))
    return found


def _middle(shape: Tree.Element) -> tuple[float, float] | None:
    if shape.tag == f"{SVG}circle":
        return float(shape.get("cx", 0)), float(shape.get("cy", 0))
    if shape.tag == f"{SVG}rect":
        x, y, wide, high = (float(shape.get(name, 0)) for name in ("x", "y", "width", "height"))
        return x + wide / 2, y + high / 2
    if shape.tag == f"{SVG}polygon":
        corners = [tuple(map(float, pair.split(","))) for pair in shape.get("points", "").split()]
        xs, ys = zip(*corners, strict=True)
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return None
