"""One row of a file as a list shows it."""

from dataclasses import dataclass

from strengthtrack.screens.parts.chip import Chip


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One row as it is drawn: where it stands in the file, who it is, a line under that, what would become of it."""

    number: str
    title: str
    beside: str
    under: str
    chip: Chip | None = None
    quiet: bool = False
    """It stays out, so it stands back."""

    @property
    def spoken(self) -> str:
        """As it is read aloud."""
        chip = self.chip.words if self.chip else ""
        said = (f"Line {self.number}" if self.number else "", self.title, self.beside, chip, self.under)
        return ", ".join(filter(None, said))
