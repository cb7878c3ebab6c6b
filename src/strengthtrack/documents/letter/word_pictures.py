"""The chart and the clinic's logo of a letter in Word, each with its alternative text."""

import io
from typing import Any

from strengthtrack.documents.letter.facts import LetterFacts, plain
from strengthtrack.documents.letter.look import LOGO_MM, LOGO_WIDEST_MM, TEXT_WIDTH_MM
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.template_words import Drawn
from strengthtrack.errors import DocumentFault

NARROWEST_MM = 60.0
_IN_RUN = '</w:t></w:r><w:r><w:drawing>{}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def chart(template: Any, facts: LetterFacts, pictures: Pictures) -> Drawn | None:
    """The chart as wide as our text, or as the template's where that is narrower; None without one."""
    if facts.chart is None or not pictures.chart_png:
        return None
    wide = _text_width(template.docx.sections[0])
    return _drawn(template, pictures.chart_png, "Chart", facts.chart.alternative, width=wide)


def _text_width(section: Any) -> int:
    """The width of our text, or the template's where that is narrower; a narrow page still has a chart one can read."""
    from docx.shared import Mm

    page, left, right = section.page_width, section.left_margin, section.right_margin
    ours = Mm(TEXT_WIDTH_MM)
    return ours if None in {page, left, right} else min(ours, max(page - left - right, Mm(NARROWEST_MM)))


def logo(template: Any, facts: LetterFacts, pictures: Pictures) -> Drawn | None:
    """The clinic's logo at its height, or smaller where it would be too wide; raises DocumentFault where it is none."""
    from docx.image.image import Image
    from docx.shared import Mm

    if not pictures.logo:
        return None
    try:
        read = Image.from_blob(pictures.logo)
        wide, high = read.px_width, read.px_height
        size = min(LOGO_MM / high, LOGO_WIDEST_MM / wide)
    except Exception as fault:
        # the reader raises whatever it stumbles over in a broken picture
        raise DocumentFault("The clinic’s logo cannot be read; choose it anew in the settings.") from fault
    what = f"Logo of {facts.clinic_name}" if facts.clinic_name else "Logo"
    return _drawn(template, pictures.logo, "Logo", what, width=Mm(wide * size))


def _drawn(template: Any, picture: bytes, name: str, alternative: str, *, width: int) -> Drawn:
    def draw() -> str:
        inline = template.current_rendering_part.new_pic_inline(io.BytesIO(picture), width)
        inline.docPr.set("name", name)
        inline.docPr.set("descr", plain(alternative))
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # LibreOffice takes 3 mm where nothing is said
        return _IN_RUN.format(inline.xml)

    return Drawn(draw)
