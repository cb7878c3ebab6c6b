"""A chart taken from its page: copied, dragged, saved, printed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sheet_samples import SHEETS
from strengthtrack.charts import clipboard
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.charts.trend.chart import TrendChart
from strengthtrack.screens.taking import handed as handed_module
from strengthtrack.screens.taking.chart_taker import ChartTaker
from strengthtrack.screens.taking.drag_out import DragOut
from strengthtrack.screens.taking.handed import HandedFiles
from strengthtrack.screens.taking.offer import ChartOffer, Choice, TakenAs
from trend_samples import eight_weeks

DAY, PERSON = date(2026, 4, 28), "Sample Patient A"


class Page(QWidget):
    """A page with one chart, or with none."""

    def __init__(self) -> None:
        super().__init__()
        self.offer: ChartOffer | None = ChartOffer("Hip abduction", SHEETS["trend"], (600, 400), DAY, PERSON)
        self.taker = ChartTaker(self, self._offered)
        self.said: list[str] = []
        self.faults: list[str] = []
        self.taker.said.connect(self.said.append)
        self.taker.fault.connect(self.faults.append)

    def _offered(self) -> ChartOffer | None:
        return self.offer


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    made = Page()
    qtbot.addWidget(made)
    yield made
    clipboard.clear()


def test_copying_puts_picture_drawing_and_page_on_the_clipboard(page: Page) -> None:
    page.taker.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert {"image/png", "image/svg+xml", "application/pdf"} <= set(data.formats())
    assert page.said == ["The chart is on the clipboard, to be pasted as a picture or a drawing."]


def test_without_a_chart_there_is_nothing_to_take(page: Page) -> None:
    page.offer = None
    page.taker.copy()
    page.taker.save()
    assert page.said == []
    assert page.taker.window is None
    assert page.taker.handed() is None


def test_a_drag_hands_over_a_file_and_every_form_and_names_nobody(page: Page) -> None:
    data = page.taker.handed()
    assert data is not None
    (url,) = data.urls()
    file = Path(url.toLocalFile())
    assert file.name == "Hip abduction 2026-04-28.png"
    assert file.read_bytes() == data.data("image/png").data()
    assert isinstance(data.imageData(), QImage)
    for form in ("image/png", "image/svg+xml", "application/pdf"):
        assert PERSON.encode() not in data.data(form).data()


def test_each_drag_has_a_file_of_its_own_and_all_are_gone_in_the_end(tmp_path: Path) -> None:
    files = HandedFiles()
    one, other = files.put(b"one", "chart.png"), files.put(b"two", "chart.png")
    assert (one.read_bytes(), other.read_bytes()) == (b"one", b"two")
    assert files.folder is not None
    assert files.folder.stat().st_mode & 0o077 == 0
    folder = files.folder
    del files
    assert not folder.exists()


def test_what_cannot_be_handed_over_is_said(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: str) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handed_module, "mkdtemp", full)
    assert page.taker.handed() is None
    assert page.faults == [
        "The chart could not be handed over (No space left on device); save it as a file and take it from there."
    ]


def test_what_was_chosen_is_offered_again_and_paper_is_no_file(page: Page) -> None:
    page.taker.print()
    assert page.taker.window is not None
    assert page.taker.window.choice.kind is TakenAs.PAPER
    page.taker.window.form.colours.choose(1)
    page.taker.window.form.colours.chosen.emit(1)
    page.taker.window.close()
    page.taker.save()
    assert page.taker.window is not None
    assert (page.taker.window.choice.kind, page.taker.window.choice.black_and_white) == (TakenAs.PNG, True)
    page.taker.window.close()
    assert page.taker.window is None


# dragging


class Dragged:
    """A chart with the mouse on it, and what was dragged out of it."""

    def __init__(self, chart: QWidget, used: Callable[[QPointF], bool] | None = None) -> None:
        self.chart = chart
        self.out: list[QMimeData] = []
        self.drag = DragOut(chart, self._data, used)
        self.drag.start = self._start

    def _data(self) -> QMimeData:
        data = QMimeData()
        image = QImage(10, 10, QImage.Format.Format_RGB32)
        image.fill(0)
        data.setImageData(image)
        return data

    def _start(self, _chart: QWidget, data: QMimeData, _picture: object) -> None:
        self.out.append(data)

    def pull(self, by: float, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        start, end = QPointF(100, 100), QPointF(100 + by, 100)
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, at, button, held in (
            (QEvent.Type.MouseButtonPress, start, left, left),
            (QEvent.Type.MouseMove, end, none, left),
            (QEvent.Type.MouseButtonRelease, end, left, none),
        ):
            QApplication.sendEvent(self.chart, QMouseEvent(kind, at, at, button, held, modifiers))


@pytest.fixture
def chart(qtbot: QtBot) -> TrendChart:
    made = TrendChart(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show_trend(eight_weeks())
    return made


def test_a_drag_begins_after_some_pixels_and_once(chart: TrendChart) -> None:
    dragged = Dragged(chart, chart.drags_at)
    dragged.pull(2)
    assert dragged.out == []
    dragged.pull(60)
    assert len(dragged.out) == 1


def test_where_a_drag_moves_the_weeks_it_still_does_and_ctrl_takes_the_chart(chart: TrendChart) -> None:
    dragged = Dragged(chart, chart.drags_at)
    chart.zoom_to(4.0, 8.0)
    dragged.pull(60)
    assert dragged.out == []
    moved = chart.view.window
    assert moved is not None
    assert moved.first < 4.0
    dragged.pull(60, Qt.KeyboardModifier.ControlModifier)
    assert len(dragged.out) == 1
    assert chart.view.window == moved


def test_the_right_button_drags_nothing(chart: TrendChart) -> None:
    dragged = Dragged(chart)
    place, right = QPointF(50, 50), Qt.MouseButton.RightButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove):
        event = QMouseEvent(kind, place * 2, place * 2, right, right, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(chart, event)
    assert dragged.out == []


# what a file and a page are called


def a_chart(title: str = "Hip abduction", person: str = PERSON, **facts: object) -> ChartOffer:
    def draw(size: PaperSize, palette: Palette) -> object:
        return SHEETS["trend"](size, palette)

    return ChartOffer(title, draw, (600, 400), DAY, person, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        (Choice(), "Hip abduction Sample Patient A 2026-04-28.png"),
        (Choice(kind=TakenAs.SVG, hide_identity=True), "Hip abduction 2026-04-28.svg"),
        (Choice(kind=TakenAs.PDF), "Hip abduction Sample Patient A 2026-04-28.pdf"),
    ],
)
def test_a_file_is_named_after_the_chart_the_patient_and_the_day(choice: Choice, name: str) -> None:
    assert a_chart().name(choice) == name


def test_a_bad_name_never_leaves_the_folder() -> None:
    assert a_chart(person="../../etc/passwd").name(Choice()) == "Hip abduction etc passwd 2026-04-28.png"
    assert len(a_chart(person="x" * 4000).name(Choice())) < 220


def test_the_page_says_whose_it_is_unless_identity_is_hidden(qapp: QApplication) -> None:
    offer = a_chart(born=date(1994, 3, 12), clinic="Sample Clinic")
    page = offer.page(Choice(kind=TakenAs.PAPER))
    assert page.above == "Sample Patient A  ·  born 12 Mar 1994"
    assert page.below == "Sample Clinic  ·  28 Apr 2026"
    assert offer.page(Choice(kind=TakenAs.PAPER, hide_identity=True)).above == ""
