"""The hand-written pages of the menu and the foot, which the cache keeps from build to build."""

import msgspec


class ListedPage(msgspec.Struct, frozen=True, array_like=True):
    """A hand-written page that the menu or the foot lists, as ``where`` says."""

    title: str
    address: str
    where: str
