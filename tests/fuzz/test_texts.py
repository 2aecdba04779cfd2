"""No text becomes anything active, read as browsers read it (HTML standard, section 13.2)."""

from collections.abc import Iterator
from typing import Any

import html5lib
from hypothesis import given

from klsite.text.markdown import convert
from support.fuzzing import SEEDS, TEXTS

ACTIVE = {
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "base", "meta",
    "link", "svg", "math", "template", "textarea", "select", "video", "audio", "frame", "frameset",
    "noscript", "title", "xmp", "plaintext",
}  # fmt: skip
SCHEMES = ("http:", "https:", "mailto:", "tel:", "/", "#")
LINKING = {"href", "src", "action", "formaction", "data", "srcset", "background", "poster"}


def active(html: str) -> Iterator[str]:
    """Yield whatever a browser would run, load or send of a fragment of HTML."""
    fragment: Any = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in fragment.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag.rpartition("}")[2] in ACTIVE:
            yield element.tag
        for name, value in element.attrib.items():
            address = "".join(c for c in value if c > " ").lower()
            if str(name).lower().startswith("on") or name in ("style", "srcdoc"):
                yield f"{element.tag} {name}"
            if name in LINKING and ":" in address and not address.startswith(SCHEMES):
                head = address.partition(":")[0]
                if head.isascii() and head.replace("+", "").isalnum():
                    yield f"{name}={value}"


@given(TEXTS)
def test_nothing_active_comes_out(text: str) -> None:
    assert list(active(convert(text).html)) == []


def test_nor_of_what_was_once_found() -> None:
    for content in SEEDS.values():
        assert list(active(convert(content.decode()).html)) == []


def test_what_is_active_is_found() -> None:
    assert list(active('<a href="java\tscript:x" onclick="x">x</a><script></script>')) == [
        "href=java\tscript:x",
        "a onclick",
        "script",
    ]
