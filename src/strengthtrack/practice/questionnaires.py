"""Questionnaires a clinic has installed, in TOML with its own licensed text; every fault is named in one sentence."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.questionnaire import Answer, Direction, Item, Questionnaire, Scoring
from strengthtrack.errors import Mendable
from strengthtrack.practice.toml_table import Table

FOLDER = "questionnaires"
"""In the clinic's own folder."""
_ITEMS, _ANSWERS, _SCORES = (1, 100), (2, 15), (-100.0, 100.0)
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class QuestionnaireFault(Mendable):
    """A questionnaire that cannot be used; `faults` names each place with its sentence."""

    def __init__(self, name: str, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        listed = "; ".join(f"{place}: {sentence}" for place, sentence in self.faults)
        super().__init__(f"The questionnaire “{name}” cannot be used until this is mended: {listed}")


class Questionnaires:
    """The packs in one folder, each a file that is named after its id."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def installed(self) -> tuple[Questionnaire, ...]:
        """Those that can be used, by measure and name."""
        order = list(FunctionMeasure)
        return tuple(sorted(self._look()[0], key=lambda pack: (order.index(pack.measure), pack.name, pack.language)))

    def broken(self) -> tuple[QuestionnaireFault, ...]:
        """What is wrong with the others."""
        return tuple(self._look()[1])

    def install(self, file: Path) -> Questionnaire:
        """Take a copy of a file; one with the same id is replaced. Raises QuestionnaireFault, and takes nothing."""
        text = _text_of(file)
        pack = read(text, file.name)
        place = self._folder / f"{pack.id}.toml"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        except OSError as fault:
            sentence = f"it cannot be written ({fault.strerror}); make room or ask who looks after this computer"
            raise QuestionnaireFault(file.name, [(str(place), sentence)]) from None
        return pack

    def _look(self) -> tuple[list[Questionnaire], list[QuestionnaireFault]]:
        good: list[Questionnaire] = []
        bad: list[QuestionnaireFault] = []
        for path in sorted(self._folder.glob("*.toml")):
            try:
                good.append(_named_as_its_file(read(_text_of(path), path.name), path))
            except QuestionnaireFault as fault:
                bad.append(fault)
        return good, bad


def read(text: str, name: str) -> Questionnaire:
    """A questionnaire as written in TOML; `name` is said in its faults. Raises QuestionnaireFault naming every one."""
    try:
        table = Table(tomllib.loads(text), "", [])
    except (ValueError, RecursionError) as fault:  # a number of 5,000 digits is a ValueError, too
        raise QuestionnaireFault(name, [(name, f"this is not TOML ({fault})")]) from None
    pack = _questionnaire(table)
    if not table.faults:
        _check_scores(pack, table)
    if table.faults:
        raise QuestionnaireFault(name, table.faults)
    return pack


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")  # some editors begin a file with a mark
    except OSError as fault:
        raise QuestionnaireFault(file.name, [(str(file), f"the file cannot be read ({fault.strerror})")]) from None
    except UnicodeDecodeError:
        raise QuestionnaireFault(file.name, [(str(file), "save the file as UTF-8")]) from None


def _named_as_its_file(pack: Questionnaire, path: Path) -> Questionnaire:
    if pack.id != path.stem:
        raise QuestionnaireFault(path.name, [("id", f"say “{path.stem}”, as the file is called")])
    return pack


def _questionnaire(table: Table) -> Questionnaire:
    pack = Questionnaire(
        id=table.text("id"),
        name=table.text("name"),
        measure=table.one_of("measure", FunctionMeasure),
        version=table.text("version"),
        language=table.text("language"),
        licence=table.text("licence"),
        source=table.text("source"),
        scoring=table.one_of("scoring", Scoring),
        direction=table.one_of("direction", Direction),
        items=tuple(_item(entry) for entry in table.tables("items", *_ITEMS)),
    )
    table.nothing_else()
    if pack.id and not _ID.fullmatch(pack.id):
        table.fault("id", "write small letters and digits, with - or _ between them")
    return pack


def _item(table: Table) -> Item:
    item = Item(table.text("text"), tuple(_answer(entry) for entry in table.tables("answers", *_ANSWERS)))
    table.nothing_else()
    if len({answer.words for answer in item.answers}) < len(item.answers):
        table.fault("answers", "word each answer differently")
    return item


def _answer(table: Table) -> Answer:
    answer = Answer(table.text("words"), float(table.number("score", *_SCORES)))
    table.nothing_else()
    return answer


def _check_scores(pack: Questionnaire, table: Table) -> None:
    """Copies of one questionnaire differ in their weights, and one that cannot reach both ends is a wrong copy."""
    low, high = pack.measure.range
    if pack.measure is FunctionMeasure.PSFS:
        table.fault("measure", "PSFS is asked by the patient’s own activities; it needs no questions")
    elif any(item.range[0] == item.range[1] for item in pack.items):
        table.fault("items", "let the answers of every item differ in their scores")
    elif pack.scoring is Scoring.SUM and pack.direction.value != pack.measure.better:
        table.fault("direction", f"for the sum say “{pack.measure.better}”, as in {pack.measure}")
    elif pack.range != (low, high):
        can = f"{figure(pack.range[0])} to {figure(pack.range[1])}"
        must = f"{pack.measure} runs from {figure(low)} to {figure(high)}"
        table.fault("items", f"the answers come to {can}, but {must}; check the scores against the original")
