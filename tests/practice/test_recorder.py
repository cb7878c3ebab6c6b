from dataclasses import replace

from records_bench import TRIAL, piece
from session_bench import Bench
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.edits import Job
from strengthtrack.practice.testing.recorder import Recorder


def test_the_run_up_of_a_running_trial_is_in_the_records_once(bench: Bench) -> None:
    bench.recorder.begin(TRIAL)
    for second in range(3):
        bench.recorder.piece(TRIAL, piece(second))
    bench.settle()
    assert bench.store.running.cut_short() == (replace(TRIAL, trace=piece(0, 300), complete=False),)


def test_a_trial_that_ended_is_there_whole_and_runs_no_more(bench: Bench) -> None:
    bench.recorder.begin(TRIAL)
    bench.recorder.piece(TRIAL, piece(0))
    whole = replace(TRIAL, trace=piece(0, 250))
    bench.recorder.file(whole)
    assert bench.recorder.unsaved == 1
    bench.settle()
    assert bench.recorder.unsaved == 0
    assert bench.store.running.cut_short() == ()
    assert bench.store.session_trials("s1") == (whole,)


def test_what_was_said_of_a_trial_before_it_is_tried_again_stays_said(bench: Bench) -> None:
    posted: list[tuple[Job, str]] = []
    recorder = Recorder(lambda job, what: posted.append((job, what)))
    recorder.file(TRIAL)
    assert recorder.refused(TRIAL.id)
    marked = replace(TRIAL, mark=Mark.SLIPPED)
    bench.writer.do(lambda store: store.save_trial(marked))
    recorder.try_again()
    bench.writer.do(posted[-1][0])
    assert bench.store.trial(TRIAL.id).mark is Mark.SLIPPED
