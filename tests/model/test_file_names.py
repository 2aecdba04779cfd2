"""Names that some system cannot store are told of, wherever in an address they stand."""

import pytest

from klsite.model.file_names import MOST_BYTES, RESERVED_NAMES, name_fault


@pytest.mark.parametrize("name", sorted(RESERVED_NAMES))
@pytest.mark.parametrize("path", ["{}/", "nyheder/{}/", "nyheder/{}", "Billeder/{}.png"])
def test_names_of_devices_are_told(path: str, name: str) -> None:
    assert name_fault(path.format(name)) == (
        f"»{name}« kan ikke bruges: Windows kan ikke gemme noget med det navn"
    )


@pytest.mark.parametrize(
    "path", ["", "nyheder/2020/x/", "a/conto/", "a/com/", "a/x-aux/", "Billeder/Ærø (1).png"]
)
def test_others_can_be_stored(path: str) -> None:
    assert name_fault(path) is None


def test_a_long_name_of_plain_letters_is_told() -> None:
    assert name_fault(f"{'a' * MOST_BYTES}/b/") is None
    assert "er for langt" in str(name_fault(f"{'a' * (MOST_BYTES + 1)}/b/"))
