"""A chart that can be taken, and what a person has chosen to take it as."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QLocale

from strengthtrack.charts.palette import LIGHT, MONO, Palette
from strengthtrack.charts.paper_size import LETTER, SIZES, PaperSize, on_screen
from strengthtrack.clinic.days import day_words
from strengthtrack.documents.file_names import file_name
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import CLINIC_NAME, PAPER

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet
    from strengthtrack.charts.print_page import PrintPage

Draw: TypeAlias = "Callable[[PaperSize, Palette], Sheet]"
"""A chart in a size and in colours."""
DOTS = (150.0, 300.0, 600.0)
LEAST_DOTS, MOST_DOTS = 30.0, 2400.0


class TakenAs(StrEnum):
    """What a chart becomes."""

    PNG = "PNG"
    SVG = "SVG"
    PDF = "PDF"
    PAPER = "Paper"

    @property
    def ending(self) -> str:
        """Of its file; paper has none."""
        return "" if self is TakenAs.PAPER else f".{self.value.lower()}"


@dataclass(frozen=True, slots=True)
class Choice:
    """`size` by its number among those offered, the last one as on screen; `american` on Letter instead of A4."""

    kind: TakenAs = TakenAs.PNG
    size: int = 0
    dots: float = 300.0
    black_and_white: bool = False
    hide_identity: bool = False
    american: bool = False

    @property
    def palette(self) -> Palette:
        """The colours, which on paper are always the light ones."""
        return MONO if self.black_and_white else LIGHT


@dataclass(frozen=True, slots=True)
class ChartOffer:
    """What a page has to give: `title` of the chart, how it is drawn, how large it is on screen, whose and when.

    `american` where the clinic prints on Letter instead of A4.
    """

    title: str
    draw: "Draw"
    screen: tuple[int, int]
    day: date
    person: str = ""
    born: date | None = None
    clinic: str = ""
    american: bool = False
    notes: tuple[str, ...] = ()
    """What stands below it wherever it goes."""

    @property
    def sizes(self) -> tuple[PaperSize, ...]:
        """What is offered, as on screen the last."""
        return (*SIZES, on_screen(*self.screen))

    def sheet(self, choice: Choice) -> "Sheet":
        """The chart as chosen."""
        return self._noted(self.sizes[choice.size], choice.palette)

    def plain(self) -> "Sheet":
        """The chart for clipboard and dragging: of a letter's width, in colour."""
        return self._noted(LETTER, LIGHT)

    def _noted(self, size: PaperSize, palette: Palette) -> "Sheet":
        from strengthtrack.charts.noted import noted

        return noted(self.draw(size, palette), size, palette, self.notes)

    def page(self, choice: Choice) -> "PrintPage":
        """The chart on its page of paper."""
        from strengthtrack.charts.patient.page import Paper
        from strengthtrack.charts.print_page import PrintPage

        paper = Paper.LETTER if choice.american else Paper.A4
        below = "  ·  ".join(filter(None, (self.clinic, day_words(self.day))))
        return PrintPage(self.sheet(choice), paper, choice.palette, self._whose(choice), below)

    def name(self, choice: Choice) -> str:
        """What its file is to be called."""
        person = "" if choice.hide_identity else self.person
        return file_name(self.title, person, self.day.isoformat(), ending=choice.kind.ending)

    def _whose(self, choice: Choice) -> str:
        if choice.hide_identity or not self.person:
            return ""
        return f"{self.person}  ·  born {day_words(self.born)}" if self.born else self.person


def patients_chart(
    desk: Desk, patient_id: str, title: str, draw: Draw, screen: tuple[int, int], *, notes: Sequence[str] = ()
) -> ChartOffer:
    """A chart of one patient, of today, with what a printed page says beside it and what stands below it."""
    patient = desk.store.patient(patient_id)
    return ChartOffer(
        title,
        draw,
        screen,
        desk.today(),
        patient.name,
        patient.born,
        desk.setting(CLINIC_NAME),
        american=prints_on_letter(desk),
        notes=tuple(notes),
    )


def prints_on_letter(desk: Desk) -> bool:
    """By what was chosen for a page to take home, else by the country."""
    american = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return desk.setting(PAPER) == "Letter" or (not desk.setting(PAPER) and american)
