"""Faults a person can mend. Anything else that is raised is a bug and stays loud."""

from collections.abc import Iterable


class Mendable(Exception):  # noqa: N818 - it is not an error of ours, it is something to mend
    """One sentence for a person: what happened and what to do next."""


class EntryFault(Mendable):
    """What somebody typed cannot be kept; `faults` names every field with its sentence."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(sentence for _, sentence in self.faults))


class DeviceFault(Mendable):
    """A port or a dynamometer that is busy, gone, silent or speaks another language."""


class ProfileFault(Mendable):
    """A device profile with faults; `faults` names each with its key path."""

    def __init__(self, where: str, faults: Iterable[tuple[str, str]]) -> None:
        self.where = where
        self.faults = tuple(faults)
        listed = "; ".join(f"{path}: {sentence}" for path, sentence in self.faults)
        super().__init__(f"{where} has {len(self.faults)} to mend: {listed}")


class RecordsFault(Mendable):
    """The records cannot be opened or written; nothing already stored is lost."""


class DocumentFault(Mendable):
    """A letter or picture cannot be written where it should go."""
