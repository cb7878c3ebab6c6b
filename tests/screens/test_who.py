from dataclasses import replace
from datetime import date, timedelta

from clinic_samples import sample_patient
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import Pause, hip_programme
from strengthtrack.screens.who import facts

TODAY = date(2026, 4, 28)
A = replace(sample_patient(), affected=AffectedSide.RIGHT)
HIP = hip_programme("g", "a", TODAY - timedelta(days=28))


def test_the_strip_tells_birth_side_and_week() -> None:
    assert facts(A, HIP, TODAY) == "Born 12 Mar 1994  ·  Right side  ·  Week 4 of 8, hip programme"
    assert facts(sample_patient(), None, TODAY) == "Born 12 Mar 1994"


def test_it_tells_a_pause_and_an_end() -> None:
    paused = replace(HIP, pauses=(Pause(TODAY - timedelta(days=7)),))
    assert facts(A, paused, TODAY).endswith("Week 3 of 8, hip programme, paused since 21 Apr")
    ended = replace(paused, ended_on=TODAY - timedelta(days=2))
    assert facts(A, ended, TODAY).endswith("Ended 26 Apr, hip programme")
