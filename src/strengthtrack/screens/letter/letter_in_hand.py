"""The letter that is being written: what was chosen and typed, what the records say, and what comes of both."""

from dataclasses import replace
from typing import Any

from strengthtrack.charts.palette import LIGHT, MONO
from strengthtrack.clinic.letter import IssuedLetter, LetterKind, LetterTemplate, Part
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.letter import drafts, issuing, own_templates, writing
from strengthtrack.practice.letter.hidden import hidden_words
from strengthtrack.practice.letter.material import gather
from strengthtrack.practice.letter.who import recipient
from strengthtrack.practice.letter.writing import Section
from strengthtrack.practice.patient.phrase_book import PhraseBook
from strengthtrack.science.trend import Trend
from strengthtrack.screens.paper import usual_paper

CHART_MM, CHART_DPI = 170.0, 300.0


class LetterInHand:
    """One patient's letter while it is written. Attributes: draft, material."""

    def __init__(self, desk: Desk, patient_id: str, kind: LetterKind = LetterKind.PROGRESS) -> None:
        self._desk = desk
        self._drawn: dict[tuple[Trend, bool, str], bytes] = {}
        self._kept = self.draft = drafts.open_draft(desk, patient_id, kind, usual_paper())
        self.read_again()

    def read_again(self) -> None:
        """Read the records again; what was chosen and typed stays."""
        bands = ErrorBands(self._desk)
        phrases = PhraseBook(self._desk).usable()[0]
        self.material = gather(self._desk.store, self.draft.patient_id, self._desk.today(), bands, phrases)

    def correct(self, letter: IssuedLetter) -> None:
        """Go on with a letter that stands for one sent before; undo brings back what was in writing.

        Raises LetterFault, RecordsFault.
        """
        draft = issuing.correct(self._desk, letter)
        self.keep()
        self._desk.edits.do(drafts.put_in_place(self._desk, draft))
        self._take_up(draft.kind)
        self.read_again()

    def begin_anew(self) -> str:
        """Go on with a letter in which nothing was chosen or typed; undo brings it back. Raises RecordsFault."""
        self.keep()
        edit = drafts.discard(self.draft)
        self._desk.edits.do(edit)
        self._take_up(self.draft.kind)
        return edit.name

    def follow(self) -> bool:
        """Take the draft up as it is kept, where an undo put another in its place; whether it did."""
        kept = drafts.open_draft(self._desk, self.draft.patient_id, self.draft.kind, usual_paper())
        taken = kept not in (self._kept, self.draft)
        if taken:
            self._kept = self.draft = kept
        return taken

    def take_kind(self, kind: LetterKind) -> None:
        """Go on with the letter of another kind where it was left."""
        self.keep()
        self._take_up(kind)

    def _take_up(self, kind: LetterKind) -> None:
        self._kept = self.draft = drafts.open_draft(self._desk, self.draft.patient_id, kind, usual_paper())

    @property
    def is_new(self) -> bool:
        """Whether nothing was chosen or typed yet."""
        return self.draft == drafts.new_draft(self._desk, self.draft.patient_id, self.draft.kind, usual_paper())

    def change(self, **chosen: Any) -> None:
        """Choose or type something else."""
        self.draft = replace(self.draft, **chosen)

    def keep(self) -> None:
        """Keep the draft, if it is another than was kept; raises RecordsFault."""
        if self.draft != self._kept:
            drafts.keep(self._desk, self.draft)
            self._kept = self.draft

    # what it says

    @property
    def facts(self) -> LetterFacts:
        """Everything the letter says."""
        return writing.facts(self.material, self.draft)

    @property
    def sections(self) -> tuple[Section, ...]:
        """What it may say, in the order of the page."""
        return writing.offered(self.material, self.draft)

    @property
    def recipient(self) -> tuple[str, ...]:
        """To whom it is written, before identity is hidden."""
        return recipient(self.material, replace(self.draft, hide_identity=False))

    @property
    def hidden_words(self) -> str:
        """What to know of a letter that names nobody; empty for one that does."""
        return hidden_words(self.material, self.draft)

    @property
    def movements(self) -> tuple[Movement, ...]:
        """The movements a chart can be drawn of."""
        return tuple(trend.movement for trend in self.material.trends)

    @property
    def trend(self) -> Trend | None:
        """What the chart shows."""
        return writing.drawn(self.material, self.draft)

    @property
    def own_template(self) -> LetterTemplate | None:
        """The clinic's own template; None for the one that ships. Raises TemplateRefused where it is gone."""
        return own_templates.template_of(self._desk, self.draft)

    # what comes of it

    def pictures(self) -> Pictures:
        """Chart and logo as the PDF has them; the chart is drawn once and kept."""
        return Pictures(chart_svg=self._chart("svg"), logo=self._logo())

    def word(self) -> bytes:
        """The letter as a Word file; raises DocumentFault, TemplateRefused."""
        from strengthtrack.documents.letter.word import word

        return word(self.facts, Pictures(chart_png=self._chart("png"), logo=self._logo()), self._template())

    def pdf(self) -> bytes:
        """The letter as a PDF; raises DocumentFault."""
        from strengthtrack.documents.letter.pdf import pdf

        return pdf(self.facts, self.pictures())

    def issue(self) -> IssuedLetter:
        """Freeze the letter as it is now, and begin a new one; raises LetterFault, DocumentFault, RecordsFault."""
        own, content = self.own_template, self._template()
        used = issuing.own(own) if own else issuing.shipped(content)
        letter = issuing.issue(self._desk, self.draft, self.facts, issuing.Pages(self.word(), self.pdf(), used))
        self._kept = self.draft = drafts.new_draft(self._desk, self.draft.patient_id, self.draft.kind, usual_paper())
        self.read_again()
        return letter

    def _template(self) -> bytes:
        from strengthtrack.documents.letter.word import shipped

        own = self.own_template
        return own.content if own else shipped(self.draft.kind, self.draft.paper)

    def _chart(self, form: str) -> bytes:
        """The chart as “svg” or “png”; nothing where the letter has none."""
        trend = self.trend
        if trend is None or Part.CHART in self.draft.left_out:
            return b""
        wanted = trend, self.draft.black_and_white, form
        if wanted not in self._drawn:
            from strengthtrack.charts import paper
            from strengthtrack.charts.trend.sheet import trend_sheet

            sheet = trend_sheet(trend, MONO if self.draft.black_and_white else LIGHT, CHART_MM, compact=True)
            kept = {known: made for known, made in self._drawn.items() if known[:2] == wanted[:2]}
            # the PDF has the font, and text that can be copied
            drawn = paper.svg(sheet, text_as_paths=False) if form == "svg" else paper.png(sheet, CHART_DPI)
            self._drawn = {**kept, wanted: drawn}
        return self._drawn[wanted]

    def _logo(self) -> bytes:
        from strengthtrack.charts.logo import in_grey

        logo = self.material.letterhead.logo
        return in_grey(logo) if logo and self.draft.black_and_white else logo
