"""What files of open data tell of themselves: licence, sources, day, digest, and the build."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import msgspec

from klsite import addresses
from klsite.publish.open_data.council_tables import COUNCIL_TABLES
from klsite.publish.open_data.meeting_tables import MEETING_TABLES
from klsite.publish.open_data.table import DataInput, DataTable, TableFacts, licence_of

README = "laesmig.txt"

_README = """\
Åbne data fra {name}
{page}

Siden forklarer filerne og kolonnerne. Licens: {licence}.
Hvilket commit og hvilke data filerne er lavet af, står i {build}.
Kilderne står i filerne; hvert id er forklaret på {sources}.

Kolonner med samme navn forbinder filerne. I parentes står de kolonner, der skiller rækkerne i en
fil fra hinanden:

{tables}

Filerne og deres SHA-256:
{files}
"""


def licence_and_build(given: DataInput) -> dict[str, Any]:
    """Return what every document tells, whatever it is of."""
    build = addresses.absolute(given.site_url, addresses.BUILD_INFO)
    return {"licence": licence_of(given.dataset), "build": build}


def about_councils(given: DataInput, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a document of councils, their people and meetings tells of itself."""
    facts = _together(given, (*COUNCIL_TABLES, *MEETING_TABLES))
    return {
        **licence_and_build(given),
        "sources": list(facts.sources),
        "changed": facts.changed,
        "sha256": sha256(msgspec.json.encode(document)).hexdigest(),
    }


def _together(given: DataInput, tables: Iterable[DataTable[DataInput]]) -> TableFacts:
    found = [each.facts(given.dataset, given.site_url) for each in tables]
    sources = sorted({source for each in found for source in each.sources})
    days = (each.changed for each in found if each.changed)
    return found[0]._replace(changed=max(days, default=None), sources=tuple(sources))


def readme(
    given: DataInput, files: Mapping[str, bytes], tables: Iterable[DataTable[DataInput]]
) -> bytes:
    """Return the text that goes with some files by their names, for a Danish Windows too.

    ``tables`` are those among the files.
    """
    described = (
        f"{each.name}{f' ({keys})' if (keys := ', '.join(each.key)) else ''}: {each.title}. "
        f"{each.description}"
        for each in tables
    )
    licence = given.dataset.organisation.data_licence
    named = (f"{sha256(content).hexdigest()}  {name}" for name, content in sorted(files.items()))
    absolute = addresses.absolute
    text = _README.format(
        name=given.dataset.organisation.full_name,
        page=absolute(given.site_url, addresses.OPEN_DATA),
        licence=f"{licence.name} ({licence.url})" if licence else "ikke oplyst",
        build=absolute(given.site_url, addresses.BUILD_INFO),
        sources=absolute(given.site_url, addresses.SOURCES),
        tables="\n".join(described),
        files="\n".join(named),
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig")
