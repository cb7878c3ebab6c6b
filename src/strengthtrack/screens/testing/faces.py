"""Which face of the test page is up, in its middle and on its right."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from strengthtrack.practice.testing.session_view import LiveTrace, Phase, SessionView
from strengthtrack.screens.testing.keys import RESTING
from strengthtrack.screens.testing.plug_column import PlugColumn
from strengthtrack.screens.testing.push_face import PushFace
from strengthtrack.screens.testing.rest_face import RestFace
from strengthtrack.screens.testing.setup_column import WIDTH, SetUpColumn
from strengthtrack.screens.testing.setup_face import SetUpFace

_WITHOUT_FORCE = frozenset({Phase.LOST, Phase.PUSHING, Phase.FINISHED})


class MiddleFaces(QStackedWidget):
    """Set-up, push or rest; where sides take turns, the trial just filed stays up while the other leg is set up."""

    def __init__(self, set_up: SetUpFace, push: PushFace, rest: RestFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_up, self._push, self._rest = set_up, push, rest
        for face in (set_up, push, rest):
            self.addWidget(face)

    def minimumSizeHint(self) -> QSize:
        # each face makes do with its room; one that is not up must not hold the window open
        return QSize(0, 0)

    def show_view(self, view: SessionView, trace: LiveTrace) -> None:
        """Bring the face of this moment to the front."""
        if view.phase in RESTING or view.asked is not None:
            self._rest.show_view(view)
            self.setCurrentWidget(self._rest)
        elif view.phase in {Phase.SET_UP, Phase.FINISHED}:
            self._set_up.show_view(view)
            self.setCurrentWidget(self._set_up)
        else:
            self._push.show_view(view, trace)
            self.setCurrentWidget(self._push)


class RightFaces(QStackedWidget):
    """The set-up in words, or how the dynamometer is plugged back in."""

    def __init__(self, column: SetUpColumn, plug: PlugColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column, self._plug = column, plug
        for face in (column, plug):
            self.addWidget(face)
        self.setFixedWidth(WIDTH)

    def minimumSizeHint(self) -> QSize:
        # as in the middle
        return QSize(WIDTH, 0)

    def show_view(self, view: SessionView, *, typing: bool) -> None:
        """Bring the face of this moment to the front; where nothing is heard, values are typed."""
        silent = view.force_n is None and view.phase not in _WITHOUT_FORCE
        typing = typing or silent or view.given is not None
        if view.phase is Phase.LOST and not typing:
            self._plug.show_view(view)
            self.setCurrentWidget(self._plug)
        else:
            self._column.show_view(view, typing=typing)
            self.setCurrentWidget(self._column)
