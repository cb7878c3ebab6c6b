import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.documents.file_names import LONGEST, file_name


def test_a_name_is_what_it_is_of_then_who_then_when() -> None:
    assert file_name("Hip abduction", "Sample Patient A", "2026-04-28", ending=".png") == (
        "Hip abduction Sample Patient A 2026-04-28.png"
    )


def test_an_empty_part_is_left_out_and_nothing_at_all_is_untitled() -> None:
    assert file_name("Hip abduction", "", "2026-04-28", ending=".pdf") == "Hip abduction 2026-04-28.pdf"
    assert file_name("", "...", ending=".pdf") == "Untitled.pdf"


@pytest.mark.parametrize(
    ("person", "stands"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("a\\b:c*d?e", "a b c d e"),
        ("A\u202egpj.exe", "A gpj.exe"),
        ("line\nfeed\tand\x00nul", "line feed and nul"),
        ("=cmd|' /C calc'!A0", "=cmd ' C calc'!A0"),
        ("\u200fשם\u200f", "שם"),
        ("half \ud800 pair", "half pair"),
    ],
)
def test_a_bad_name_is_defused(person: str, stands: str) -> None:
    assert file_name("Chart", person, "2026-04-28", ending=".svg") == f"Chart {stands} 2026-04-28.svg"


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "lpt9.docx", "aux .old"])
def test_a_name_that_is_a_device_to_windows_is_another_one(name: str) -> None:
    assert file_name(name, ending=".docx") == f"_{name}.docx"


def test_a_name_in_which_a_device_is_only_a_part_stays() -> None:
    assert file_name("Con", "Sample", ending=".docx") == "Con Sample.docx"
    assert file_name("Conrad", ending=".docx") == "Conrad.docx"


def test_the_day_and_the_ending_are_kept_of_the_longest_name() -> None:
    for letter in ("x", "é", "字"):
        name = file_name("Hip abduction", letter * 4000, "2026-04-28", ending=".png")
        assert name.endswith(" 2026-04-28.png")
        assert len(name.encode()) <= LONGEST + 4


@given(st.text(max_size=300))
def test_any_name_is_one_file_in_its_folder(person: str) -> None:
    name = file_name("Chart", person, ending=".png")
    assert Path(name).name == name
    assert name.endswith(".png")
    assert os.fsencode(name)
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
