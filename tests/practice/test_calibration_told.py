"""What letters and exports say of the calibration of what measured their values."""

import csv
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from letter_bench import DYNAMOMETER, TODAY, eight_weeks, letter, no_weeks, spaced, store
from strengthtrack.clinic.calibration import Calibration, CalibrationKind
from strengthtrack.clinic.letter import LetterKind, Part
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.practice.calibration.uses import CalibrationBook, GaugeUse, book, uses
from strengthtrack.practice.calibration.words import (
    error_words,
    letter_words,
    made_words,
    overdue_lines,
    patient_words,
    quiet_lines,
    tolerance_words,
)
from strengthtrack.practice.export import fhir
from strengthtrack.practice.export.extract import Extract
from strengthtrack.practice.export.tables import write_trials
from strengthtrack.practice.export.workbook import about_rows
from strengthtrack.practice.patient.phrases import shipped
from strengthtrack.records.store import Store

__all__ = ["eight_weeks", "no_weeks", "store"]

GAUGE = DYNAMOMETER.words
FIRST, LAST = date(2026, 2, 17), date(2026, 4, 28)
"""Of the visits of the letter's patient."""
CHECK = Calibration(
    "c1", GAUGE, date(2025, 10, 3), date(2026, 10, 3), known_mass_kg=10.0, read_n=98.8, made_by="Sample Tester"
)
BEFORE_LAST = replace(CHECK, due_on=LAST - timedelta(1))
DUE_BEFORE_LAST = (
    f"Calibration of {GAUGE} was due on 27 Apr 2026. Values of 28 Apr 2026 were measured while it was overdue."
)


def used(*calibrations: Calibration, store: Store, today: date = TODAY) -> tuple[GaugeUse, ...]:
    return uses(CalibrationBook(calibrations), store.trials("p1"), today)


def test_a_dynamometer_is_told_once_with_the_days_on_which_it_was_overdue(store: Store) -> None:
    (use,) = used(BEFORE_LAST, store=store)
    assert (use.dynamometer, use.overdue_on, use.overdue) == (GAUGE, (LAST,), True)
    (good,) = used(CHECK, store=store)
    assert (good.overdue_on, good.overdue) == ((), False)


def test_a_value_read_off_a_display_names_none(store: Store) -> None:
    trials = store.session_trials("s8")
    off = [replace(one, setup=replace(one.setup, dynamometer=Dynamometer("Read off its display"))) for one in trials]
    assert uses(book(store), off, TODAY) == ()


def test_overdue_is_a_warning_and_never_recorded_a_quiet_note(store: Store) -> None:
    never, soon = used(store=store), used(replace(CHECK, due_on=LAST + timedelta(9)), store=store)
    assert (overdue_lines(never), overdue_lines(soon)) == ((), ())
    assert quiet_lines(never) == (f"No calibration of {GAUGE} is recorded.",)
    assert quiet_lines(soon) == (f"Calibration of {GAUGE} is due on 7 May 2026.",)
    assert quiet_lines(used(BEFORE_LAST, store=store)) == quiet_lines(used(CHECK, store=store)) == ()


@pytest.mark.parametrize(
    ("calibrations", "today", "line"),
    [
        ((CHECK,), date(2026, 10, 4), f"Calibration of {GAUGE} was due on 3 Oct 2026."),
        ((BEFORE_LAST,), TODAY, DUE_BEFORE_LAST),
        ((replace(CHECK, id="c2", on=LAST + timedelta(1)), BEFORE_LAST), date(2026, 5, 9),
         f"Calibration of {GAUGE} was overdue when values of 28 Apr 2026 were measured."),
        ((replace(CHECK, due_on=date(2026, 1, 1)),), TODAY,
         (f"Calibration of {GAUGE} was due on 1 Jan 2026. "
          "Values of 6 days from 17 Feb 2026 to 28 Apr 2026 were measured while it was overdue.")),
    ],
)  # fmt: skip
def test_overdue_then_or_now_is_said_in_plain_words(
    store: Store, calibrations: tuple[Calibration, ...], today: date, line: str
) -> None:
    assert overdue_lines(used(*calibrations, store=store, today=today)) == (line,)


def test_what_was_found_is_told_as_it_was_found() -> None:
    assert error_words(CHECK) == "+0.7 %: 98.8 N under 10 kg, which weigh 98.1 N"
    assert error_words(replace(CHECK, read_n=-97.0)) == (
        "\N{MINUS SIGN}1.1 %: 97.0 N under 10 kg, pulled, which weigh 98.1 N"
    )
    stated = replace(CHECK, kind=CalibrationKind.CERTIFICATE, known_mass_kg=None, read_n=None, stated_percent=0.5)
    assert error_words(stated) == "up to 0.5 %, as stated"
    assert error_words(replace(stated, stated_percent=None)) == "no error stated"
    assert made_words(CHECK) == "Check with a known mass, 3 Oct 2025, by Sample Tester"
    assert made_words(replace(stated, made_by="")) == "Certificate of a laboratory, 3 Oct 2025"


def test_only_the_clinic_s_own_tolerance_says_within_or_outside() -> None:
    assert tolerance_words(CHECK, None) == ""
    assert tolerance_words(CHECK, 2.0) == "within the clinic’s own ±2 %"
    assert tolerance_words(replace(CHECK, read_n=96.0), 2.0) == "outside the clinic’s own ±2 %"


def test_a_letter_says_when_the_dynamometer_was_calibrated(store: Store) -> None:
    store.calibrations.save(CHECK)
    assert (
        f"Dynamometer: {GAUGE}, held by a belt, make tests. Calibration: 3 October 2025, check with a known mass, "
        "error +0.7 %; the next is due 3 October 2026. Tester:"
    ) in spaced(letter(store).measured)


def test_a_letter_says_plainly_that_none_is_recorded(store: Store) -> None:
    assert "make tests. Calibration: not recorded. Tester:" in spaced(letter(store).measured)


def test_a_letter_says_that_a_calibration_is_overdue_though_how_it_was_measured_is_left_out(store: Store) -> None:
    store.calibrations.save(BEFORE_LAST)
    assert (
        "the next was due 27 April 2026 and is overdue. Values of 28 April 2026 were measured while it was overdue."
    ) in letter(store).measured
    assert letter(store, LetterKind.PROGRESS, Part.RESULT).measured == DUE_BEFORE_LAST
    assert letter(store, LetterKind.PROGRESS, Part.PLAN).measured == ""
    hidden = letter(store, LetterKind.PROGRESS, Part.RESULT, hide_identity=True)
    assert hidden.measured == DUE_BEFORE_LAST


def test_a_patient_is_told_only_what_is_overdue_and_in_their_words(store: Store) -> None:
    store.calibrations.save(CHECK)
    assert letter(store, LetterKind.PATIENT).measured == ""
    store.calibrations.save(BEFORE_LAST)
    assert letter(store, LetterKind.PATIENT).measured == "When you were tested, the device was due for a check."
    now = used(CHECK, store=store, today=date(2026, 10, 4))
    assert patient_words(now, shipped()) == "The device that tested you is due for a check."


def test_two_dynamometers_are_told_apart_by_name(store: Store) -> None:
    other = replace(DYNAMOMETER, serial="SN-0002")
    trials = [*store.trials("p1"), *(replace(one, setup=replace(one.setup, dynamometer=other))
                                     for one in store.session_trials("s8"))]  # fmt: skip
    found = uses(CalibrationBook([CHECK]), trials, TODAY)
    assert letter_words(found) == (
        f"Calibration of {GAUGE}: 3 October 2025, check with a known mass, error +0.7 %; the next is due "
        f"3 October 2026. Calibration of {other.words}: not recorded."
    )


def test_a_table_has_what_stood_on_the_day_of_each_session(store: Store, tmp_path: Path) -> None:
    store.calibrations.save(replace(CHECK, on=date(2026, 3, 1), due_on=LAST - timedelta(1)))
    store.calibrations.save(replace(CHECK, id="c2", on=LAST + timedelta(1), due_on=date(2027, 4, 29)))
    write_trials(store, Extract(), tmp_path / "trials.csv")
    with closing((tmp_path / "trials.csv").open(newline="", encoding="utf-8")) as file:
        rows = {row["session_day"]: row for row in csv.DictReader(file)}
    names = ("calibration_on", "calibration_due_on", "calibration_overdue")
    told = {day: tuple(row[name] for name in names) for day, row in rows.items()}
    assert told["2026-02-17"] == ("", "", "")
    assert told["2026-03-03"] == ("2026-03-01", "2026-04-27", "false")
    assert told["2026-04-28"] == ("2026-03-01", "2026-04-27", "true")


def test_a_workbook_says_about_itself_what_is_overdue(store: Store) -> None:
    about = list(about_rows(Extract(), TODAY, 9, used(BEFORE_LAST, store=store)))
    assert [words for what, words in about if what == "Calibration overdue"] == [DUE_BEFORE_LAST]
    assert "Calibration overdue" not in dict(about_rows(Extract(), TODAY, 9, used(CHECK, store=store)))


def test_a_bundle_gets_the_calibrations_of_the_clinic(store: Store) -> None:
    store.calibrations.save(CHECK)
    assert fhir.gather(store, "p1", TODAY).standing(DYNAMOMETER).last == CHECK
