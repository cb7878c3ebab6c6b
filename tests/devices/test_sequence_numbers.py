from strengthtrack.devices.decoding.sequence_numbers import SequenceNumbers


def test_a_number_left_out_is_a_frame_that_never_came() -> None:
    assert SequenceNumbers().missing([b"1", b"2", b"5"]) == 2


def test_the_gap_between_two_reads_is_seen() -> None:
    numbers = SequenceNumbers()
    assert numbers.missing([b"7", b"8"]) == 0
    assert numbers.missing([b"10"]) == 1
    assert numbers.missing([]) == 0
    assert numbers.missing([b"11"]) == 0


def test_a_counter_that_begins_anew_lost_nothing_that_is_known() -> None:
    numbers = SequenceNumbers()
    assert numbers.missing([b"65534", b"65535", b"0", b"1"]) == 0
    assert numbers.missing([b"3"]) == 1


def test_a_wrong_digit_is_no_gap_of_millions() -> None:
    numbers = SequenceNumbers()
    assert numbers.missing([b"7", b"90000008", b"9"]) == 0
    assert numbers.missing([b"11"]) == 1
