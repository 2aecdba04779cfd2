"""Types of the single values an editor writes, each with its own message in Danish.

Every scalar arrives as the text that stands in the file, so that ``1.10``, ``0101`` and ``NO``
stay what was written; the types here decide what the text means.
"""

import re
from fractions import Fraction
from html import unescape
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    WithJsonSchema,
)

from klsite.model.file_names import RESERVED_NAMES, name_fault
from klsite.model.mistakes import mistake, scalar, written_as
from klsite.text.characters import damaged_character
from klsite.text.languages import language_fault

MOST_LETTERS = 80
"""The longest a part of an address may be; file systems stop at 255."""


_TAG = re.compile(
    r"</?(?:a|b|big|br|center|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|script|small|span|"
    r"strong|style|sub|sup|table|td|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")


_WRONG_CHARACTER_SET = re.compile("[ÃÂ][\u0080-\u00bf]")


_TELEPHONE = re.compile(r"(?:\+[0-9]{1,3} ?)?[0-9](?: ?[0-9]){5,13}")


_PATH_PART = re.compile(r"[A-Za-z0-9æøåÆØÅ._~%+,()!-]+")


_GUID_OR_UID = re.compile(r"tag:[^\s<>\"]+|[a-z0-9.-]+@[a-z0-9.-]+")


_TERM_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")


_A_FIRST_YEAR = 2018
"""The first year of a term of the municipal councils, which are elected every fourth year."""


_DANISH_DIGITS = 8


_POSTAL_CODE = re.compile(r"0[5-9][0-9]{2}|[1-9][0-9]{3}")


_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


_MAIL_ADDRESS = re.compile(r"[^@\s:/]+@[^@\s:/]+\.[a-z]{2,}", re.IGNORECASE)


MARKDOWN = object()
"""Marks the types of Markdown texts: their links are checked, and they are written with ``|``."""


def _text(value: Any) -> str:
    text = scalar(value, "en tekst")
    if text in ("~", "null", "Null", "NULL"):
        raise mistake(f"»{text}« er ikke en tekst: skriv en, eller slet feltet")
    if ("Ã" in text or "Â" in text) and (wrong := _WRONG_CHARACTER_SET.search(text)):
        raise mistake(f"»{wrong.group()}« er et bogstav gemt med forkert tegnsæt: skriv det igen")
    if damaged := damaged_character(text):
        raise mistake(f"teksten har et ødelagt eller usynligt tegn ({damaged}): skriv det igen")
    return text


def _line(value: Any) -> str:
    text = " ".join(_text(value).split())
    if "<" in text and (tag := _TAG.search(text)):
        raise mistake(f"»{tag.group()}« er HTML: her må kun stå ren tekst")
    if "&" in text and (entity := _ENTITY.search(text)):
        _refuse_entity(entity.group())
    return text


def _name(text: str) -> str:
    """Refuse a name that a spreadsheet takes for a formula."""
    if text.startswith(("=", "+", "-", "@")):
        raise mistake(
            f"et navn kan ikke begynde med »{text[0]}«: et regneark tager det for en formel; "
            "slet tegnet"
        )
    return text


def _refuse_entity(entity: str) -> None:
    """Refuse what HTML reads as a character; what it does not know is text."""
    meant = unescape(entity)
    if meant != entity:
        if meant.strip() and damaged_character(meant):
            raise mistake(f"»{entity}« er et usynligt eller ugyldigt tegn: slet det")
        remedy = f"skriv tegnet selv, »{meant}«" if meant.strip() else "skriv et mellemrum"
        raise mistake(f"»{entity}« er HTML: {remedy}")


def _identifier(value: Any) -> str:
    text = scalar(value, "et id")
    if not _IDENTIFIER.fullmatch(text):
        raise mistake(
            f"»{text}« kan ikke bruges: kun små bogstaver a-z, tal og enkelte bindestreger "
            "(æ skrives ae, ø oe, å aa), for eksempel ny-aftale-om-skoler"
        )
    if text in RESERVED_NAMES:
        raise mistake(f"»{text}« kan ikke bruges: Windows kan ikke gemme noget med det navn")
    return text


def _language(value: Any) -> str:
    text = scalar(value, "koden for et sprog")
    if wrong := language_fault(text):
        raise mistake(wrong)
    return text


def _web_address(value: Any) -> str:
    text = scalar(value, "en webadresse")
    if not _WEB_ADDRESS.fullmatch(text):
        raise mistake(
            f"»{text}« er ikke en webadresse: den skal begynde med https:// "
            "og må ikke have mellemrum"
        )
    return text


def _mail_address(value: Any) -> str:
    text = scalar(value, "en mailadresse")
    if not _MAIL_ADDRESS.fullmatch(text):
        raise mistake(f"»{text}« er ikke en mailadresse: skriv den som navn@kommune.dk")
    return text


def _web_or_mail_address(value: Any) -> str:
    text = scalar(value, "en webadresse eller en mailadresse")
    return _mail_address(text) if "@" in text and ":" not in text else _web_address(text)


def _telephone(value: Any) -> str:
    text = scalar(value, "et telefonnummer")
    if not _TELEPHONE.fullmatch(text):
        raise mistake(
            f"»{text}« er ikke et telefonnummer: skriv ét nummer med cifre og mellemrum, "
            "for eksempel 33 70 33 70 eller +45 33 70 33 70"
        )
    digits = text.removeprefix("+45").replace(" ", "")
    if not digits.startswith("+") and len(digits) != _DANISH_DIGITS:
        raise mistake(f"»{text}« har {len(digits)} cifre: et dansk telefonnummer har otte")
    return text


def _postal_code(value: Any) -> str:
    text = scalar(value, "et postnummer")
    if not _POSTAL_CODE.fullmatch(text):
        raise mistake(
            f"»{text}« er ikke et dansk postnummer: det har fire cifre mellem 0500 og 9999"
        )
    return text


def _reason(value: Any) -> str:
    text = _line(value)
    if text.lower() in ("ja", "nej", "true", "false"):
        raise mistake(f"»{text}« er ikke en begrundelse: skriv hvorfor, eller slet feltet")
    return text


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = scalar(value, "ja eller nej").lower()
    if text not in ("ja", "nej", "true", "false"):
        raise mistake(f"»{text}« forstås ikke: skriv ja eller nej")
    return text in ("ja", "true")


def _count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = scalar(value, "et helt tal")
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise mistake(f"»{text}« er ikke et helt tal: {_count_remedy(text)}")
    return int(text)


def _count_remedy(text: str) -> str:
    """Return what to write in place of a text that is no number of something."""
    if re.fullmatch(r"[0-9]{13,}", text):
        return f"det har {len(text)} cifre, og der er plads til 12"
    if re.fullmatch(r"[0-9]{1,3}(?:[., '\u00a0\u202f][0-9]{3})+", text):
        digits = "".join(re.findall(r"[0-9]+", text))
        return f"skriv det uden tegn mellem tusinderne, {digits}"
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)? ?%", text):
        return "det er en procent, og her skal stå et antal, for eksempel 12000"
    return "skriv kun cifre, for eksempel 12000"


def _item_number(value: Any) -> int:
    number = _count(value)
    if number == 0:
        raise mistake("»0« kan ikke passe: punkterne har numre fra 1")
    return number


def _share(value: Any) -> Fraction:
    if isinstance(value, Fraction):
        return value
    text = str(value)
    if not re.fullmatch(r"[0-9]{1,2}[.,][0-9]{1,2}", text):
        raise mistake(f"»{text}« er ikke en andel i procent med decimal: skriv den som 28.4")
    return Fraction(text.replace(",", ".")) / 100


def _local_address(value: Any) -> str:
    """Return an address on this site in its one form, without a leading slash.

    It may be any path, such as one of an older site. That of a page ends in a slash; without one
    given, what has a full stop in its last part is a file.
    """
    text = scalar(value, "en adresse på webstedet, for eksempel nyheder/2020/ny-aftale/")
    if _WEB_ADDRESS.fullmatch(text):
        path = text.partition("//")[2].partition("/")[2]
        raise mistake(
            f"»{text}« er en hel webadresse: skriv kun det efter webstedets navn, /{path}"
        )
    parts = text.removeprefix("/").removesuffix("/").split("/")
    if not all(_PATH_PART.fullmatch(part) and part not in (".", "..") for part in parts):
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
    """Return an address as ``_local_address``, or a guid (a tag URI) or a UID as it is."""
    text = scalar(value, "en adresse, en guid eller en UID")
    return text if _GUID_OR_UID.fullmatch(text) else _local_address(text)


def _successor(value: Any) -> str:
    """Return an address of the site, perhaps with a fragment, or the front page as ``""``."""
    text = scalar(value, "en adresse på webstedet, for eksempel nyheder/2020/ny-aftale/")
    path, hash_, fragment = text.partition("#")
    address = "" if path == "/" else _local_address(path)
    return f"{address}{hash_}{fragment}"


def _term_years(value: Any) -> str:
    text = scalar(value, "en valgperiode som 2018-2022")
    match = _TERM_YEARS.fullmatch(text)
    if match is None:
        raise mistake(f"»{text}« er ikke en valgperiode: skriv den som 2018-2022")
    first, following = int(match[1]), int(match[2])
    if following != first + 4 or (first - _A_FIRST_YEAR) % 4:
        meant = first if (first - _A_FIRST_YEAR) % 4 == 0 else following - 4
        begins = meant - (meant - _A_FIRST_YEAR) % 4
        raise mistake(f"»{text}« er ikke en valgperiode: mente du {begins}-{begins + 4}?")
    return text


def _region_code(value: Any) -> str:
    text = scalar(value, "en regionskode")
    if not re.fullmatch(r"10[0-9]{2}", text):
        raise mistake(f'»{text}« er ikke en regionskode: den har fire cifre, for eksempel "1085"')
    return text


def _municipality_code(value: Any) -> str:
    text = scalar(value, "en kommunekode")
    if not re.fullmatch(r"0[1-8]\d\d", text):
        raise mistake(
            f"»{text}« er ikke en kommunekode: den har fire cifre mellem 0101 og 0899, "
            'for eksempel "0101"'
        )
    return text


Line = Annotated[str, BeforeValidator(_line)]
"""Text without line breaks and without HTML; runs of white space become one space."""


Name = Annotated[Line, AfterValidator(_name)]
"""A name as a line; the open data list it, so a spreadsheet must not take it for a formula."""


Markdown = Annotated[str, BeforeValidator(_text), MARKDOWN]
"""Markdown of any length; HTML in it is cleaned when it is rendered."""


Identifier = Annotated[
    str,
    BeforeValidator(
        _identifier,
        json_schema_input_type=written_as(
            _IDENTIFIER.pattern, "kun små bogstaver a-z, tal og enkelte bindestreger", "number"
        ),
    ),
    Field(max_length=MOST_LETTERS),
]
"""A name for machines: lower-case ASCII letters, digits and single hyphens."""


Language = Annotated[str, BeforeValidator(_language)]
"""The code of a language (BCP 47), such as ``en``."""


Reason = Annotated[str, BeforeValidator(_reason)]
"""A line that says why; yes and no are not reasons."""


Telephone = Annotated[str, BeforeValidator(_telephone)]
"""One telephone number, Danish unless it begins with a plus."""


PostalCode = Annotated[str, BeforeValidator(_postal_code)]
"""A Danish postcode: four digits, kept as text."""


WebAddress = Annotated[str, BeforeValidator(_web_address)]
"""An absolute ``http`` or ``https`` address."""


WebOrMailAddress = Annotated[str, BeforeValidator(_web_or_mail_address)]
"""Where to sign up: an absolute web address or a mail address."""


MailAddress = Annotated[str, BeforeValidator(_mail_address)]


YesNo = Annotated[
    bool,
    BeforeValidator(
        _yes_no,
        json_schema_input_type=Literal["ja", "nej"]
        | written_as("[Jj][Aa]|[Nn][Ee][Jj]|[Tt]rue|[Ff]alse", "skriv ja eller nej", "boolean"),
    ),
]


_DIGITS = written_as("[0-9]{1,12}", "skriv kun cifre, for eksempel 12000", "integer")


Count = Annotated[int, BeforeValidator(_count, json_schema_input_type=_DIGITS)]
"""A whole number, zero or more."""


ItemNumber = Annotated[int, BeforeValidator(_item_number, json_schema_input_type=_DIGITS)]
"""The number of an item of an agenda, from 1."""


LocalAddress = Annotated[str, BeforeValidator(_local_address)]
"""An address that something on this site has had: relative to its root; any path."""


FormerName = Annotated[str, BeforeValidator(_former_name)]
"""An address as ``LocalAddress``, the guid of a feed's entry or the UID of a calendar's event."""


Successor = Annotated[str, BeforeValidator(_successor)]
"""An address of this site, of a page perhaps with a fragment; that of the front page is empty."""


Share = Annotated[
    Any,
    BeforeValidator(_share),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "number"], "description": "Andel i procent."}),
]
"""A published percentage, as the fraction of one that it stands for."""


TermYears = Annotated[str, BeforeValidator(_term_years)]
"""A term of the municipal councils by its first year and that of the next: ``2018-2022``."""


RegionCode = Annotated[str, BeforeValidator(_region_code)]
"""The official code of a region: four digits that begin with 10, kept as text."""


MunicipalityCode = Annotated[str, BeforeValidator(_municipality_code)]
"""Statistics Denmark's code of a municipality: four digits, kept as text."""
