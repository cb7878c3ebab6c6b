"""Packs of questions. The only text here is the made-up one of docs/questionnaires.md."""

import re
from pathlib import Path

import pytest

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.practice.questionnaires import QuestionnaireFault, Questionnaires, read

DOCS = Path(__file__).parents[2] / "docs" / "questionnaires.md"


@pytest.fixture(scope="module")
def text() -> str:
    """The example as the documentation has it."""
    found = re.search(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def packs(tmp_path: Path) -> Questionnaires:
    return Questionnaires(tmp_path / "questionnaires")


def fault_of(text: str, before: str, after: str) -> str:
    assert before in text
    with pytest.raises(QuestionnaireFault) as caught:
        read(text.replace(before, after, 1), "sample.toml")
    return str(caught.value)


def test_the_documented_example_can_be_used(text: str) -> None:
    pack = read(text, "sample.toml")
    assert (pack.id, pack.measure, len(pack.items)) == ("sample-teatime", FunctionMeasure.KOOS_PF, 2)
    assert pack.items[0].answers[1].words == "One lump"
    assert pack.score({1: 0, 2: 0}).total == 100.0


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('version = "1"\n', "", "version: give it some words"),
        ('measure = "KOOS-PF"', 'measure = "TEA"', "measure: say one of “AKPS”"),
        ('measure = "KOOS-PF"', 'measure = "PSFS"', "measure: PSFS is asked by the patient’s own activities"),
        ('scoring = "percent"', 'scoring = "mean"', "scoring: say one of “sum”, “percent”"),
        ('scoring = "percent"', 'scoring = "sum"', "direction: for the sum say “higher is better”, as in KOOS-PF"),
        ('licence = "Made', 'license = "x"\nlicence = "Made', "license: this key is not known"),
        ('id = "sample-teatime"', 'id = "../tea"', "id: write small letters and digits, with - or _ between them"),
        ("score = 1", 'score = "1"', "items[1].answers[2].score: give a number, -100 to 100"),
        ('words = "One lump"', 'words = "None"', "items[1].answers: word each answer differently"),
        ('text = "Sample question 2', 'test = "Sample question 2', "items[2].text: give it some words"),
        ("[[items]]", "[[items", "sample.toml: this is not TOML"),
        ("score = 1", f"score = {'9' * 5000}", "sample.toml: this is not TOML"),
        ("score = 1", f"score = {'[' * 5000}", "sample.toml: this is not TOML"),
    ],
)
def test_every_fault_is_named_with_its_place(text: str, before: str, after: str, said: str) -> None:
    assert said in fault_of(text, before, after)


def test_answers_that_all_score_the_same_are_refused(text: str) -> None:
    flat = text.replace("score = 1", "score = 0").replace("score = 2", "score = 0")
    with pytest.raises(QuestionnaireFault, match="items: let the answers of every item differ in their scores"):
        read(flat, "sample.toml")


def test_a_copy_that_cannot_reach_both_ends_of_the_range_is_refused(text: str) -> None:
    summed = text.replace('"percent"', '"sum"').replace('"lower is better"', '"higher is better"')
    said = fault_of(summed, "score = 0", "score = 1")
    assert "items: the answers come to 1 to 4, but KOOS-PF runs from 0 to 100; check the scores against the ori" in said


def test_a_sum_that_reaches_both_ends_is_taken(text: str) -> None:
    summed = text.replace('"percent"', '"sum"').replace('"lower is better"', '"higher is better"')
    assert read(summed.replace("score = 2", "score = 50"), "sample.toml").range == (0, 100)


def test_an_installed_pack_is_found_again(packs: Questionnaires, text: str, tmp_path: Path) -> None:
    file = tmp_path / "from a stick.toml"
    file.write_text(text, encoding="utf-8")
    pack = packs.install(file)
    assert packs.installed() == (pack,)
    assert packs.broken() == ()


def test_what_cannot_be_used_is_not_installed(packs: Questionnaires, text: str, tmp_path: Path) -> None:
    file = tmp_path / "sample.toml"
    file.write_text(text.replace('version = "1"', ""), encoding="utf-8")
    with pytest.raises(QuestionnaireFault, match=r"^The questionnaire “sample\.toml” cannot be used until this is"):
        packs.install(file)
    assert (packs.installed(), packs.broken()) == ((), ())


def test_a_file_that_is_not_there_or_not_text_is_said(packs: Questionnaires, tmp_path: Path) -> None:
    with pytest.raises(QuestionnaireFault, match="the file cannot be read"):
        packs.install(tmp_path / "nowhere.toml")
    (tmp_path / "latin.toml").write_bytes(b'name = "\xe4"')
    with pytest.raises(QuestionnaireFault, match="save the file as UTF-8"):
        packs.install(tmp_path / "latin.toml")


def test_a_folder_that_cannot_be_written_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands where the folder should be", encoding="utf-8")
    (tmp_path / "sample.toml").write_text(text, encoding="utf-8")
    with pytest.raises(QuestionnaireFault, match="it cannot be written"):
        Questionnaires(tmp_path / "taken").install(tmp_path / "sample.toml")


def test_a_spoilt_file_does_not_hide_the_others(packs: Questionnaires, text: str, tmp_path: Path) -> None:
    (tmp_path / "sample.toml").write_text(text, encoding="utf-8")
    packs.install(tmp_path / "sample.toml")
    (tmp_path / "questionnaires" / "other.toml").write_text(text, encoding="utf-8")
    assert [pack.id for pack in packs.installed()] == ["sample-teatime"]
    assert [str(fault).split(": ", 1)[1] for fault in packs.broken()] == ["id: say “other”, as the file is called"]


def test_a_file_that_begins_with_the_mark_some_editors_make_is_taken(
    packs: Questionnaires, text: str, tmp_path: Path
) -> None:
    (tmp_path / "sample.toml").write_text(text, encoding="utf-8-sig")
    assert packs.install(tmp_path / "sample.toml") == read(text, "sample.toml")
    assert len(packs.installed()) == 1
