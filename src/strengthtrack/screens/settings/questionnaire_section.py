"""The questionnaires a clinic has installed, in the settings."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.questionnaire import Questionnaire
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.questionnaires import FOLDER, QuestionnaireFault, Questionnaires
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fact_list import FactList
from strengthtrack.screens.parts.text import label

_NONE = (
    "None yet. The app ships no questionnaire: totals can be typed, and a text your clinic may use can be installed."
)


class QuestionnaireSection(QWidget):
    """Every pack with its licence, those that cannot be used with what is wrong, and a button to install one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs = Questionnaires(desk.data / FOLDER)
        self.list = FactList()
        self.install_button = button("Install a questionnaire …", icon="file-plus")
        self._none = label(_NONE, "quiet", wrap=True)
        self._fault = label("", "warn", wrap=True)
        self.install_button.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        heading = QHBoxLayout()
        heading.addWidget(label("Questionnaires", "strong"), 1)
        heading.addWidget(self.install_button, alignment=Qt.AlignmentFlag.AlignRight)
        column.addLayout(heading)
        for part in (self._none, self.list, self._fault):
            column.addWidget(part)
        self.look()

    def look(self) -> None:
        """Show what is in the folder now."""
        packs = self._packs.installed()
        self.list.show_facts([(f"{pack.name}  ·  {pack.measure}", _about(pack)) for pack in packs])
        self.list.setVisible(bool(packs))
        self._none.setVisible(not packs)
        self._say(*map(str, self._packs.broken()))

    @property
    def fault(self) -> str:
        """What it says is wrong; empty where nothing is."""
        return self._fault.text()

    def install(self, file: Path) -> None:
        """Take a pack, or say why not."""
        try:
            self._packs.install(file)
        except QuestionnaireFault as fault:
            self._say(str(fault))
        else:
            self.look()

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Install a questionnaire", "", "Questionnaires (*.toml)")
        if chosen:
            self.install(Path(chosen))

    def _say(self, *sentences: str) -> None:
        self._fault.setText("\n".join(sentences))
        self._fault.setVisible(bool(sentences))


def _about(pack: Questionnaire) -> str:
    """Which text it is, by what right it is used, and where it is from."""
    return f"{pack.language}, {pack.words}. {pack.licence.rstrip('.')}. Taken from {pack.source}"
