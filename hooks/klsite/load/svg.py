"""Reads what must be known of an SVG picture before it is published.

An ``<img>`` runs no script of its SVG, but the file has an address of its own, at which it does:
what is active in it, or fetched from elsewhere, is refused.
"""

import re
import sys
from typing import Any, NamedTuple

Element = Any
"""An element as lxml, which has no types, reads it."""

MOST_BYTES = 1_000_000

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_HTML = "{http://www.w3.org/1999/xhtml}"
_ACTIVE = frozenset(("script", "foreignobject", "iframe", "embed", "object", "handler", "listener"))
_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:px)?\s*")
_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?!\s*[\"']?#)|@import|image-set\(", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE)
"""A character as CSS may write it, by its number in hexadecimal or as itself."""
_EMBEDDING = frozenset(("image", "feimage"))
"""What shows a picture that lies in the file itself, and runs nothing of it."""


class UnusableSvg(Exception):
    """An SVG that must not be published. The text says why, in Danish."""


class SvgSize(NamedTuple):
    """The size of an SVG in CSS pixels."""

    width: int
    height: int


def svg_size(content: bytes) -> SvgSize:
    """Return the size of an SVG. Raises ``UnusableSvg``."""
    from lxml import etree  # takes 20 ms, for sites that have such pictures

    if len(content) > MOST_BYTES:
        raise UnusableSvg("er en SVG på over 1 MB: gem det i færre detaljer eller som PNG")
    for refused in (b"<!ENTITY", b"<?xml-stylesheet", b"\0"):
        if refused in content:
            shown = refused.decode().replace("\0", "et nul-tegn")
            raise UnusableSvg(f"har {shown}, som en SVG på en webside ikke må have")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        told = f"er ikke en SVG, der kan læses: se linje {error.lineno} i filen"
        raise UnusableSvg(told) from error
    if root.tag != f"{_NAMESPACE}svg":
        raise UnusableSvg("er ikke en SVG")
    for element in root.iter(etree.Element):
        _check(element)
    return _size(root)


def _check(element: Element) -> None:
    name = str(element.tag).rpartition("}")[2].lower()
    if element.tag.startswith(_HTML):
        raise UnusableSvg(f"har et <{name}> fra HTML, som en SVG ikke må have: slet det i filen")
    if name in _ACTIVE:
        raise UnusableSvg(f"har et <{name}>, som kan køre kode: slet det i filen")
    if name == "style" and _fetches(element.xpath("string()")):
        raise UnusableSvg("henter noget fra et andet sted: læg det i filen selv")
    for attribute, value in element.items():
        plain = attribute.rpartition("}")[2].lower()
        if plain.startswith("on"):
            raise UnusableSvg(f"har en »{plain}«, som kan køre kode: slet den i filen")
        if plain == "attributename" and value.strip().rpartition(":")[2].lower() == "href":
            raise UnusableSvg(f"har et <{name}>, der ændrer et link: slet det i filen")
        own = ("#", "data:image/") if name in _EMBEDDING else "#"
        fetched = plain in ("href", "src") and not value.strip().startswith(own)
        if (fetched and name != "a") or _fetches(value):
            raise UnusableSvg("henter noget fra et andet sted: læg det i filen selv")
        if fetched and not value.strip().lower().startswith(("https://", "http://")):
            raise UnusableSvg("har et link, der ikke begynder med https://")


def _fetches(css: str) -> bool:
    """Whether CSS, or an attribute that may hold some, names something outside the file."""
    plain = _ESCAPE.sub(lambda found: found[2] or _character(int(found[1], 16)), css)
    return bool(_ELSEWHERE.search(plain))


def _character(number: int) -> str:
    return chr(number) if number <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"


def _size(root: Element) -> SvgSize:
    given = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    sizes = [float(each[1]) for each in given if each]
    if len(sizes) != len(given):
        box = [_LENGTH.fullmatch(each) for each in root.get("viewBox", "").split()[2:]]
        sizes = [float(each[1]) for each in box if each]
    width, height = (round(each) for each in sizes) if len(sizes) == len(given) else (0, 0)
    if not (width and height):
        raise UnusableSvg("siger ikke, hvor stort det er: skriv en viewBox i filens <svg>")
    return SvgSize(width, height)
