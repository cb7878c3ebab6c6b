"""What leaves the clinic: letters in writing and as sent, charts, exports; and what comes in."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from strengthtrack.clinic.letter import LetterKind, Paper, Part
from strengthtrack.demo_walk.hands import Hands
from strengthtrack.documents.letter.word import shipped
from strengthtrack.screens.actions import Act
from strengthtrack.screens.intake.import_page import FORCE, PATIENTS, ImportPage
from strengthtrack.screens.letter.head import KINDS
from strengthtrack.screens.letter.letter_page import LetterPage
from strengthtrack.screens.page import Place
from strengthtrack.screens.templates.template_page import TemplatePage

SETTLES_MS, READS_MS = 120, 600
PLAN = "Home programme twice a week.\nTest again in six months."


TABLE = """Given name;Family name;Date of birth;Sex;Record number;Affected side;Height (cm)
Sample;Patient A;1994-03-12;f;SP-0417;right;168
Sample;Patient Q;1988-11-02;m;SP-1001;left;181
Sample;Patient R;2001-07-30;female;SP-1002;both;
Sample;Patient T;1990-13-04;m;SP-1005;right;179
;;2001-07-30;q;SP-1006;upwards;9
Sample;Patients Q;1988-11-02;m;;left;181
"""
RATE_HZ = 100


class Sending:
    """Hands that write letters and send things. The patient of the walk is open."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def letters(self) -> None:
        """One written and issued, one in each other kind."""
        hands = self._hands
        hands.act(Act.LETTERS)
        page = self._page
        self._take("letter")
        fields = page.writing.sections.fields
        page.writing.sections.choose(Part.ACTION.value)
        fields[Part.ACTION].usual.list.actions()[0].trigger()
        self._take("letter-action")
        fields[Part.PLAN].edit.setPlainText(PLAN)
        page.writing.sections.choose(Part.PLAN.value)
        page.preview.own.click()
        self._take("letter-own-size")
        page.preview.fit.click()
        page.writing.options.open()
        page.writing.options.inside.black_and_white.click()
        page.writing.options.inside.hide_identity.click()
        self._take("letter-hidden-grey", aim=self._to_the_end)
        page.writing.options.inside.black_and_white.click()
        page.writing.options.inside.hide_identity.click()
        page.bar.issue.click()
        self._take("letter-issue")
        page.bar.yes.click()
        self._take("letter-sent")
        page.bar.correct.click()
        self._take("letter-correction")
        for kind in (LetterKind.DISCHARGE, LetterKind.ONWARD, LetterKind.PATIENT):
            page.writing.head.kind.picker.activated.emit(KINDS.index(kind))
            self._take(f"letter-{kind}")

    def exchange(self) -> None:
        """What is exported, and what is brought in."""
        hands = self._hands
        hands.act(Act.EXPORT)
        hands.take("export")
        hands.act(Act.IMPORT)
        hands.take("import")
        with tempfile.TemporaryDirectory() as folder:
            self._import(Path(folder), TABLE, PATIENTS, "import-preview")
            self._import(Path(folder), _push(), FORCE, "import-force-unit")
            self._import_page.force.columns.confirm.click()
            QTest.qWait(READS_MS)
            hands.take("import-force")

    def templates(self) -> None:
        """A template of the clinic's own that can be used, and one that cannot yet."""
        hands = self._hands
        hands.act(Act.TEMPLATES)
        page = hands.window.pages.page(Place.TEMPLATES)
        assert isinstance(page, TemplatePage)  # noqa: S101 - it was made for that place
        hands.take("letter-templates")
        with tempfile.TemporaryDirectory() as folder:
            good, bad = Path(folder) / "Clinic letter.docx", Path(folder) / "Letter from the secretary.docx"
            good.write_bytes(shipped(LetterKind.PROGRESS, Paper.A4))
            bad.write_bytes(_with_faults(good.read_bytes()))
            page.read_file(good)
            page.column.used.pickers[LetterKind.PROGRESS].activated.emit(1)
            hands.take("letter-template-good")
            page.read_file(bad)
            hands.take("letter-template-faults")

    def _import(self, folder: Path, text: str, what: int, name: str) -> None:
        page = self._import_page
        file = folder / f"{name}.csv"
        file.write_text(text, encoding="utf-8")
        page.choose(what)
        page.read_file(file)
        QTest.qWait(READS_MS)
        self._hands.take(name)

    @property
    def _import_page(self) -> ImportPage:
        page = self._hands.window.pages.page(Place.IMPORT)
        assert isinstance(page, ImportPage)  # noqa: S101 - it was made for that place
        return page

    def _to_the_end(self) -> None:
        bar = self._page.writing_scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _take(self, name: str, aim: Callable[[], None] | None = None) -> None:
        self._page.preview.settle()
        QTest.qWait(SETTLES_MS)
        self._hands.take(name, aim)

    @property
    def _page(self) -> LetterPage:
        page = self._hands.window.pages.page(Place.LETTERS)
        assert isinstance(page, LetterPage)  # noqa: S101 - it was made for that place
        return page


def _with_faults(template: bytes) -> bytes:
    """The same with four lines that no letter can fill."""
    from docx import Document

    document, made = Document(io.BytesIO(template)), io.BytesIO()
    for words in ("Dear {{ nmae }},", "{%p if plan %}", "{{ clinic_phone }}", "{% set x = 1 %}"):
        document.add_paragraph(words)
    document.save(made)
    return made.getvalue()


def _push() -> str:
    """A force recording of another program: a rise, a hold, a release."""
    count = 4 * RATE_HZ
    rows = (f"{at / RATE_HZ:.2f},{_force_n(at / RATE_HZ):.1f}" for at in range(count))
    return "\n".join(("Time (s),Force (N)", *rows, ""))


def _force_n(t_s: float) -> float:
    return 180.0 * max(0.0, min(1.0, (t_s - 0.5) / 0.4, (3.5 - t_s) / 0.3))
