from queue import SimpleQueue

from pytestqt.qtbot import QtBot

from strengthtrack.screens.pump import Pump


def pump_over(queue: "SimpleQueue[object]") -> tuple[Pump, list[object]]:
    said: list[object] = []
    return Pump(queue, said.append, lambda: said.append("tick")), said


def test_all_that_came_is_fed_in_one_list_and_told_once(qtbot: QtBot) -> None:
    queue: SimpleQueue[object] = SimpleQueue()
    pump, said = pump_over(queue)
    for event in "abc":
        queue.put(event)
    pump.tick()
    assert said == [["a", "b", "c"], "tick"]


def test_a_tick_without_news_only_ticks(qtbot: QtBot) -> None:
    pump, said = pump_over(SimpleQueue())
    pump.tick()
    assert said == ["tick"]


class Chatty(SimpleQueue[object]):
    """Its thread says something more whenever something is taken out."""

    def get_nowait(self) -> object:
        self.put("late")
        return super().get_nowait()


def test_a_thread_that_never_pauses_does_not_hold_the_window(qtbot: QtBot) -> None:
    queue = Chatty()
    queue.put("first")
    pump, said = pump_over(queue)
    pump.tick()
    assert said == [["first"], "tick"]


def test_it_drains_by_itself_only_while_it_was_asked_to(qtbot: QtBot) -> None:
    queue: SimpleQueue[object] = SimpleQueue()
    pump, said = pump_over(queue)
    pump.start()
    assert pump.running
    queue.put("x")
    qtbot.waitUntil(lambda: ["x"] in said, timeout=1000)
    pump.stop()
    assert not pump.running


def test_stopping_drains_what_was_already_said(qtbot: QtBot) -> None:
    queue: SimpleQueue[object] = SimpleQueue()
    pump, said = pump_over(queue)
    pump.start()
    queue.put("last")
    pump.stop()
    assert ["last"] in said


def test_starting_twice_is_no_harm(qtbot: QtBot) -> None:
    pump, _ = pump_over(SimpleQueue())
    pump.start()
    pump.start()
    pump.stop()
    assert not pump.running
