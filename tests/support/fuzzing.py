"""Random damage to texts: what hands, programs and malice do to a file."""

from hypothesis import strategies as st

from support.project import ROOT, SAMPLE

SEEDS = {path.name: path.read_bytes() for path in sorted((ROOT / "tests/fuzz/seeds").glob("*.yml"))}
"""Files that a fuzzer, or a person, once found something with."""

SAMPLES = {
    path.relative_to(SAMPLE / "data").as_posix(): path.read_bytes()
    for path in sorted((SAMPLE / "data").rglob("*.yml"))
}

PIECES = st.sampled_from(
    [
        "\n", " ", "  ", "\n  ", "\n\n", ":", ": ", " #", "#", "-", "- ", "'", '"', "|", ">", "\\",
        "\t", "{", "[", "]", "}", ",", "&", "*", "!", "?", "x", "å", "\u0085", "\u00a0", "\ufeff",
        "\u2028", "\u200b", "\u202e", "\0", "\x1b", "\r", "\r\n", "---\n", "...\n", "<<<<<<<", "~",
        "null", "ja", "0", "-1", "9" * 40, "2031-02-30", "<", "<a ", "<script>", "</", "&#1;",
        "😀", "A\u030a", "=", "%", "@", "`", "a" * 300, "[" * 30, "- " * 30,
    ]
).map(str.encode) | st.binary(max_size=4)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, contents: st.SearchStrategy[bytes]) -> bytes:
    """Return a content with up to four places cut, replaced, repeated or added to."""
    content = draw(contents)
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, len(content)))
        length = draw(st.sampled_from([0, 1, 3, 80]))
        last = draw(st.integers(first, min(first + length, len(content))))
        piece = draw(PIECES | st.just(content[first:last] * 2))
        content = content[:first] + piece + content[last:]
    return content


HTML = st.sampled_from(
    [
        "<script>", "</script>", "<svg", "<img src=x ", "onerror=alert(1)", " onload=alert(1)",
        "<a href=", "javascript:alert(1)", "&#106;avascript:", "java\tscript:", "JaVaScRiPt:",
        "data:text/html,<script>", "vbscript:x", "'", '"', ">", "/>", "<", "</a>", "<!--", "-->",
        "<![CDATA[", "]]>", "<?php", "?>", "<style>", "</style>", "<math>", "<mtext>", "<table>",
        "<mglyph>", "<noscript>", "<title>", "<textarea>", "<iframe src=", "<object data=",
        "<form action=", "<base href=//x>", "<meta http-equiv=refresh>", "<link rel=stylesheet>",
        "<template>", "<select>", "<xmp>", "<plaintext>", "[x](", ")", "![x](", "[x]: ", "`",
        "```\n", "    ", "> ", "- ", "| a | b |\n|--|--|\n", "# ", "\n", "\n\n", "&lt;", "&#60;",
        "\\", "\0",
        "&#0;", "&#8238;", "style=x:expression(1)", "srcdoc=", "xlink:href=", "formaction=", "ord",
    ]
)  # fmt: skip
TEXTS = st.lists(HTML, max_size=14).map("".join)
"""Markdown with every piece by which scripts have got through cleaners."""
