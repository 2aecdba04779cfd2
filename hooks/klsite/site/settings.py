"""The settings of mkdocs.yml that pages show."""

from urllib.parse import urlsplit

import msgspec


class SiteSettings(msgspec.Struct, frozen=True, array_like=True):
    """What of the settings in mkdocs.yml the pages show, and the folder of their templates."""

    site_url: str
    site_name: str
    templates: str
    notice: str = ""
    """What the foot of every page says of the edition; empty for the real one."""

    def is_away_from(self, home: str) -> bool:
        """Whether this is a trial edition that does not lie at its own address.

        That is one with a notice, built for the host of ``home``, the official site: what is
        published at its absolute addresses is not this edition, so nothing can be fetched there.
        """
        return bool(self.notice) and urlsplit(self.site_url).netloc == urlsplit(home).netloc
