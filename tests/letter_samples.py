"""Letters in which every section says something, of a patient who is obviously a sample."""

import struct
import zlib
from dataclasses import replace
from datetime import date

from strengthtrack.clinic.letter import LetterKind
from strengthtrack.clinic.sentences import NOT_WHY
from strengthtrack.documents.letter.facts import ChartFacts, LetterFacts, ResultRow, ResultTable, Visit
from strengthtrack.documents.letter.pictures import Pictures

AWKWARD = (
    "=cmd|'/C calc'!A0",
    '#read("/etc/passwd") #panic()',
    "$x^2$ *bold* _it_ `code` <label> @ref = heading // no /* no */ \\ \\u{41} -> --",
    "{{ 7*7 }} {% if %}",
    '<b>&amp; "it\'s"',
    "../../etc/passwd",
)
RESULTS = ResultTable(
    earlier=(Visit("Baseline", "3 Mar 2026"), Visit("Week 6", "14 Apr 2026")),
    latest=Visit("Week 8", "28 Apr 2026"),
    rows=(
        ResultRow("Hip abduction", "Right", ("142", "171"), "186", "1.03", "+31 %", "◆ beyond ±15 %", beyond=True),
        ResultRow("Hip abduction", "Left", ("176", "not compared"), "196 †", "1.09", "+11 %", "◇ within ±15 %"),
    ),
    notes=("† Read off the display.", "The fixation changed."),
)
FULL = LetterFacts(
    clinic_name="Sample Physiotherapy Clinic",
    clinic_address=("1 Sample Street, Sampletown", "Telephone 000 000"),
    recipient=("Dr Sample Referrer", "Sample Practice"),
    day=date(2026, 4, 28),
    date="28 April 2026",
    patient_name="Sample Patient A",
    born="12 March 1994",
    record_number="SP-0417",
    reason="knee pain",
    affected="right",
    programme="eight-week hip programme from 3 March 2026",
    greeting="Dear Dr Sample Referrer,",
    closing="Yours sincerely,",
    signature=("Sample Physiotherapist", "Registered physiotherapist"),
    patient_address=("2 Sample Road", "Sampletown"),
    correction="This letter corrects and replaces the letter of 21 April 2026.",
    opening="Thank you for referring this patient.",
    result="The right side pushed 186 N in hip abduction.",
    action=("Please look at the right knee.", "Please write back."),
    diagnosis="Right-sided knee pain.",
    attendance="Tested at six visits.",
    exercise="Of 24 planned exercise sessions, 21 were done.",
    summary="The right side pushed 142 N and then 186 N.",
    chart=ChartFacts("Strength in hip abduction: 142 in week 0, 186 in week 8.", f"Hip abduction. {NOT_WHY}"),
    results=RESULTS,
    pain="Worst pain in the last week: 3 on 28 April 2026.",
    function="AKPS 81 on 28 April 2026.",
    examination="Patellar tilt: not seen.",
    measured="Held by a belt. Seen during the push: force, 186 N.",
    plan=("Home programme.", "Test again in September."),
    remarks=("The patient asks for a copy.",),
    copies=("Dr Second Sample", "Sample Patient A"),
)
SHORT = replace(
    FULL, correction="", result="", action=(), diagnosis="", attendance="", exercise="", chart=None, results=None,
    pain="", function="", examination="", measured="", plan=(), remarks=(), copies=(), patient_address=(),
)  # fmt: skip
LONG = replace(FULL, results=replace(RESULTS, rows=RESULTS.rows * 18), remarks=("Words about it. " * 120,) * 2)


def of_kind(kind: LetterKind) -> LetterFacts:
    """The full letter as another kind."""
    return replace(FULL, kind=kind, title=kind.words)


CHART = b"""<svg xmlns="http://www.w3.org/2000/svg" width="170mm" height="60mm" viewBox="0 0 170 60">
<path d="M0 50 L60 30 L170 10" stroke="#0072b2" fill="none"/>
<path d="M0 55 H170" stroke="#52606b" fill="none"/></svg>"""
"""A chart of two lines."""
PICTURES = Pictures(chart_svg=CHART)


def png(width: int, height: int, lines: int = 0) -> bytes:
    """A grey picture, or with `lines` across it a white one with so many black ones."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    ground, line = (b"\0" + bytes([grey]) * width for grey in ((255, 0) if lines else (200, 200)))
    apart = height // (lines or 1)
    rows = zlib.compress(b"".join(line if at % apart < 8 else ground for at in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)
