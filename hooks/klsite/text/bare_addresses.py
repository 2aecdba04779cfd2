"""Web and mail addresses that stand bare in a text become links, as on GitHub."""

import re

_ADDRESS = re.compile(
    r"""
    <(a|code)\b [^<>]*+ > (?: [^<]++ | <(?!/\1>) )*+   # not in a link or in code
  | < [^<>]*+ >                                        # nor in a tag
  | (?<![\w@/.:=-])
    (?: (?P<web> (?: https?:// | www\. ) (?: [\w-]{1,63}+ \. ){1,9} [a-z]{2,24} (?![\w@])
          (?: : [0-9]{1,5} )?+ (?: [/?\#] [^\s<>"»«”“]*+ )?+ )
      | (?P<mail> [\w.+-]{1,64}+ @ (?: [\w-]{1,63}+ \. ){1,9} [a-z]{2,24} (?![\w@-]) ) )
    """,
    re.VERBOSE,
)
_ENDING = re.compile(r"(?:&(?:lt|gt|amp|nbsp);|[?!.,:;*_~'’])$")


def with_links(html: str) -> str:
    """Return clean HTML with a link around every bare address.

    A mark of punctuation, or a parenthesis that was opened before it, is not part of an address.
    An address that begins with ``www.`` leads to ``https://``.
    """
    return _ADDRESS.sub(_linked, html) if _may_have(html) else html


def _may_have(html: str) -> bool:
    """Return False if every address that HTML may have is one that a link leads to."""
    linked = html.count('="https://') + html.count('="http://')
    return "@" in html or html.count("://") != linked or html.count("www.") != html.count("://www.")


def _linked(found: re.Match[str]) -> str:
    if found["mail"]:
        return f'<a href="mailto:{found["mail"]}">{found["mail"]}</a>'
    if not found["web"]:
        return found[0]
    address, rest = _ended(found["web"])
    scheme = "https://" if address.startswith("www.") else ""
    return f'<a href="{scheme}{address}">{address}</a>{rest}'


def _ended(written: str) -> tuple[str, str]:
    """Return the address itself, and what follows it of what looked like one."""
    end = len(written)
    surplus = written.count(")") - written.count("(")
    while True:
        if found := _ENDING.search(written, max(0, end - 6), end):
            end = found.start()
        elif surplus > 0 and written.endswith(")", 0, end):
            end -= 1
            surplus -= 1
        else:
            return written[:end], written[end:]
