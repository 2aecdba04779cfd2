"""What a web server says of the files of the site: types, caching and security headers.

The files in ``deploy/`` say the same in the words of each server; a test holds them against this.
"""

import re

from klsite.addresses import SEARCH_INDEX

_OFFICE = "application/vnd.openxmlformats-officedocument"

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "map": "text/plain; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "webmanifest": "application/manifest+json",
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "zip": "application/zip",
    "gz": "application/gzip",
}
"""The media type of a file by the end of its name (RFC 4180, 5545, 8259 and 9239, among others)."""

FEEDS = "feeds/"
FEED_TYPE = "application/rss+xml; charset=utf-8"
UNKNOWN_TYPE = "application/octet-stream"

_MOVED_SCRIPT = "sha256-IhouVxG7JwO+dSjQ0uIABToc2zxMs/VR0Tdoz4uqCBI="
"""The digest of the script of a page that has moved (``overrides/redirect.html``), which takes the
fragment of the address along."""

SECURITY = {
    "Content-Security-Policy": (
        f"default-src 'none'; script-src 'self' '{_MOVED_SCRIPT}'; style-src 'self'; "
        "img-src 'self'; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""The headers of every answer."""

SHORT = "public, max-age=300"
"""Five minutes: as long as a correction may take to reach everybody."""
ALWAYS_ASK = "no-cache"
"""Files that must be of one build: the browser asks each time, and is told »not changed«."""
FOREVER = "public, max-age=31536000, immutable"
"""A year, of files that have a digest of their content in their name."""

_DIGEST = re.compile(r"\.[0-9a-f]{8,}\.")
_SCRIPTS = ("css", "js")

HEADERS_FILE = "_headers"
MARK = "# klsite: lavet af »kl.py deploy«\n"
"""How that file begins."""

STYLES = "assets/stylesheets/"
"""The folder of files that have a digest in their name."""


def ending(path: str) -> str:
    """Return the end of a file's name, without the dot."""
    return path.rpartition("/")[2].rpartition(".")[2].lower()


def content_type(path: str) -> str:
    """Return the media type of a file of the site."""
    if path.startswith(FEEDS) and path.endswith(".xml"):
        return FEED_TYPE
    name = path.rpartition("/")[2]
    return TYPES.get(ending(path), UNKNOWN_TYPE) if "." in name else TYPES["txt"]


def cache_control(path: str) -> str:
    """Return how long a file of the site may be kept."""
    if _DIGEST.search(path.rpartition("/")[2]):
        return FOREVER
    if path.startswith(SEARCH_INDEX) or ending(path) in _SCRIPTS:
        return ALWAYS_ASK
    return SHORT


def headers_file() -> bytes:
    """Return ``_headers``, which Netlify and Cloudflare Pages read.

    Both keep nothing without asking by themselves, so that only what never changes is named. The
    file also marks a folder or a prefix as one that belongs to the site.
    """
    lines = [MARK + "/*\n", *(f"  {name}: {value}\n" for name, value in SECURITY.items())]
    types = {f"/{FEEDS}*": FEED_TYPE, "/*.ics": TYPES["ics"], "/*.csv": TYPES["csv"]}
    lines += [f"{pattern}\n  Content-Type: {kind}\n" for pattern, kind in types.items()]
    lines.append(f"/{STYLES}*\n  Cache-Control: {FOREVER}\n")
    return "".join(lines).encode()
