"""A profile from its file, with every fault of the file at once."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any
from unicodedata import category

from pydantic import TypeAdapter, ValidationError

from strengthtrack.devices.profiles.between import faults_between
from strengthtrack.devices.profiles.examples import example_faults
from strengthtrack.devices.profiles.profile import Profile, digest
from strengthtrack.errors import ProfileFault

LARGEST_FILE = 200_000
MOST_SHOWN = 50
READ_BY = frozenset({"profile", "framing", "parse", "unit", "sign", "example"})
"""What an example is read by."""
UNREADABLE = ("parse", "unit", "clock")
"""With a fault between these no frame can be read, and so no example."""

Fault = tuple[str, str]


def load(path: Path) -> Profile:
    """Read one profile; raises ProfileFault that names every fault with its key path."""
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for without end
        raise ProfileFault(name_of(path), [("file", "is a pipe or a device; put a text file in its place")])
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ProfileFault(name_of(path), [("file", f"cannot be read: {error.strerror}")]) from None
    if len(raw) > LARGEST_FILE:
        raise ProfileFault(name_of(path), [("file", "is far too large for a profile")])
    return parsed(raw, name_of(path))


def name_of(path: Path) -> str:
    """The name of a file as it can be printed, whatever bytes the disk has for it."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def parsed(raw: bytes, where: str) -> Profile:
    """A profile from the bytes of its file, its examples read; raises ProfileFault that names every fault."""
    stated = _stated(raw, where)
    faults: list[Fault] = []
    profile = None
    try:
        profile = Profile.model_validate({**stated, "hash": digest(raw)})
    except ValidationError as error:
        faults = [_fault(dict(one)) for one in error.errors()]
        parts = _sound_parts(stated, {path.partition(".")[0] for path, _ in faults})
    else:
        parts = {name: getattr(profile, name) for name in Profile.model_fields}
    between = faults_between(parts)
    faults += between
    if parts.keys() >= READ_BY and not any(path.startswith(UNREADABLE) for path, _ in between):
        faults += example_faults(profile or Profile.model_construct(**parts))
    if faults or profile is None:
        more = [("file", f"has {len(faults) - MOST_SHOWN} more")] if len(faults) > MOST_SHOWN else []
        raise ProfileFault(where, [(_plain(at), _plain(what)) for at, what in faults[:MOST_SHOWN] + more])
    return profile


def _stated(raw: bytes, where: str) -> dict[str, Any]:
    try:
        stated = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ProfileFault(where, [("file", f"is not text in UTF-8 (line {line}); save it as UTF-8")]) from None
    except tomllib.TOMLDecodeError as error:
        raise ProfileFault(where, [("file", f"is not TOML: {error}")]) from None
    except ValueError:
        raise ProfileFault(where, [("file", "has a number of thousands of digits")]) from None
    except RecursionError:
        raise ProfileFault(where, [("file", "is nested too deep for a profile")]) from None
    if "hash" in stated:
        raise ProfileFault(where, [("hash", "is worked out from the file; leave it out")])
    return stated


def _sound_parts(stated: Mapping[str, Any], bad: set[str]) -> dict[str, Any]:
    """The parts of a file with faults that have none themselves, so that what lies between them is checked too."""
    sound: dict[str, Any] = {}
    for name, field in Profile.model_fields.items():
        if name in bad or name not in stated:
            continue
        kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        sound[name] = TypeAdapter(kind).validate_python(stated[name])
    return sound


def _fault(error: dict[str, Any]) -> Fault:
    path = ".".join(str(key) for key in _as_written(error["loc"])) or "profile"
    kind = error["type"]
    if kind == "missing":
        return path, "is missing"
    if kind == "union_tag_not_found":
        return f"{path}.kind", "is missing"
    if kind == "extra_forbidden":
        return path, "is no key of a profile; check its spelling"
    if kind in {"literal_error", "union_tag_invalid"}:
        wanted = error["ctx"].get("expected") or error["ctx"]["expected_tags"]
        given = error["ctx"].get("tag", error["input"])
        return path, f"must be {wanted}, not {given!r:.60}"
    return path, str(error["msg"]).removeprefix("Value error, ")


def _as_written(place: Sequence[int | str]) -> Sequence[int | str]:
    """The path of a key without the kind of framing, which is a value in the file and no key."""
    return (place[0], *place[2:]) if place and place[0] == "framing" else place


def _plain(text: str) -> str:
    """Without control characters, which a file may hold and a terminal would obey."""
    return "".join(f"\\x{ord(sign):02x}" if category(sign) == "Cc" else sign for sign in text)
