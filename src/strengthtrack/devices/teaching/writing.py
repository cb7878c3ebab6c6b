"""A draft as a profile's file, in the user's own folder."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import tomlkit
from tomlkit.items import Table as TomlTable

from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.loading import parsed
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.teaching.capture import Captured, write_captured
from strengthtrack.devices.teaching.proposal import Proposal, Table
from strengthtrack.errors import DeviceFault, EntryFault

SUFFIX = ".capture"
LONGEST_ID = 36
HEAD = "Taught from a capture. Change it freely: the app checks it, and says what is wrong, key by key."
_INLINE = frozenset({"expect", "hex"})


@dataclass(frozen=True, slots=True)
class Naming:
    """What a person calls it. `tried`: whether its readings were compared with the display of the dynamometer."""

    name: str
    maker: str = ""
    model: str = ""
    tried: bool = False


def named(table: Table, naming: Naming, id_: str) -> dict[str, object]:
    """The draft under a name of its own; raises EntryFault where there is no name."""
    name = naming.name.strip()
    if not name:
        raise EntryFault([("name", "Give it a name, as it will stand in the list of dynamometers.")])
    about = {**cast(Table, table["profile"])}
    sources = [{**one, "where": f"{id_}{SUFFIX}"} for one in cast(list[Table], about["sources"])]
    about |= {
        "id": id_,
        "protocol": id_,
        "name": name[:80],
        "vendor": naming.maker.strip()[:80] or "not known",
        "models": [naming.model.strip()[:80] or name[:80]],
        "tested_on_hardware": naming.tried,
        "sources": sources,
    }
    return {**table, "profile": about}


def id_for(name: str, taken: Iterable[str]) -> str:
    """An id after a name that no other profile has."""
    bare = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:LONGEST_ID]
    bare = bare if len(bare) > 1 else "own_gauge"
    others = set(taken)
    return next(one for one in (bare, *(f"{bare}_{number}" for number in range(2, 10_000))) if one not in others)


def toml_of(table: Table) -> str:
    """The file; bytes in hexadecimal and what an example reads as stay on their line."""
    document = tomlkit.document()
    document.add(tomlkit.comment(HEAD))
    for key, value in table.items():
        document.add(key, _item(key, value))
    return tomlkit.dumps(document)


def write_profile(folder: Path, table: Table, captured: Captured, *, over: bool = False) -> Profile:
    """Write the profile and its capture beside it, both whole or neither seen; the profile as it loads comes back.

    Raises ProfileFault with everything that is wrong, and DeviceFault where a file is in the way or cannot be written.
    """
    text = toml_of(table)
    id_ = str(cast(Table, table["profile"])["id"])
    path = folder / f"{id_}.toml"
    profile = parsed(text.encode("utf-8"), path.name)
    if path.exists() and not over:
        raise DeviceFault(f"There is a profile {path.name} already; give the dynamometer another name.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save_captured(path.with_suffix(SUFFIX), captured)
        _replace(path, text)
    except OSError as fault:
        raise DeviceFault(f"{path.name} cannot be written to {folder} ({fault.strerror}); make room there.") from None
    return profile


def write_named(folder: Path, proposal: Proposal, naming: Naming, captured: Captured, library: Library) -> str:
    """Write a proposal under its name, so that the library knows it at once; its id comes back. Raises Mendable."""
    id_ = id_for(naming.name, [profile.id for profile in library.profiles()])
    write_profile(folder, named(proposal.table or {}, naming, id_), captured)
    library.reload()
    return id_


def save_captured(path: Path, captured: Captured) -> None:
    """Write a capture, whole or not at all; raises OSError."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as file:
        write_captured(file, captured)
        file.seek(0)
        _replace(path, file.read())


def _replace(path: Path, text: str) -> None:
    """Write aside, then rename."""
    descriptor, aside = tempfile.mkstemp(prefix=f".{path.name}", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(aside).replace(path)
    except OSError:
        with suppress(OSError):
            Path(aside).unlink()
        raise


def _item(key: str, value: object) -> object:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        tables = tomlkit.aot()
        for one in value:
            tables.append(_table(one))
        return tables
    if isinstance(value, Mapping):
        inline = key in _INLINE or set(value) == {"hex"}
        return _inline(value) if inline else _table(value)
    # a pattern is easier to read with its backslashes as they are
    if key == "pattern" and isinstance(value, str) and "'" not in value and value.isprintable():
        return tomlkit.string(value, literal=True)
    return value


def _table(plain: Table) -> TomlTable:
    table = tomlkit.table()
    for key, value in plain.items():
        table.add(key, _item(key, value))
    return table


def _inline(plain: Table) -> object:
    inline = tomlkit.inline_table()
    for key, value in plain.items():
        inline.add(key, value)
    return inline
