"""What the rest of the site must know of the lasting part, even if that is not worked out."""

import msgspec

from klsite.model.source_location import SourceLocation


class ClaimedAddress(msgspec.Struct, frozen=True, array_like=True):
    """An address that is taken, and where in the data it comes from."""

    address: str
    origin: SourceLocation


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """A link (``href``) or picture (``src``) of a long text to an address of this site."""

    origin: SourceLocation
    attribute: str
    target: str


class AddressIndex(msgspec.Struct, frozen=True, array_like=True):
    """What the rest of the site must know of the lasting part."""

    places: tuple[ClaimedAddress, ...] = ()
    former: tuple[str, ...] = ()
    """The addresses that only send their visitors on."""
    references: tuple[Reference, ...] = ()
