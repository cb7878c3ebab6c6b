from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from letter_samples import FULL, LONG, PICTURES, SHORT, png
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.letter import Paper, Part
from strengthtrack.clinic.sentences import NOT_WHY
from strengthtrack.documents.letter.aloud import aloud
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.pdf import pdf
from strengthtrack.screens.letter.pages import OWN_SIZE
from strengthtrack.screens.letter.preview import LetterPreview


@pytest.fixture
def preview(qtbot: QtBot) -> LetterPreview:
    shown = LetterPreview()
    qtbot.addWidget(shown)
    shown.resize(700, 640)
    shown.show()
    return shown


def show(preview: LetterPreview, facts: LetterFacts) -> None:
    preview.show_letter(facts, PICTURES)
    preview.settle()


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def dark(image: QImage, x: float, y: float, high: float) -> bool:
    """Whether anything is printed in a piece of a page, 200 px wide."""
    seen = image.copy(round(x), round(y), 200, round(high))
    return any(seen.pixelColor(at, down).lightness() < 170 for at in range(200) for down in range(seen.height()))


def test_the_first_letter_is_there_at_once_and_says_what_it_says(preview: LetterPreview) -> None:
    assert preview.count.text() == ""
    preview.show_letter(FULL, PICTURES)
    assert preview.count.text() == "Page 1 of 2, A4"
    assert preview.pages.accessibleName() == "The letter as it will print"
    said = preview.pages.accessibleDescription().splitlines()
    assert said == aloud(FULL).splitlines()
    assert FULL.chart is not None
    for fact in (FULL.identity, FULL.result, "Plan", *FULL.plan, FULL.chart.alternative, f"Hip abduction. {NOT_WHY}"):
        assert fact in said
    assert (
        "Hip abduction, right: Baseline 142, Week 6 171, Week 8 186, change +31 %, ◆ beyond ±15 %, 1.03 N.m/kg" in said
    )


def test_the_page_is_drawn_as_it_will_print(preview: LetterPreview) -> None:
    show(preview, SHORT)
    box = preview.pages.box(0)
    page = picture(preview.pages).copy(box.toRect())
    unit = box.width() / 210
    assert dark(page, 20 * unit, 10 * unit, 12 * unit)  # the letterhead
    assert dark(page, 20 * unit, 283 * unit, 8 * unit)  # the foot
    assert not dark(page, 20 * unit, 200 * unit, 60 * unit)
    assert page.pixelColor(3, 3) == QColor("white")


def test_of_many_changes_the_last_is_set_once_they_pause(preview: LetterPreview, qtbot: QtBot) -> None:
    show(preview, SHORT)
    for facts in (FULL, LONG):
        preview.show_letter(facts, PICTURES)
    assert preview.count.text() == "Page 1 of 1, A4"
    with qtbot.waitSignal(preview.warned) as warned:
        pass
    assert preview.count.text() == "Page 1 of 3, A4"
    assert warned.args == [""]


def test_what_no_font_has_is_told(preview: LetterPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.warned) as warned:
        preview.show_letter(replace(SHORT, patient_name="Sample \ue000"), PICTURES)
    assert warned.args is not None
    assert "No font on this computer has U+E000" in warned.args[0]


def test_a_letter_that_cannot_be_set_is_told_and_the_pages_stay(preview: LetterPreview, qtbot: QtBot) -> None:
    show(preview, SHORT)
    with qtbot.waitSignal(preview.warned) as warned:
        preview.show_letter(FULL, replace(PICTURES, logo=png(40, 20)[:-30]))
    assert warned.args == ["The clinic’s logo is damaged; choose the picture again in the settings."]
    assert preview.count.text() == "Page 1 of 1, A4"


def test_a_letter_that_waits_is_set_before_the_page_is_left(preview: LetterPreview) -> None:
    show(preview, SHORT)
    preview.show_letter(FULL, PICTURES)
    preview.hide()
    assert preview.count.text() == "Page 1 of 2, A4"


def test_a_pdf_that_was_kept_is_shown_as_it_is(preview: LetterPreview) -> None:
    show(preview, SHORT)
    preview.show_letter(SHORT, PICTURES)
    preview.show_pdf(pdf(FULL, PICTURES), {}, "A letter that was sent.")
    preview.settle()  # the letter that waited does not replace it
    assert preview.count.text() == "Page 1 of 2, A4"
    assert preview.pages.accessibleDescription() == "A letter that was sent."
    preview.mark(Part.PLAN)
    assert preview.pages.mark_at() is None


def test_a_bar_stands_beside_the_section_that_is_looked_at(preview: LetterPreview) -> None:
    show(preview, FULL)
    preview.mark(Part.SUMMARY)
    bar = preview.pages.mark_at()
    assert bar is not None
    seen = picture(preview.pages)
    assert seen.pixelColor(bar.center().toPoint()) == QColor(LIGHT.accent)
    beside = bar.right() - preview.pages.box(0).left()
    assert 0 < preview.pages.box(0).width() * 20 / 210 - beside < 12
    assert dark(seen, bar.right() + 5, bar.top(), bar.height())


def test_no_bar_stands_where_the_section_is_not_in_the_letter(preview: LetterPreview) -> None:
    show(preview, SHORT)
    preview.mark(Part.PLAN)
    assert preview.pages.mark_at() is None


def test_marking_a_section_of_the_last_page_brings_it_into_sight(preview: LetterPreview) -> None:
    show(preview, LONG)
    preview.own.click()
    preview.mark(Part.MEASURED)
    bar = preview.pages.mark_at()
    assert bar is not None
    top = preview.pages.mapTo(preview, QPoint(0, round(bar.top()))).y()
    assert 0 < top < preview.height() - 40
    assert preview.count.text() == "Page 3 of 3, A4"


def test_the_page_that_is_seen_stays_when_the_letter_changes(preview: LetterPreview) -> None:
    show(preview, LONG)
    preview.mark(Part.MEASURED)
    where = preview.pages.pos()
    show(preview, replace(LONG, plan=("Home programme, twice a week.", *LONG.plan[1:])))
    assert preview.pages.pos() == where


def test_a_page_fits_the_window_or_has_its_own_size(preview: LetterPreview) -> None:
    show(preview, SHORT)
    fitted = preview.pages.box(0)
    assert fitted.bottom() <= preview.height()
    preview.own.click()
    assert preview.pages.scale == OWN_SIZE
    assert preview.pages.box(0).width() == pytest.approx(210 / 25.4 * 96, abs=1)
    preview.fit.click()
    assert preview.pages.box(0).size() == fitted.size()


def test_american_paper_is_named_and_has_its_own_shape(preview: LetterPreview) -> None:
    show(preview, replace(SHORT, paper=Paper.US))
    assert preview.count.text() == "Page 1 of 1, US Letter"
    box = preview.pages.box(0)
    assert box.height() / box.width() == pytest.approx(11 / 8.5, abs=0.01)
