"""Find my dynamometer: which one is on which port, by listening and by harmless questions."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.finding.answers import Answer, Outcome
from strengthtrack.devices.finding.search import Step, search
from strengthtrack.devices.finding.words import found_on, what_to_try
from strengthtrack.devices.ports.holders import THIS_APP
from strengthtrack.devices.ports.no_port import no_port_words
from strengthtrack.devices.ports.ports import Port, ports
from strengthtrack.devices.profiles.library import Library
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import LAST_PORT
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.dynamometer_state import LOOKED_FOR, OPEN, State
from strengthtrack.records.changes import Changes
from strengthtrack.screens.finding.find_foot import HEIGHT, FindFoot
from strengthtrack.screens.finding.port_row import PortRow
from strengthtrack.screens.finding.searching import Searches, Searching
from strengthtrack.screens.finding.sends import Sends
from strengthtrack.screens.page import Place
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.disclosure import Disclosure
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.scroll import bring_into_sight, scrolled
from strengthtrack.screens.parts.text import label

HARMLESS = "Only questions are sent, nothing is set or zeroed."
STOPPED = "It was stopped."


class FindPage(QWidget):
    """One row a port, which fills in as it is searched; leaving the page stops the search.

    Signals: `gauge_chosen(port, profile id, baud, socket)`, to connect it; `left(Place)`, back to the connecting;
    `teach_asked`; `let_go`, when a dynamometer that was looked for is looked for no more.
    """

    gauge_chosen = Signal(str, str, str, str)
    left = Signal(Place)
    teach_asked = Signal()
    let_go = Signal()
    bar_height = HEIGHT

    def __init__(
        self,
        desk: Desk,
        library: Library,
        live: LiveDynamometer,
        *,
        find_ports: Callable[[], tuple[Port, ...]] = ports,
        search: Searches = search,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._live, self.find_ports = desk, live, find_ports
        self._profiles = library.profiles()
        self._searched: list[PortRow] = []
        self.rows: list[PortRow] = []
        self.searching = Searching(search, self)
        self.look = button("Look for ports again", "quiet", icon="refresh-cw")
        self.back = button("Back to connecting", "quiet", icon="arrow-left")
        self.none = label("", "reading", wrap=True)
        self.sends = Disclosure("What is sent", self._sends)
        self.foot = FindFoot()
        self._inside, self._list = QWidget(), QVBoxLayout()
        self._connect()
        self._lay_out()
        self.setFocusProxy(self.foot.search)
        self.look_again()

    def refresh(self, changes: Changes | None) -> None:
        """Look for ports again when the page is gone to."""
        if changes is None and not self.searching.running:
            self.look_again()

    def look_again(self) -> None:
        """List the ports anew; what was ticked, and found, stays with a port that is still there."""
        before = {row.port.url: row for row in self.rows}
        found = self._there()
        for row in self.rows:
            self._list.removeWidget(row)
        self.rows = [before.pop(port.url) if _unchanged(before, port) else self._row(port) for port in found]
        for row in before.values():
            row.deleteLater()
        for row in self.rows:
            self._list.addWidget(row)
        self.none.setText("" if self.rows else no_port_words())
        self.none.setVisible(not self.rows)
        self._offer()

    def begin(self) -> None:
        """Search what is ticked."""
        self._searched = [row for row in self.rows if row.tick.isChecked()]
        if not self._searched or self.searching.running:
            return
        if self._live.state in LOOKED_FOR | {State.CONNECTING}:
            # two who open one port in turns would each find it held by the other
            self._live.disconnect()
            self.let_go.emit()
        for row in self._searched:
            row.show_waiting()
        self._show_running(True)
        self.searching.begin([row.port for row in self._searched], self._profiles)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.searching.stop()

    def _there(self) -> Sequence[Port]:
        """Every port, and the address of last time where that is none of them; what is connected is held by us."""
        last = self._desk.setting(LAST_PORT)
        there = self.find_ports()
        if last.startswith("socket://"):
            there = (*there, Port(last, last))
        if self._live.state in OPEN:
            ours = self._live.port
            return [replace(port, busy=True, held_by=THIS_APP) if port.url == ours else port for port in there]
        return there

    def _row(self, port: Port) -> PortRow:
        row = PortRow(port)
        row.ticked.connect(self._offer)
        row.chosen.connect(self._choose)
        return row

    def _offer(self) -> None:
        self.foot.offer(sum(row.tick.isChecked() for row in self.rows), len(self.rows))

    def _step(self, step: Step) -> None:
        self.foot.show_step(step)
        self._searched[step.at - 1].show_step(step)

    def _show(self, outcome: Outcome) -> None:
        row = next(row for row in self._searched if row.port == outcome.port)
        first = not any(other.answers for other in self.rows)
        row.show_outcome(outcome, primary=first)

    def _ended(self) -> None:
        outcomes = [row.outcome for row in self._searched if row.outcome is not None]
        for row in self._searched:
            row.show_stopped()
        found = any(outcome.answers for outcome in outcomes)
        whole = len(outcomes) == len(self._searched)
        self._show_running(False)
        self._offer_first()
        words = what_to_try(outcomes) or found_on(outcomes) if whole else STOPPED
        self.foot.show_end(words, found=found, teach=whole and not found)

    def _show_running(self, running: bool) -> None:
        focused = self.isAncestorOf(self.focusWidget() or self)
        for part in (self.look, *(row.tick for row in self.rows)):
            part.setEnabled(not running)
        self.foot.show_running(running)
        if focused and self.isVisible():
            (self.foot.line.cancel if running else self.foot.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_first(self) -> None:
        """Enter takes what was found, and does not search again."""
        answers = [view for row in self._searched for view in row.answers]
        if answers and self.foot.search.hasFocus():
            answers[0].use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, answer: Answer) -> None:
        row = self.sender()
        assert isinstance(row, PortRow)  # noqa: S101 - only rows are connected to it
        self.searching.stop()
        self.gauge_chosen.emit(row.port.url, answer.profile.id, str(answer.profile.serial.baud), answer.socket)

    def _sends(self) -> Sends:
        return Sends(self._profiles)

    def _bring_sends(self) -> None:
        """Scroll down to what was opened."""
        self._inside.resize(self._inside.width(), self._inside.sizeHint().height())
        bring_into_sight(self.sends.inside, 0)

    def _leave(self) -> None:
        self.left.emit(Place.CONNECT)

    def _connect(self) -> None:
        self.look.clicked.connect(self.look_again)
        self.back.clicked.connect(self._leave)
        self.sends.opened.connect(self._bring_sends)
        self.foot.asked.connect(self.begin)
        self.foot.stopped.connect(self.searching.stop)
        self.foot.teach_asked.connect(self.teach_asked)
        self.searching.stepped.connect(self._step)
        self.searching.found.connect(self._show)
        self.searching.ended.connect(self._ended)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(0)
        column.addWidget(self.none)
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addSpacing(8)
        column.addWidget(self.look, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(16)
        column.addWidget(self.sends)
        column.addStretch()
        head = QHBoxLayout()
        head.setContentsMargins(32, 24, 32, 0)
        head.addWidget(label("Find my dynamometer", "title"))
        head.addStretch()
        head.addWidget(self.back)
        under = QHBoxLayout()
        under.setContentsMargins(32, 4, 32, 0)
        under.addWidget(IconWords("shield-check", "lead", f"Plug it in and switch it on. {HARMLESS}"))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addLayout(under)
        page.addWidget(scrolled(self._inside), 1)
        page.addWidget(self.foot)


def _unchanged(rows: dict[str, PortRow], port: Port) -> bool:
    return port.url in rows and rows[port.url].port == port
