"""Page records to the HTML of their content, by the templates below ``overrides/pages``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from operator import methodcaller
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import StrictUndefined
from markupsafe import Markup

from klsite import addresses
from klsite.addresses import Link
from klsite.model.news_meta import NewsMeta
from klsite.pages.page import Page, Redirect
from klsite.render.fast_jinja import CODE, FastEnvironment, mark_safe
from klsite.render.former_places import (
    NO_FORMER_PLACES,
    FormerPlacesOfPages,
    with_former_places,
)
from klsite.render.frames import PageHtml
from klsite.render.json_ld import json_ld
from klsite.render.modules import imports_in
from klsite.render.picture_tags import FactsOf, with_pictures
from klsite.render.relative_links import from_root, relativize
from klsite.render.template_loader import Unindented
from klsite.results.party_names import with_letter
from klsite.text import danish, markdown
from klsite.text.headings import headings
from klsite.text.rich_text import RichText, fitted

_MOST_MEMOIZED = 1_000
"""Pieces of HTML that a process keeps: pages that share one are rendered soon after each other."""


class LazyMapping(Mapping[str, Any]):
    """A mapping that is computed at the first look-up: most pages need few of them."""

    def __init__(self, compute: Callable[[], Mapping[str, Any]]) -> None:
        self._compute = compute

    @cached_property
    def _mapping(self) -> Mapping[str, Any]:
        return self._compute()

    def __getitem__(self, key: str) -> Any:
        return self._mapping[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._mapping)

    def __len__(self) -> int:
        return len(self._mapping)


class Renderer:
    """Renders what is a page's own; the frame around it is the theme's.

    ``names`` is what the templates may look up besides the page. ``body`` gives the body of a
    news item, ``facts_of`` what is known of a picture, and ``former`` the places that pages had.
    """

    def __init__(
        self,
        templates: Path,
        names: Mapping[str, Any],
        body: Callable[[NewsMeta], RichText | None],
        facts_of: FactsOf,
        former: FormerPlacesOfPages = NO_FORMER_PLACES,
    ) -> None:
        self._facts_of, self._former = facts_of, former
        self._environment = FastEnvironment(
            loader=Unindented(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            optimized=False,  # which looks for constants to work out ahead, of which there are few
            bytecode_cache=CODE,
        )
        self._environment.filters |= {
            "link": from_root,
            "markdown": _markdown,
            "long_date": danish.long_date,
            "period": danish.period,
            "number": danish.number,
            "either": danish.either,
            "listing": danish.listing,
            "clock": danish.clock,
            "file_size": danish.file_size,
            "file_kind": _file_kind,
            "webcal": _webcal,
            "with_letter": with_letter,
            "capitalize_first": _capitalize_first,
            "hyphenated": danish.hyphenated,
            "decimal": danish.decimal,
            "percent": danish.percent,
            "json_ld": _json_ld,
            "alternate_links": _alternate_links,
            "iso": methodcaller("isoformat"),
            "host": _host,
            "telephone": _telephone,
        }
        self._environment.filters |= {
            "body": _body_filter(body),
            "imports": imports_in(templates / "assets"),
        }
        self._environment.globals |= {
            "addresses": addresses,
            "memoized": lru_cache(_MOST_MEMOIZED)(_called),
            **names,
        }

    def load(self, names: Iterable[str] | None = None) -> None:
        """Load templates, those of all pages unless named, so that no copy need compile them."""
        if names is None:
            names = self._environment.list_templates(filter_func=_is_for_pages)
        for name in names:
            self._environment.get_template(name)

    @property
    def loaded(self) -> tuple[str, ...]:
        """The names of the templates that have been loaded."""
        return tuple(self._environment.loaded)

    def html(self, page: Page) -> PageHtml:
        """Return the HTML that is a page's own."""
        template = f"pages/{page.template}.html"
        return self._around(page, self._environment.html(template, page=page, content=page.content))

    def _around(self, page: Page, content: str) -> PageHtml:
        """Return the HTML of a page with a content that is safe to publish."""
        head = self._environment.html("frame/head.html", page=page)
        if former := self._former.get(page.address):
            content = with_former_places(content, former)
            content += self._environment.html("frame/former_places.html", places=former)
        found = tuple(headings(content))
        body = self._environment.html(
            "frame/body.html", page=page, html=mark_safe(content), headings=found
        )
        complete = with_pictures(body, self._facts_of)
        return PageHtml(relativize(head, page.address), relativize(complete, page.address))

    def redirect(self, redirect: Redirect) -> str:
        """Return the whole HTML document that sends a visitor on."""
        document = self._environment.html("redirect.html", page=redirect)
        return relativize(document, redirect.address)


def _is_for_pages(template: str) -> bool:
    return template.startswith(("pages/", "frame/", "macros/"))


def _called(macro: Callable[..., Markup], *values: object) -> Markup:
    """Return the HTML of a macro called with some values.

    It is memoized for all pages: the macro must depend on its arguments alone, and they must be
    hashable.
    """
    return macro(*values)


def _webcal(address: str) -> str:
    """Return the address by which a calendar program subscribes instead of downloading."""
    return "webcal:" + address.partition(":")[2]


def _capitalize_first(text: Markup) -> Markup:
    """Return text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def _json_ld(page: Page, site_url: str) -> Markup:
    """Return the JSON-LD of a page, which stands in a ``script`` element."""
    return mark_safe(json_ld(page, site_url))


@lru_cache(_MOST_MEMOIZED)
def _alternate_links(alternates: tuple[Link, ...]) -> Markup:
    """Return the links in the head to what programs find from a page; many pages share them."""
    link = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    return Markup("").join(
        link.format(addresses.media_type(each.address), each.title, from_root(each.address))
        for each in alternates
    )


def _file_kind(path: str) -> str:
    """Return the kind of a file, as in ``pdf``, from its name."""
    return path.rsplit(".", 1)[-1].lower()


def _host(web_address: str) -> str:
    """Return the host of a web address, as people say it."""
    return urlsplit(web_address).netloc


def _telephone(number: str) -> str:
    """Return a telephone number as a ``tel:`` link has it (RFC 3966), Danish if not said."""
    digits = "".join(character for character in number if character.isdigit())
    return f"+{digits}" if number.startswith("+") else f"+45{digits}"


def _body_filter(body: Callable[[NewsMeta], RichText | None]) -> Callable[[NewsMeta], Markup]:
    def shown_body(item: NewsMeta) -> Markup:
        """Return the clean HTML of an item's body."""
        found = body(item)
        assert found is not None, "asked for only where there is one"
        return mark_safe(fitted(found, _rooted_local))

    return shown_body


def _rooted_local(address: str) -> str:
    return from_root(address.lstrip("/"))


def _markdown(text: str, below: int = 1, prefix: str = "") -> Markup:
    """Return the clean HTML of a Markdown text.

    ``below`` is the level of the heading that the text stands under, ``prefix`` what the ids of
    its own headings begin with where several texts stand on a page.
    """
    return mark_safe(markdown.to_html(text, _rooted_local, below, prefix))
