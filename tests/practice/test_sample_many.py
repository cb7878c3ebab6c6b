from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from records_bench import newest
from session_bench import KEY, empty_records
from strengthtrack.clinic.patient import Patient, check
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.due import Filter
from strengthtrack.practice.everyone import Everyone
from strengthtrack.practice.sample import many as sample_many
from strengthtrack.records import database
from strengthtrack.records.changes import Kind
from strengthtrack.records.store import Store
from strengthtrack.science.measures import trial_peak_n

TODAY = date(2026, 11, 23)
COUNT = 120
BATTERY = load("hips")


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = fresh(tmp_path_factory.mktemp("clinic"))
    sample_many.fill(store, COUNT, BATTERY, TODAY, lambda _: None)
    yield store
    store.close()


def fresh(folder: Path) -> Store:
    (folder / "records.db").write_bytes(empty_records())
    return Store(database.open(folder / "records.db", KEY))


@pytest.fixture(scope="module")
def patients(clinic: Store) -> tuple[Patient, ...]:
    return clinic.patients()


def test_everybody_is_plainly_a_sample_and_could_be_typed_in(patients: tuple[Patient, ...]) -> None:
    assert len(patients) == COUNT
    for patient in patients:
        check(patient, TODAY)
        assert patient.name.startswith("Sample ")
        assert patient.record_number.startswith("SP-")
        assert patient.reason.startswith("Sample reason: ")
    assert len({patient.name for patient in patients}) == len({patient.record_number for patient in patients}) == COUNT
    assert len({patient.name.split()[1] for patient in patients}) > 20, "a search has something to tell apart"


def test_there_are_about_fifty_trials_a_patient_in_three_visits(clinic: Store, patients: tuple[Patient, ...]) -> None:
    trials = [len(clinic.trials(patient.id)) for patient in patients]
    assert 47 < sum(trials) / COUNT < 54
    assert max(len(clinic.sessions(patient.id)) for patient in patients) == 3


def test_a_trace_is_short_and_is_a_push(clinic: Store, patients: tuple[Patient, ...]) -> None:
    trials = next(filter(None, (clinic.trials(patient.id) for patient in patients)))
    for trial in trials:
        assert trial.trace is not None
        assert len(trial.trace.t_s) == len(trial.trace.value) == sample_many.READINGS
        assert 30.0 < trial_peak_n(trial) < 400.0
    assert len({trial_peak_n(trial) for trial in trials}) > 10
    assert clinic.pains(clinic.session(trials[0].session_id).patient_id)


def test_programmes_began_over_years_and_some_are_due(clinic: Store) -> None:
    programmes = newest(clinic)
    starts = [programme.starts_on for programme in programmes.values()]
    assert len(programmes) == COUNT
    assert max(starts) - min(starts) > timedelta(days=3000)
    everyone = Everyone()
    everyone.keep_up(clinic, TODAY)
    counts = everyone.counts()
    assert 0 < counts[Filter.DUE] < COUNT / 8


def test_who_did_not_come_back_long_ago_has_an_ended_programme_and_is_not_overdue(clinic: Store) -> None:
    ended = {id: one for id, one in newest(clinic).items() if one.ended_on is not None}
    assert ended
    assert all(
        one.ended_on < TODAY and one.ended_why.startswith("Sample reason") for one in ended.values() if one.ended_on
    )
    everyone = Everyone()
    everyone.keep_up(clinic, TODAY)
    assert not {row.patient.id for row in everyone.rows(Filter.DUE, COUNT)} & set(ended)


def test_nobody_was_tested_in_the_future(clinic: Store, patients: tuple[Patient, ...]) -> None:
    assert all(day < TODAY for patient in patients for day in clinic.tested_on(patient.id))


def test_the_same_day_gives_the_same_people_in_a_smaller_clinic(patients: tuple[Patient, ...], clinic: Store) -> None:
    few = list(sample_many.cases(5, BATTERY, TODAY))
    by_id = {patient.id: patient for patient in patients}
    for case in few:
        assert by_id[case.patient.id] == case.patient
        assert clinic.trials(case.patient.id) == tuple(sorted(case.trials, key=lambda trial: trial.started_at))


def test_it_tells_how_many_are_written_and_what_changed(tmp_path: Path) -> None:
    store, told = fresh(tmp_path), list[int]()
    changes = sample_many.fill(store, 60, BATTERY, TODAY, told.append)
    assert told == [50, 60]
    assert changes.kinds >= {Kind.PATIENT, Kind.PROGRAMME, Kind.SESSION, Kind.TRIAL, Kind.PAIN}
    store.close()


def test_one_takes_no_more_in_the_file_than_is_said(clinic: Store) -> None:
    pages = int(str(clinic._sql.rows("PRAGMA page_count")[0]["page_count"]))
    assert 4096 * pages < COUNT * sample_many.BYTES_PER_PATIENT + 400_000
