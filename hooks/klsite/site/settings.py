"""The settings of mkdocs.yml that pages show."""

import msgspec


class SiteSettings(msgspec.Struct, frozen=True, array_like=True):
    """What of the settings in mkdocs.yml the pages show, and the folder of their templates."""

    site_url: str
    site_name: str
    templates: str
