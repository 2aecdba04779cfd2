"""What an editor is told about an answer that the search cannot give, word for word."""

import pytest

from support.editing import Tell

NO_PART = (
    "»#{}« er hverken et ord i ordbogen eller et punkt i reglerne: skriv et id derfra, eller siden "
    "alene"
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("/kkr/fjordland/", []),
        ("/abonner/", []),
        ("/ordbog/#bed", []),
        (
            "/nyheder/2030/aabner/",
            [
                "»/nyheder/2030/aabner/« kan ikke svare på spørgsmål: skriv adressen på en side, "
                "som findes, og som hverken er en nyhed eller skrevet i content/"
            ],
        ),
        ("/ordbog/#beed", [NO_PART.format("beed")]),
        ("/kkr/#om", [NO_PART.format("om")]),
    ],
)
def test_only_what_the_search_finds_can_be_an_answer(
    told: Tell, page: str, expected: list[str]
) -> None:
    answers = f"answers:\n  - {{page: '{page}', asked: [hvad er det]}}\nupdated:"
    found = told("synonyms.yml", "updated: 2030-01-01\n", f"{answers} 2030-01-01\n")
    assert found == [f"2:12: {each}" for each in expected]
