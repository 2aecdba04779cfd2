"""Every page passes the policy that web servers send: nothing inline, nothing from elsewhere."""

import base64
import hashlib
from pathlib import Path

from deployment.http_headers import SECURITY
from support.reading import HOST, BuiltPage, pages

POLICY = SECURITY["Content-Security-Policy"]


def refused(page: BuiltPage) -> list[str]:
    """Return what of a page a browser would refuse or take for a breach of the policy."""
    document = page.document
    found = [f"fetches {each}" for each in page.fetched() if not each.startswith(HOST)]
    found += [f"style: {each}" for each in document.xpath("//@style | //style/text()")]
    found += [f"handler: {each}" for each in document.xpath("//@*[starts-with(name(), 'on')]")]
    found += [f"frame: {each}" for each in document.xpath("//iframe | //object | //embed | //base")]
    for script in document.xpath("//script[not(@src)][not(@type='application/ld+json')]/text()"):
        digest = base64.b64encode(hashlib.sha256(str(script).encode()).digest()).decode()
        if f"'sha256-{digest}'" not in POLICY:
            found.append(f"script: {script}")
    return found


def test_every_page_passes_the_policy(sample_site: Path, real_site: Path) -> None:
    for site in (sample_site, real_site):
        found = pages(site)
        assert any(page.is_redirect for page in found)
        assert {page.address: told for page in found if (told := refused(page))} == {}
