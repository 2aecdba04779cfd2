"""A party has one name: in full, and with its letter wherever it stands in a list or table."""

import re
from pathlib import Path

import pytest

from klsite.model.dataset import Dataset
from klsite.results.party_names import party_of_letter, with_letter
from support.loading import load_data
from support.project import REAL
from support.reading import pages

_NAMED = (
    "//article//th[@scope='row'] | //article//ul[contains(@class, 'kl-legend')]/li"
    " | //article//ul[contains(@class, 'kl-ranges')]/li/p"
)
_WITHOUT_LETTERS = ("om-kl/bestyrelsen/", "om-kl/repraesentantskabet/")
"""Pages of figures for the whole country, whose sources name no letters."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_data(REAL / "data").dataset


def test_a_party_in_a_list_or_table_has_its_full_name_and_its_letter(
    real_site: Path, dataset: Dataset
) -> None:
    names = {each.id: each.name for each in dataset.parties.parties}
    right = {
        with_letter(names[party], letter)
        for election in dataset.elections
        for letter, party in election.party_by_letter.items()
    }
    begins = re.compile("|".join(map(re.escape, names.values())))
    seen = set()
    for page in pages(real_site):
        if page.address in _WITHOUT_LETTERS:
            continue
        for place in page.document.xpath(_NAMED):
            own = [
                place.text or "",
                *(each.tail or "" for each in place),
                *place.xpath(".//a/text()"),
            ]
            text = " ".join("".join(own).replace("\xad", "").split())
            if begins.match(text):
                named = re.split(r"(?<=\))|:|,", text)[0]
                assert named in right, f"{page.address}: {text}"
                seen.add(named)
    assert len(seen) > 10


def test_a_letter_alone_is_named_only_where_it_never_changed_hands(dataset: Dataset) -> None:
    assert party_of_letter(dataset, "A") == "Socialdemokratiet (A)"
    moved = next(
        letter
        for election in dataset.elections
        for letter in election.party_by_letter
        if len({each.party_by_letter.get(letter) for each in dataset.elections}) > 1
    )
    assert party_of_letter(dataset, moved) == moved
