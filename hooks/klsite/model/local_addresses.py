"""Types of the addresses of this site, and of other names that were published."""

import re
from typing import Annotated, Any
from urllib.parse import unquote

from pydantic import BeforeValidator

from klsite.model.fields import MOST_LETTERS, WEB_ADDRESS
from klsite.model.file_names import name_fault
from klsite.model.mistakes import mistake, scalar

_PATH_PART = re.compile(r"(?!\.\.?\Z)[A-Za-z0-9æøåÆØÅ._~%+,()!-]+")

_NEVER_BEHIND_CODES = re.compile(r"[\0-\x1f\"\\\x7f]|(?:^|/)\.\.?(?:/|$)")
"""What the codes (``%22``) of an address may not stand for: servers read the maps of redirects."""

_PLACE = re.compile(r"[^\s#<>\"]+")
_GUID_OR_UID = re.compile(r"tag:[^\s<>\"]+|[a-z0-9.-]+@[a-z0-9.-]+")


def _local_address(value: Any) -> str:
    """Return an address on this site in its one form, without a leading slash.

    It may be any path, such as one of an older site. That of a page ends in a slash; without one
    given, what has a full stop in its last part is a file.
    """
    text = scalar(value, "en adresse på webstedet, for eksempel nyheder/2020/ny-aftale/")
    if WEB_ADDRESS.fullmatch(text):
        path = text.partition("//")[2].partition("/")[2]
        raise mistake(
            f"»{text}« er en hel webadresse: skriv kun det efter webstedets navn, /{path}"
        )
    parts = text.removeprefix("/").removesuffix("/").split("/")
    whole = all(map(_PATH_PART.fullmatch, parts))
    if not whole or _NEVER_BEHIND_CODES.search(unquote("/".join(parts))):
        raise mistake(
            f"»{text}« er ikke en adresse på webstedet: skriv den som nyheder/2020/ny-aftale/"
        )
    if wrong := name_fault("/".join(parts)):
        raise mistake(wrong)
    if any(len(part) > MOST_LETTERS for part in parts):
        raise mistake(f"en del af adressen er på over {MOST_LETTERS} tegn")
    path = "/".join(parts)
    if "." in parts[-1] and not text.endswith("/"):
        return path.removesuffix("index.html") if path != "index.html" else path
    return f"{path}/"


def _former_name(value: Any) -> str:
    """Return an address as ``_local_address``, one of a place on a page, or a guid or a UID."""
    text = scalar(value, "en adresse, en guid eller en UID")
    if _GUID_OR_UID.fullmatch(text):
        return text
    path, hash_, place = text.partition("#")
    address = _local_address(path)
    if hash_ and not (address.endswith("/") and _PLACE.fullmatch(place)):
        raise mistake(f"»{text}« er ikke et sted på en side: skriv det som ordbog/#kvote")
    return f"{address}{hash_}{place}"


def _successor(value: Any) -> str:
    """Return an address of the site, perhaps with a fragment, or the front page as ``""``."""
    text = scalar(value, "en adresse på webstedet, for eksempel nyheder/2020/ny-aftale/")
    path, hash_, fragment = text.partition("#")
    address = "" if path == "/" else _local_address(path)
    return f"{address}{hash_}{fragment}"


LocalAddress = Annotated[str, BeforeValidator(_local_address)]
"""An address that something on this site has had: relative to its root; any path."""

FormerName = Annotated[str, BeforeValidator(_former_name)]
"""An address as ``LocalAddress``, perhaps of a place on a page; a guid (a tag URI); or a UID."""

Successor = Annotated[str, BeforeValidator(_successor)]
"""An address of this site, of a page perhaps with a fragment; that of the front page is empty."""
