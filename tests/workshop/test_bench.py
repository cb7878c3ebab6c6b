"""The bench measures what it says it does; its figures are for `dev.py bench`."""

import importlib
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from bench import clinic, progress
from bench.bench import PARTS, main
from bench.figures import say
from bench.memory import held
from bench.painted import Painted
from bench.pixels import latencies_ms
from bench.pushing import RATE_HZ, Pushes
from bench.sitting import open_paced
from bench.stepping_gauge import LEVELS, lasts_s, rows
from strengthtrack.charts.live.trace import LiveTraceChart
from strengthtrack.practice.testing.session_view import Phase


@pytest.mark.parametrize("module", PARTS.values(), ids=PARTS)
def test_every_part_can_be_measured(module: str) -> None:
    assert callable(importlib.import_module(module).measure)


def test_a_part_that_is_none_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "weather"])
    said = capsys.readouterr().err
    assert all(name in said for name in PARTS)


def test_a_figure_says_whether_its_aim_is_met(capsys: pytest.CaptureFixture[str]) -> None:
    assert say("frames", 15.9, "ms", 16.0)
    assert not say("frames", 16.1, "ms", 16.0)
    assert not say("readings", 99.0, "1/s", 100.0, at_least=True)
    assert capsys.readouterr().out.count("MISSED") == 2


def test_a_sitting_hears_a_push_keeps_it_as_a_trial_and_paints_every_frame_of_it(qapp: QApplication) -> None:
    with open_paced(Pushes(every_s=6.0, lasts_s=2.0)) as paced:
        paced.go_to(3.0, 0.25)
        assert paced.sitting.session.phase is Phase.PUSHING
        chart = paced.sitting.place.window.findChild(LiveTraceChart)
        assert isinstance(chart, LiveTraceChart)
        painted = Painted(chart)
        frames = paced.go_to(3.7, 0.1)
        assert painted.count >= frames > 3
        paced.go_to(6.0, 0.25)
        paced.sitting.settle()
        now = held(paced.sitting)
        assert now.trials == paced.sitting.trials == 1
        assert now.widgets > 0


def test_a_step_was_seen_when_it_or_a_later_one_was_painted() -> None:
    written = [(0.9, 150.0), (1.0, 120.0), (1.1, 127.0), (1.2, 134.0), (1.3, 141.0)]
    painted = [(0.95, ""), (1.02, "120"), (1.05, "120"), (1.23, "134"), (1.34, "141")]
    assert latencies_ms(written, painted) == pytest.approx([130.0, 30.0, 40.0])


def test_no_step_has_the_force_of_another_that_may_still_be_on_its_way() -> None:
    forces = rows()
    steps = [now for before, now in pairwise(forces) if now != before and now > 0.0]
    assert all(len(set(steps[first : first + LEVELS])) == LEVELS for first in range(len(steps) - LEVELS))
    assert len(forces) / RATE_HZ == pytest.approx(lasts_s())


def test_the_same_is_typed_and_opened_in_a_small_and_a_large_clinic(qapp: QApplication) -> None:
    with clinic.two_clinics(4, 8) as (small, large):
        names = [{who.name for who in clinic.everybody(office)} for office in (small, large)]
        assert len(names[1]) == 8
        assert names[0] < names[1]
        done = clinic.in_turns(small, large, sought=3, opened=2)
        assert all(len(one.in_list) == len(one.in_search) > 20 for one in done)
        assert [len(one.opened) for one in done] == [2, 2]
        assert all(took.ms > 0.0 for one in done for took in (*one.in_list, *one.in_search, *one.opened))
        assert clinic.shown_again(large) > 0.0


def test_what_is_typed_finds_whom_it_was_taken_from(qapp: QApplication) -> None:
    with clinic.clinic_of(4) as office:
        everybody = clinic.everybody(office)
        for who, text in zip(everybody, clinic.texts(everybody), strict=True):
            assert who in [row.patient for row in office.clinic.desk.everyone.found(text, 9)]


def test_a_page_of_progress_is_opened_until_it_is_painted(qapp: QApplication) -> None:
    with progress.opened(3) as opened:
        assert len(opened.office.clinic.desk.store.sessions("often")) == 3
        assert opened.took_ms() > 0.0
