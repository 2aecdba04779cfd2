"""A picture with its caption, above a text (HTML, ``figure``)."""

from dataclasses import replace
from html import escape
from typing import NamedTuple

from klsite.text.rich_text import RichText


class Figure(NamedTuple):
    """A picture: its address from the front page, what it shows, and what stands below it.

    ``text`` is empty for one that is decoration.
    """

    address: str
    text: str
    caption: str | None
    credit: str | None


def under_figure(figure: Figure, body: RichText) -> RichText:
    """Return a text with a picture above it."""
    html = f"{_html(figure)}\n{body.html}".rstrip()
    links = dict.fromkeys((("src", figure.address), *body.links))
    return replace(body, html=html, links=tuple(links))


def _html(figure: Figure) -> str:
    below = [escape(figure.caption, quote=False)] if figure.caption else []
    if figure.credit:
        below.append(f"<small>Foto: {escape(figure.credit, quote=False)}</small>")
    caption = f"<figcaption>{' '.join(below)}</figcaption>" if below else ""
    image = f'<img src="{escape(figure.address)}" alt="{escape(figure.text)}">'
    return f"<figure>{image}{caption}</figure>"
