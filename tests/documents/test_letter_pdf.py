import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from letter_samples import CHART, FULL, LONG, PICTURES, RESULTS, SHORT, of_kind, png
from strengthtrack.clinic.letter import LetterKind, Paper, Part
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.look import TEXT_WIDTH_MM
from strengthtrack.documents.letter.pdf import Typeset, pdf, typeset
from strengthtrack.documents.letter.pictures import Pictures


def opened(facts: LetterFacts, pictures: Pictures = PICTURES) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(facts, pictures)))


def text(facts: LetterFacts) -> str:
    """Everything on its pages, a space between the words."""
    return " ".join(" ".join(page.extract_text() for page in opened(facts).pages).split())


def root(document: PdfReader) -> Any:
    return document.trailer["/Root"]


def elements(document: PdfReader) -> list[Any]:
    """Every element of the structure, in the order of reading."""
    found: list[Any] = []

    def walk(element: Any) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for one in element:
                walk(one)
        elif isinstance(element, dict):
            found.extend([element] if "/S" in element else [])
            if "/K" in element:
                walk(element["/K"])

    walk(root(document)["/StructTreeRoot"]["/K"])
    return found


def figures(document: PdfReader) -> list[Any]:
    return [element for element in elements(document) if element["/S"] == "/Figure"]


def strokes(document: PdfReader) -> int:
    """How many lines are drawn on its first page."""
    operations = document.pages[0].get_contents().operations  # type: ignore[union-attr]
    return sum(operator in {b"l", b"c"} for _, operator in operations)


def colours(document: PdfReader) -> set[tuple[float, ...]]:
    """Every colour that the pages are painted in."""
    found = set()
    for page in document.pages:
        for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]
            if operator in {b"sc", b"scn", b"SC", b"SCN", b"rg", b"RG"} and len(operands) == 3:
                found.add(tuple(float(part) for part in operands))
    return found


# what it says


def test_the_letter_says_every_fact_in_the_order_of_the_page() -> None:
    said = text(FULL)
    facts = (
        FULL.clinic_name, *FULL.clinic_address, *FULL.recipient, FULL.date, FULL.title, FULL.identity,
        "2 Sample Road, Sampletown", FULL.correction, FULL.greeting, FULL.opening, "Result", FULL.result,
        "Action requested", *FULL.action, FULL.diagnosis, FULL.attendance, FULL.exercise, "Investigation results",
        FULL.summary, "when things happened, not why", "Best trial, N", "Measurement error", "N.m/kg", *RESULTS.notes,
        FULL.pain, FULL.function, FULL.examination, *FULL.plan, *FULL.remarks, FULL.measured, FULL.closing,
        *FULL.signature, "Copies to", *FULL.copies,
    )  # fmt: skip
    places = [said.find(fact, 0) for fact in facts]
    assert -1 not in places, facts[places.index(-1)]
    assert all(said.find(after, place) >= 0 for place, after in zip(places, facts[1:], strict=False))


def test_a_row_of_the_table_reads_as_a_row() -> None:
    assert "Hip abduction Right 142 171 186 +31 % ◆ beyond ±15 % 1.03" in text(FULL)
    assert "Hip abduction Left 176 not compared 196 † +11 % ◇ within ±15 % 1.09" in text(FULL)


def test_a_section_without_data_is_not_there() -> None:
    said = text(SHORT)
    assert "Result" not in said
    assert "Plan" not in said
    assert "Copies to" not in said
    assert said.index(SHORT.opening) < said.index(SHORT.closing)


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_has_its_title_and_its_own_headings(kind: LetterKind) -> None:
    said = text(of_kind(kind))
    own = {
        LetterKind.PROGRESS: "Investigation results",
        LetterKind.DISCHARGE: "Plan after discharge",
        LetterKind.ONWARD: "Reason for referral and action requested",
        LetterKind.PATIENT: "What you are asked to do",
    }
    assert kind.words in said
    assert own[kind] in said


def test_a_letter_to_the_patient_has_their_address_once() -> None:
    to_patient = replace(of_kind(LetterKind.PATIENT), recipient=("Sample Patient A", "2 Sample Road", "Sampletown"))
    assert text(to_patient).count("2 Sample Road") == 1


def test_a_letter_that_hides_the_identity_shows_nothing_of_the_patient() -> None:
    hidden = replace(FULL, hidden=True, patient_name="The patient", copies=())
    document = opened(hidden)
    said = text(hidden) + str(document.metadata)
    for fact in (FULL.patient_name, FULL.born, FULL.record_number, "2 Sample Road"):
        assert fact not in said
    assert "The patient" in str(document.metadata)


# its pages


def test_a_short_letter_takes_a_page_and_a_long_one_more() -> None:
    assert [len(opened(facts).pages) for facts in (SHORT, LONG)] == [1, 3]


def test_every_page_says_whose_it_is_and_which_of_how_many() -> None:
    for facts in (FULL, LONG):
        pages = opened(facts).pages
        for number, page in enumerate(pages, start=1):
            foot = " ".join(page.extract_text().split())
            assert foot.endswith(f"{facts.identity} Page {number} of {len(pages)}")


def test_its_pages_are_numbered_as_their_feet_say() -> None:
    document = opened(LONG)
    assert "/PageLabels" in root(document)
    assert document.page_labels == ["1", "2", "3"]


def test_the_letterhead_stands_on_the_first_page_only() -> None:
    first, *rest = opened(LONG).pages
    assert FULL.clinic_name in first.extract_text()
    assert all(FULL.clinic_name not in page.extract_text() for page in rest)


def test_the_head_of_the_table_stands_on_every_page_it_goes_on_to() -> None:
    with_rows = [said for page in opened(LONG).pages if "Hip abduction Right" in (said := page.extract_text())]
    assert len(with_rows) == 2
    assert all("Best trial, N" in said for said in with_rows)


@pytest.mark.parametrize("lines", [30, 32, 34, 42])
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    plan = tuple(f"Step {number} of the plan." for number in range(lines))
    document = opened(replace(SHORT, plan=plan, remarks=("The patient asks for a copy.",)))
    for page in document.pages:
        body = page.extract_text().split("\n")
        assert "Remarks" not in body[-2:]
    last = document.pages[-1].extract_text()
    assert "Sample Physiotherapist" in last
    assert "copy." in last  # a signature alone would be anybody's


@pytest.mark.parametrize("paper", Paper)
def test_the_paper_is_the_one_asked_for_and_the_text_as_wide_on_both(paper: Paper) -> None:
    page = opened(replace(FULL, paper=paper)).pages[0]
    assert [float(side) / 72 * 25.4 for side in page.mediabox[2:]] == pytest.approx(paper.size_mm, abs=0.1)
    (chart,) = figures(opened(replace(FULL, paper=paper)))
    left, _, right, _ = chart["/A"][0]["/BBox"]
    assert float(right - left) / 72 * 25.4 == pytest.approx(TEXT_WIDTH_MM, abs=0.1)


# for who cannot see it, and for keeping


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    document = opened(FULL)
    of_all = root(document)
    assert of_all["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert of_all["/Lang"] == "en-GB"
    assert of_all["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert document.metadata is not None
    assert document.metadata.title == f"Letter: {FULL.identity}"
    assert document.metadata.author == FULL.clinic_name
    named = of_all["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in named
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in named


def test_headings_table_and_picture_are_what_they_are() -> None:
    found = Counter(element["/S"] for element in elements(opened(FULL)))
    assert found["/H1"] == 1
    assert found["/H2"] == 11
    assert found["/THead"] == 1
    assert found["/TH"] == 8
    assert found["/TD"] == 16


def test_chart_and_logo_have_alternative_texts() -> None:
    found = [figure["/Alt"] for figure in figures(opened(FULL, Pictures(CHART, b"", png(40, 20))))]
    assert found == ["Logo of Sample Physiotherapy Clinic", "Strength in hip abduction: 142 in week 0, 186 in week 8."]


def test_its_fonts_are_inter_and_embedded() -> None:
    resources: Any = opened(FULL).pages[0]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    inside = [font["/DescendantFonts"][0].get_object() for font in fonts]
    assert inside
    assert all("+Inter-" in font["/BaseFont"] for font in inside)
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in inside)


def test_the_chart_is_lines_and_no_picture_of_lines() -> None:
    facts = replace(SHORT, chart=FULL.chart)
    with_chart, without = opened(facts), opened(facts, Pictures())
    assert not with_chart.pages[0].images
    assert strokes(with_chart) >= strokes(without) + 3


def test_a_chart_that_is_not_drawn_leaves_its_line_in_words() -> None:
    assert "when things happened, not why" in " ".join(opened(FULL, Pictures()).pages[0].extract_text().split())


def test_in_black_and_white_no_colour_is_left() -> None:
    grey = Pictures(CHART.replace(b"#0072b2", b"#555555").replace(b"#52606b", b"#666666"))
    found = colours(opened(replace(FULL, black_and_white=True), grey))
    assert all(red == green == blue for red, green, blue in found)
    assert not all(red == green == blue for red, green, blue in colours(opened(FULL)))


# the same every time


def test_the_same_facts_give_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys, hashlib; from letter_samples import FULL, PICTURES; "
        "from strengthtrack.documents.letter.pdf import pdf; "
        "sys.stdout.write(hashlib.sha256(pdf(FULL, PICTURES)).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=_env())
    assert there.stdout == hashlib.sha256(pdf(FULL, PICTURES)).hexdigest()


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONHASHSEED": "7"}


def test_it_is_dated_the_day_of_the_letter() -> None:
    metadata = opened(replace(FULL, day=date(2025, 2, 3))).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2025, 2, 3)


# where the sections stand


def test_every_section_tells_where_it_stands_one_below_the_other() -> None:
    made = typeset(FULL, PICTURES)
    assert set(made.places) == set(Part)
    stretches = [(one.page, one.top_mm, one.bottom_mm) for found in made.places.values() for one in found]
    assert all(top < bottom for _, top, bottom in stretches)
    assert all((page, bottom) <= (after, top) for (page, _, bottom), (after, top, _) in pairwise(stretches))


def test_a_section_over_a_page_has_a_stretch_on_each() -> None:
    made: Typeset = typeset(LONG, PICTURES)
    pages = [stretch.page for stretch in made.places[Part.RESULTS]]
    assert pages == [0, 1]
    assert all(14.0 <= one.top_mm < one.bottom_mm <= 281.0 for found in made.places.values() for one in found)
