"""Types of the single values an editor writes, each with its own message in Danish.

Every scalar arrives as the text that stands in the file, so that ``1.10``, ``0101`` and ``NO``
stay what was written; the types here decide what the text means.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from html import unescape
from typing import Annotated, Any, Literal, cast

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, with_info_wrap_validator_function

from klsite.model.source_location import Location
from klsite.text.characters import damaged_character
from klsite.text.clock import COPENHAGEN, exists
from klsite.text.danish import MONTHS
from klsite.text.languages import language_fault

MOST_LETTERS = 80
"""The longest a part of an address may be; file systems stop at 255."""

RESERVED_NAMES = frozenset(
    ("aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""The names of devices, which Windows takes for nothing else, whatever ending they have.

Source: »Naming Files, Paths, and Namespaces« in the documentation of Windows.
"""

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
"""The years a date may lie in; outside them it is a slip of the keys."""

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANISH_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_SHORT_DATE = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{2})")
_DATE_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
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


@dataclass(frozen=True)
class RefersTo:
    """Marks a value that names something elsewhere in the data; a name that nothing has is refused.

    ``to`` is what it names, as ``FileKind.gives`` has it, and ``unknown`` begins the message. The
    known names come with the validation's context, a mapping from ``to``; what it lacks is not
    checked.
    """

    to: str
    unknown: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return pydantic's schema of the type that is marked, with the check around it."""
        return with_info_wrap_validator_function(self._check, handler(source))

    def _check(
        self, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> str:
        known = cast("dict[str, list[str]]", info.context or {}).get(self.to)
        if known is not None and isinstance(value, str) and value in known:
            return value  # known names have the form already
        name: str = handler(value)
        if known is not None and name not in known:
            context = {"unknown": self.unknown, "found": name, "known": known}
            raise PydanticCustomError("unknown_reference", "{unknown}", context)
        return name


def mistake(message: str, at: Location = ()) -> PydanticCustomError:
    """Return the error that carries a message in Danish to the editor.

    ``at`` leads from the value that is validated to the field that the editor is to look at; the
    validator of a model names one that stands in the file.
    """
    return PydanticCustomError("klsite", "{message}", {"message": message, "at": at})


def _scalar(value: Any, expected: str) -> str:
    """Return the text of a scalar; refuse lists, mappings and empty values."""
    if isinstance(value, str) and (text := value.strip()):
        return text
    if isinstance(value, dict):
        raise mistake(
            f"her skal stå {expected}, men der står et opslag med felter. "
            "Er det en tekst med kolon, skal den stå i anførselstegn"
        )
    if isinstance(value, list):
        raise mistake(f"her skal stå {expected}, men der står en liste")
    if not (text := str(value).strip()):
        raise mistake(
            f"feltet er tomt: skriv {expected} (eller slet feltet, hvis det ikke skal bruges)"
        )
    return text


def _text(value: Any) -> str:
    text = _scalar(value, "en tekst")
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
        remedy = f"skriv tegnet selv, »{meant}«" if meant.strip() else "skriv et mellemrum"
        raise mistake(f"»{entity}« er HTML: {remedy}")


def existing_date(year: int, month: int, day: int, found: str) -> date:
    """Return the date, or explain which part of it does not exist."""
    if not 1 <= month <= 12:
        raise mistake(f"»{found}« er ikke en dato: der er ingen måned nummer {month}")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise mistake(
            f"»{found}« kan ikke passe: året skal ligge mellem {EARLIEST_YEAR} og {LATEST_YEAR}"
        )
    try:
        return date(year, month, day)
    except ValueError:
        days = monthrange(year, month)[1]
        raise mistake(
            f"»{found}« er ikke en dato: {MONTHS[month - 1]} {year} har {days} dage. "
            "Datoer skrives som 2020-08-31"
        ) from None


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = _scalar(value, "en dato som 2020-08-31")
    if match := _ISO_DATE.fullmatch(text):
        return existing_date(int(match[1]), int(match[2]), int(match[3]), text)
    if match := _DANISH_DATE.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        meant = existing_date(year, month, day, text)
        raise mistake(f"»{text}« skal skrives med året først: {meant.isoformat()}")
    if match := _SHORT_DATE.fullmatch(text):
        raise mistake(f"»{text}« har et årstal med to cifre: skriv hele året, som i 2020-08-31")
    raise mistake(f"»{text}« er ikke en dato: skriv den som 2020-08-31")


def _moment(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    text = _scalar(value, "dato og klokkeslæt som 2020-08-31 06:00")
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        raise mistake(f"»{text}« er ikke dato og klokkeslæt: skriv det som 2020-08-31 06:00")
    day = _date(match.group(1))
    hour, minute = int(match.group(2)), int(match.group(3))
    if hour > 23 or minute > 59:
        raise mistake(f"»{text}«: klokken {match.group(2)}:{match.group(3)} findes ikke")
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=COPENHAGEN)
    if not exists(moment):
        raise mistake(
            f"kl. {hour:02}.{minute:02} findes ikke {day}: uret stilles frem til sommertid den dag"
        )
    return moment


def _clock(value: Any) -> time:
    if isinstance(value, time):
        return value
    text = _scalar(value, "et klokkeslæt som 10:30")
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise mistake(f"»{text}« er ikke et klokkeslæt: skriv det som 10:30")
    hour, minute = int(match.group(1)), int(match.group(2))
    if hour > 23 or minute > 59:
        raise mistake(f"klokken »{text}« findes ikke")
    return time(hour, minute)


def _identifier(value: Any) -> str:
    text = _scalar(value, "et id")
    if not _IDENTIFIER.fullmatch(text):
        raise mistake(
            f"»{text}« kan ikke bruges: kun små bogstaver a-z, tal og enkelte bindestreger "
            "(æ skrives ae, ø oe, å aa), for eksempel ny-aftale-om-skoler"
        )
    if text in RESERVED_NAMES:
        raise mistake(f"»{text}« kan ikke bruges: Windows kan ikke gemme noget med det navn")
    return text


def _language(value: Any) -> str:
    text = _scalar(value, "koden for et sprog")
    if wrong := language_fault(text):
        raise mistake(wrong)
    return text


def _web_address(value: Any) -> str:
    text = _scalar(value, "en webadresse")
    if not _WEB_ADDRESS.fullmatch(text):
        raise mistake(
            f"»{text}« er ikke en webadresse: den skal begynde med https:// "
            "og må ikke have mellemrum"
        )
    return text


def _mail_address(value: Any) -> str:
    text = _scalar(value, "en mailadresse")
    if not _MAIL_ADDRESS.fullmatch(text):
        raise mistake(f"»{text}« er ikke en mailadresse: skriv den som navn@kommune.dk")
    return text


def _web_or_mail_address(value: Any) -> str:
    text = _scalar(value, "en webadresse eller en mailadresse")
    return _mail_address(text) if "@" in text and ":" not in text else _web_address(text)


def _telephone(value: Any) -> str:
    text = _scalar(value, "et telefonnummer")
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
    text = _scalar(value, "et postnummer")
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
    text = _scalar(value, "ja eller nej").lower()
    if text not in ("ja", "nej", "true", "false"):
        raise mistake(f"»{text}« forstås ikke: skriv ja eller nej")
    return text in ("ja", "true")


def _count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _scalar(value, "et helt tal")
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
    text = _scalar(value, "en adresse på webstedet, for eksempel nyheder/2020/ny-aftale/")
    parts = text.removeprefix("/").removesuffix("/").split("/")
    if not all(_PATH_PART.fullmatch(part) and part not in (".", "..") for part in parts):
        raise mistake(
            f"»{text}« er ikke en adresse på webstedet: skriv den som nyheder/2020/ny-aftale/"
        )
    if wrong := RESERVED_NAMES & set(parts):
        raise mistake(f"»{min(wrong)}« kan ikke bruges: Windows kan ikke gemme noget med det navn")
    if any(len(part) > MOST_LETTERS for part in parts):
        raise mistake(f"en del af adressen er på over {MOST_LETTERS} tegn")
    path = "/".join(parts)
    if "." in parts[-1] and not text.endswith("/"):
        return path.removesuffix("index.html") if path != "index.html" else path
    return f"{path}/"


def _former_name(value: Any) -> str:
    """Return an address as ``_local_address``, or a guid (a tag URI) or a UID as it is."""
    text = _scalar(value, "en adresse, en guid eller en UID")
    return text if _GUID_OR_UID.fullmatch(text) else _local_address(text)


def _successor(value: Any) -> str:
    """Return an address of the site, perhaps with a fragment, or the front page as ``""``."""
    text = _scalar(value, "en adresse på webstedet, for eksempel nyheder/2020/ny-aftale/")
    path, hash_, fragment = text.partition("#")
    address = "" if path == "/" else _local_address(path)
    return f"{address}{hash_}{fragment}"


def _term_years(value: Any) -> str:
    text = _scalar(value, "en valgperiode som 2018-2022")
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
    text = _scalar(value, "en regionskode")
    if not re.fullmatch(r"10[0-9]{2}", text):
        raise mistake(f'»{text}« er ikke en regionskode: den har fire cifre, for eksempel "1085"')
    return text


def _municipality_code(value: Any) -> str:
    text = _scalar(value, "en kommunekode")
    if not re.fullmatch(r"0[1-8]\d\d", text):
        raise mistake(
            f"»{text}« er ikke en kommunekode: den har fire cifre mellem 0101 og 0899, "
            'for eksempel "0101"'
        )
    return text


def written_as(pattern: str, told: str, *types: str) -> Any:
    """Return how a value stands in a file, for the schemas of editing programs.

    ``pattern`` is of JavaScript as well, and holds where YAML takes the value for a text; ``told``
    is for whoever writes something else. ``types`` are what else YAML may take the value for.
    """
    form = {"type": ["string", *types], "pattern": f"^(?:{pattern})$", "patternErrorMessage": told}
    return Annotated[str, WithJsonSchema(form)]


Line = Annotated[str, BeforeValidator(_line)]
"""Text without line breaks and without HTML; runs of white space become one space."""

Name = Annotated[Line, AfterValidator(_name)]
"""A name as a line; the open data list it, so a spreadsheet must not take it for a formula."""

Markdown = Annotated[str, BeforeValidator(_text), MARKDOWN]
"""Markdown of any length; HTML in it is cleaned when it is rendered."""

_ISO_DAY = written_as(_ISO_DATE.pattern, "skriv datoen som 2020-08-31")

Day = Annotated[date, BeforeValidator(_date, json_schema_input_type=_ISO_DAY)]
"""A day of the calendar, written ``2020-08-31``."""

Moment = Annotated[
    datetime,
    BeforeValidator(
        _moment,
        json_schema_input_type=written_as(_DATE_TIME.pattern, "skriv det som 2020-08-31 06:00"),
    ),
]
"""A minute in Danish time, written ``2020-08-31 06:00``; aware, Europe/Copenhagen."""

Clock = Annotated[
    time,
    BeforeValidator(
        _clock,
        json_schema_input_type=written_as(
            _CLOCK.pattern, "skriv klokkeslættet som 10:30", "number"
        ),
    ),
]
"""A time of the day in Denmark, written ``10:30``."""

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

SourceId = Annotated[Line, RefersTo("source", "ukendt kilde")]
"""The id of a source in data/sources.yml."""

KindName = Annotated[Line, RefersTo("kind", "ukendt slags")]
"""The name of a kind of news item in data/news.yml."""

CategoryName = Annotated[Line, RefersTo("category", "ukendt kategori")]
"""The name of a category in data/news.yml."""

RegionId = Annotated[Line, RefersTo("region", "ukendt region")]
"""The id of a region in data/regions.yml."""

DocumentId = Annotated[Line, RefersTo("document", "ukendt dokument")]
"""The id of a document in data/documents/."""

KnownMunicipality = Annotated[MunicipalityCode, RefersTo("municipality", "ukendt kommunekode")]
"""The code of a municipality in data/municipalities.yml."""

PersonId = Annotated[Line, RefersTo("person", "ukendt person")]
"""The id of a person in data/people/."""

KkrId = Annotated[Line, RefersTo("kkr", "ukendt KKR")]
"""The id of a KKR in data/kkr/."""

RulesId = Annotated[Line, RefersTo("rules", "ukendt forretningsorden")]
"""The id of a set of rules of procedure in data/rules/."""

AreaId = Annotated[Line, RefersTo("area", "ukendt kerneområde")]
"""The id of a core area in data/core_areas.yml."""

BodyId = Annotated[Line, RefersTo("body", "ukendt organ")]
"""The id of a regional body in data/bodies.yml."""

PartyId = Annotated[Line, RefersTo("party", "ukendt parti")]
"""The id of a party of the country in data/parties.yml."""

ElectionYear = Annotated[Line, RefersTo("election", "ukendt valg")]
"""The year of an election in data/elections/."""
