"""The vocabulary: one module of pydantic models per kind of data file.

The models of whole files can be taken from here. Each is loaded when it is first asked for, since
a build that changes some news needs only a few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klsite.model.appointments import Appointments as Appointments
    from klsite.model.appointments import Bodies as Bodies
    from klsite.model.core_areas import CoreAreas as CoreAreas
    from klsite.model.documents import Document as Document
    from klsite.model.elections import Election as Election
    from klsite.model.elections import Parties as Parties
    from klsite.model.events import Event as Event
    from klsite.model.geography import Kkr as Kkr
    from klsite.model.geography import KkrIntroduction as KkrIntroduction
    from klsite.model.geography import Municipalities as Municipalities
    from klsite.model.geography import Regions as Regions
    from klsite.model.glossary import Glossary as Glossary
    from klsite.model.meetings import Meeting as Meeting
    from klsite.model.membership import Members as Members
    from klsite.model.membership import MembershipEvents as MembershipEvents
    from klsite.model.national import NationalResults as NationalResults
    from klsite.model.news import NewsItem as NewsItem
    from klsite.model.news import NewsTaxonomy as NewsTaxonomy
    from klsite.model.organisation import Organisation as Organisation
    from klsite.model.people import People as People
    from klsite.model.published_results import PublishedResults as PublishedResults
    from klsite.model.rules_of_procedure import RulesOfProcedure as RulesOfProcedure
    from klsite.model.sources import Sources as Sources
    from klsite.model.terms import Term as Term
    from klsite.model.values import Values as Values
else:
    _MODULES = {
        "appointments": ("Appointments", "Bodies"),
        "core_areas": ("CoreAreas",),
        "documents": ("Document",),
        "elections": ("Election", "Parties"),
        "events": ("Event",),
        "geography": ("Kkr", "KkrIntroduction", "Municipalities", "Regions"),
        "glossary": ("Glossary",),
        "meetings": ("Meeting",),
        "membership": ("Members", "MembershipEvents"),
        "national": ("NationalResults",),
        "news": ("NewsItem", "NewsTaxonomy"),
        "organisation": ("Organisation",),
        "people": ("People",),
        "published_results": ("PublishedResults",),
        "rules_of_procedure": ("RulesOfProcedure",),
        "sources": ("Sources",),
        "terms": ("Term",),
        "values": ("Values",),
    }
    _MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

    def __getattr__(name):
        """Return a model by its name (PEP 562), and have it here from now on."""
        if name not in _MODULE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        model = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
        globals()[name] = model
        return model
