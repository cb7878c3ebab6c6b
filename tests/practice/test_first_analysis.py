"""Every trial that comes over the wire is worked out when it is filed."""

from dataclasses import replace

import pytest

from clinic_samples import sample_trace
from records_bench import TRIAL
from session_bench import Bench
from strengthtrack.clinic.analysis import APP, Measured
from strengthtrack.clinic.trial import Source
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.testing import recorder
from strengthtrack.science.force_time import ANALYSIS_VERSION
from strengthtrack.science.push_model import push

PUSHED = replace(TRIAL, trace=sample_trace(push(180.0, 3.0, 100.0, seed=3, lead_s=1.0)[1].tolist()))


def test_a_trial_and_its_first_analysis_are_filed_together(bench: Bench) -> None:
    bench.recorder.file(PUSHED)
    bench.settle()
    first = bench.store.analyses.in_force(PUSHED.id)
    assert first is not None
    assert (first.version, first.by, first.moved_from_s) == (ANALYSIS_VERSION, APP, None)
    assert first.onset_s is not None
    assert abs(first.onset_s - 1.0) < 0.1
    assert first.measure(Measured.PEAK).value == 180.0
    assert first.rate_hz is not None
    assert round(first.rate_hz) == 100


def test_a_typed_trial_has_nothing_to_work_out(bench: Bench) -> None:
    bench.recorder.file(replace(TRIAL, trace=None, source=Source.TYPED, typed_n=170.0))
    bench.settle()
    assert bench.store.analyses.of_trial(TRIAL.id) == ()


def test_filing_again_after_a_full_disk_adds_no_second_row(bench: Bench) -> None:
    bench.recorder.file(PUSHED)
    bench.recorder.refused(PUSHED.id)
    bench.recorder.try_again()
    bench.settle()
    assert len(bench.store.analyses.of_trial(PUSHED.id)) == 1


def test_a_trial_whose_analysis_cannot_be_kept_is_not_half_kept(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "analysed", broken)
    bench.recorder.file(PUSHED)
    bench.settle()
    assert not bench.store.has_trial(PUSHED.id)
    assert bench.recorder.unsaved == 1


def broken(*_: object) -> None:
    raise RecordsFault("The disk is full; make room.")
