from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a letter, b"" for none: the chart for the PDF and for Word, and the clinic's logo as PNG.

    `chart_png` is 300 dots to the inch; both charts are as wide as the text.
    """

    chart_svg: bytes = b""
    chart_png: bytes = b""
    logo: bytes = b""
