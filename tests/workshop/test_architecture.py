"""The rules of the house that import-linter cannot state."""

import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
NOT_OURS = {".git", ".venv", ".hypothesis", "__pycache__", "dist", "build"}
WORDS = {".py", ".md", ".toml", ".lock", ".svg", ".sql", ".txt", ".cfg", ".yml", ".yaml", ".json", ".csv", ""}
REGISTRIES = [
    ".".join(name)
    for name in (("pypi", "org"), ("pythonhosted", "org"), ("deb", "debian", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
HOME = re.compile(r"/(?:home|Users|root)/[\w.]|\b[A-Z]:\\+Users\\")


@cache
def texts() -> tuple[tuple[Path, str], ...]:
    return tuple(_texts())


def _texts() -> Iterator[tuple[Path, str]]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        ours = not any(part in NOT_OURS or part.endswith("_cache") for part in inside.parts)
        if ours and path.is_file() and path.suffix in WORDS:
            yield inside, path.read_text(encoding="utf-8")


def pyproject() -> dict[str, dict[str, list[str]]]:
    read: dict[str, dict[str, list[str]]] = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return read


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_source_file_is_over_three_screens() -> None:
    assert not [f"{path.relative_to(ROOT)}: {lines(path)}" for path in (*SOURCES, ROOT / "dev.py") if lines(path) > 300]


def test_the_median_source_file_fits_on_one_and_a_half_screens() -> None:
    lengths = sorted(lines(path) for path in SOURCES if lines(path))
    assert lengths[len(lengths) // 2] < 150


def test_there_is_no_drawer_for_everything() -> None:
    assert not [path.name for path in SOURCES if path.stem in {"utils", "util", "helpers", "common", "misc"}]


def test_no_file_names_a_package_registry() -> None:
    assert not [(str(path), host) for path, text in texts() for host in REGISTRIES if host in text]


def test_no_file_names_somebodys_home_folder() -> None:
    assert not [(str(path), found.group()) for path, text in texts() if (found := HOME.search(text))]


def test_the_lock_has_a_hash_for_everything_it_names() -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements.lock").read_text())
    assert len(entries) > 20
    assert not [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]


@pytest.mark.parametrize("group", ["runtime", "work", "build"])
def test_everything_pyproject_asks_for_is_locked(group: str) -> None:
    project = pyproject()
    asked = {
        "runtime": project["project"]["dependencies"],
        "work": project["dependency-groups"]["dev"],
        "build": project["build-system"]["requires"],
    }[group]
    locked = {plain(found) for found in re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.M)}

    assert not [name for name in asked if plain(re.split(r"[<>=~!\[ ;]", name)[0]) not in locked]


def plain(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_qt_is_pinned_below_the_release_that_aborts() -> None:
    assert "PySide6~=6.11.3" in pyproject()["project"]["dependencies"]


def test_ci_calls_the_readmes_test_command() -> None:
    assert "exec python3 dev.py test" in (ROOT / ".ci/run").read_text()
    assert os.access(ROOT / ".ci/run", os.X_OK)
