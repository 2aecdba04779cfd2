"""The things that pages are about, in the vocabulary of schema.org, with addresses of the site.

Only what is known stands in one, and what was withdrawn has none. A ``Link`` in it is an
organisation with a page.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from klsite import addresses
from klsite.addresses import Link
from klsite.text.clock import COPENHAGEN

if TYPE_CHECKING:  # not imported at run time: a build of changed news alone needs few models
    from klsite.model.events import Event
    from klsite.model.geography import Kkr
    from klsite.model.meetings import Meeting
    from klsite.model.news_meta import NewsMeta
    from klsite.model.organisation import Organisation
    from klsite.results.council_term import CouncilTerm
    from klsite.results.people import PersonPosts

Thing = dict[str, Any]

_SCHEMA = "https://schema.org/"
_KL = {"@type": "Organization", "name": "KL"}


def news_article(item: NewsMeta) -> Thing:
    """Return a news item."""
    return {
        "@type": "NewsArticle",
        "headline": item.full_title,
        "datePublished": item.date.isoformat(),
        "dateModified": item.changed.isoformat(),
        "articleSection": item.category or item.kind,
        "publisher": _KL,
    }


def organisation_thing(organisation: Organisation) -> Thing:
    """Return KL."""
    address = organisation.address
    return {
        "@type": "Organization",
        "name": organisation.name,
        "legalName": organisation.full_name,
        "description": organisation.lead,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postal_code,
            "addressLocality": address.city,
            "addressCountry": "DK",
        },
        **({"telephone": organisation.telephone} if organisation.telephone else {}),
        **({"email": organisation.mail} if organisation.mail else {}),
        "sameAs": [organisation.website, *(each.url for each in organisation.channels if each.url)],
    }


def kkr_thing(kkr: Kkr) -> Thing:
    """Return a KKR."""
    return {
        "@type": "Organization",
        "name": kkr.name,
        "parentOrganization": _KL,
        **({"dissolutionDate": kkr.dissolved.isoformat()} if kkr.dissolved else {}),
    }


def meeting_thing(council: CouncilTerm, meeting: Meeting, title: str) -> Thing:
    """Return a meeting of a KKR, with where it was planned to be if it was moved."""
    moves = meeting.valid_moves
    status = "EventRescheduled" if moves else "EventScheduled"
    before: Thing = {}
    if moves:
        first = [meeting.date, *(each.date for each in moves[:-1])]
        before = {"previousStartDate": first[-1].isoformat()}
    starts, ends, last = meeting.opens, meeting.closes, meeting.held_until
    return {
        "@type": "Event",
        "name": title,
        "startDate": _moment(meeting.held, starts),
        **({"endDate": _moment(last, ends)} if ends or last > meeting.held else {}),
        **before,
        "eventStatus": _SCHEMA + (status if meeting.takes_place else "EventCancelled"),
        **({"location": {"@type": "Place", "name": meeting.venue}} if meeting.venue else {}),
        "organizer": Link(council.kkr.name, addresses.kkr(council.kkr)),
    }


def event_thing(event: Event) -> Thing:
    """Return an event that KL holds."""
    return {
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "startDate": event.starts.isoformat(),
        "endDate": event.ends.isoformat(),
        "eventStatus": _SCHEMA + "EventScheduled",
        **({"location": {"@type": "Place", "name": event.place}} if event.place else {}),
        "organizer": _KL,
    }


def person_thing(posts: PersonPosts) -> Thing:
    """Return a person with posts in one or more KKR."""
    councils = {each.council.kkr.id: each.council.kkr for each in posts.terms}
    return {
        "@type": "Person",
        "name": posts.person.name,
        "memberOf": [Link(each.name, addresses.kkr(each)) for each in councils.values()],
    }


def _moment(day: date, clock: time | None) -> str:
    """Return a day, with the time of day and the offset of Danish time where it is known."""
    if clock is None:
        return day.isoformat()
    return datetime.combine(day, clock, tzinfo=COPENHAGEN).isoformat()
