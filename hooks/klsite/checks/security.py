"""What is wrong with the contact of security.txt (RFC 9116)."""

from collections.abc import Iterator
from datetime import date, timedelta

from klsite.model.diagnostics import Diagnostic, warning_at
from klsite.model.organisation import Organisation
from klsite.text.danish import long_date

_SOON = timedelta(days=30)
_LONGEST = timedelta(days=366)
"""RFC 9116, 2.5.5: an expiry of less than a year ahead is recommended."""


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
