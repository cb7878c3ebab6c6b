"""Plain tables as TOML; written over an older text, its comments, order and spacing stay."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import cast

import tomlkit
from tomlkit.container import Container
from tomlkit.items import AoT, Table

Plain = Mapping[str, object]
_GAPS = re.compile(r"\n{3,}(?=\[\[)")


def toml(table: Plain, over: str = "") -> str:
    """The table as TOML; `over` is valid TOML whose comments stay where the new text still means the same."""
    if not over:
        return _merged(table, "")
    text = _merged(table, over)
    # a value never suffers for a comment
    return text if tomllib.loads(text) == table else _merged(table, "")


def _merged(table: Plain, over: str) -> str:
    document = tomlkit.parse(over)
    _fill(document, table)
    text = tomlkit.dumps(document).rstrip("\n") + "\n"
    tidy = _GAPS.sub("\n\n", text)
    return tidy if tomllib.loads(tidy) == tomllib.loads(text) else text


def _fill(into: Container | Table, plain: Plain) -> None:
    for key in [key for key in into if key not in plain]:
        del into[key]
    for key, value in plain.items():
        if key in into and into[key] == value:
            continue
        into[key] = _tables(into.get(key), cast(Sequence[Plain], value)) if _is_tables(value) else value


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _tables(before: object, plain: Sequence[Plain]) -> AoT:
    """A list of tables; each is known again by the value that stands first in it, a movement or a title."""
    known_by = next(iter(plain[0]))
    old = {str(one.get(known_by)): one for one in before} if isinstance(before, AoT) else {}
    written = tomlkit.aot()
    for one in plain:
        table = old.pop(str(one[known_by]), None) or tomlkit.table()
        _fill(table, one)
        written.append(table)
    return written
