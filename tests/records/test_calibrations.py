from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlite_utils import Migrations

from exchange_samples import CALIBRATION
from records_bench import KEY, NOON, PATIENT, SESSION, SETUP, TRIAL, trial
from strengthtrack.clinic.calibration import CalibrationKind
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.records import database, made_of, schema
from strengthtrack.records.calibrations import UsedGauge
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store

CERTIFICATE = replace(
    CALIBRATION,
    id="c2",
    on=date(2026, 4, 1),
    kind=CalibrationKind.CERTIFICATE,
    known_mass_kg=None,
    read_n=None,
    stated_percent=0.5,
)


def test_a_calibration_comes_back_as_saved_and_the_newest_first(store: Store) -> None:
    for one in (CERTIFICATE, CALIBRATION):
        assert store.calibrations.save(one) == Changes(frozenset({Kind.CALIBRATION}))
    assert store.calibrations.all() == (CERTIFICATE, CALIBRATION)


def test_of_one_day_the_one_recorded_last_comes_first(store: Store) -> None:
    again = replace(CALIBRATION, id="c0")
    for one in (CALIBRATION, again):
        store.calibrations.save(one)
    assert store.calibrations.all() == (again, CALIBRATION)


def test_a_dynamometer_has_its_own(store: Store) -> None:
    other = replace(CERTIFICATE, dynamometer="Another gauge")
    for one in (CALIBRATION, other):
        store.calibrations.save(one)
    assert store.calibrations.of("Another gauge") == (other,)


def test_one_that_is_set_aside_stays_in_the_file_and_can_be_taken_back(store: Store) -> None:
    store.calibrations.save(CALIBRATION)
    store.calibrations.discard("c1")
    assert store.calibrations.all() == ()
    store.calibrations.restore("c1")
    assert store.calibrations.all() == (CALIBRATION,)


def test_the_dynamometers_of_trials_are_told_with_their_days_the_last_used_first(store: Store) -> None:
    store.save_patient(PATIENT)
    store.save_session(SESSION)
    later = NOON + timedelta(days=56)
    display = replace(SETUP, dynamometer=Dynamometer("Read off its display"))
    other = replace(SETUP, dynamometer=Dynamometer("Another gauge"))
    for one in (
        TRIAL,
        trial(2),
        replace(trial(3), setup=other, started_at=later),
        replace(trial(4), setup=display),
        replace(trial(5), setup=other, discarded_at=NOON),
    ):
        store.save_trial(one)
    first, last = NOON.astimezone().date(), later.astimezone().date()
    assert store.calibrations.used() == (
        UsedGauge("Another gauge", 1, last, last),
        UsedGauge("Sample dynamometer (S-1)", 2, first, first),
    )


def test_records_of_every_earlier_version_get_the_table(tmp_path: Path) -> None:
    for until in range(1, len(made_of.MIGRATIONS)):
        path = tmp_path / f"{until}.db"
        database.open(path, KEY, migrations=_first(until)).close()
        store = Store(database.open(path, KEY))
        store.calibrations.save(CALIBRATION)
        assert store.calibrations.of(CALIBRATION.dynamometer) == (CALIBRATION,)
        store.close()


def _first(until: int) -> Migrations:
    migrations = Migrations(schema.SET_NAME)
    for name in made_of.MIGRATIONS[:until]:
        migrations(name=name)(getattr(schema, name))
    return migrations
