"""Every string the app may show: literals of its source, texts of its resources, words of its letter template."""

import ast
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
GAP = "…"
"""Stands for what an f-string fills in."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Told:
    """One string, and where it stands from the project's folder."""

    where: str
    words: str


def everything() -> Iterator[Told]:
    """All of them."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        yield from _at(path, of_source(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        yield from _at(path, of_toml(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "resources").rglob("*.docx")):
        yield from _at(path, of_letter(path))


def of_source(source: str) -> Iterator[str]:
    """The literals of a module but its docstrings; of an f-string the words around its gaps."""
    tree = ast.parse(source)
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    skipped = _docstrings(tree) | parts
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(_literal(part) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def of_toml(text: str) -> Iterator[str]:
    """Every text in a TOML file, however deep; its comments are nobody's but ours."""
    yield from _texts(tomllib.loads(text))


def of_letter(path: Path) -> Iterator[str]:
    """The paragraphs of a Word file."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                page = ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own template
                for paragraph in page.iter(f"{_WORD}p"):
                    yield "".join(run.text or "" for run in paragraph.iter(f"{_WORD}t"))


def _at(path: Path, found: Iterator[str]) -> Iterator[Told]:
    where = path.relative_to(ROOT).as_posix()
    return (Told(where, words) for words in found if words.strip())


def _docstrings(tree: ast.Module) -> set[int]:
    """A string that stands by itself: of a module, a class, a function, or under a constant."""
    return {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _literal(part: ast.expr) -> str:
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else GAP


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
