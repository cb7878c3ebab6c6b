"""A file as a table: its encoding, its separator, its rows by the line they begin on, and what is refused."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.documents.tables.text import as_typed
from strengthtrack.practice.intake import csv_text, encodings
from strengthtrack.practice.intake.csv_text import Separator, table_of
from strengthtrack.practice.intake.encodings import Encoding, content_of, text_of
from strengthtrack.practice.intake.faults import IntakeFault

NAMES = "Name;Ort\nÄnne;Köln\nRenée;Nîmes\n"


# the encoding


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", Encoding.UTF8),
        ("utf-8-sig", Encoding.UTF8),
        ("utf-16", Encoding.UTF16),
        ("utf-16-le", Encoding.UTF16),
        ("utf-16-be", Encoding.UTF16),
        ("cp1252", Encoding.WESTERN),
    ],
)
def test_an_encoding_is_found_and_said(codec: str, found: Encoding) -> None:
    file = text_of(NAMES.encode(codec), "names.csv")
    assert file.encoding is found
    assert file.text == NAMES
    assert found.value in file.told


def test_what_windows_has_no_letter_for_is_latin_1() -> None:
    assert text_of(b"Name\n\x81\xe4\n", "names.csv").encoding is Encoding.LATIN


def test_another_encoding_can_be_chosen() -> None:
    file = text_of("Łódź".encode("cp1250"), "names.csv", Encoding.CENTRAL)
    assert (file.text, file.told) == ("Łódź", "Read as Windows-1250, as chosen.")


def test_an_encoding_it_is_not_in_is_told_by_its_line() -> None:
    with pytest.raises(IntakeFault, match=r"Line 2 of “names.csv” is not UTF-8; choose another encoding"):
        text_of(NAMES.encode("cp1252"), "names.csv", Encoding.UTF8)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04rest", "is an Excel workbook or another packed file; save it as CSV"),
        (b"\xd0\xcf\x11\xe0rest", "is an old Excel workbook"),
        (b"%PDF-1.7", "is a PDF"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t", "is empty"),
        (b"a,b\nc\0\0\0\0d,1", "is not a text file"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(IntakeFault, match=sentence):
        text_of(content, "some.csv")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "LARGEST_BYTES", 10)
    path = tmp_path / "large.csv"
    path.write_bytes(b"0123456789a")
    for read in (lambda: content_of(path), lambda: text_of(path.read_bytes(), path.name)):
        with pytest.raises(IntakeFault, match="split it into smaller files"):
            read()


def test_a_file_that_is_gone_or_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(IntakeFault, match="is not there any more"):
        content_of(tmp_path / "gone.csv")
    with pytest.raises(IntakeFault, match=r"is a folder|cannot be read"):
        content_of(tmp_path)


# separators and lines


@pytest.mark.parametrize("separator", Separator)
def test_a_separator_is_found(separator: Separator) -> None:
    rows = (("Name", "Note", "Born"), ("Sample A", "one, two; three", "1990-01-02"))
    text = io.StringIO()
    csv.writer(text, delimiter=separator.value).writerows(rows)
    table = table_of(text.getvalue(), "x.csv")
    assert table.separator is separator
    assert (table.columns, table.lines[0].cells) == rows


def test_a_spreadsheet_may_say_its_separator() -> None:
    table = table_of("sep=;\r\na,b;c\r\n1,5;2\r\n", "x.csv")
    assert table.separator is Separator.SEMICOLON
    assert (table.columns, table.lines[0].number) == (("a,b", "c"), 3)


def test_a_row_is_named_by_the_line_it_begins_on() -> None:
    table = table_of('name,note\n"A","one\ntwo\nthree"\n\n,\nB,four\n', "x.csv")
    assert [(line.number, line.cells) for line in table.lines] == [(2, ("A", "one\ntwo\nthree")), (7, ("B", "four"))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_anywhere(end: str) -> None:
    assert len(table_of(end.join(("a,b", "1,2", "3,4")), "x.csv").lines) == 2


def test_a_column_without_a_name_has_its_number() -> None:
    assert table_of("a,,c\n1,2,3\n", "x.csv").columns == ("a", "Column 2", "c")


def test_what_a_table_of_ours_defused_is_as_it_was() -> None:
    assert table_of("a,b\n'=cmd|' /C calc'!A0,'-5\n", "x.csv").lines[0].cells == ("=cmd|' /C calc'!A0", "-5")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('a,b\n1,2\n"3,4\n5,6\n', r"A quotation mark that opens in line 3 of “x.csv” is never closed"),
        ('a,b\n1,"' + "x" * 140_000, "opens in line 2 .* never closed"),
        ("a,b\n", "has a heading and no row under it"),
        ("a\n" + "," * 300 + "1\n", "has over 200 cells; choose another separator"),
    ],
)
def test_a_broken_table_is_told_by_its_line(text: str, sentence: str) -> None:
    with pytest.raises(IntakeFault, match=sentence):
        table_of(text, "x.csv")


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(IntakeFault, match="has over 50000 rows; split it"):
        table_of("a\n" + "1\n" * (csv_text.MOST_ROWS + 1), "x.csv")


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2)
    ),
    st.sampled_from(Separator),
)
def test_any_cells_come_back(rows: list[list[str]], separator: Separator) -> None:
    told = [row for row in rows if any(cell.strip() for cell in row)]
    text = io.StringIO()
    csv.writer(text, delimiter=separator.value).writerows([["first", "second"], *told])
    found = csv_text.rows_of(text.getvalue(), "x.csv", separator)[1]
    assert [line.cells for line in found][1:] == [tuple(map(as_typed, row)) for row in told]
