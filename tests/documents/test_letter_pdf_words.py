"""Whatever a name or a note holds, it comes out as it was typed, and the PDF says so where a font lacks it."""

import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from letter_samples import AWKWARD, FULL, PICTURES, RESULTS, SHORT, png
from strengthtrack.documents.letter.facts import ChartFacts, LetterFacts, ResultRow, plain
from strengthtrack.documents.letter.pdf import pdf, typeset
from strengthtrack.documents.letter.pdf_fonts import MISSING, lacking, without
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.errors import DocumentFault


def opened(facts: LetterFacts, pictures: Pictures = PICTURES) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(facts, pictures)))


def said(facts: LetterFacts) -> str:
    """All its words without the room between them: a long one is broken over lines."""
    return "".join("".join(page.extract_text().split()) for page in opened(facts).pages)


def everywhere(words: str) -> LetterFacts:
    """A letter that has the same words in every place that a person fills."""
    return replace(
        FULL, clinic_name=words, clinic_address=(words,), recipient=(words, words), patient_name=words,
        patient_address=(words,), record_number=words, signature=(words,), opening=words, plan=(words,),
        copies=(words,), chart=ChartFacts(words, words), results=replace(RESULTS, notes=(words,)),
    )  # fmt: skip


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_words_come_out_as_they_were_typed(words: str) -> None:
    typed = "".join(words.split())
    assert said(everywhere(words)).count(typed) >= 10


def test_an_awkward_value_in_the_table_does_too() -> None:
    words = AWKWARD[2]
    rows = (ResultRow(words, words, (words, words), words, words, words, words),)
    assert said(replace(SHORT, results=replace(RESULTS, rows=rows))).count("".join(words.split())) == 8


def test_an_alternative_text_and_a_title_are_words_and_nothing_else() -> None:
    document = opened(everywhere(AWKWARD[1]))
    assert document.metadata is not None
    assert document.metadata.title == f"Letter: {AWKWARD[1]}, born 12 March 1994, record {AWKWARD[1]}"


def test_a_word_longer_than_a_line_is_broken_and_stays_on_the_paper() -> None:
    document = opened(replace(FULL, patient_name="x" * 4000, opening="y" * 500))
    for page in document.pages:
        longest = max(len(line) for line in page.extract_text().split("\n"))
        assert longest < 150
    assert len(document.pages) < 6


def test_a_name_longer_than_a_line_is_cut_at_the_foot_and_leaves_room_for_the_rest() -> None:
    pages = opened(replace(FULL, patient_name="x" * 4000)).pages
    assert all("x…, born 12 March 1994, record SP-0417" in page.extract_text().replace("\n", "") for page in pages)


def test_a_letter_to_nobody_from_nobody_is_still_a_letter() -> None:
    nobody = replace(SHORT, clinic_name="", clinic_address=(), recipient=(), signature=(), record_number="")
    assert "Sample Patient A, born 12 March 1994" in opened(nobody).pages[0].extract_text()


@example(" ")
@example("a\u200bb\u00adc\ufeffd")
@example("\u202eabc\u202c \u2066x\u2069")
@example("\u0000\u0007\u0085\u009f\u2028")
@example("\ufdd0\U0010ffff\ue000")
@example("e\u0301\u0301\u0301 \u0e33 \u1100\u1161\u11a8 \U0001f468\u200d\U0001f469")
@given(st.text(max_size=60))
@settings(max_examples=8)
def test_no_words_keep_a_letter_from_being_set(words: str) -> None:
    made = typeset(everywhere(plain(words)), PICTURES)
    assert made.pdf.startswith(b"%PDF")
    assert made.warning.endswith("in other letters.") or not made.lacking


@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_categories=["Cc", "Cf", "Zs"]), min_size=1))
@settings(max_examples=8)
def test_latin_words_come_out_letter_by_letter(words: str) -> None:
    assert f"{words},born" in said(replace(SHORT, patient_name=words))


# letters that Inter has not


def test_letters_inter_has_not_are_borrowed_or_said_to_be_missing() -> None:
    made = typeset(replace(SHORT, patient_name="דוגמה"), PICTURES)
    words = PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert ("ה" in words) is not bool(made.lacking)
    assert (MISSING in words) is bool(made.lacking)


def test_what_no_font_has_is_shown_as_missing_and_told() -> None:
    made = typeset(replace(SHORT, patient_name="Sample \ue000\ue001 A"), PICTURES)
    assert f"Sample {MISSING}{MISSING} A, born" in PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert made.warning == (
        f"No font on this computer has U+E000, U+E001; the PDF shows {MISSING} instead. "
        "Install a font that has them, or write it in other letters."
    )


def test_of_many_missing_letters_the_first_are_named() -> None:
    made = typeset(replace(SHORT, patient_name="\ue000\ue001\ue002\ue003\ue004\ue005"), PICTURES)
    assert "U+E004 and others;" in made.warning


def test_a_letter_in_latin_asks_no_other_font_and_warns_of_nothing() -> None:
    assert typeset(FULL, PICTURES).warning == ""
    assert lacking(["Café Ångström Łódź ◆ ◇ ± − “”"], system=False) == frozenset()
    assert lacking(["中"], system=False) == {"中"}


def test_marks_that_only_steer_the_writing_are_left_out_where_a_font_lacks_them() -> None:
    assert without("a\ufeffb中", frozenset("\ufeff中")) == f"ab{MISSING}"


# the logo


@pytest.mark.parametrize(("wide", "high"), [(40, 20), (4, 400), (900, 10)])
def test_a_logo_stays_within_its_room(wide: int, high: int) -> None:
    page = opened(FULL, Pictures(logo=png(wide, high))).pages[0]
    assert len(page.images) == 1
    assert len(opened(FULL, Pictures(logo=png(wide, high))).pages) == len(opened(FULL, Pictures()).pages)


def test_a_damaged_logo_is_told_in_one_sentence() -> None:
    with pytest.raises(
        DocumentFault, match=r"^The clinic’s logo is damaged; choose the picture again in the settings\.$"
    ):
        pdf(FULL, Pictures(logo=png(40, 20)[:-30]))


def test_a_logo_that_is_no_png_is_left_out() -> None:
    assert not opened(FULL, Pictures(logo=b"GIF89a")).pages[0].images
