"""Page records to the HTML of their content, by the templates below ``overrides/pages``."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from klsite import addresses, danish, markdown_html
from klsite.headings import headings
from klsite.pages.glossary import word_addresses
from klsite.pages.page import Page, Redirect
from klsite.pages.rules_of_procedure import point_addresses
from klsite.site import Site


@dataclass(frozen=True, slots=True)
class Parts:
    """The HTML that is a page's own: what its head says of it, and what stands in its body."""

    head: str
    body: str


class Renderer:
    """Renders what is a page's own; the frame around it is the theme's."""

    def __init__(self, templates: Path, site: Site, site_url: str, site_name: str) -> None:
        dataset = site.dataset
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # a build is one reading of the templates
        )
        self._environment.filters |= {
            "link": _link,
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
            "capitalize_first": _capitalize_first,
            "hyphenated": danish.hyphenated,
            "decimal": danish.decimal,
            "percent": danish.percent,
            "iso": date.isoformat,
            "host": _host,
            "telephone": _telephone,
        }
        self._environment.globals |= {
            "points": point_addresses(dataset),
            "words": word_addresses(dataset),
            "councils": {each.term.file: each for each in site.council_work.terms},
            "addresses": addresses,
            "municipalities": dataset.municipality_by_code,
            "sources": dataset.source_by_id,
            "organisation": dataset.organisation,
            "site_url": site_url,
            "site_name": site_name,
        }

    def parts(self, page: Page) -> Parts:
        """Return the HTML of a page that is made from the data."""
        template = self._environment.get_template(f"pages/{page.template}.html")
        return self.around(page, template.render(page=page, content=page.content))

    def around(self, page: Page, html: str) -> Parts:
        """Return the HTML of a page with the content ``html``, which is safe to publish."""
        head = self._environment.get_template("frame/head.html")
        body = self._environment.get_template("frame/body.html")
        return Parts(
            head.render(page=page),
            body.render(page=page, html=Markup(html), headings=tuple(headings(html))),  # noqa: S704
        )

    def redirect(self, redirect: Redirect) -> str:
        """Return the whole HTML document that sends a visitor on."""
        template = self._environment.get_template("redirect.html")
        return template.render(page=redirect)


def _webcal(address: str) -> str:
    """Return the address by which a calendar program subscribes instead of downloading."""
    return "webcal:" + address.partition(":")[2]


def _capitalize_first(text: Markup) -> Markup:
    """Return text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


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


@pass_context
def _link(context: Context, target: str) -> str:
    """Return the link from the page being rendered to an address of the site."""
    return addresses.relative(context["page"].address, target)


@pass_context
def _markdown(context: Context, text: str, below: int = 1, prefix: str = "") -> Markup:
    """Return the clean HTML of a Markdown text, its local links fitted to the page.

    ``below`` is the level of the heading that the text stands under, ``prefix`` what the ids of
    its own headings begin with where several texts stand on a page.
    """
    origin = context["page"].address
    html = markdown_html.to_html(
        text, lambda target: addresses.relative(origin, target.lstrip("/")), below, prefix
    )
    return Markup(html)  # noqa: S704 - nh3 has cleaned it
