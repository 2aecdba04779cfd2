"""Types of the single values an editor writes, each with its own message in Danish.

Every scalar arrives as the text that stands in the file, so that ``1.10``, ``0101`` and ``NO``
stay what was written; the types here decide what the text means.
"""

import re
from dataclasses import dataclass
from html import unescape
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from klsite.model.file_names import RESERVED_NAMES
from klsite.model.mistakes import mistake, scalar, written_as
from klsite.text.characters import damaged_character, unreadable
from klsite.text.languages import language_fault
from klsite.text.links import split_address

MOST_LETTERS = 80
"""The longest a part of an address may be; file systems stop at 255."""

_TAG = re.compile(
    r"</?(?:a|b|big|br|center|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|script|small|span|"
    r"strong|style|sub|sup|table|td|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")


_TERM_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")

_A_FIRST_YEAR = 2018
"""The first year of a term of the municipal councils, which are elected every fourth year."""

_DANISH_DIGITS = 8

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

WEB_ADDRESS = re.compile(
    r"https?://[^\s/?#:]+\.[a-z]{2,}(?::[0-9]{1,5})?(?:[/?#]\S*)?", re.IGNORECASE
)
"""An absolute address of the web."""


class MarkdownMark:
    """Marks types of Markdown texts: their links are checked, and they are written with ``|``."""


def _text(value: Any) -> str:
    text = scalar(value, "en tekst")
    if text in ("~", "null", "Null", "NULL"):
        raise mistake(f"»{text}« er ikke en tekst: skriv en, eller slet feltet")
    if wrong := unreadable(text):
        raise mistake(wrong)
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


@dataclass(frozen=True)
class _Form:
    """The form of a text: what is expected, and what an editor is told of another text."""

    pattern: re.Pattern[str]
    expected: str
    refusal: str

    def __call__(self, value: Any) -> str:
        """Return a text of this form."""
        text = scalar(value, self.expected)
        if not self.pattern.fullmatch(text):
            raise mistake(self.refusal.format(text=text))
        return text


_identifier_form = _Form(
    _IDENTIFIER,
    "et id",
    "»{text}« kan ikke bruges: kun små bogstaver a-z, tal og enkelte bindestreger "
    "(æ skrives ae, ø oe, å aa), for eksempel ny-aftale-om-skoler",
)
_web_address_form = _Form(
    WEB_ADDRESS,
    "en webadresse",
    "»{text}« er ikke en webadresse: den skal begynde med https:// og må ikke have mellemrum",
)
_mail_address = _Form(
    re.compile(r"[^@\s:/]+@[^@\s:/]+\.[a-z]{2,}", re.IGNORECASE),
    "en mailadresse",
    "»{text}« er ikke en mailadresse: skriv den som navn@kommune.dk",
)
_telephone_form = _Form(
    re.compile(r"(?:\+[0-9]{1,3} ?)?[0-9](?: ?[0-9]){5,13}"),
    "et telefonnummer",
    "»{text}« er ikke et telefonnummer: skriv ét nummer med cifre og mellemrum, "
    "for eksempel 33 70 33 70 eller +45 33 70 33 70",
)
_postal_code = _Form(
    re.compile(r"0[5-9][0-9]{2}|[1-9][0-9]{3}"),
    "et postnummer",
    "»{text}« er ikke et dansk postnummer: det har fire cifre mellem 0500 og 9999",
)
_region_code = _Form(
    re.compile(r"10[0-9]{2}"),
    "en regionskode",
    '»{text}« er ikke en regionskode: den har fire cifre, for eksempel "1085"',
)
_municipality_code = _Form(
    re.compile(r"0[1-8][0-9]{2}"),
    "en kommunekode",
    '»{text}« er ikke en kommunekode: den har fire cifre mellem 0101 og 0899, for eksempel "0101"',
)


def _identifier(value: Any) -> str:
    text = _identifier_form(value)
    if text in RESERVED_NAMES:
        raise mistake(f"»{text}« kan ikke bruges: Windows kan ikke gemme noget med det navn")
    return text


def _language(value: Any) -> str:
    text = scalar(value, "koden for et sprog")
    if wrong := language_fault(text):
        raise mistake(wrong)
    return text


def _web_address(value: Any) -> str:
    text = _web_address_form(value)
    if split_address(text) is None:
        raise mistake(_web_address_form.refusal.format(text=text))
    return text


def _web_or_mail_address(value: Any) -> str:
    text = scalar(value, "en webadresse eller en mailadresse")
    return _mail_address(text) if "@" in text and ":" not in text else _web_address(text)


def _telephone(value: Any) -> str:
    text = _telephone_form(value)
    digits = text.removeprefix("+45").replace(" ", "")
    if not digits.startswith("+") and len(digits) != _DANISH_DIGITS:
        raise mistake(f"»{text}« har {len(digits)} cifre: et dansk telefonnummer har otte")
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


Line = Annotated[str, BeforeValidator(_line)]
"""Text without line breaks and without HTML; runs of white space become one space."""

Name = Annotated[Line, AfterValidator(_name)]
"""A name as a line; the open data list it, so a spreadsheet must not take it for a formula."""

Markdown = Annotated[str, BeforeValidator(_text), MarkdownMark()]
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

TermYears = Annotated[str, BeforeValidator(_term_years)]
"""A term of the municipal councils by its first year and that of the next: ``2018-2022``."""

RegionCode = Annotated[str, BeforeValidator(_region_code)]
"""The official code of a region: four digits that begin with 10, kept as text."""

MunicipalityCode = Annotated[str, BeforeValidator(_municipality_code)]
"""Statistics Denmark's code of a municipality: four digits, kept as text."""
