"""Which dynamometers the app can read, and how well each is known."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.screens.connecting.fields import EVIDENCE
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import Words, label

COLUMNS = ("Name", "Models", "Evidence", "On hardware")
_WIDE = (2, 5, 3, 2)


class ProfileTable(QWidget):
    """One row a profile; under them files of the user's that could not be read, with each fault by its key path."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        column.addLayout(grid)
        for at, (name, wide) in enumerate(zip(COLUMNS, _WIDE, strict=True)):
            grid.addWidget(label(name, "quiet"), 0, at)
            grid.setColumnStretch(at, wide)
        for row, profile in enumerate(library.profiles(), start=1):
            grid.addWidget(hairline(), 2 * row - 1, 0, 1, len(COLUMNS))
            for at, part in enumerate(_cells(profile, own=library.is_own(profile.id))):
                grid.addWidget(part, 2 * row, at, Qt.AlignmentFlag.AlignTop)
        for broken in library.faults:
            column.addSpacing(8)
            column.addWidget(label(f"{broken.where} has {len(broken.faults)} to mend", "warn"))
            for path, sentence in broken.faults:
                column.addWidget(label(f"{path}: {sentence}", wrap=True))


def _cells(profile: Profile, *, own: bool) -> tuple[Words, ...]:
    about = profile.profile
    return (
        label(profile.name + (", your own" if own else ""), "control", wrap=True),
        label(", ".join(about.models), wrap=True),
        label(EVIDENCE[about.evidence], wrap=True),
        label("tested on hardware" if about.tested_on_hardware else "not tested on hardware", wrap=True),
    )
