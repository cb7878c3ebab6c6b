"""What a study comes to: one sentence, the figures, and the plot of the differences."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.agreement.bland_altman import BlandAltman
from strengthtrack.charts.agreement.layout import Pair
from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.study import StudyPerson
from strengthtrack.practice.study.repeatability import results
from strengthtrack.practice.study.words import facts, headline, still_needed
from strengthtrack.screens.parts.facts import Facts
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label

PLOT_PX = (296, 480)


class StudyResults(QWidget):
    """Brought up to date with every value."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = label("", "section", wrap=True)
        self.needed = IconWords("users", "warn", wrap=True)
        self.alike, self.out = Facts(), Facts()
        self.plot = BlandAltman(palette)
        self.plot.setMinimumHeight(PLOT_PX[0])
        self.plot.setMaximumHeight(PLOT_PX[1])
        self._figures, self._over_plot = QWidget(), QHBoxLayout()
        self._lay_out()

    def take_by(self, menu: QWidget) -> None:
        """Let the plot be taken by this menu, which stands over it."""
        self._over_plot.addStretch()
        self._over_plot.addWidget(menu)

    def show_people(self, people: Sequence[StudyPerson]) -> None:
        """Compute anew."""
        found = results(people)
        self.headline.setText(headline(found))
        self.needed.say(still_needed(people))
        self.needed.setVisible(bool(still_needed(people)))
        self._figures.setVisible(found is not None)
        across, up = QSizePolicy.Policy.Preferred, QSizePolicy.Policy
        self.setSizePolicy(across, up.Maximum if found is None else up.Expanding)
        self.plot.show_agreement(_pairs(people), found.agreement if found else None)
        if found is not None:
            alike, out = facts(found)
            self.alike.show_facts(alike)
            self.out.show_facts(out)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(32)
        beside.addWidget(self.alike, 1)
        beside.addWidget(self.out, 1)
        figures = QVBoxLayout(self._figures)
        figures.setContentsMargins(0, 16, 0, 0)
        figures.setSpacing(24)
        figures.addLayout(beside)
        figures.addLayout(self._over_plot)
        figures.addWidget(self.plot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addWidget(self.needed)
        column.addWidget(self._figures, 1)
        column.addStretch()


def _pairs(people: Sequence[StudyPerson]) -> list[Pair]:
    return [
        Pair(person.code, person.first_n, person.second_n)
        for person in people
        if person.first_n is not None and person.second_n is not None
    ]
