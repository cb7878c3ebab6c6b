"""What is read, counted and written down: torque, which nothing can be recorded with, and frames that never came."""

import numpy as np

from strengthtrack.cli.readings_file import lines
from strengthtrack.cli.tally import Tally
from strengthtrack.devices.readings import Readings

TORQUE = Readings(np.array([2.0, 2.5]), np.array([-1.5, 0.25]), "Nm", ("ok", "ok"))
FORCE = Readings(np.array([2.0]), np.array([2.0]), "kgf", ("ok",))


def test_a_table_of_torque_has_its_value_and_no_newtons() -> None:
    assert lines(TORQUE, 2.0) == ["0.000000,,-1.5,Nm,ok\n", "0.500000,,0.25,Nm,ok\n"]
    assert lines(FORCE, 2.0) == ["0.000000,19.6133,2,kgf,ok\n"]


def test_a_summary_of_torque_says_that_it_is_no_force() -> None:
    tally = Tally()
    tally.add(TORQUE)
    assert "-1.5 to 0.25 Nm, which is no force; not ok: 0." in tally.words()


def test_frames_that_never_came_are_counted_where_that_is_known() -> None:
    tally = Tally()
    tally.add(FORCE)
    assert "never came" not in tally.words()
    tally.add(Readings(np.array([3.0]), np.array([2.0]), "kgf", ("ok",), dropped=4))
    assert "Frames that never came: 4." in tally.words()
