from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from clinic_samples import sample_session, sample_trial
from strengthtrack.clinic.trial import Mark

TRIAL = sample_trial(sample_session("s", date(2026, 3, 3)), 150.0)


def test_a_whole_trial_counts() -> None:
    assert TRIAL.counts


@pytest.mark.parametrize("mark", list(Mark))
def test_a_marked_trial_does_not_count(mark: Mark) -> None:
    assert not replace(TRIAL, mark=mark).counts


def test_a_trial_cut_short_or_set_aside_does_not_count() -> None:
    assert not replace(TRIAL, complete=False).counts
    assert not replace(TRIAL, discarded_at=datetime(2026, 3, 3, tzinfo=UTC)).counts
