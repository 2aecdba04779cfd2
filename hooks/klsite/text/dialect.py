"""Where the Markdown of the site differs from CommonMark: dates, and bullets of other programs.

The text is rewritten before it is converted. The number of lines does not change, so a line number
in the result is that of the text.
"""

import re

_DATE_OR_CODE = re.compile(
    r"\n {0,3}(?:[0-9]{1,2}(?=\. (?:januar|februar|marts|april|maj|juni|juli|august|september"
    r"|oktober|november|december)\b)"
    r"|(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*(?:\n(?! {0,3}(?P=fence)).*)*(?:\n.*)?)",
    re.MULTILINE,
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NO_BREAK = "\u00a0"
_SPACE = f"[ \\t{_NO_BREAK}]"  # word processors write a no-break space after a bullet
_MARK_AND_NO_BREAK = re.compile(
    rf"^( {{0,3}}(?:[-*+]|#{{1,6}}|[0-9]{{1,9}}[.)](?={_NO_BREAK}{_SPACE})))"
    rf"{_NO_BREAK}{_SPACE}{{0,40}}"
    rf"|^[ \t]{{0,40}}{_NO_BREAK}{_SPACE}{{0,99}}$",
    re.MULTILINE,
)
_MARKS = "•·▪●◦‣○■□➢►⁃➤❖◆❑❒▸\N{BULLET OPERATOR}"
_DASHES = "–—‒―−‐‑"
_BOXES = "☐☑☒✓✔✅❌→➔"
_ANY = (*_MARKS, *_DASHES, *_BOXES)
_BULLET = re.compile(rf"([ \t]{{0,40}})[{_MARKS}]{_SPACE}*(?=\S)")
_ALONE = re.compile(rf"[ \t]{{0,40}}[{_MARKS}]{_SPACE}*$")
_DASH = re.compile(rf"([ \t]{{0,40}})(?:[{_DASHES}]{_SPACE}+(?=\S)|(?=[{_BOXES}]))")
_SUB_BULLET = re.compile(rf"([ \t]{{0,40}})o{_SPACE}+(?=\S)")


def normalized(text: str) -> str:
    """Return a text in which a date begins no list, and pasted bullets do.

    CommonMark reads ``2. juni`` at the start of a line as the second point of a list. A line that
    begins with ``•`` is a point, also without a space after it. One that begins with a dash is a
    point next to another point or dash, or after a colon; alone it begins a reply. So is one that
    begins with a box or a tick, which stays. ``o``, as word processors write the points of the
    second level, is a point below another. A line of no-break spaces is an empty one.
    """
    if _NO_BREAK in text:
        text = _MARK_AND_NO_BREAK.sub(lambda found: f"{found[1]} " if found[1] else "", text)
    # A pattern that begins with a line break is tried only where there is one.
    plain_dates = _DATE_OR_CODE.sub(
        lambda found: found[0] if found["fence"] else f"{found[0]}\\", f"\n{text}"
    )[1:]
    # Looking for each of them by itself is ten times as fast as a pattern.
    return _with_lists(plain_dates) if any(map(plain_dates.__contains__, _ANY)) else plain_dates


def _with_lists(text: str) -> str:
    lines = text.split("\n")
    fence = ""
    after_point = False
    for row, line in enumerate(lines):
        if found := _FENCE.match(line):
            mark = found[1]
            fence = mark if not fence else "" if mark.startswith(fence) else fence
        if fence:
            after_point = False
            continue
        below = lines[row + 1] if row + 1 < len(lines) else ""
        if _ALONE.match(line) and below.strip() and not _BULLET.match(below):
            lines[row], lines[row + 1] = "-", f"  {lines[row + 1].lstrip()}"  # as a PDF has it
            after_point = True
            continue
        if point := _point(lines, row, after_point=after_point):
            indent = "  " if point.re is _SUB_BULLET else point[1].replace("\t", "")[:3]
            lines[row] = f"{indent}- {line[point.end() :]}"
        goes_on = line.strip() or _SUB_BULLET.match(below)
        after_point = point is not None or (after_point and bool(goes_on))
    return "\n".join(lines)


def _point(lines: list[str], row: int, *, after_point: bool) -> re.Match[str] | None:
    """Return the bullet that a line begins with, if it is one; the lines above are rewritten."""
    line = lines[row]
    if bullet := _BULLET.match(line):
        return bullet
    if after_point and (below := _SUB_BULLET.match(line)):
        return below
    dash = _DASH.match(line)
    if dash is None:
        return None
    above = lines[row - 1].rstrip() if row else ""
    below_it = lines[row + 1] if row + 1 < len(lines) else ""
    in_list = after_point or above.endswith(":") or (not above and _DASH.match(below_it))
    return dash if in_list else None
