"""Checks of the addresses of links and pictures in a text; the messages are in Danish."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import SplitResult, unquote, urlsplit

from klsite.text.characters import damaged_character
from klsite.text.rich_text import is_local

_SCHEMES = ("http", "https", "mailto", "tel")
_NONE: Mapping[str, str] = MappingProxyType({})
_BARE_PATH = re.compile(r"/(?!/)[\w./-]*", re.ASCII)
_HOST = re.compile(r"(?:[^\W_][\w-]{0,62}\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]+|[0-9]{1,3})\.?")
_MAIL = re.compile(r"[^@\s]+@(?P<host>[^@\s?]+)")
_DETOUR = re.compile(
    r"https?://(?:[\w.-]{1,99}\.safelinks\.protection\.outlook\.com/|(?:www\.)?google\.[a-z]{2,3}/url"
    r"|l\.facebook\.com/l\.php|(?:www\.)?linkedin\.com/redir/redirect)\?(?:[^#]{0,999}&)?"
    r"(?:url|q|u)=(https?[^&#]+)"
)
_AS_CONTROL = str.maketrans("\n\t", "\r\r")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ().-]+")


def _what(attribute: str) -> str:
    return "billedet" if attribute == "src" else "linket"


def split_address(target: str) -> SplitResult | None:
    """Return the parts of an address; None if it cannot be one, such as ``https://[kl.dk/``."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def wrong_in_itself(attribute: str, target: str, ids: frozenset[str]) -> str | None:
    """Return what is wrong with a link or picture without regard to the rest of the site.

    ``attribute`` is ``href`` or ``src``, ``ids`` are those of the headings of its text.
    """
    if target.startswith("#") and " " not in target:
        missing = target[1:] not in ids
        return f"der er ingen overskrift »{target}« i teksten" if missing else None
    return _wrong_anywhere(attribute, target)


@lru_cache(maxsize=4096)
def _wrong_anywhere(attribute: str, target: str) -> str | None:
    """Return what is wrong with an address without regard to the text it stands in."""
    what = _what(attribute)
    if not target.strip():
        return f"{what} er tomt: skriv adressen i parentesen"
    if " " in target:
        return f"{what} »{target}« har et mellemrum i adressen"
    if target.startswith(("//", "/\\")):
        return f"{what} »{target}« skal begynde med https://"
    parts = split_address(target)
    if parts is None:
        return f"{what} »{target}« er ikke en adresse: skriv den igen, som https://www.kl.dk/"
    if attribute == "src" and (parts.scheme or parts.netloc):
        return f"billedet {target[:60]} ligger ikke på webstedet: læg det i content/billeder/"
    if parts.scheme:
        return _wrong_scheme(target, parts)
    if not target.startswith("/"):
        meant = f": mente du mailto:{target}?" if "@" in target else ""
        return f"{what} »{target}« skal begynde med / (fra forsiden) eller https://{meant}"
    return None


def _wrong_scheme(target: str, parts: SplitResult) -> str | None:
    if parts.scheme not in _SCHEMES:
        return f"linket »{target}« kan ikke bruges: begynd med https://, mailto: eller /"
    if parts.scheme in ("mailto", "tel"):
        return _wrong_contact(target, parts.scheme, unquote(parts.path))
    if not parts.netloc:
        return f"linket »{target}« mangler et websted: skriv det som https://www.kl.dk/"
    if not _HOST.fullmatch(unquote(parts.hostname or "")):
        return f"linket »{target}« går til »{parts.netloc}«, som ikke er et websted: mangler .dk?"
    return None


def hidden_in(target: str) -> str | None:
    """Return what is wrong with an address that has a character in it that nobody can see."""
    if "%" not in target:
        return None
    is_hidden = damaged_character(unquote(target, errors="ignore").translate(_AS_CONTROL))
    return f"adressen »{target}« har et usynligt tegn: skriv den igen" if is_hidden else None


def detour(target: str) -> str | None:
    """Return what is wrong with an address that another company has put its own in front of."""
    found = _DETOUR.match(target) if "?" in target else None
    if found is None:
        return None
    return (
        "linket går en omvej, hvor andre ser, hvem der følger det: skriv i stedet "
        f"{unquote(found[1])}"
    )


def _wrong_contact(target: str, scheme: str, written: str) -> str | None:
    if scheme == "mailto" and not _are_mail_addresses(written):
        return f"linket »{target}« er ikke en mailadresse: skriv mailto:navn@kommune.dk"
    if scheme == "tel" and not _TELEPHONE.fullmatch(written):
        return f"linket »{target}« er ikke et telefonnummer: skriv tel:+4533703370"
    return None


def _are_mail_addresses(written: str) -> bool:
    found = (_MAIL.fullmatch(each.strip()) for each in written.split(","))
    return all(each is not None and _HOST.fullmatch(each["host"]) for each in found)


@lru_cache(maxsize=4096)
def _site_of(target: str) -> tuple[str, int | None]:
    """Return the host of an absolute address, without www, and its port if it is unusual."""
    try:
        parts = urlsplit(target)
        port = None if parts.port in (80, 443) else parts.port
        return (parts.hostname or "").removeprefix("www.").rstrip("."), port
    except ValueError:
        return "", None


def leads_here(target: str, home: str) -> bool:
    """Whether an address is one of this site: from the front page, or below ``home``.

    ``home`` is the absolute address that the site has or is to have, empty if it is not known.
    """
    if is_local(target):
        return True
    return bool(home) and target[:4].lower() == "http" and _site_of(target) == _site_of(home)


def leads_nowhere(
    attribute: str, target: str, known: Collection[str], not_public: Mapping[str, str] = _NONE
) -> str | None:
    """Return what is wrong with an address of this site, if it is none of those ``known``.

    ``not_public`` tells of addresses why they are not public yet.
    """
    path = path_of(target)
    if path in known:
        return None
    if why := not_public.get(path):
        return f"{_what(attribute)} {target} går til noget, der ikke er offentligt: det er {why}"
    folded = path.casefold().rstrip("/")
    likely = (f"{folded}/", folded.removeprefix("content/"))
    meant = next((f": mente du /{each}?" for each in likely if each in known), "")
    return f"{_what(attribute)} {target} fører ikke til noget på webstedet{meant}"


def leads_past(target: str, places: Mapping[str, Collection[str]]) -> str | None:
    """Return what is wrong with a link to a place on a page that is not there.

    ``places`` are the ids on the pages, by address, of which every one is known. Those that
    templates give begin with an underscore.
    """
    path, mark, fragment = target.partition("#")
    known = places.get(path_of(path)) if mark and fragment else None
    place = unquote(fragment)
    if known is None or place in known or place.startswith("_"):
        return None
    meant = next((each for each in known if each.casefold() == place.casefold()), None)
    question = f": mente du #{meant}?" if meant else ""
    return f"linket {target} går til et sted, der ikke er på siden{question}"


def leads_by_redirect(attribute: str, target: str, redirects: Collection[str]) -> str | None:
    """Return the message about an address of this site that is a redirect."""
    if path_of(target) not in redirects:
        return None
    return f"{_what(attribute)} {target} går til en tidligere adresse: skriv den nye"


def path_of(target: str) -> str:
    """Return the path of an address of this site, from the front page.

    A text that is no address is returned as it is: no page has it for its path.
    """
    if _BARE_PATH.fullmatch(target):  # most are, and need no taking apart
        return target.lstrip("/")
    parts = split_address(target)
    return target if parts is None else unquote(parts.path).lstrip("/")
