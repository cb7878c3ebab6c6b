"""What is wrong with a file of ours, as one sentence with its place."""

import re

from pydantic import ValidationError

from strengthtrack.errors import Mendable

_LONGEST = 120
_NOTHING = "nothing was imported"
_TOLD = ((re.compile(r"^Input \w+ be"), "it is not"), (re.compile(r"^Input \w+ have"), "it does not have"))
"""What the check asks for, as what is so."""


class ClinicFileFault(Mendable):
    """The file cannot be read in; nothing of it was."""


def not_json(name: str) -> ClinicFileFault:
    """Another kind of file."""
    return ClinicFileFault(f"“{name}” is not JSON, so strengthtrack did not write it; choose a file that it exported.")


def not_ours(name: str) -> ClinicFileFault:
    """JSON of something else."""
    return ClinicFileFault(f"“{name}” was not exported by strengthtrack; choose a file that it exported as JSON.")


def empty(name: str) -> ClinicFileFault:
    """A file without a byte."""
    return ClinicFileFault(f"“{name}” is empty; copy it again from where it was exported.")


def cut_off(name: str, patients: int) -> ClinicFileFault:
    """The end is missing; `patients` were read whole."""
    whole = "its first patient" if not patients else f"patient {patients + 1}"
    where = f"it ends in or before {whole}"
    return ClinicFileFault(f"“{name}” is cut off, {where}; copy it again from where it was exported ({_NOTHING}).")


def newer(name: str, made_by: str, ours: str) -> ClinicFileFault:
    """A later version wrote it."""
    return ClinicFileFault(
        f"“{name}” was made by strengthtrack {made_by[:40]}, which this version ({ours}) cannot read; "
        "install that version or a later one."
    )


def too_large(name: str, megabytes: int) -> ClinicFileFault:
    """So much in one line, or in a layout that cannot be read bit by bit."""
    return ClinicFileFault(
        f"“{name}” is not laid out as strengthtrack writes it, and too large to be read otherwise "
        f"(over {megabytes} MB); export it again."
    )


def broken(name: str, where: str, why: str) -> ClinicFileFault:
    """Something in it cannot be; `where` is its place in words."""
    place = f" ({where})" if where else ""
    return ClinicFileFault(f"“{name}” is broken{place}: {why}; export it again ({_NOTHING}).")


def broken_value(name: str, fault: ValidationError, patient: int | None = None) -> ClinicFileFault:
    """The first value that cannot be, with its place; `patient` counts from 1."""
    first = fault.errors(include_url=False, include_context=False, include_input=False)[0]
    said = first["msg"].removeprefix("Value error, ")
    for asked, told in _TOLD:
        said = asked.sub(told, said)
    why = said[:1].lower() + said[1:_LONGEST]
    return broken(name, place_of(first["loc"], patient), why)


def place_of(path: tuple[str | int, ...], patient: int | None = None) -> str:
    """“patient 2, sessions 1, trials 4, side”: counted from 1."""
    steps: list[str] = [] if patient is None else [f"patient {patient}"]
    for step in path:
        if isinstance(step, int) and steps:
            steps[-1] = f"{steps[-1]} {step + 1}"
        else:
            steps.append(str(step)[:60])
    return ", ".join(steps)
