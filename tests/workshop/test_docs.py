import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))


def words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_of_the_readme_is_one_of_dev_py_and_the_other_way_round(dev: ModuleType) -> None:
    said = set(re.findall(r"python3 dev\.py (\w+)", words("README.md") + words("CONTRIBUTING.md")))
    assert said == set(re.findall(r"^    python3 dev\.py (\w+)", dev.__doc__ or "", re.M))
    assert all(callable(getattr(dev, command)) for command in said)


def test_the_readme_opens_with_the_two_commands() -> None:
    assert re.search(r"```\s*\npython3 dev\.py run --demo.*\npython3 dev\.py test", words("README.md"))


def test_the_readme_lists_every_dynamometer_with_its_evidence() -> None:
    readme = words("README.md")
    for path in sorted((ROOT / "device_profiles").glob("*.toml")):
        profile = tomllib.loads(path.read_text(encoding="utf-8"))["profile"]
        row = next((line for line in readme.splitlines() if f"`{path.stem}`" in line), "")
        assert profile["evidence"] in row, f"{path.stem} is not in the README's table with its evidence"
        assert ("| no |" in row) is not profile["tested_on_hardware"], f"{path.stem}: the table is wrong about hardware"


def test_the_readme_shows_only_pictures_that_are_there() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", words("README.md"))
    assert pictures
    assert not [picture for picture in pictures if not (ROOT / picture).is_file()]


def test_links_between_our_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        links = re.findall(r"(?<!!)\[[^]]+\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
        assert not [link for link in links if not (page.parent / link).exists()], page.name


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_when_why_what_and_what_follows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(rf"# {int(path.stem[:4])}\. \w", text)
    assert re.search(r"^Date: \d{4}-\d\d-\d\d$", text, re.M)
    assert re.search(r"^Status: (accepted|superseded by \d{4})$", text, re.M)
    assert re.findall(r"^## (.+)$", text, re.M) == ["Context", "Decision", "Consequences"]


def test_decisions_are_numbered_without_gaps_and_listed_in_the_architecture() -> None:
    assert [int(path.stem[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    architecture = words("ARCHITECTURE.md")
    assert not [path.name for path in DECISIONS if f"docs/decisions/{path.name}" not in architecture]


def test_the_architecture_names_every_floor_and_fits_on_one_page() -> None:
    page = words("ARCHITECTURE.md")
    floors = {
        path.name for path in (ROOT / "src/strengthtrack").iterdir() if path.is_dir() and path.name.isidentifier()
    }
    assert not [floor for floor in floors - {"__pycache__"} if f"`{floor}`" not in page]
    assert len(page.splitlines()) <= 100


def test_every_runtime_dependency_is_in_the_notices() -> None:
    notices = words("NOTICE.md").lower()
    asked = tomllib.loads(words("pyproject.toml"))["project"]["dependencies"]
    names = [re.split(r"[<>=~!\[ ;]", name)[0] for name in asked]
    assert not [name for name in names if name.lower() not in notices]
