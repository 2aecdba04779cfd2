"""The pictures that a page shows."""

import re


def pictures_on(html: str) -> set[str]:
    """Return the addresses, from the front page, of all pictures of a page and their copies."""
    found = re.findall(r'src="((?:\.\./)*(?:mindre-)?billeder/[^"]+)"', html)
    for sources in re.findall(r'srcset="([^"]+)"', html):
        found += [each.split()[0] for each in sources.split(",")]
    return {each.replace("../", "") for each in found}
