"""Whether the clinic's own study tells of a series, and in a few words why not."""

from strengthtrack.clinic.reference import ByTester, ReferenceRow
from strengthtrack.clinic.setup import Setup, same_words


def misfit(row: ReferenceRow, setup: Setup) -> str:
    """What of a series the study was not made with: “its fixation is by hand, here belt”; empty where it fits."""
    if row.tester is ByTester.ANOTHER:
        return "it was made by two testers, and a series has one"
    pairs = (
        ("movement", row.movement.words.lower(), setup.movement.words.lower()),
        ("position", row.position, setup.position),
        ("pad", row.pad, setup.pad),
        ("fixation", row.fixation.value if row.fixation else "", setup.fixation.value),
        ("contraction", row.contraction.value if row.contraction else "", setup.contraction.value),
        ("dynamometer", row.dynamometer, setup.dynamometer.words),
        ("tester", row.tester_name, setup.tester),
    )
    return next((_told(what, study, here) for what, study, here in pairs if not _same(study, here)), "")


def _same(study: str, here: str) -> bool:
    """What is not stated is not the same."""
    return bool(study.strip()) and same_words(study, here)


def _told(what: str, study: str, here: str) -> str:
    return f"its {what} is “{study or 'not stated'}”, here “{here or 'not stated'}”"
