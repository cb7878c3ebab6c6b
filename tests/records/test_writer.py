import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from records_bench import KEY, OTHER_KEY, PATIENT, SESSION, TRIAL, trial
from strengthtrack.errors import RecordsFault
from strengthtrack.records import database
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store
from strengthtrack.records.writer import WriteFailed, Writer, Written

Heard = SimpleQueue[Written | WriteFailed]


@pytest.fixture
def heard() -> Heard:
    return SimpleQueue()


@pytest.fixture
def writer(path: Path, heard: Heard) -> Iterator[Writer]:
    made = Writer(path, KEY, heard.put)
    made.do(lambda store: store.save_patient(PATIENT))
    made.do(lambda store: store.save_session(SESSION))
    yield made
    made.close()


@pytest.fixture
def reading(writer: Writer, path: Path) -> Iterator[Store]:
    store = Store(database.open(path, KEY))
    yield store
    store.close()


def full(store: Store) -> Changes:
    store.save_setting("half", "kept")
    raise RecordsFault("The disk is full; make room.")


def bug(store: Store) -> Changes:
    store.save_setting("half", "kept")
    raise ZeroDivisionError("ours")


def test_what_was_done_is_there_for_every_reader(writer: Writer, reading: Store) -> None:
    assert writer.do(lambda store: store.save_trial(TRIAL)) == Changes(frozenset({Kind.TRIAL}), "p1")
    assert reading.trials("p1") == (TRIAL,)


def test_what_is_posted_is_reported_once_it_is_stored(writer: Writer, reading: Store, heard: Heard) -> None:
    writer.post(lambda store: store.save_trial(TRIAL), "trial 1")
    assert heard.get(timeout=10) == Written("trial 1", Changes(frozenset({Kind.TRIAL}), "p1"))
    assert reading.trials("p1") == (TRIAL,)


def test_posting_does_not_wait_for_the_disk(writer: Writer, heard: Heard) -> None:
    disk = threading.Event()

    def slow(store: Store) -> Changes:
        assert disk.wait(30)
        return store.save_setting("a", "b")

    writer.post(slow, "slow")
    assert heard.empty()
    disk.set()
    assert heard.get(timeout=10).what == "slow"


def test_jobs_are_done_in_the_order_they_were_asked(writer: Writer, reading: Store, heard: Heard) -> None:
    for number in range(20):
        writer.post(lambda store, number=number: store.save_setting("last", str(number)), str(number))  # type: ignore[misc]
    writer.do(lambda store: store.save_setting("done", "yes"))
    assert [heard.get(timeout=10).what for _ in range(20)] == [str(number) for number in range(20)]
    assert reading.setting("last") == "19"


def test_a_fault_reaches_who_waits_and_nothing_of_the_job_is_kept(writer: Writer, reading: Store) -> None:
    with pytest.raises(RecordsFault, match="make room"):
        writer.do(full)
    assert reading.setting("half") is None


def test_a_posted_fault_is_put_as_its_sentence(writer: Writer, reading: Store, heard: Heard) -> None:
    writer.post(full, "trial 3")
    assert heard.get(timeout=10) == WriteFailed("trial 3", "The disk is full; make room.")
    assert reading.setting("half") is None


def test_a_bug_is_loud_to_who_waits(writer: Writer, reading: Store) -> None:
    with pytest.raises(ZeroDivisionError, match="ours"):
        writer.do(bug)
    assert reading.setting("half") is None


def test_a_posted_bug_is_put_with_the_bug_itself(writer: Writer, heard: Heard) -> None:
    writer.post(bug, "trial 3")
    failed = heard.get(timeout=10)
    assert isinstance(failed, WriteFailed)
    assert isinstance(failed.bug, ZeroDivisionError)
    assert failed.sentence.startswith("A fault in the app kept this from being stored; please report it")


def test_after_a_fault_and_a_bug_the_next_job_is_done(writer: Writer, reading: Store) -> None:
    for job in (full, bug):
        writer.post(job, "x")
    writer.do(lambda store: store.save_trial(TRIAL))
    assert reading.trials("p1") == (TRIAL,)


def test_closing_does_first_what_was_asked(writer: Writer, reading: Store, heard: Heard) -> None:
    for number in range(1, 21):
        writer.post(lambda store, number=number: store.save_trial(trial(number)), "x")  # type: ignore[misc]
    writer.close()
    assert len(reading.trials("p1")) == 20
    assert heard.qsize() == 20
    assert not any(thread.name == "records writer" for thread in threading.enumerate())


def test_closing_twice_is_no_harm_and_then_nothing_can_be_asked(writer: Writer) -> None:
    writer.close()
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        writer.post(bug, "late")
    with pytest.raises(RuntimeError, match="closed"):
        writer.do(bug)


def test_records_that_do_not_open_are_told_where_the_writer_is_made(writer: Writer, path: Path, heard: Heard) -> None:
    with pytest.raises(RecordsFault, match="key does not open"):
        Writer(path, OTHER_KEY, heard.put)


def test_all_writing_is_done_on_one_thread(writer: Writer) -> None:
    names = set()

    def job(store: Store) -> Changes:
        names.add(threading.current_thread().name)
        return store.save_setting("a", "b")

    writer.do(job)
    writer.do(job)
    assert names == {"records writer"}
