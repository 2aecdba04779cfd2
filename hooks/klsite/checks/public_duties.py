"""What a public site has to say of itself: what is missing, and what is getting old."""

from collections.abc import Iterator
from datetime import date, timedelta

from klsite.model.dataset import Dataset
from klsite.model.diagnostics import Diagnostic, Level, warning_at
from klsite.model.organisation import Organisation
from klsite.model.public_duties import DUTY
from klsite.model.source_location import DATA_FOLDER
from klsite.text.danish import listing, long_date

_OLD_AFTER = 11
"""Months after which an accessibility statement, which holds for a year, is to be looked at."""
_SOON = timedelta(days=30)
_LONGEST = timedelta(days=366)
"""RFC 9116, 2.5.5: an expiry of security.txt less than a year ahead is recommended."""


def public_duty_faults(dataset: Dataset, today: date) -> Iterator[Diagnostic]:
    """Yield a notice of what is missing, and a warning of each thing that is out of date."""
    organisation = dataset.organisation
    duties = {
        name: each for name, each in Organisation.model_fields.items() if DUTY in each.metadata
    }
    if missing := [name for name in duties if not getattr(organisation, name)]:
        told = listing([f"{duties[name].title} ({name})" for name in missing])
        message = f"det, en offentlig side skal oplyse, mangler: {told}"
        yield Diagnostic(DATA_FOLDER + organisation.file, 1, 1, message, Level.NOTICE)
    statement = organisation.accessibility
    if statement is not None and _months_between(statement.reviewed, today) >= _OLD_AFTER:
        message = (
            f"tilgængelighedserklæringen er gennemgået {long_date(statement.reviewed)}: den skal "
            "gennemgås mindst én gang om året"
        )
        yield warning_at(organisation.file, ("accessibility", "reviewed"), message)


def _months_between(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def security_faults(organisation: Organisation, today: date) -> Iterator[Diagnostic]:
    """Yield a warning if security.txt has expired, is about to, or expires late."""
    if organisation.security is None:
        return
    expires = organisation.security.expires
    place = organisation.file, ("security", "expires")
    if expires <= today:
        yield warning_at(
            *place,
            f"security.txt udløb {long_date(expires)}, og ingen må stole på den mere: se "
            "kontakten efter, og skriv en ny dato i »expires«",
        )
    elif expires - today <= _SOON:
        yield warning_at(
            *place,
            f"security.txt udløber {long_date(expires)}: se kontakten efter, og skriv en ny dato "
            "i »expires«",
        )
    elif expires - today > _LONGEST:
        yield warning_at(
            *place,
            f"security.txt udløber først {long_date(expires)}: skriv en dato inden for et år",
        )
