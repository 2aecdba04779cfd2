"""The moment that the site is built for.

It decides which embargoes are over, and that nothing was changed on a day still to come.
"""

from datetime import datetime

from klsite.model.fields import COPENHAGEN


def moment_to_build_for(given: str) -> datetime:
    """Return the moment given (ISO 8601, Danish time unless it says otherwise), or the present."""
    if not given:
        return datetime.now(COPENHAGEN)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise SystemExit(f"KL_NOW er ikke et tidspunkt: »{given}«") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)
