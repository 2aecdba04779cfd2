"""Reads built pages as a browser would."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

HOST = "https://www.kl.dk/"


@dataclass
class BuiltPage:
    """A page of a built site: its address and its parsed document."""

    address: str
    file: Path
    document: html.HtmlElement = field(repr=False)

    @property
    def is_redirect(self) -> bool:
        return bool(self.document.xpath("//meta[@http-equiv='refresh']"))

    @property
    def ids(self) -> set[str]:
        return {str(each) for each in self.document.xpath("//@id")}

    def links(self) -> Iterator[str]:
        """Yield every address of the site that the page refers to, as if it lay on the host.

        Sources on KL's own site are links out of this one, though the host is the same.
        """
        for target in self.document.xpath(
            "//*[not(@rel='external')]/@href | //@src | //form/@action"
        ):
            yield urljoin(HOST + self.address, str(target))

    def fetched(self) -> Iterator[str]:
        """Yield every address that a browser fetches on its own when it shows the page."""
        for target in self.document.xpath(
            "//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
            " | //iframe/@src | //source/@src | //video/@src"
        ):
            yield urljoin(HOST + self.address, str(target))


def pages(site: Path) -> list[BuiltPage]:
    """Return every page of a built site."""
    found = []
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        # lxml would guess the encoding; the pages are UTF-8 and say so
        parser = html.HTMLParser(encoding="utf-8")
        found.append(BuiltPage(address, file, html.fromstring(file.read_bytes(), parser=parser)))
    return found


def words(page: BuiltPage) -> str:
    """Return the words of a page's own content, or of a redirect."""
    (content,) = page.document.xpath("//article") or page.document.xpath("//main")
    text = " ".join(" ".join(content.itertext()).split())
    return re.sub(r"(?<=[(]) | (?=[.,;:)])", "", text)


def local_target(site: Path, link: str) -> tuple[Path, str] | None:
    """Return the file and the fragment that a link leads to, or None if it leaves the site."""
    address, fragment = urldefrag(link)
    if not address.startswith(HOST):
        return None
    path = unquote(urlsplit(address).path).lstrip("/")
    file = site / path
    return (file / "index.html" if path.endswith("/") or not path else file), fragment
