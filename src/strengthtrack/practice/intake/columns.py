"""Which column of a table is which fact of a patient: proposed from its heading, and changed as one likes."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from strengthtrack.clinic.sentences import listed
from strengthtrack.practice.finding import plain


class Fact(StrEnum):
    """A fact of a patient that a column may hold, as a choice in a list."""

    LEFT_OUT = "Leave out"
    NAME = "Name"
    GIVEN = "Given name"
    FAMILY = "Family name"
    BORN = "Date of birth"
    SEX = "Sex"
    RECORD = "Record number"
    AFFECTED = "Affected side"
    DOMINANT = "Dominant leg"
    HEIGHT = "Height"
    REASON = "Reason or diagnosis"
    REFERRER = "Referrer"
    ADDRESS = "Address"


SEVERAL = frozenset({Fact.LEFT_OUT, Fact.GIVEN, Fact.REASON, Fact.REFERRER, Fact.ADDRESS})
"""What more than one column may hold; they are put together in their order."""
Mapping = tuple[Fact, ...]
"""The fact of each column."""

_KNOWN_AS = {
    Fact.NAME: "name, full name, patient, patient name, client, client name, display name",
    Fact.GIVEN: "given name, given names, given, first name, first names, firstname, forename, forenames, vorname, "
    "prenom, nombre, middle name, middle names",
    Fact.FAMILY: "family name, family, last name, lastname, surname, nachname, familienname, nom, apellido, apellidos",
    Fact.BORN: "born, date of birth, dob, d o b, birth date, birthdate, birthday, birth day, geburtsdatum, geboren, "
    "date de naissance, fecha de nacimiento",
    Fact.SEX: "sex, gender, geschlecht, sexe, sexo",
    Fact.RECORD: "record number, record no, record, record id, external id, externalid, id, patient id, "
    "patient number, patient no, mrn, medical record number, hospital number, nhs number, chart number, client id, "
    "number, nr, patientennummer",
    Fact.AFFECTED: "affected side, affected, side, affected leg, affected knee, injured side, involved side, seite, "
    "betroffene seite",
    Fact.DOMINANT: "dominant leg, dominant side, dominant, dominance, leg dominance, preferred leg",
    Fact.HEIGHT: "height, body height, stature, groesse, große, grosse, taille, height cm, height m",
    Fact.REASON: "reason, diagnosis, reason or diagnosis, reason for referral, condition, complaint, problem, diagnose",
    Fact.REFERRER: "referrer, referred by, referring clinician, referring doctor, referral source, gp, doctor, "
    "uberweiser, zuweiser",
    Fact.ADDRESS: "address, address line 1, address line 2, address line 3, address 1, address 2, address 3, street, "
    "town, city, postcode, post code, postal code, zip, zip code, county, state, country, anschrift, adresse, strasse, "
    "straße, plz, ort",
}
_FACTS = {plain(words): fact for fact, known in _KNOWN_AS.items() for words in known.split(", ")}
_UNITS = {"cm", "m", "kg"}


def proposed(columns: Sequence[str]) -> Mapping:
    """A fact for each column by its heading; of two columns for one fact the first."""
    found: list[Fact] = []
    for column in columns:
        fact = _FACTS.get(_heading(column), Fact.LEFT_OUT)
        found.append(Fact.LEFT_OUT if fact in found and fact not in SEVERAL else fact)
    if Fact.NAME in found and Fact.FAMILY in found:  # both are there: the parts say more
        found[found.index(Fact.NAME)] = Fact.LEFT_OUT
    return tuple(found)


def changed(mapping: Mapping, column: int, fact: Fact) -> Mapping:
    """The mapping with another fact for one column; who had that fact before is left out."""
    kept = [Fact.LEFT_OUT if one is fact and fact not in SEVERAL else one for one in mapping]
    kept[column] = fact
    return tuple(kept)


def missing(mapping: Mapping) -> str:
    """What the mapping lacks so that patients can be read, as a sentence; empty where nothing does."""
    lacks = []
    if not {Fact.NAME, Fact.GIVEN, Fact.FAMILY} & set(mapping):
        lacks.append("the name")
    if Fact.BORN not in mapping:
        lacks.append("the date of birth")
    return f"Say which column holds {listed(lacks)}." if lacks else ""


def taken(mapping: Mapping) -> str:
    """How many columns are read: “7 of 9 columns are read”."""
    counts = Counter(fact is not Fact.LEFT_OUT for fact in mapping)
    return f"{counts[True]} of {len(mapping)} columns are read"


def _heading(column: str) -> str:
    """A heading as it is looked up: plain, without marks, and without a unit behind it."""
    words = "".join(sign if sign.isalnum() else " " for sign in plain(column)).split()
    bare = words[:-1] if len(words) > 1 and words[-1] in _UNITS else words
    return " ".join(bare)
