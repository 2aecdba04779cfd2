"""The text of a data file: UTF-8, whatever program it was saved by."""

import re
from codecs import BOM_UTF8
from unicodedata import normalize

from klsite.load.yaml.sizes import too_long_line, too_many_bytes
from klsite.model.diagnostics import Diagnostic

_AS_LETTERS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf06e": "■",
    "\uf0a8": "□",
    "\uf076": "•",
    "\uf0fc": "•",
    "\uf02d": "–",
    "\uf0e0": "→",
}
_TABLE = str.maketrans(_AS_LETTERS)
_LIKE_LETTERS = re.compile(
    "[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+"
)
_THEIR_BYTES = (b"\xef\xac", b"\xef\xbc", b"\xef\xbd", b"\xf0\x9d")
_BYTE_ORDER_MARKS_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(file: str, content: bytes) -> str | Diagnostic:
    """Return the text with plain line ends in NFC, or the mistake that keeps it from being read.

    A byte order mark, as some Windows editors write it, is dropped. In NFC a letter has one form,
    so that an Å typed on a Mac is the Å typed elsewhere. Ligatures, letters of mathematics and the
    bullets of the fonts Symbol and Wingdings, as copied from a PDF, a network or Word, become what
    they look like.
    """
    if large := too_many_bytes(file, content):
        return large
    if content.startswith(_BYTE_ORDER_MARKS_UTF_16):
        return Diagnostic(file, 1, 1, "filen er gemt som UTF-16: gem den som UTF-8")
    try:
        text = normalize("NFC", content.removeprefix(BOM_UTF8).decode())
    except UnicodeDecodeError as error:
        return _not_utf8(file, content.removeprefix(BOM_UTF8), error.start)
    if any(map(text.__contains__, _AS_LETTERS)):
        text = text.translate(_TABLE)
    if any(map(content.__contains__, _THEIR_BYTES)):
        text = _LIKE_LETTERS.sub(lambda found: normalize("NFKC", found[0]), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return too_long_line(file, text) or text


def _not_utf8(file: str, content: bytes, start: int) -> Diagnostic:
    """Say where the first byte stands that is not UTF-8, and which letter it probably was."""
    before = content[:start].decode("utf-8", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    letter = content[start : start + 1].decode("cp1252", errors="replace")
    meant = f" (sandsynligvis »{letter}«)" if letter.isprintable() and letter != "\ufffd" else ""
    return Diagnostic(
        file, line, column, f"tegnet{meant} er ikke gemt som UTF-8: gem filen igen som UTF-8"
    )
