from strengthtrack.clinic.sentences import listed, lower_first, upper_first


def test_words_are_listed_as_one_says_them() -> None:
    assert [listed(["a", "b", "c"][:many]) for many in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_only_the_first_letter_changes_between_a_title_and_a_sentence() -> None:
    assert lower_first("Hip abduction, by Sample Tester") == "hip abduction, by Sample Tester"
    assert upper_first("no height, in m") == "No height, in m"
    assert (lower_first(""), upper_first("")) == ("", "")
