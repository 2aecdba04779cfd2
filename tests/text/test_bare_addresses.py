"""Addresses that stand bare in a text are links, and nothing else becomes one."""

import pytest

from klsite.text.markdown import convert


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("https://www.kl.dk/kkr/", '<a href="https://www.kl.dk/kkr/">https://www.kl.dk/kkr/</a>'),
        ("Se www.kl.dk, ikke", 'Se <a href="https://www.kl.dk">www.kl.dk</a>, ikke'),
        ("(http://a.dk/b_(c)).", '(<a href="http://a.dk/b_(c)">http://a.dk/b_(c)</a>).'),
        (
            "https://a.dk/?b=1&c=2#d!",
            '<a href="https://a.dk/?b=1&amp;c=2#d">https://a.dk/?b=1&amp;c=2#d</a>!',
        ),
        ("»https://a.dk/«", '»<a href="https://a.dk/">https://a.dk/</a>«'),
        ("**www.a.dk**", '<strong><a href="https://www.a.dk">www.a.dk</a></strong>'),
        ("https://a.dk/<", '<a href="https://a.dk/">https://a.dk/</a>&lt;'),
        ("skriv til kl@kl.dk.", 'skriv til <a href="mailto:kl@kl.dk">kl@kl.dk</a>.'),
        ("https://ærø.dk/søg", '<a href="https://ærø.dk/søg">https://ærø.dk/søg</a>'),
        ("https://a.dk:8080", '<a href="https://a.dk:8080">https://a.dk:8080</a>'),
    ],
)
def test_a_bare_address_is_a_link(text: str, html: str) -> None:
    assert convert(text).html == f"<p>{html}</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("`https://a.dk/`", "<code>https://a.dk/</code>"),
        ("[www.a.dk](/kkr/)", '<a href="/kkr/">www.a.dk</a>'),
        ("<https://a.dk/>", '<a href="https://a.dk/">https://a.dk/</a>'),
        ("![www.a.dk](/x.png)", '<img src="/x.png" alt="www.a.dk">'),
        ("https://localhost/ www. a@b https:// @kl x@y.z", None),
        ("ahttps://a.dk/", None),
    ],
)
def test_nothing_else_becomes_a_link(text: str, html: str | None) -> None:
    assert convert(text).html == f"<p>{text if html is None else html}</p>"


def test_a_link_to_a_bare_address_is_checked_like_the_others() -> None:
    assert convert("https://a.dk/ og kl@kl.dk").links == (
        ("href", "https://a.dk/"),
        ("href", "mailto:kl@kl.dk"),
    )
