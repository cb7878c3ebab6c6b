"""The paper letters are printed on: the clinic's, or that of the country this computer is in."""

from PySide6.QtCore import QLocale

from strengthtrack.clinic.letter import Paper
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.letter.drafts import paper_of


def usual_paper() -> Paper:
    """That of the country."""
    american = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.US if american else Paper.A4


def clinic_paper(desk: Desk) -> Paper:
    """What the clinic has chosen, else that of the country."""
    return paper_of(desk, usual_paper())
