from pathlib import Path

import pytest

from clinic_samples import sample_patient
from course_samples import START
from strengthtrack.clinic.course_rules import check_programme
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.practice.programme.programme_toml import ProgrammeFault, read
from strengthtrack.practice.programme.programmes import FOLDER, Programmes, shipped

PLAIN = """
id = "mine"
name = "mine"
weeks = 6
per_week = 2
[[phases]]
name = "Light"
first_week = 0
weeks = 2
exercises = "Tubing"
[[tests]]
name = "First"
day = 0
[[tests]]
name = "Last"
day = 42
"""


def keep(data: Path, name: str, text: str) -> None:
    (data / FOLDER).mkdir(exist_ok=True)
    (data / FOLDER / f"{name}.toml").write_text(text, encoding="utf-8")


def test_ours_are_offered_the_empty_one_last(tmp_path: Path) -> None:
    assert [one.id for one in Programmes(tmp_path).usable()] == ["hip", "knee", "hip_and_knee", "own"]
    assert Programmes(tmp_path).faults() == ()


@pytest.mark.parametrize("template_id", ["hip", "knee", "hip_and_knee"])
def test_the_schedule_is_that_of_the_trial(template_id: str) -> None:
    found = shipped(template_id)
    assert (found.weeks, found.per_week) == (8, 3)
    assert [(test.name, test.day) for test in found.tests] == [
        ("Baseline", 0),
        ("8-week test", 56),
        ("6-month test", 182),
    ]
    assert "check it against your clinic’s protocol" in found.note


def test_the_hip_programme_is_the_one_the_app_has_always_had() -> None:
    begun, known = shipped("hip").begun("g", "p", START), hip_programme("g", "p", START)
    assert (begun.name, begun.weeks, begun.per_week, begun.tests) == (
        known.name,
        known.weeks,
        known.per_week,
        known.tests,
    )
    assert begun.template == known.template == "hip"


def test_sources_are_named_where_something_was_taken_from_them() -> None:
    assert "Arch Phys Med Rehabil 2014;95(5):900–907" in shipped("hip").source
    assert "10.2519/jospt.2012.3704" in shipped("hip").source
    assert "Arch Phys Med Rehabil 2014;95(5):900–907" in shipped("knee").source
    assert shipped("hip_and_knee").source == shipped("own").source == ""


def test_no_exercise_is_named_that_was_not_read() -> None:
    named = {found.id: [phase.exercises for phase in found.phases] for found in Programmes(Path()).usable()}
    assert named["knee"] == named["hip_and_knee"] == [""]
    assert named["own"] == []


def test_what_is_begun_of_a_template_can_be_kept() -> None:
    for template in Programmes(Path()).usable():
        check_programme(template.begun("g", "a", START, "left"), (), sample_patient(), START)


def test_the_clinic_adds_its_own_and_stands_in_place_of_ours(tmp_path: Path) -> None:
    keep(tmp_path, "mine", PLAIN)
    keep(tmp_path, "hip", PLAIN.replace('"mine"', '"hip"', 1))
    found = Programmes(tmp_path).usable()
    assert [one.id for one in found] == ["hip", "knee", "hip_and_knee", "mine", "own"]
    assert found[0].weeks == 6
    assert [(phase.name, phase.exercises) for phase in found[3].phases] == [("Light", "Tubing")]


def test_a_broken_file_is_told_and_stops_nothing(tmp_path: Path) -> None:
    keep(tmp_path, "hip", "weeks = ")
    keep(tmp_path, "mine", PLAIN)
    (tmp_path / FOLDER / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    programmes = Programmes(tmp_path)
    assert [one.id for one in programmes.usable()] == ["hip", "knee", "hip_and_knee", "mine", "own"]
    assert programmes.usable()[0].weeks == 8
    told = [str(fault) for fault in programmes.faults()]
    assert told[0].startswith(
        "The programme “bytes” cannot be offered until this is mended: the file: this is not TOML"
    )
    assert told[1].startswith("The programme “hip” cannot be offered until this is mended: the file: this is not TOML")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "folder.toml").mkdir(parents=True)
    (fault,) = Programmes(tmp_path).faults()
    assert "the file: it cannot be read" in str(fault)


@pytest.mark.parametrize(
    ("old", "new", "place", "sentence"),
    [
        ('id = "mine"', 'id = "other"', "id", "say “mine”, as the file is called"),
        ('id = "mine"', 'id = "Mine!"', "id", "use small letters, digits and _ only, forty at most"),
        ('name = "mine"', 'name = ""', "name", "give it some words"),
        ('name = "mine"', f'name = "{"x" * 61}"', "name", "shorten it to 60 characters"),
        ("weeks = 6", "weeks = 0", "weeks", "give a number, 1 to 104"),
        ("per_week = 2", "per_week = 2.5", "per_week", "give a whole number, 1 to 14"),
        ("first_week = 0", "first_week = -1", "phases[1].first_week", "give a number, 0 to 103"),
        ("weeks = 2", "weeks = 9", "phases[1].weeks", "let it end within the 6 weeks of the programme"),
        ("day = 42", "day = 0", "tests", "name each day once, the first first"),
        ("day = 42", "dai = 42", "tests[2].day", "give a number, 0 to 3653"),
        ("per_week = 2", "per_week = 2\nsets = 3", "sets", "this key is not known; take it out or mend its spelling"),
    ],
)
def test_each_fault_is_named_by_its_place(old: str, new: str, place: str, sentence: str) -> None:
    with pytest.raises(ProgrammeFault) as fault:
        read(PLAIN.replace(old, new, 1), "mine")
    assert (place, sentence) in fault.value.faults


def test_phases_and_tests_may_be_left_out() -> None:
    found = read('id = "mine"\nname = "mine"\nweeks = 6\nper_week = 2\n', "mine")
    assert (found.phases, found.tests) == ((), ())
