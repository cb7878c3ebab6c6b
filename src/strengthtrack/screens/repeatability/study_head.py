"""Over a study: its name, how it is tested, and what can be done with what it found."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.study import Study
from strengthtrack.practice.study.words import study_facts
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label


class StudyHead(QWidget):
    """Name, facts and buttons. One primary button: first to save, then to use what was saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "title", wrap=True)
        self.facts = label("", "lead", wrap=True)
        self.save = button("Save as reference pack", "primary")
        self.use = button("", "primary")
        self.saved = IconWords("check", "ok", "Saved as a reference pack")
        self.used = IconWords("check", "ok")
        self.remove = button("Remove this study", "quiet", icon="x")
        for said in (self.saved, self.used):
            said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._lay_out()

    def show_study(self, study: Study, *, whole: bool, saved: bool, used: bool) -> None:
        """Show a study; `whole` where it has enough people, `saved` as it is now, `used` for its movement."""
        movement, pressed = study.movement.words.lower(), self.save.hasFocus() or self.use.hasFocus()
        self.name.setText(study.name)
        self.facts.setText(study_facts(study))
        self.save.setVisible(not saved)
        self.save.setEnabled(whole)
        self.use.setText(f"Use for {movement}")
        self.use.updateGeometry()
        self.use.setVisible(saved and not used)
        self.saved.setVisible(saved and not used)
        self.used.say(f"Used for {movement}")
        self.used.setVisible(saved and used)
        if pressed and not (self.save.isVisible() or self.use.isVisible()):
            self.used.setFocus()  # not on what removes the study, which stands next
        elif pressed:
            (self.use if saved else self.save).setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for part in (self.save, self.saved, self.use, self.used, self.remove):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addSpacing(16)
        column.addLayout(row)
