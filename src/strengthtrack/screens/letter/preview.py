"""The letter as it will print: the pages of its PDF, fitted to the window or at their own size."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from strengthtrack.clinic.letter import Paper, Part
from strengthtrack.documents.letter.aloud import aloud
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.pdf import Stretch, typeset
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.errors import DocumentFault
from strengthtrack.screens.letter.choice import Choice
from strengthtrack.screens.letter.pages import OWN_SIZE, ROUND, Pages
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import by_keyboard

PAUSE_MS = 60
"""The letter is set anew when nothing has changed for so long."""


class PageScroll(QScrollArea):
    """Signals: `ringed(bool)`, whether the keyboard has come to the pages, which it scrolls."""

    ringed = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ringed.emit(by_keyboard(event.reason()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ringed.emit(False)


class LetterPreview(QWidget):
    """The pages in a scroll area, and below which of them is seen and how large.

    Signals: `warned(sentence)`, after a letter was set, "" where all is well; where it cannot be set, the pages stay.
    """

    warned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = Pages()
        self.count = label("", "quiet")
        self.page_scroll = PageScroll(self)  # before what stands under it, for the order of Tab
        self.fit, self.own = Choice("Fit page", self), Choice("100 %", self)
        self._waiting: tuple[LetterFacts, Pictures] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self.fit.setChecked(True)
        self._sizes.idToggled.connect(self._choose)
        self.page_scroll.ringed.connect(self._ring)
        self.page_scroll.verticalScrollBar().valueChanged.connect(self._tell_page)
        self._pause.timeout.connect(self.settle)

    def show_letter(self, facts: LetterFacts, pictures: Pictures) -> None:
        """Set a letter and show it: the first one now, the next ones after a pause."""
        self._describe(aloud(facts))
        self._waiting = facts, pictures
        if self.pages.count:
            self._pause.start()
        else:
            self.settle()

    def settle(self) -> None:
        """Set the letter that waits now; nothing where none does."""
        self._pause.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        try:
            made = typeset(*waiting)
        except DocumentFault as fault:
            self.warned.emit(str(fault))
        else:
            there = self.pages.mark_at() is not None
            self.show_pdf(made.pdf, made.places, aloud(waiting[0]))
            self.warned.emit(made.warning)
            if not there:
                self._bring_into_view()  # the section that is being typed, and was not on the page before

    def show_pdf(self, pdf: bytes, places: Mapping[Part, tuple[Stretch, ...]], words: str) -> None:
        """Show a PDF, where it was scrolled to; `places` is where its sections stand, `words` what it says."""
        self._waiting = None
        self._pause.stop()
        self._describe(words)
        self.pages.show_pdf(pdf, places)
        self._fit()

    def mark(self, part: Part | None) -> None:
        """Set the bar beside a section and bring it into view."""
        self.pages.mark(part)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        bar = self.pages.mark_at()
        if bar is not None:
            centre = bar.center().toPoint()
            self.page_scroll.ensureVisible(centre.x(), centre.y(), 0, min(int(bar.height() / 2) + 24, 240))

    def look_at_the_top(self) -> None:
        """Scroll to where the letter begins."""
        self.page_scroll.verticalScrollBar().setValue(0)

    def mark_named(self, name: str) -> None:
        """The same for a section by its name."""
        self.mark(Part(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settle()

    def _describe(self, words: str) -> None:
        for spoken in (self.page_scroll, self.pages):
            spoken.setAccessibleName("The letter as it will print")
            spoken.setAccessibleDescription(words)

    def _ring(self, wanted: bool) -> None:
        self.pages.ring(wanted=wanted)

    def _choose(self, _index: int, _checked: bool) -> None:
        self._fit()

    def _fit(self) -> None:
        fitted = self.fit.isChecked()
        bars = Qt.ScrollBarPolicy
        self.page_scroll.setHorizontalScrollBarPolicy(bars.ScrollBarAlwaysOff if fitted else bars.ScrollBarAsNeeded)
        self.pages.set_scale(self._fitting() if fitted else OWN_SIZE)
        self._tell_page()

    def _fitting(self) -> float:
        """The scale at which a whole page is seen."""
        room, paper = self.page_scroll.maximumViewportSize(), self.pages.paper
        beside = self.page_scroll.verticalScrollBar().sizeHint().width()
        wide, high = room.width() - beside - 2 * ROUND, room.height() - 2 * ROUND
        return max(0.2, min(wide / paper.width(), high / paper.height()))

    def _tell_page(self) -> None:
        """“Page 2 of 3, A4”: the page in the middle of what is seen."""
        bar = self.page_scroll.verticalScrollBar()
        seen = self.pages.page_at(bar.value() + self.page_scroll.viewport().height() / 2)
        paper = Paper.US if self.pages.paper.height() < 800 else Paper.A4
        self.count.setText(f"Page {seen + 1} of {self.pages.count}, {paper.value}" if self.pages.count else "")

    def _lay_out(self) -> None:
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page_scroll.setWidget(self.pages)
        self.page_scroll.setWidgetResizable(True)
        self.page_scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.page_scroll.setCornerWidget(QWidget())
        self.page_scroll.viewport().setAutoFillBackground(False)
        self.pages.setAutoFillBackground(False)
        self._sizes = QButtonGroup(self)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 8)
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(self.count)
        for choice in (self.fit, self.own):
            self._sizes.addButton(choice)
            foot.addWidget(label("·", "quiet"))
            foot.addWidget(choice)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page_scroll, 1)
        column.addLayout(foot)
