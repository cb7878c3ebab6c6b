"""A Bland–Altman plot as a sheet in one of the named sizes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.agreement.layout import AgreementLayout, Pair, layout
from strengthtrack.charts.agreement.picture import draw
from strengthtrack.charts.agreement.words import PLOT_NAME, agreement_words
from strengthtrack.charts.framed import Framed, framed
from strengthtrack.charts.ink import Ink
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import PaperSize, Room
from strengthtrack.charts.trend.form import TAKEN
from strengthtrack.science.reliability import Agreement

HEIGHT = 0.55
"""Of the width."""


@dataclass(frozen=True, slots=True)
class AgreementPicture:
    """A plot measured out, in its colours; nobody in it is called by a name or a code."""

    pairs: tuple[Pair, ...]
    agreed: Agreement
    palette: Palette
    layout: AgreementLayout
    size: tuple[float, float]
    title: str

    @property
    def name(self) -> str:
        """What was tested, and what kind of plot it is."""
        return f"{self.title}: {PLOT_NAME}"

    @property
    def words(self) -> str:
        """All of it in words."""
        return f"{self.title}. {agreement_words(len(self.pairs), self.agreed)}"

    def draw(self, painter: QPainter) -> None:
        """Everything."""
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        draw(Ink(painter, self.palette, TAKEN), self.pairs, self.layout, None)


def agreement_in(
    size: PaperSize, pairs: Sequence[Pair], agreed: Agreement, title: str, palette: Palette = LIGHT
) -> Framed:
    """At least one pair with its agreement."""
    shown = tuple(pairs)

    def made(room: Room) -> AgreementPicture:
        high = room.height if room.height is not None else room.width * HEIGHT
        at = layout(shown, agreed, room.width, high)
        return AgreementPicture(shown, agreed, palette, at, (room.width, high), title)

    return framed(made, size, palette, TAKEN, title=title)
