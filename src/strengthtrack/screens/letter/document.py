"""LetterFacts set as text for the page on the screen, in the settings that Word has too."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from strengthtrack.charts.fonts import inter
from strengthtrack.documents import letter_look as look
from strengthtrack.documents.letter_facts import LetterFacts, Part, ResultTable, Visit, plain
from strengthtrack.documents.letter_look import Setting

DOTS = 4.0
"""Pixels to a point, so that every size of type is whole."""
DOTS_PER_MM = DOTS * 72.0 / 25.4
TEXT_WIDTH = look.TEXT_WIDTH_MM * DOTS_PER_MM
CHART = QUrl("chart")
_PICTURE = QTextDocument.ResourceType.ImageResource.value
_RIGHT, _LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft


def font_of(setting: Setting) -> QFont:
    """The font of a setting, in pixels of the document; figures line up in the table alone."""
    tabular = setting in {look.CELL, look.HEAD_CELL}
    return inter(round(setting.points * DOTS), 600 if setting.bold else 400, tabular=tabular)


class LetterDocument(QTextDocument):
    """One letter as running text, `TEXT_WIDTH` pixels wide; `parts` says which stretch of it each section is."""

    def __init__(self, facts: LetterFacts, chart: QImage) -> None:
        super().__init__()
        self.parts: dict[Part, tuple[int, int]] = {}
        """First and last position of each section."""
        self._cursor = QTextCursor(self)
        self._blank = True
        self.setDocumentMargin(0)
        self.setUseDesignMetrics(True)
        self.setDefaultFont(font_of(look.TEXT))
        self.setTextWidth(TEXT_WIDTH)
        self._letterhead(facts)
        self._who(facts)
        for part in Part:
            self._section(part, facts, chart)
        self._farewell(facts)

    def set_chart(self, picture: QImage) -> None:
        """Another picture of the chart, of other pixels but the same size in the text."""
        self.addResource(_PICTURE, CHART, picture)

    # what stands in it

    def _letterhead(self, facts: LetterFacts) -> None:
        first, *rest = facts.clinic_address or ("",)
        self._paragraph(look.CLINIC, facts.clinic_name, aside=(look.ADDRESS, first))
        for line in rest:
            self._paragraph(look.ADDRESS, line, align=_RIGHT)
        self._paragraph(look.ADDRESS, "", after=look.AFTER_RULE)
        rule = self._cursor.blockFormat()
        rule.setProperty(RULE, True)
        self._cursor.setBlockFormat(rule)

    def _who(self, facts: LetterFacts) -> None:
        first, *rest = facts.referrer or ("",)
        self._paragraph(look.BLOCK, first, aside=(look.BLOCK, facts.date))
        for line in rest:
            self._paragraph(look.BLOCK, line)
        self._paragraph(look.SUBJECT, facts.identity)
        self._paragraph(look.TEXT, facts.greeting)

    def _section(self, part: Part, facts: LetterFacts, chart: QImage) -> None:
        begins = self._cursor.position() + (0 if self._blank else 1)
        if part is Part.CHART and facts.chart:
            self._picture(chart)
            self._paragraph(look.CAPTION, facts.chart.caption)
        elif part is Part.RESULTS and facts.results:
            self._results(facts.results)
        else:
            for line in _lines(part, facts):
                self._paragraph(look.SMALL if part is Part.MEASURED else look.TEXT, line)
        if self._cursor.position() >= begins:
            self.parts[part] = begins, self._cursor.position()

    def _farewell(self, facts: LetterFacts) -> None:
        self._paragraph(look.TEXT, facts.closing, before=look.BEFORE_CLOSING, after=look.FOR_THE_HAND)
        for line in facts.signature:
            self._paragraph(look.BLOCK, line)

    def _picture(self, chart: QImage) -> None:
        self._block(look.CHART, spacing=1.0)
        self.set_chart(chart)
        image = QTextImageFormat()
        image.setName(CHART.toString())
        image.setWidth(TEXT_WIDTH)
        image.setHeight(TEXT_WIDTH * chart.height() / max(1, chart.width()))
        self._cursor.insertImage(image)

    def _results(self, results: ResultTable) -> None:
        frame = QTextTableFormat()
        frame.setBorder(0)
        frame.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        frame.setCellSpacing(0)
        frame.setCellPadding(0)
        frame.setHeaderRowCount(1)
        frame.setTopMargin(look.CAPTION.after * DOTS)  # a table swallows the margin of what stands before it
        widths = [QTextLength(QTextLength.Type.FixedLength, TEXT_WIDTH * part) for part in results.widths]
        frame.setColumnWidthConstraints(widths)
        table = self._cursor.insertTable(len(results.rows) + 1, len(widths), frame)
        self._head(table, results)
        for at, row in enumerate(results.rows, start=1):
            change = (row.change,) if results.has_change else ()
            mass = (row.per_mass,) if results.has_per_mass else ()
            for column, words in enumerate((row.movement, row.side, *row.earlier, row.latest, *change, *mass)):
                latest = column == 2 + len(row.earlier)
                self._cell(table, at, column, look.HEAD_CELL if latest else look.CELL, words)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._blank = True
        for note in results.notes:
            self._paragraph(look.NOTE, note)
        self._paragraph(Setting("after the table", look.AFTER_TABLE / 2), "")

    def _head(self, table: QTextTable, results: ResultTable) -> None:
        mass = (Visit("N.m/kg", results.latest.day),) if results.has_per_mass else ()
        change = (Visit("Change", "against baseline"),) if results.has_change else ()
        visits = (Visit(results.what, ""), Visit("Side", ""), *results.earlier, results.latest, *change, *mass)
        for column, visit in enumerate(visits):
            self._cell(table, 0, column, look.HEAD_CELL, visit.name, below=visit.day if column > 1 else "")

    def _cell(self, table: QTextTable, row: int, column: int, setting: Setting, words: str, *, below: str = "") -> None:
        cell = table.cellAt(row, column)
        edge = QTextTableCellFormat()
        edge.setBottomBorder(DOTS * 0.5)
        edge.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        edge.setBottomBorderBrush(QBrush(QColor(f"#{look.LINE if row else look.INK}")))
        edge.setRightPadding(look.CELL_RIGHT * DOTS)
        edge.setTopPadding(setting.before * DOTS)
        edge.setBottomPadding(setting.after * DOTS)
        cell.setFormat(edge)
        inside = cell.firstCursorPosition()
        inside.setBlockFormat(_block_format(Setting("cell", setting.points), align=_RIGHT if column > 1 else _LEFT))
        inside.insertText(plain(words), _char_format(setting))
        if below:
            quiet = Setting("day", setting.points, quiet=True)
            inside.insertText(f"\N{LINE SEPARATOR}{plain(below)}", _char_format(quiet))

    # how it is put there

    def _paragraph(
        self,
        setting: Setting,
        words: str,
        *,
        aside: tuple[Setting, str] | None = None,
        align: Qt.AlignmentFlag = _LEFT,
        before: float | None = None,
        after: float | None = None,
    ) -> None:
        """A paragraph; `aside` stands at the right end of its line, `before` and `after` are in points."""
        self._block(setting, align=align, before=before, after=after)
        self._cursor.insertText(plain(words), _char_format(setting))
        if aside:
            whole = plain(aside[1]).replace(" ", "\N{NO-BREAK SPACE}")
            self._cursor.insertText(f"\t{whole}", _char_format(aside[0]))

    def _block(
        self,
        setting: Setting,
        *,
        align: Qt.AlignmentFlag = _LEFT,
        before: float | None = None,
        after: float | None = None,
        spacing: float = look.LINE_SPACING,
    ) -> None:
        kept = _block_format(setting, align=align, before=before, after=after, spacing=spacing)
        if self._blank:
            self._cursor.setBlockFormat(kept)
            self._cursor.setBlockCharFormat(_char_format(setting))
        else:
            self._cursor.insertBlock(kept, _char_format(setting))
        self._blank = False


RULE = 0x100000 + 1
"""QTextFormat.UserProperty and on: a line is drawn at the foot of such a block."""


def _lines(part: Part, facts: LetterFacts) -> tuple[str, ...]:
    said = {
        Part.OPENING: (facts.opening,),
        Part.SUMMARY: (facts.summary,),
        Part.PAIN: (facts.pain,),
        Part.FUNCTION: (facts.function,),
        Part.EXAMINATION: (facts.examination,),
        Part.MEASURED: (facts.measured,),
        Part.PLAN: facts.plan,
    }
    return tuple(filter(None, said.get(part, ())))


def _block_format(
    setting: Setting,
    *,
    align: Qt.AlignmentFlag = _LEFT,
    before: float | None = None,
    after: float | None = None,
    spacing: float = look.LINE_SPACING,
) -> QTextBlockFormat:
    kept = QTextBlockFormat()
    kept.setAlignment(align)
    kept.setTopMargin((setting.before if before is None else before) * DOTS)
    kept.setBottomMargin((setting.after if after is None else after) * DOTS)
    kept.setLineHeight(spacing * 100.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    kept.setTabPositions([QTextOption.Tab(TEXT_WIDTH, QTextOption.TabType.RightTab)])
    return kept


def _char_format(setting: Setting) -> QTextCharFormat:
    kept = QTextCharFormat()
    kept.setFont(font_of(setting))
    kept.setForeground(QBrush(QColor(f"#{setting.colour}")))
    return kept
