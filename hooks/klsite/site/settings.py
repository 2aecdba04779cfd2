"""The settings of mkdocs.yml that pages show."""

from urllib.parse import urlsplit

import msgspec


def site_url_fault(given: object) -> str | None:
    """Return what is wrong with the ``site_url`` of mkdocs.yml, in Danish; None if it is right."""
    remedy = "skriv webstedets adresse i »site_url« eller i SITE_URL, som https://www.kl.dk/"
    text = str(given or "").strip()
    if not text:
        return f"mkdocs.yml: »site_url« er tom: {remedy}"
    try:
        parts = urlsplit(text)
        right = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        right = False
    if not right or not text.isascii() or any(each.isspace() for each in text):
        return f"mkdocs.yml: »site_url« er »{text}«, som ikke er en webadresse: {remedy}"
    if parts.query or parts.fragment:
        return f"mkdocs.yml: »site_url« er »{text}«, men må ikke have ? eller #: {remedy}"
    return None


class SiteSettings(msgspec.Struct, frozen=True, array_like=True):
    """What of the settings in mkdocs.yml the pages show, and the folder of their templates."""

    site_url: str
    site_name: str
    templates: str
    notice: str = ""
    """What the foot of every page says of the edition; empty for the real one."""

    @property
    def edition(self) -> tuple[str, bool]:
        """The absolute address, and whether this is a trial edition."""
        return self.site_url, bool(self.notice)

    def is_away_from(self, home: str) -> bool:
        """Whether this is a trial edition that does not lie at its own address.

        That is one with a notice, built for the host of ``home``, the official site: what is
        published at its absolute addresses is not this edition, so nothing can be fetched there.
        """
        return bool(self.notice) and urlsplit(self.site_url).netloc == urlsplit(home).netloc
