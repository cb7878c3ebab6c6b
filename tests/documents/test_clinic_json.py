"""The published format, and files that are not what we wrote: one sentence each, with the place."""

import io
import json
import os
from array import array
from collections.abc import Iterator
from datetime import UTC, date, datetime
from math import isnan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from letter_samples import FULL
from strengthtrack import __version__
from strengthtrack.clinic.pain import PainScale
from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.documents.clinic_json import reading, writing
from strengthtrack.documents.clinic_json.document import Clinic, Document, LetterTemplate
from strengthtrack.documents.clinic_json.faults import ClinicFileFault
from strengthtrack.documents.clinic_json.letter_text import FactsText
from strengthtrack.documents.clinic_json.patient import Letter, LetterDraft, Patient, Programme
from strengthtrack.documents.clinic_json.published import schema_text
from strengthtrack.documents.clinic_json.push import Trace
from strengthtrack.documents.clinic_json.visit import Session
from strengthtrack.documents.letter.frozen import to_json

PUBLISHED = Path(__file__).parents[2] / "docs" / "clinic.schema.json"
NOON = datetime(2026, 4, 28, 12, 0, tzinfo=UTC)
TABLES = 8


def visit(id: str = "s1", **facts: Any) -> Session:
    plain = {"body_mass_kg": 64.0, "note": "", "finished_at": None, "worst_pain": 3.0, "usual_pain": None}
    more = {"pain_now": None, "pain_scale": PainScale.NUMERIC, "pain_site": None, "pain_side": None, "blind": False}
    told = {"id": id, "started_at": NOON, "tester": "Sample", "battery_text": "", "discarded_at": None}
    return Session(**{**plain, **more, **told, **facts})


def somebody(id: str = "p1", **facts: Any) -> Patient:
    plain = {
        "id": id,
        "name": "Sample Patient A",
        "born": date(1994, 3, 12),
        "sex": Sex.FEMALE,
        "record_number": "SP-1",
    }
    more = {"affected": AffectedSide.RIGHT, "dominant": None, "height_m": 1.7, "reason": "", "referrer": ""}
    return Patient(**{**plain, **more, "discarded_at": None, "sessions": (visit(),), **facts})


def written(*patients: Patient, clinic: Clinic | None = None) -> bytes:
    return b"".join(writing.chunks(writing.head(NOON, TABLES, clinic, identified=True), patients))


WHOLE = written(somebody(), somebody("p2"), clinic=Clinic(settings={"clinic_name": "Sample clinic"}))


def read(content: bytes) -> list[Patient]:
    return list(reading.read(io.BytesIO(content), "clinic.json", TABLES).patients)


def said(content: bytes) -> str:
    with pytest.raises(ClinicFileFault) as raised:
        read(content)
    return str(raised.value)


def changed(old: str, new: str, content: bytes = WHOLE) -> bytes:
    assert old.encode() in content
    return content.replace(old.encode(), new.encode())


def test_the_published_schema_is_the_one_that_files_are_checked_by() -> None:
    if os.environ.get("STRENGTHTRACK_WRITE_GOLDEN"):
        PUBLISHED.write_text(schema_text(), encoding="utf-8")
    assert schema_text() == PUBLISHED.read_text(encoding="utf-8")


def test_the_schema_names_its_dialect_and_lets_nothing_unknown_in() -> None:
    schema = json.loads(schema_text())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert all(
        one["additionalProperties"] is False for one in (schema, *schema["$defs"].values()) if "properties" in one
    )


def test_a_file_is_one_json_document_with_each_patient_on_a_line() -> None:
    document = Document.model_validate_json(WHOLE, strict=True)
    assert [patient.id for patient in document.patients] == ["p1", "p2"]
    assert (document.count, document.app_version, document.identified) == (2, __version__, True)
    assert len(WHOLE.splitlines()) == 3 + 2 + 1


def test_what_was_written_reads_back() -> None:
    assert read(WHOLE) == [somebody(), somebody("p2")]
    assert read(written()) == []
    head = reading.read(io.BytesIO(WHOLE), "clinic.json", TABLES).head
    assert head.clinic == Clinic(settings={"clinic_name": "Sample clinic"})


@pytest.mark.parametrize("indent", [None, 2])
def test_a_file_that_another_program_laid_out_reads_back_too(indent: int | None) -> None:
    other = json.dumps(json.loads(WHOLE), indent=indent).encode()
    assert read(other) == read(WHOLE)
    assert read(b"\xef\xbb\xbf" + WHOLE) == read(WHOLE)
    assert read(WHOLE.replace(b"\n", b"\r\n")) == read(WHOLE)


def bits(value: float) -> bytes:
    """A number as it is in memory; not a number is one, whichever of its many it is."""
    return b"" if isnan(value) else array("d", [value]).tobytes()


@given(st.lists(st.floats(), max_size=20))
def test_readings_come_back_bit_for_bit(values: list[float]) -> None:
    trace = Trace(unit="N", zero=0.0, t_s=[0.0] * len(values), value=values)
    back = Trace.model_validate_json(trace.model_dump_json(), strict=True)
    assert list(map(bits, back.value)) == list(map(bits, values))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_and_note_comes_back(name: str, note: str) -> None:
    patient = somebody(name=name, sessions=(visit(note=note),))
    content = written(patient)
    assert read(content) == [patient]
    assert len(content.split(b"\n")) == 3 + 1 + 1 + 1


def test_a_file_cut_off_anywhere_says_so() -> None:
    ends = list(range(len(WHOLE) - 2))
    told = {said(WHOLE[:end]) for end in ends[:90] + ends[90::17]}
    cut = {one for one in told if "is cut off" in one}
    assert set(told - cut) == {"“clinic.json” is empty; copy it again from where it was exported."}
    assert (
        "“clinic.json” is cut off, it ends in or before patient 2; copy it again from where it was exported "
        "(nothing was imported)."
    ) in cut


@pytest.mark.parametrize("content", [b"\0\1\2\3", b"PK\x03\x04 a workbook", b"name;born\nA;1994", b"{]", b"\n", b"nul"])
def test_what_is_no_json_says_so(content: bytes) -> None:
    assert said(content) == (
        "“clinic.json” is not JSON, so strengthtrack did not write it; choose a file that it exported."
    )


@pytest.mark.parametrize(
    "content", [b"[]", b"{}", b'{"resourceType": "Bundle"}', b"17", b'{"format":"x",\n"format_version":1}']
)
def test_json_of_something_else_says_so(content: bytes) -> None:
    assert said(content) == ("“clinic.json” was not exported by strengthtrack; choose a file that it exported as JSON.")


@pytest.mark.parametrize(
    "content",
    [
        changed('"format_version":1', '"format_version":2', changed('"sessions"', '"visits"')),
        changed(f'"records_version":{TABLES}', f'"records_version":{TABLES + 1}'),
    ],
)
def test_a_file_of_a_later_version_says_which_before_it_is_called_broken(content: bytes) -> None:
    content = changed(f'"app_version":"{__version__}"', '"app_version":"99.1"', content)
    assert said(content) == (
        f"“clinic.json” was made by strengthtrack 99.1, which this version ({__version__}) cannot read; "
        "install that version or a later one."
    )
    assert said(json.dumps(json.loads(content)).encode()) == said(content)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"sex":"female"', '"sex":"a letter"', "patient 1, sex): it is not 'female', 'male',"),
        ('"born":"1994-03-12"', '"born":"0004-03-12"', "patient 1, born): the year is not one of 1800 to 2300"),
        ('"born":"1994-03-12"', '"born":7', "patient 1, born): it is not a valid date"),
        ('"worst_pain":3.0', '"worst_pain":11', "patient 1, sessions 1, worst_pain): it is not less than or"),
        ('"height_m":1.7', '"height_m":"1.7"', "patient 1, height_m): it is not a valid number"),
        ('"blind":false', '"blind":0', "patient 1, sessions 1, blind): it is not a valid boolean"),
        ('"started_at":"2026-04-28T12:00:00Z"', '"started_at":"2026-04-28T12:00:00"', "started_at): it does not have"),
        ('"tester":"Sample",', "", "patient 1, sessions 1, tester): field required"),
        ('"tester":"Sample"', '"tester":"Sample","phone":"1"', "sessions 1, phone): extra inputs are not permitted"),
        ('"tester":"Sample"', '"tester":"Sam\\ud800"', "patient 1): invalid JSON: "),
        ('"id":"s1"', '"id":""', "patient 1, sessions 1, id): string should have at least 1 character"),
        ('"settings":{', '"settings":{"a":1,', "clinic, settings, a): it is not a valid string"),
        ('"count":2', '"count":3', "count): it says 3 patients, and holds 2"),
        ("},\n{", "}\n{", "patient 2): a comma is missing before it"),
        ('"patients":[\n', '"patients":[ \n', "patients): line 3 does not begin them"),
        ('"count":2}\n', '"count":2}\n{}\n', "end): more stands behind it"),
        ('"height_m":1.7', '"height_m":1e308', "patient 1, height_m): it is not less than or equal to 1000"),
        ('"height_m":1.7', '"height_m":1e999', "patient 1, height_m): it is not a finite number"),
    ],
)  # fmt: skip
def test_a_broken_value_is_told_with_its_place(old: str, new: str, place: str) -> None:
    told = said(changed(old, new))
    assert told.startswith("“clinic.json” is broken (")
    assert place in told
    assert told.endswith("; export it again (nothing was imported).")
    assert "\n" not in told


def test_a_trace_with_more_times_than_values_is_broken() -> None:
    with pytest.raises(ValidationError, match="has 2 times and 1 values"):
        Trace(unit="N", zero=0.0, t_s=[0.0, 0.1], value=[1.0])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[]", "is not a JSON object"),
        ("{", "is not a JSON object"),
        ("[" * 9999, "is not a JSON object"),
        ("{}", "has no"),
    ],
)
def test_a_draft_that_no_page_could_open_is_broken(content: str, why: str) -> None:
    told = json.dumps(
        {"kind": "progress", "content": content, "saved_at": "2026-04-28T12:00:00Z", "discarded_at": None}
    )
    with pytest.raises(ValidationError, match=why):
        LetterDraft.model_validate_json(told, strict=True)


FACTS = json.loads(to_json(FULL))


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ("17", "is not a JSON object"),
        ('{"words": ["é"]}', "holds no facts of a letter that this version can read"),
        (json.dumps({**FACTS, "format": 2}), "holds no facts of a letter"),
        (json.dumps({**FACTS, "phone": "1"}), "holds no facts of a letter"),
        (json.dumps({**FACTS, "day": None}), "holds no facts of a letter"),
        (json.dumps({**FACTS, "recipient": [1]}), "should be a valid string"),
    ],
)
def test_the_facts_of_a_letter_that_no_page_could_open_are_broken(facts: str, why: str) -> None:
    assert "facts" in Letter.model_fields
    with pytest.raises(ValidationError, match=why):
        TypeAdapter(FactsText).validate_json(json.dumps(facts), strict=True)


def test_the_facts_of_a_letter_come_in_letter_for_letter() -> None:
    assert TypeAdapter(FactsText).validate_json(json.dumps(to_json(FULL)), strict=True) == to_json(FULL)


@pytest.mark.parametrize("times", [[0.1, 0.0], ["NaN", 0.1], ["-Infinity", 0.1], [0.1, "Infinity"]])
def test_times_that_do_not_rise_are_broken(times: list[float | str]) -> None:
    told = json.dumps({"unit": "N", "zero": 0.0, "t_s": times, "value": [1.0, 2.0]})
    with pytest.raises(ValidationError, match="the times do not rise"):
        Trace.model_validate_json(told, strict=True)


def test_a_template_that_is_not_the_one_it_says_is_broken() -> None:
    template = LetterTemplate(
        id="lt1", name="Sample", version=1, added_at=NOON, hash="00", content=b"PK", discarded_at=None
    )
    told = template.model_dump_json()
    with pytest.raises(ValidationError, match="its content is not the one its hash was made of"):
        LetterTemplate.model_validate_json(told, strict=True)


def test_pauses_without_an_end_to_them_are_broken() -> None:
    pauses = [{"number": at, "first_day": "1900-01-01", "last_day": "1999-12-31", "why": ""} for at in range(2)]
    told = {"id": "g1", "name": "", "starts_on": "2026-01-01", "weeks": 8, "per_week": 3, "discarded_at": None}
    more = {"course_id": "", "template": "", "side": "", "ended_on": None, "ended_why": ""}
    with pytest.raises(ValidationError, match="its pauses last for over a hundred years"):
        Programme.model_validate_json(json.dumps({**told, **more, "pauses": pauses}), strict=True)


@pytest.fixture
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "LARGEST_OTHERWISE", 500)
        patched.setattr(reading, "LONGEST_LINE", 400)
        yield


@pytest.mark.usefixtures("small")
def test_what_cannot_be_read_bit_by_bit_is_refused_before_it_fills_the_memory() -> None:
    other = json.dumps(json.loads(WHOLE)).encode()
    assert said(other) == (
        "“clinic.json” is not laid out as strengthtrack writes it, and too large to be read otherwise (over 0 MB); "
        "export it again."
    )
    assert "too large" in said(WHOLE)
