"""Bullets that are pasted from other programs become lists; dates and replies do not."""

import pytest

from klsite.text.dialect import normalized
from klsite.text.markdown import convert


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("KKR skal:\n• drøfte\n• samle\n– følge op", "KKR skal:\n- drøfte\n- samle\n- følge op"),
        ("·\tet\n\n▪ to\n•tre", "- et\n\n- to\n- tre"),
        ("• a\no b\no c", "- a\n  - b\n  - c"),
        ("Vi vil:\n– a\n– b", "Vi vil:\n- a\n- b"),
        ("— a\n— b", "- a\n- b"),
        ("• a\nmere om a\n• b", "- a\nmere om a\n- b"),
        ("\t• a", "- a"),
        ("•\u00a0a\no\u00a0b", "- a\n  - b"),
        ("• a\n\no\tb", "- a\n\n  - b"),
        ("•\nFørst\n•\nSå\n• sidst", "-\n  Først\n-\n  Så\n- sidst"),
        ("☐ Ja\n☒ Nej", "- ☐ Ja\n- ☒ Nej"),
        ("‐ a\n‐ b", "- a\n- b"),
        ("-\u00a0a\n1.\u00a0 \u00a0b\n##\u00a0c", "- a\n1. b\n## c"),
        ("a\n \u00a0\u00a0\nb", "a\n\nb"),
    ],
)
def test_bullets_of_other_programs_are_points(text: str, result: str) -> None:
    assert normalized(text) == result


@pytest.mark.parametrize(
    "text",
    [
        "– Det er godt, siger hun.\n\n– Meget, siger han.",
        "Det er godt\n– og mere til.",
        "o et bogstav\n\no alene",
        "```\n• kode\n2. juni\n```",
        "~~~~ txt\n~~~\n2. juni\n\n1. maj\n",
        "tre · fire • fem",
        "–5 grader",
        "12.\u00a0kapitel om 5\u00a0mio.",
    ],
)
def test_dashes_and_signs_within_a_text_are_left_alone(text: str) -> None:
    assert normalized(text) == text


def test_a_date_begins_no_list() -> None:
    assert normalized("2. juni\n1. januar\n2. punkt") == "2\\. juni\n1\\. januar\n2. punkt"
    text = "```\n1. maj\n```\n1{0}. maj `a`\n```a```\n2{0}. maj\n~~~\n~~~\n3{0}. maj"
    assert normalized(text.format("")) == text.format("\\")


def test_pasted_points_are_published_as_one_list() -> None:
    assert convert("KKR skal:\n• drøfte\no samle").html == (
        "<p>KKR skal:</p>\n<ul>\n<li>drøfte\n<ul>\n<li>samle</li>\n</ul>\n</li>\n</ul>"
    )
