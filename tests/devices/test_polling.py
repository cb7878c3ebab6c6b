from strengthtrack.devices.link.polling import Polling
from strengthtrack.devices.profiles.profile import Profile


def test_a_stream_is_never_asked(mark10: Profile) -> None:
    polling = Polling(mark10.acquire)
    assert (polling.request(1.0), polling.pause_s(1.0), polling.may_speak(1.0)) == (b"", 0.0, True)


def test_it_asks_again_after_the_answer_and_no_faster_than_the_wire(imada: Profile) -> None:
    polling = Polling(imada.acquire)
    assert polling.request(1.0) == b"D\r"
    assert polling.request(1.001) == b""
    polling.answered()
    assert round(polling.pause_s(1.001), 6) == round(1 / 160 - 0.001, 6)
    assert polling.request(1.004) == b""
    assert polling.request(1.01) == b"D\r"


def test_the_last_of_a_short_period_is_not_waited_for_and_that_of_a_long_one_is(imada: Profile) -> None:
    quick = Polling(imada.acquire)
    slow = Polling(imada.acquire.model_copy(update={"rate_max_hz": 10.0}))
    for polling in (quick, slow):
        polling.request(1.0)
        polling.answered()
    assert (quick.pause_s(1.006), quick.request(1.006)) == (0.0, b"D\r")
    assert (round(slow.pause_s(1.099), 6), slow.request(1.099), slow.request(1.1001)) == (0.001, b"", b"D\r")


def test_an_answer_that_never_comes_is_not_waited_for_without_end(imada: Profile) -> None:
    polling = Polling(imada.acquire)
    polling.request(1.0)
    assert polling.pause_s(1.1) == 0.0
    assert polling.request(1.26) == b"D\r"
