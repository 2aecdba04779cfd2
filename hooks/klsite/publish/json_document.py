"""JSON files for people and programs: indented, UTF-8, in the order of the document."""

from typing import Any

import msgspec


def json_document(document: Any) -> bytes:
    """Return a document (dicts, lists, texts, numbers) as an indented JSON file (RFC 8259)."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
