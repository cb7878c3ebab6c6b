"""How much a bundle tells of who the patient is, and by which ids its resources are known."""

import json
from dataclasses import dataclass
from uuid import UUID, uuid5

from strengthtrack.documents.fhir.elements import Json, words

_NAMED = UUID("6b5a0b0e-5c0f-4d3c-9a53-1f5f0c8e7d21")
_HIDDEN = UUID("e2c1f7d4-8a39-4b60-b1c8-3d90a5f6124b")


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether name, birth date, record number, address and what was typed about the patient are told.

    Ids are made from those of the records, so that the same visit has the same id whenever it is sent; where the
    patient is hidden they are others, which cannot be traced back to those of a named bundle.
    """

    identified: bool = True

    def id(self, kind: str, *key: str) -> str:
        """The id of a resource: a UUID made from its kind and what it is made of."""
        return str(uuid5(_NAMED if self.identified else _HIDDEN, json.dumps([kind, *key])))

    def link(self, kind: str, *key: str) -> Json:
        """A reference to a resource."""
        return {"reference": f"{kind}/{self.id(kind, *key)}"}

    def typed(self, text: str) -> str:
        """What somebody typed about this patient, as a FHIR string; nothing where the patient is hidden."""
        return words(text) if self.identified else ""
