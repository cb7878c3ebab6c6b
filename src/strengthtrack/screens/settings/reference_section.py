"""In the settings: every reference pack with its source, its licence, and who has checked it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.reference import PackKind, ReferencePack
from strengthtrack.practice.bands.overview import NOBODY, disagreements
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.references.packs import FOLDER, ReferencePacks
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import Words, label

COLUMNS = ("Pack", "Source", "Licence", "Transcribed by", "Checked by")
_WIDE = (4, 7, 4, 2, 2)


class ReferenceSection(QWidget):
    """One row a pack; those that cannot be read say why under them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs = ReferencePacks(desk.data)
        self._table = QWidget()
        self._faults = label("", "warn", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        about = f"Published figures and studies of your own. Packs of yours lie in “{FOLDER}” beside the records."
        self._column.addWidget(label("Reference packs", "strong"))
        self._column.addWidget(label(about, "quiet", wrap=True))
        self._column.addWidget(self._table)
        self._column.addWidget(self._faults)
        self._shown: tuple[ReferencePack, ...] | None = None
        self.look()

    @property
    def faults(self) -> str:
        """What it says is wrong; empty where nothing is."""
        return self._faults.text()

    def look(self) -> None:
        """Show what is in the folders now."""
        packs = self._packs.usable()
        if packs != self._shown:
            self._shown = packs
            old, self._table = self._table, _table(packs)
            self._column.replaceWidget(old, self._table)
            old.hide()
            old.deleteLater()
        sentences = "\n".join(str(fault) for fault in self._packs.faults())
        self._faults.setText(sentences)
        self._faults.setVisible(bool(sentences))


def _table(packs: tuple[ReferencePack, ...]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 8, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(10)
    for at, (name, wide) in enumerate(zip(COLUMNS, _WIDE, strict=True)):
        grid.addWidget(label(name, "quiet"), 0, at)
        grid.setColumnStretch(at, wide)
    for row, pack in enumerate(packs, start=1):
        grid.addWidget(hairline(), 2 * row - 1, 0, 1, len(COLUMNS))
        for at, part in enumerate(_cells(pack)):
            grid.addWidget(part, 2 * row, at, Qt.AlignmentFlag.AlignTop)
    return table


def _cells(pack: ReferencePack) -> tuple[Words, ...]:
    own = pack.kind is PackKind.OWN_STUDY
    source = pack.citation if pack.source == pack.citation else f"{pack.citation.rstrip('.')}. {pack.source}"
    said = "\n".join((source, *disagreements(pack)))
    return (
        label(pack.name, "control", wrap=True),
        label(said, wrap=True),
        label(pack.licence, wrap=True),
        label("not transcribed" if own else pack.transcribed_by or NOBODY, wrap=True),
        label(pack.checked_by or NOBODY, wrap=True),
    )
