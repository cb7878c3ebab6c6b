"""Sheets of a patient's view with the longest of everything, made up."""

from dataclasses import replace
from datetime import date, timedelta

from strengthtrack.charts.patient.sheet import End, PainPanel, PatientSheet, StrengthPanel
from strengthtrack.clinic.setup import Side

START = date(2026, 3, 3)
LONGEST = (
    "This time you were tested in another way. That is a new start, so we cannot tell yet if your strength has changed."
)
LONG_PAIN = "Your worst pain in the last week was 7. We asked about another place this time, so this is a new start."
UTMOST = " ".join(["A sentence of some seven words here."] * 6)[:200]
"""As long as a phrase of a clinic's own may be."""
Values = tuple[float, ...]


def dated(values: Values, apart: int = 14) -> tuple[tuple[date, float], ...]:
    return tuple((START + timedelta(days=apart * number), value) for number, value in enumerate(values))


def sheet(strength: Values = (0, 5, 11, 20, 31), pain: Values = (7, 6, 6, 4, 3), **facts: object) -> PatientSheet:
    panel = StrengthPanel(
        "How hard you push", "↑ up is better", Side.RIGHT, dated(strength), 15.0,
        "in here, the test could be out by this much", "March", "{:+.0f} %".format, End("31 %", "less hard"),
    )  # fmt: skip
    below = PainPanel("↓ down is better", dated(pain), "0, none", "10, worst", End("3", "was 7"))
    days = {day: f"{day.day} September {day.year}" for day, _ in (*panel.line, *below.line)}
    made = PatientSheet(
        "Hip programme, week 8  ·  28 April 2026", LONGEST, (), panel, LONG_PAIN, below, "Not why.", days
    )
    return replace(made, **facts)  # type: ignore[arg-type]


NOTED = ("This is how it was on 28 April.", "Older tests were done in another way. They are not shown here.")
CASES = {
    "better": sheet(),
    "worse": sheet((0, -8, -15, -20, -24), (3, 4, 6, 6, 7)),
    "within": sheet((0, 4, 1, 6, 5)),
    "huge": sheet((0, 255, 280, 300, 343)),
    "one": sheet((0,), (7,)),
    "no pain": sheet(pain=()),
    "no strength": sheet(strength=()),
    "neither": sheet((), ()),
    "thirty": sheet(tuple(float(n) for n in range(30)), tuple(float(n % 10) for n in range(30))),
    "notes": sheet(notes=NOTED),
    "as long as a phrase may be": replace(sheet(), strength=UTMOST, pain=UTMOST, notes=(UTMOST, UTMOST)),
}
