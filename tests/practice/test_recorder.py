from dataclasses import replace

from records_bench import TRIAL, piece
from session_bench import Bench


def test_the_run_up_of_a_running_trial_is_in_the_records_once(bench: Bench) -> None:
    bench.recorder.begin(TRIAL)
    for second in range(3):
        bench.recorder.piece(TRIAL, piece(second))
    bench.settle()
    assert bench.store.running() == (replace(TRIAL, trace=piece(0, 300), complete=False),)


def test_a_trial_that_ended_is_there_whole_and_runs_no_more(bench: Bench) -> None:
    bench.recorder.begin(TRIAL)
    bench.recorder.piece(TRIAL, piece(0))
    whole = replace(TRIAL, trace=piece(0, 250))
    bench.recorder.file(whole)
    assert bench.recorder.unsaved == 1
    bench.settle()
    assert bench.recorder.unsaved == 0
    assert bench.store.running() == ()
    assert bench.store.session_trials("s1") == (whole,)
