"""Raw traces as CSV: a row a reading."""

from strengthtrack.clinic.trial import Trace
from strengthtrack.clinic.units import UnknownUnit
from strengthtrack.documents.tables.column import Column, Kind, Table
from strengthtrack.documents.tables.csv_table import CsvTable
from strengthtrack.science.measures import trace_force

TRACES = Table(
    "traces",
    (
        Column("trial_id", Kind.TEXT, "The trial the reading is of, as in the table of trials"),
        Column("t_s", Kind.NUMBER, "Seconds from the first reading of the trial", "s"),
        Column(
            "force_n",
            Kind.NUMBER,
            "Force, zero taken off; neither filtered nor corrected for gravity",
            "N",
            "the unit as received is not known",
        ),
        Column("value_as_received", Kind.NUMBER, "What the dynamometer sent, in unit_as_received"),
        Column("zero_as_received", Kind.NUMBER, "What it showed unloaded, in unit_as_received; force is value − zero"),
        Column("unit_as_received", Kind.TEXT, "The unit it sent", missing="it sent none"),
    ),
)


def trace_rows(table: CsvTable, trial_id: str, trace: Trace) -> None:
    """Write the readings of one trial."""
    readings = zip(trace.t_s, _force(trace), trace.value, strict=True)
    table.rows((trial_id,), readings, (trace.zero, trace.unit or None))


def _force(trace: Trace) -> list[float] | list[None]:
    try:
        newtons: list[float] = trace_force(trace)[1].tolist()
    except UnknownUnit:
        return [None] * len(trace.value)
    return newtons
