"""Files to bring in, made up: every name says that it is a sample, and nobody is meant."""

from collections.abc import Sequence
from math import sin

HEADING = "Given name;Family name;Date of birth;Sex;Record number;Affected side;Height (cm);Reason"
WHOLE = (
    "Sample;Patient A;1994-03-12;f;SP-0417;right;168;Sample reason",
    "Sample;Patient Q;1988-11-02;m;SP-1001;left;181;Sample reason, two lines of it",
    "Sample;Patient R;2001-07-30;female;SP-1002;both;;",
    "Muster;Person Ä;1975-01-09;w;SP-1003;;172,5;Beispiel",
    "Sample;Patient S;1990-05-04;m;SP-1004;right;179;",
)
BAD = (
    "Sample;Patient T;1990-13-04;m;SP-1005;right;179;",
    ";;2001-07-30;q;SP-1006;upwards;9;",
    "Sample;Patient U;30/12/85;m;SP-1007;left;179;",
)
TWINS = (
    "Sample;Patient Q;1988-11-02;m;;left;181;",
    "Sample;Patiënt S;1990-05-04;;;;;",
    "SAMPLE;Patients R;2001-07-30;f;;;;Sample reason of line 11",
)


def table(*rows: str, heading: str = HEADING) -> str:
    """A table as a spreadsheet saves it."""
    return "\r\n".join((heading, *rows, ""))


def clinic_table() -> str:
    """Five patients, three rows that are bad, three that may be others of the file."""
    return table(*WHOLE, *BAD, *TWINS)


def many(rows: int) -> str:
    """A long table; every tenth row is bad."""
    told = (_row(number) for number in range(rows))
    return table(*told)


def _row(number: int) -> str:
    month = 13 if number % 10 == 9 else 1 + number % 12
    born = f"{1930 + number % 80}-{month:02}-{1 + number % 28:02}"
    return f"Sample {number};Patient {number};{born};f;SP-{number:05};right;170;"


def push(
    seconds: float = 4.0, rate_hz: float = 100.0, peak: float = 180.0, *, heading: str = "Time (s),Force (N)"
) -> str:
    """A made-up push: a rise, a hold that is not quite steady, a release."""
    count = round(seconds * rate_hz)
    told = [f"{at / rate_hz:.4f},{_force(at / rate_hz, seconds, peak):.3f}" for at in range(count)]
    return "\n".join((heading, *told, ""))


def _force(t_s: float, seconds: float, peak: float) -> float:
    rising, falling = (t_s - 0.5) / 0.4, (seconds - 0.5 - t_s) / 0.3
    return max(0.0, min(1.0, rising, falling)) * peak * (1.0 - 0.02 * sin(9.0 * t_s) ** 2)


def columns(cells: Sequence[Sequence[str]], between: str = ",") -> str:
    """Cells as they are, between a separator."""
    return "\n".join(between.join(row) for row in cells)
