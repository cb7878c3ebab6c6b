from strengthtrack.clinic.quantity import Quantity


def test_every_quantity_has_words_for_a_picker_and_no_two_the_same() -> None:
    assert Quantity.NEWTONS.words == "Newtons"
    assert Quantity.TORQUE.words == "Newton metres"
    assert len({quantity.words for quantity in Quantity}) == len(Quantity)


def test_a_quantity_is_shown_with_the_decimals_that_tell_two_pushes_apart() -> None:
    shown = {quantity.value: f"{quantity.decimals}" for quantity in Quantity}
    assert shown["N"] == shown["% of baseline"] == "0"
    assert shown["kgf"] == shown["N.m"] == shown["% body weight"] == "1"
    assert shown["N.m/kg"] == shown["N/kg"] == "2"


def test_the_times_sign_is_a_true_one() -> None:
    assert Quantity.BODY_WEIGHT_HEIGHT.value == "% body weight \N{MULTIPLICATION SIGN} height"
