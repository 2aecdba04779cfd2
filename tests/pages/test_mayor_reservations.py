"""What is not sure of most mayors is said once, above their table."""

from klsite.pages.councils.mayor_reservations import MayorReservations, mayor_reservations


def test_a_reservation_about_most_mayors_is_said_once_with_those_it_does_not_hold_for() -> None:
    found = mayor_reservations({"Aby": "Kun aftalt", "Bby": None, "Cby": "Kun aftalt"})
    assert found == MayorReservations(common="Kun aftalt", exceptions=("Bby",))
    assert found.number("Kun aftalt") is None


def test_reservations_about_few_or_of_several_kinds_are_marked_in_the_rows() -> None:
    few = mayor_reservations({"Aby": "Kun aftalt", "Bby": None})
    assert (few.common, few.number("Kun aftalt"), few.number(None)) == (None, 1, None)
    several = mayor_reservations({"Aby": "Kun aftalt", "Bby": "Kun ventet", "Cby": "Kun aftalt"})
    assert (several.common, several.number("Kun ventet")) == (None, 2)
