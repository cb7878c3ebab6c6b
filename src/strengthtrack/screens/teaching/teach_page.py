"""Teach a gauge: listen, capture rest, push and pull, and see what the bytes say."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from strengthtrack.devices.ports.ports import Port, ports
from strengthtrack.devices.profiles.library import Library, own_folder
from strengthtrack.devices.teaching.baud_search import Settled, Trying
from strengthtrack.devices.teaching.capture import Captured, Piece, read_captured
from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.devices.teaching.proposal import Proposals
from strengthtrack.devices.teaching.writing import save_captured, write_named
from strengthtrack.errors import EntryFault, Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import LAST_PORT
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.records.changes import Changes
from strengthtrack.screens.page import Place
from strengthtrack.screens.teaching.capture_step import CaptureStep
from strengthtrack.screens.teaching.classroom import Classroom
from strengthtrack.screens.teaching.files import ask_to_read, ask_to_save
from strengthtrack.screens.teaching.foot import HEIGHT, TeachFoot
from strengthtrack.screens.teaching.guessing import Guessing
from strengthtrack.screens.teaching.head import TeachHead
from strengthtrack.screens.teaching.listen_step import ListenStep
from strengthtrack.screens.teaching.next_words import Foot, while_capturing, while_choosing, while_listening
from strengthtrack.screens.teaching.proposal_step import ProposalStep

LISTEN, CAPTURE, SAYS = range(3)
FREE = frozenset({State.NOTHING, State.MANUAL})


class TeachPage(QWidget):
    """Three steps, forward and back; leaving the page lets the port go.

    Signals: `gauge_chosen(port, profile id, baud, socket)`, to connect what was taught; `profiles_changed`, when a
    profile was written; `let_go`, when a connected dynamometer was; `left(Place)`; `said(words)`, `fault(sentence)`.
    """

    gauge_chosen = Signal(str, str, str, str)
    profiles_changed = Signal()
    let_go = Signal()
    left = Signal(Place)
    said = Signal(str)
    fault = Signal(str)
    bar_height = HEIGHT

    def __init__(
        self,
        desk: Desk,
        library: Library,
        live: LiveDynamometer,
        *,
        find_ports: Callable[[], tuple[Port, ...]] = ports,
        clock: Callable[[], float] = time.perf_counter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._library, self._live, self.find_ports = desk, library, live, find_ports
        self._opened: Captured | None = None
        self.room, self.guessing = Classroom(clock, self), Guessing(self)
        self.ask_to_read: Callable[[QWidget], Path | None] = ask_to_read
        self.ask_to_save: Callable[[QWidget], Path | None] = ask_to_save
        self.listen, self.capture, self.says = ListenStep(library.profiles()), CaptureStep(), ProposalStep()
        self.head, self.foot = TeachHead(), TeachFoot()
        self._stack = QStackedWidget()
        self._connect()
        self._lay_out()
        self.refresh(None)
        self.listen.choose(desk.setting(LAST_PORT), "")
        self.go(LISTEN)

    @property
    def step(self) -> int:
        """Which step is shown."""
        return self._stack.currentIndex()

    @property
    def captured(self) -> Captured:
        """The capture that is judged: an opened one, or what was taken here."""
        return self._opened or self.room.captured

    def refresh(self, changes: Changes | None) -> None:
        """Look for ports again when the page is gone to."""
        if changes is None and not self.room.running:
            self.listen.show_ports(self.find_ports())

    def go(self, step: int) -> None:
        """Show a step; to the last one belongs the judgement of what was captured."""
        if step == SAYS and self.step != SAYS:
            self.says.show_looking()
            self.guessing.begin(self.captured, self._library.profiles())
        self.head.show_step(step)
        self._stack.setCurrentIndex(step)
        self.setFocusProxy((self.listen, self.capture, self.says)[step])
        self._show()

    def read_file(self, path: Path) -> None:
        """Judge a capture that somebody took before."""
        try:
            captured = read_captured(path)
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self.room.stop()
        self._opened = captured
        self.go(SAYS)

    def use(self) -> None:
        """Write what is proposed, where it is new, and connect it where its port is known."""
        proposal = self.says.proposal
        if proposal is None:
            return
        try:
            profile_id = proposal.profile.id
            if not proposal.known:
                naming, folder = self.says.view.naming.naming, own_folder(self._desk.data)
                profile_id = write_named(folder, proposal, naming, self.captured, self._library)
                self.profiles_changed.emit()
        except EntryFault as fault:
            self.says.view.naming.show_fault(str(fault))
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self._hand_over(profile_id)

    def save(self) -> None:
        """Save the capture where the person says."""
        if not (path := self.ask_to_save(self)):
            return
        try:
            save_captured(path, self.captured)
        except OSError as fault:
            self.fault.emit(f"{path.name} cannot be written ({fault.strerror}); choose another place.")
        else:
            self.said.emit(f"Saved as {path.name}")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.room.stop()
            self.guessing.forget()

    def _hand_over(self, profile_id: str) -> None:
        """Let the port go, for the one who is to read from it; a capture from a file has none."""
        self.room.stop()
        if self._opened is None:
            self.gauge_chosen.emit(self.listen.url, profile_id, str(self.captured.serial.baud), "")
        else:
            self.said.emit("Saved; it is in the list of dynamometers")
            self.left.emit(Place.SETTINGS)

    def _begin(self) -> None:
        """Listen to the chosen port."""
        if self._prepared():
            self.room.listen(self.listen.url, self.listen.settings, self.listen.question())

    def _search(self) -> None:
        """Look for the baud rate."""
        if self._prepared():
            self.room.search(self.listen.url, self.listen.question())

    def _prepared(self) -> bool:
        """Whether a port is chosen and the question can be sent; a connected dynamometer is let go."""
        if not self.listen.is_complete():
            return False
        if self._live.state not in FREE:
            self._live.disconnect()
            self.let_go.emit()
        self._opened = None
        self.room.lesson.forget()
        self.capture.show_pieces(self.room.lesson)
        self.listen.say("")
        return True

    def _guessed(self, found: Proposals) -> None:
        self.says.show_found(found)
        self._show()
        if self.says.isVisible() and self.says.proposal is not None:
            self.foot.next.setFocus()

    def _leave_off(self) -> None:
        self.room.leave_off()
        self.capture.show_pieces(self.room.lesson)

    def _taken(self, piece: Piece) -> None:
        """Go on with the next card, or with the next step."""
        self.capture.show_taken(piece)
        self._show()
        if not self.capture.isVisible():
            return
        if self.capture.is_whole(self.room.lesson):
            self.foot.next.setFocus()
        elif piece.handling.kind is not Kind.PULL:
            after = self.capture.push if piece.handling.kind is Kind.REST else self.capture.pull
            after.force.edit.setFocus()

    def _trying(self, trying: Trying) -> None:
        self.listen.baud.picker.setCurrentText(str(trying.baud))
        self.foot.words.setText(f"Listening at {trying.baud} baud, {trying.at} of {trying.of} …")

    def _settled(self, settled: Settled) -> None:
        if settled.baud is not None:
            self.listen.baud.picker.setCurrentText(str(settled.baud))
            self._begin()
        else:
            self._show()
            self.listen.say(settled.words)

    def _failed(self, why: str) -> None:
        if self.step != SAYS:
            self.go(LISTEN)
        self.listen.say(why)

    def _open_file(self) -> None:
        if path := self.ask_to_read(self):
            self.read_file(path)

    def _back(self) -> None:
        if self.step == LISTEN:
            self.left.emit(Place.CONNECT)
        else:
            self.go(LISTEN if self._opened is not None else self.step - 1)

    def _next(self) -> None:
        if self.step == SAYS:
            self.use()
        else:
            self.go(self.step + 1)

    def _chosen_step(self, step: int) -> None:
        """A step further is gone to only when the one before it has something for it."""
        lesson = self.room.lesson
        reached = SAYS if self._opened is not None or lesson.pieces else CAPTURE if lesson.reads else LISTEN
        self.go(min(step, reached))

    def _show(self) -> None:
        room, lesson = self.room, self.room.lesson
        if self.step == LISTEN:
            self.listen.show_running(listening=room.listening, searching=room.searching)
            self.listen.show_heard(lesson, room.now_s, room.began_s)
        elif self.step == CAPTURE:
            self.capture.follow(lesson, room.now_s, room.began_s, listening=room.listening)
        if not room.searching:
            self.foot.show_step(self._foot())

    def _foot(self) -> Foot:
        lesson = self.room.lesson
        if self.step == LISTEN:
            return while_listening(reads=lesson.reads, listening=self.room.listening)
        if self.step == CAPTURE:
            whole, taking = self.capture.is_whole(lesson), lesson.taking
            doing = taking.handling.kind if taking else None
            return while_capturing(whole=whole, begun=bool(lesson.pieces), taking=doing)
        judging, has_port = self.guessing.running, self._opened is None
        return while_choosing(self.says.proposal, judging=judging, has_port=has_port)

    def _look(self) -> None:
        self.refresh(None)

    def _connect(self) -> None:
        self.head.chosen.connect(self._chosen_step)
        self.listen.listen_asked.connect(self._begin)
        self.listen.stop_asked.connect(self.room.stop)
        self.listen.search_asked.connect(self._search)
        self.listen.look_asked.connect(self._look)
        self.listen.file_asked.connect(self._open_file)
        self.capture.asked.connect(self.room.take)
        self.capture.left_off.connect(self._leave_off)
        self.capture.changed.connect(self._show)
        self.says.chosen.connect(self._show)
        self.says.save_asked.connect(self.save)
        self.foot.back_asked.connect(self._back)
        self.foot.next_asked.connect(self._next)
        self.room.changed.connect(self._show)
        self.room.taken.connect(self._taken)
        self.room.trying.connect(self._trying)
        self.room.settled.connect(self._settled)
        self.room.failed.connect(self._failed)
        self.guessing.guessed.connect(self._guessed)

    def _lay_out(self) -> None:
        for step in (self.listen, self.capture, self.says):
            self._stack.addWidget(step)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.head)
        page.addWidget(self._stack, 1)
        page.addWidget(self.foot)
