from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from clinic_samples import sample_session, sample_trace, sample_trial
from frame_bench import NOW, TODAY, Office
from strengthtrack.clinic.analysis import APP, Measured
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.practice.trial_analysis import (
    TrialAnalysis,
    log_words,
    move_onset,
    take_on,
    trial_analysis,
    trial_entries,
    unlike,
)
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.science import analysis as science_analysis
from strengthtrack.science.analysis import analysed
from strengthtrack.science.force_time import ANALYSIS_VERSION
from trial_samples import LEAD_S, file_over_the_wire, keep_as_before_versions, pushed


@pytest.fixture
def visit(office: Office) -> Session:
    return office.test(office.patient("Sample Patient A"), TODAY)


@pytest.fixture
def trial(office: Office, visit: Session) -> Trial:
    made = pushed(visit, 2)
    file_over_the_wire(office, made)
    return made


def worked_out(office: Office, trial: Trial) -> TrialAnalysis:
    return trial_analysis(office.store, trial, NOW)


def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is a later one, with another version of the arithmetic."""
    monkeypatch.setattr(science_analysis, "ANALYSIS_VERSION", ANALYSIS_VERSION + 1)
    monkeypatch.setattr("strengthtrack.practice.trial_analysis.ANALYSIS_VERSION", ANALYSIS_VERSION + 1)


def test_a_filed_trial_has_its_curve_its_onset_and_its_measures(office: Office, trial: Trial) -> None:
    found = worked_out(office, trial)
    assert found.ours is None
    assert (found.kept.version, found.kept.by) == (ANALYSIS_VERSION, APP)
    assert found.kept.onset_s == pytest.approx(LEAD_S, abs=0.03)
    assert found.kept.measure(Measured.PEAK).value == found.force_n.max() == 180.0
    assert all(measure.value is not None for measure in found.kept.measures)


def test_an_onset_moved_by_hand_is_kept_with_who_when_and_from_where(office: Office, trial: Trial) -> None:
    before = worked_out(office, trial).kept
    edit = move_onset(worked_out(office, trial), 1.05, "Sample Tester", NOW)
    office.desk.edits.do(edit)
    assert edit.name == "Onset of trial 2 moved to 1.050 s"
    moved = office.store.analyses.in_force(trial.id)
    assert moved is not None
    assert (moved.onset_s, moved.moved_from_s, moved.by) == (1.05, before.onset_s, "Sample Tester")
    assert moved.made_at == NOW
    assert moved.measures == worked_out(office, trial).tried(1.05)
    assert moved.measure(Measured.RFD_200) != before.measure(Measured.RFD_200)
    assert office.store.analyses.of_trial(trial.id)[0] == before
    assert office.changes[-1] == Changes(frozenset({Kind.ANALYSIS}), "p0")


def test_a_moved_onset_is_taken_back_and_done_again(office: Office, trial: Trial) -> None:
    before = worked_out(office, trial).kept
    office.desk.edits.do(move_onset(worked_out(office, trial), 1.05, "Sample Tester", NOW))
    moved = worked_out(office, trial).kept
    office.desk.edits.undo()
    assert worked_out(office, trial).kept == before
    assert [row.id for row in worked_out(office, trial).log] == [before.id, moved.id]
    office.desk.edits.redo()
    assert worked_out(office, trial).kept == moved


def test_the_log_says_what_was_done_newest_first(office: Office, trial: Trial) -> None:
    office.desk.edits.do(move_onset(worked_out(office, trial), 1.05, "  ", NOW))
    office.desk.edits.undo()
    found = worked_out(office, trial)
    assert found.kept.onset_s is not None
    newest, first = log_words(replace(found, log=tuple(replace(row, made_at=NOW) for row in found.log)))
    when, was = f"version 1, 28 Apr 2026 {NOW.astimezone():%H:%M}", f"{found.kept.onset_s:.3f} s"
    assert newest == f"Onset moved from {was} to 1.050 s by the tester, {when}, taken back"
    assert first == f"Worked out by the app, {when}"


def test_a_later_version_shows_what_it_makes_of_it_beside_the_old_and_replaces_it_only_when_asked(
    office: Office, trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = worked_out(office, trial).kept
    newer(monkeypatch)
    found = worked_out(office, trial)
    assert (found.kept, found.ours and found.ours.version) == (old, ANALYSIS_VERSION + 1)
    assert worked_out(office, trial).kept == old
    edit = take_on(found, NOW)
    assert edit.name == "Trial 2 worked out by version 2"
    office.desk.edits.do(edit)
    assert worked_out(office, trial).kept == found.ours
    assert worked_out(office, trial).ours is None
    office.desk.edits.undo()
    assert worked_out(office, trial).kept == old


def test_a_later_version_leaves_an_onset_where_a_person_set_it(
    office: Office, trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.desk.edits.do(move_onset(worked_out(office, trial), 1.05, "Sample Tester", NOW))
    newer(monkeypatch)
    ours = worked_out(office, trial).ours
    assert ours is not None
    assert (ours.onset_s, ours.by, ours.version) == (1.05, "Sample Tester", ANALYSIS_VERSION + 1)


def test_a_trial_of_before_versions_has_its_peak_and_best_second_and_ours_beside_them(
    office: Office, visit: Session
) -> None:
    trial = pushed(visit, 3)
    keep_as_before_versions(office, trial)
    found = worked_out(office, trial)
    assert found.log == ()
    assert (found.kept.version, found.kept.rate_hz) == (0, None)
    assert {one.of for one in found.kept.measures} == {Measured.PEAK, Measured.BEST_SECOND}
    assert found.kept.measure(Measured.RFD_200).why_not == "not worked out then"
    assert found.in_force is found.ours
    office.desk.edits.do(move_onset(found, 1.05, "Sample Tester", NOW))
    moved = worked_out(office, trial)
    assert (moved.kept.version, moved.ours) == (ANALYSIS_VERSION, None)
    assert found.ours is not None
    assert moved.kept.moved_from_s == found.ours.onset_s
    office.desk.edits.undo()
    assert worked_out(office, trial).kept.version == 0


def test_there_is_nothing_to_take_on_of_todays_version(office: Office, trial: Trial) -> None:
    with pytest.raises(ValueError, match="today"):
        take_on(worked_out(office, trial), NOW)


def test_a_typed_trial_has_no_curve_and_no_other_version(office: Office, visit: Session) -> None:
    typed = next(one for one in office.store.session_trials(visit.id) if one.trace is None)
    found = worked_out(office, typed)
    assert (found.t_s.size, found.ours, found.log) == (0, None, ())


def test_the_list_has_the_newest_visit_first_and_each_leg_in_order(office: Office, visit: Session) -> None:
    earlier = office.test(office.store.patient("p0"), TODAY - timedelta(days=56))
    slow = replace(pushed(earlier, 1, side=Side.LEFT), mark=Mark.PAIN)
    other = pushed(visit, 1)
    rotation = replace(other, id="r", setup=replace(other.setup, movement=Movement.EXTERNAL_ROTATION))
    for one in (slow, rotation, pushed(visit, 3), pushed(visit, 1, side=Side.LEFT), replace(other, practice=True)):
        keep_as_before_versions(office, one)
    entries = trial_entries(office.store, "p0")
    assert [(entry.day, entry.trial.setup.side.value, entry.number, entry.mark) for entry in entries] == [
        (TODAY, "right", "P1", "practice"),
        (TODAY, "right", "1", "typed"),
        (TODAY, "right", "3", ""),
        (TODAY, "left", "1", ""),
        (TODAY, "right", "1", ""),
        (TODAY - timedelta(days=56), "right", "1", "typed"),
        (TODAY - timedelta(days=56), "left", "1", "limited by pain"),
    ]
    assert entries[0].title == "Hip abduction right, practice 1"


def test_a_blind_session_is_not_in_the_list_until_it_is_finished(office: Office, visit: Session) -> None:
    blind = replace(visit, blind=True, finished_at=None)
    office.writer.do(lambda store: store.save_session(blind))
    assert trial_entries(office.store, "p0") == ()
    office.writer.do(lambda store: store.save_session(replace(blind, finished_at=NOW)))
    assert len(trial_entries(office.store, "p0")) == 1


def test_two_trials_are_comparable_or_it_is_said_what_differs(visit: Session) -> None:
    by_belt, again = pushed(visit, 1), pushed(visit, 2)
    by_hand = replace(pushed(visit, 3, side=Side.LEFT, fixation=Fixation.HAND), started_at=by_belt.started_at)
    later = replace(by_belt, started_at=by_belt.started_at + timedelta(days=1))
    assert unlike(by_belt, again) == ()
    assert unlike(later, by_hand) == unlike(by_hand, later)
    assert unlike(later, by_hand) == ("Left and right leg", "Fixation changed, by hand to belt")
    flexed = replace(again, setup=replace(again.setup, movement=Movement.KNEE_FLEXION))
    assert unlike(by_belt, flexed) == ("Hip abduction and knee flexion",)


@given(st.lists(st.floats(-2000.0, 2000.0), max_size=300), st.floats(0.5, 3000.0))
def test_no_trace_whatever_keeps_a_trial_from_being_filed(values: list[float], rate_hz: float) -> None:
    trial = sample_trial(sample_session("s", date(2026, 3, 3)), 100.0)
    found = analysed(replace(trial, trace=sample_trace(values, rate_hz)), "a", NOW)
    assert len(found.measures) == len(Measured)
    assert all(one.value is None or np.isfinite(one.value) for one in found.measures)
    assert all(bool(one.why_not) == (one.value is None) for one in found.measures)


def test_importing_it_does_not_bring_the_slow_library(tmp_path: Path, qapp: QApplication) -> None:
    import subprocess
    import sys

    code = (
        "import sys, strengthtrack.practice.trial_analysis, strengthtrack.science.normalise; "
        "sys.exit('scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
