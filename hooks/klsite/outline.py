"""What the rest of the site must know of the lasting part, even if that is not worked out."""

import msgspec

from klsite.origin import Origin


class Place(msgspec.Struct, frozen=True, array_like=True):
    """An address that is taken, and where in the data it comes from."""

    address: str
    origin: Origin


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """A link (``href``) or picture (``src``) of a long text to an address of this site."""

    origin: Origin
    attribute: str
    target: str


class Outline(msgspec.Struct, frozen=True, array_like=True):
    """What the rest of the site must know of the lasting part."""

    places: tuple[Place, ...] = ()
    former: tuple[str, ...] = ()
    """The addresses that only send their visitors on."""
    references: tuple[Reference, ...] = ()
