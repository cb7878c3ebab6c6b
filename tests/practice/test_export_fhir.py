import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from clinic_samples import sample_patient, sample_session, sample_setup, sample_trace, sample_trial
from fhir_r4 import Json, faults, links, resources
from records_bench import KEY
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Trace
from strengthtrack.documents.fhir.codes import CODES
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.export.extract import Stopped
from strengthtrack.practice.export.fhir import clinic_bundle, write_clinic
from strengthtrack.practice.sample import sample_clinic
from strengthtrack.records import database
from strengthtrack.records.store import Store
from strengthtrack.science.measures import best_trial, trial_peak_n

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DOCS = Path(__file__).parents[2] / "docs" / "fhir.md"


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(database.open(tmp_path_factory.mktemp("clinic") / "records.db", KEY))
    sample_clinic.fill(store, load("hips"), TODAY)
    yield store
    store.close()


@pytest.fixture(scope="module")
def everybody(clinic: Store) -> Json:
    made: Json = json.loads(b"".join(clinic_bundle(clinic, TODAY, NOW)))
    return made


@pytest.fixture(scope="module")
def each(clinic: Store) -> dict[str, Json]:
    """A bundle for each patient, by id."""
    return {one.id: json.loads(bundled(clinic, one.id)) for one in clinic.patients()}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(database.open(tmp_path / "records.db", KEY))
    store.save_patient(sample_patient())
    yield store
    store.close()


def bundled(store: Store, id: str = "a", **how: Any) -> bytes:
    return b"".join(clinic_bundle(store, TODAY, NOW, patient_ids=[id], **how))


def of(store: Store, **how: Any) -> Json:
    made: Json = json.loads(bundled(store, **how))
    assert faults(made) == []
    return made


def strengths(made: Json) -> list[Json]:
    return [one for one in resources(made, "Observation") if "method" in one and "bodySite" in one]


def peaks(test: Json) -> list[float]:
    return [part["valueQuantity"]["value"] for part in test["component"] if part["code"]["text"].startswith("Trial ")]


def test_every_sample_patient_is_valid_and_the_clinic_is_all_of_them(each: dict[str, Json], everybody: Json) -> None:
    from fhir.resources.R4B.bundle import Bundle

    assert [found for made in (*each.values(), everybody) for found in faults(made)] == []
    entries = {entry["fullUrl"]: entry for made in each.values() for entry in made["entry"]}
    assert everybody["entry"] == list(entries.values())
    Bundle.model_validate(next(iter(each.values())))


def test_every_value_is_the_one_in_the_records_on_its_own_side(clinic: Store, each: dict[str, Json]) -> None:
    compared = 0
    for patient_id, made in each.items():
        told = {
            (one["code"]["text"], one["effectiveDateTime"]): (one["valueQuantity"]["value"], peaks(one))
            for one in strengths(made)
        }
        for (session, movement, side), trials in _tests(clinic, patient_id).items():
            began = min(trial.started_at for trial in trials).strftime("%Y-%m-%dT%H:%M:%SZ")
            value, tries = told[f"{side.value.capitalize()} {movement.words.lower()} strength", began]
            best = best_trial(trials)
            assert best is not None
            assert value == pytest.approx(trial_peak_n(best), abs=0.0006), session
            assert tries == pytest.approx([trial_peak_n(trial) for trial in trials], abs=0.0006)
            compared += 1
        assert len(told) == len(_tests(clinic, patient_id))
    assert compared > 100


def _tests(clinic: Store, patient_id: str) -> dict[tuple[str, Movement, Side], list[Any]]:
    found: dict[tuple[str, Movement, Side], list[Any]] = {}
    for trial in clinic.trials(patient_id):
        found.setdefault((trial.session_id, trial.setup.movement, trial.setup.side), []).append(trial)
    return found


def test_body_site_and_words_name_the_same_side(everybody: Json) -> None:
    tests = strengths(everybody)
    assert {one["bodySite"]["text"] for one in tests} == {"Right hip", "Left hip"}
    for one in tests:
        assert one["code"]["text"].split()[0] == one["bodySite"]["text"].split()[0]


def test_a_patient_is_linked_from_all_that_is_theirs(everybody: Json) -> None:
    of_whom = {
        (one.get("subject") or one["patient"])["reference"]
        for kind in ("Condition", "EpisodeOfCare", "CarePlan", "Observation")
        for one in resources(everybody, kind)
    }
    assert of_whom == {f"Patient/{one['id']}" for one in resources(everybody, "Patient")}
    assert any(link.startswith("Device/") for link in links(everybody))
    assert len(resources(everybody, "Device")) == 1


def test_the_same_records_are_the_same_bytes(clinic: Store) -> None:
    once, again = (bundled(clinic, clinic.patients()[0].id) for _ in range(2))
    assert once == again


def test_nobody_can_be_named_from_a_hidden_bundle(clinic: Store) -> None:
    for patient in clinic.patients()[:4]:
        hidden = bundled(clinic, patient.id, identified=False).decode()
        assert faults(json.loads(hidden)) == []
        known = (patient.name, patient.record_number, patient.born.isoformat(), patient.reason, patient.id)
        assert not [said for said in (*known, sample_clinic.TESTER) if said in hidden]


def test_practice_and_what_was_discarded_stay_here(store: Store) -> None:
    session = sample_session("s1", TODAY)
    store.save_session(session)
    store.save_trial(sample_trial(session, 186.0))
    store.save_trial(replace(sample_trial(session, 250.0), practice=True))
    store.save_trial(replace(sample_trial(session, 260.0), discarded_at=NOW))
    store.save_session(replace(sample_session("s2", TODAY), discarded_at=NOW, note="A note"))
    (test,) = strengths(of(store))
    assert peaks(test) == [186.0]
    assert "A note" not in json.dumps(of(store))


@pytest.mark.parametrize(
    "trace", [sample_trace([]), sample_trace([0.0, 150.0], unit="stone"), sample_trace([0.0, float("nan")])]
)
def test_a_trial_of_which_nothing_can_be_told_is_there_without_a_value(store: Store, trace: Trace) -> None:
    session = sample_session("s1", TODAY)
    store.save_session(session)
    store.save_trial(replace(sample_trial(session, 186.0), trace=trace, peak_n=None))
    (test,) = strengths(of(store))
    assert "valueQuantity" not in test
    assert test["component"][0]["dataAbsentReason"]["text"] == "Nothing was read, or its unit is not known."
    store.save_trial(sample_trial(session, 190.0))
    (test,) = strengths(of(store))
    assert test["valueQuantity"]["value"] == 190.0


def test_a_blind_session_is_told_only_once_it_is_finished(store: Store) -> None:
    blind = replace(sample_session("s1", TODAY), blind=True, pain=PainReport(5))
    store.save_session(blind)
    store.save_trial(sample_trial(blind, 186.0))
    assert resources(of(store), "Observation") == []
    store.save_session(replace(blind, finished_at=NOW))
    assert [one["status"] for one in strengths(of(store))] == ["final"]


def test_a_session_that_is_open_is_preliminary_and_becomes_final_under_the_same_id(store: Store) -> None:
    session = sample_session("s1", TODAY)
    store.save_session(session)
    store.save_trial(sample_trial(session, 186.0, sample_setup()))
    (before,) = strengths(of(store))
    store.save_session(replace(session, finished_at=NOW + timedelta(hours=1)))
    (after,) = strengths(of(store))
    assert (before["status"], after["status"]) == ("preliminary", "final")
    assert before["id"] == after["id"]


def test_a_patient_nobody_tested_is_told_all_the_same(store: Store) -> None:
    assert [entry["resource"]["resourceType"] for entry in of(store)["entry"]] == ["Patient"]


def test_the_clinic_is_written_patient_by_patient(store: Store, tmp_path: Path) -> None:
    store.save_patient(sample_patient("b", "Sample Patient B"))
    store.save_patient(replace(sample_patient("c", "Sample Patient C"), discarded_at=NOW))
    heard: list[tuple[int, int]] = []
    to = tmp_path / "clinic.json"
    write_clinic(store, to, TODAY, NOW, progress=lambda done, total: heard.append((done, total)))
    names = [one["name"][0]["text"] for one in resources(json.loads(to.read_bytes()), "Patient")]
    assert names == ["Sample Patient A", "Sample Patient B"]
    assert heard == [(1, 2), (2, 2)]


def test_a_cancel_stops_at_once_and_leaves_what_stood_there(clinic: Store, tmp_path: Path) -> None:
    to = tmp_path / "clinic.json"
    to.write_text("before")
    asked = iter([False] * 20 + [True])
    with pytest.raises(Stopped):
        write_clinic(clinic, to, TODAY, NOW, cancelled=lambda: next(asked))
    assert to.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["clinic.json"]
    with pytest.raises(Stopped):
        next(clinic_bundle(clinic, TODAY, NOW, cancelled=lambda: True))


def test_the_page_on_fhir_lists_every_code_with_its_words() -> None:
    page = DOCS.read_text(encoding="utf-8")
    missing = [code for code, words in CODES.items() if f"| `{code}` | {words} |" not in page]
    assert missing == []
