"""Lets the session at hand be heard, as the settings say, and tells the pages what can be heard on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from strengthtrack.practice.setting_names import SOUND, VOICE
from strengthtrack.screens.page import Sounding
from strengthtrack.screens.sound.sound_settings import is_on, volume_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from strengthtrack.bootstrap.clinic import Clinic
    from strengthtrack.practice.testing.session_view import SessionView
    from strengthtrack.practice.testing.testing_session import TestingSession
    from strengthtrack.screens.main_window import MainWindow
    from strengthtrack.screens.sound.sounds import Sounds


class Aloud(QObject):
    """Follows the sessions of a clinic. Nothing of sound is loaded before a session begins or somebody asks."""

    def __init__(self, clinic: Clinic, window: MainWindow, sounds: Sounds | None = None) -> None:
        super().__init__(window)
        self._clinic, self._window = clinic, window
        self._sounds = sounds
        self._session: TestingSession | None = None
        self._before: SessionView | None = None
        window.sound_tried.connect(self.play_samples)
        if sounds is not None:
            self._follow(sounds)

    @property
    def sounds(self) -> Sounds:
        """The sounds, made when they are first asked for."""
        if self._sounds is None:
            from strengthtrack.screens.sound.sounds import Sounds

            self._sounds = Sounds(self)
            self._follow(self._sounds)
        return self._sounds

    def tick(self) -> None:
        """Say what is new in the session at hand."""
        session = self._clinic.appointment.session
        if session is not self._session:
            self._session, self._before = session, None
            if session is not None and somebody_listens():
                self.sounds.prepare()
        if session is None:
            return
        from strengthtrack.practice.testing.cues import cues

        view = session.view()
        if said := cues(self._before, view):
            self.sounds.play(said)
        self._before = view

    def play_samples(self) -> None:
        """Let somebody hear how it sounds."""
        if somebody_listens():
            self.sounds.play_samples()

    def obey(self) -> None:
        """The settings may be others."""
        if self._sounds is not None:
            desk = self._clinic.desk
            self._sounds.set_on(is_on(desk, SOUND))
            self._sounds.set_voice(is_on(desk, VOICE))
            self._sounds.set_volume(volume_of(desk))

    def show_on(self, page: QWidget | None) -> None:
        """Tell a page what can be heard."""
        if isinstance(page, Sounding):
            page.show_sound(self.sounds.status)

    def close(self) -> None:
        """Be silent from now on."""
        if self._sounds is not None:
            self._sounds.close()

    def _follow(self, sounds: Sounds) -> None:
        sounds.told.connect(self._told)
        self.obey()

    def _told(self) -> None:
        pages = self._window.pages
        for index in range(pages.count()):
            self.show_on(pages.widget(index))


def somebody_listens() -> bool:
    """Whether there is a screen: where nothing is shown, as for pictures and in tests, nothing is heard either."""
    return QGuiApplication.platformName() != "offscreen"
