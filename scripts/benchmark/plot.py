"""A plot of medians and their spread, on a logarithmic axis, as SVG made by hand."""

import math
from collections.abc import Iterable, Sequence

from benchmark.measure import Measured
from benchmark.measures import PROJECT

Panel = tuple[str, Sequence[Measured]]
"""What was measured, and each tool's figures in the order shown."""

_WIDTH, _LEFT, _RIGHT = 760, 150, 690
_ROW, _HEAD, _FOOT = 24, 34, 30
_HALO = 'paint-order="stroke" stroke="#fff" stroke-width="4"'
_OURS, _THEIRS, _LINES = "#0b5d7a", "#5c636b", "#d8dce0"


def seconds(figure: float) -> str:
    """Return seconds as a person reads them: ``33 ms``, ``1.83 s``, ``52.3 s``."""
    if figure < 1:
        return f"{figure * 1000:.0f} ms"
    return f"{figure:.2f} s" if figure < 10 else f"{figure:.1f} s"


def describe(panels: Sequence[Panel]) -> str:
    """Return the medians in words, for those who do not see the plot."""
    return "; ".join(
        f"{what}: " + ", ".join(f"{each.tool} {seconds(each.middle)}" for each in found)
        for what, found in panels
        if found
    )


def draw(panels: Sequence[Panel]) -> str:
    """Return the plot: a panel for each measure, and on its rows a dot and a line for each tool.

    All panels have the same axis of decades, so that they can be compared too.
    """
    panels = [panel for panel in panels if panel[1]]
    axis = _Axis(second for _, found in panels for each in found for second in each.seconds)
    parts: list[str] = []
    top = 10
    for what, found in panels:
        parts += _panel(what, found, axis, top)
        top += _HEAD + _ROW * len(found) + _FOOT
    title = "Time of each tool, on a logarithmic axis; less is better"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" role="img" '
        'aria-labelledby="title description" font-family="sans-serif" font-size="13">\n'
        f'<title id="title">{title}</title>\n'
        f'<desc id="description">{describe(panels)}</desc>\n'
        f'<rect width="{_WIDTH}" height="{top}" fill="#fff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


class _Axis:
    """Where a number of seconds is across the plot; from a power of ten to another."""

    def __init__(self, figures: Iterable[float]) -> None:
        logarithms = [math.log10(figure) for figure in figures] or [0.0]
        self._first = math.floor(min(logarithms))
        self._last = max(math.ceil(max(logarithms)), self._first + 1)

    def x(self, figure: float) -> float:
        part = (math.log10(figure) - self._first) / (self._last - self._first)
        return _LEFT + part * (_RIGHT - _LEFT)

    def decades(self) -> list[float]:
        return [10.0**power for power in range(self._first, self._last + 1)]


def _panel(what: str, found: Sequence[Measured], axis: _Axis, top: int) -> list[str]:
    first, last = top + _HEAD, top + _HEAD + _ROW * len(found)
    heading = what[0].upper() + what[1:]
    parts = [f'<text x="10" y="{top + 16}" font-weight="bold" fill="#1b1f23">{heading}</text>']
    for decade in axis.decades():
        x = f"{axis.x(decade):.1f}"
        parts.append(f'<path d="M{x} {first - 6}V{last}" stroke="{_LINES}"/>')
        parts.append(_text(x, last + 14, _decade(decade), "middle", 'font-size="11"'))
    for row, each in enumerate(found):
        parts += _row(each, axis, first + _ROW * row + _ROW // 2)
    return parts


def _row(each: Measured, axis: _Axis, y: int) -> list[str]:
    colour, weight = (_OURS, "bold") if each.tool == PROJECT else (_THEIRS, "normal")
    least, most, x = (axis.x(f) for f in (min(each.seconds), max(each.seconds), each.middle))
    style = f'font-weight="{weight}"'
    return [
        _text(str(_LEFT - 12), y + 4, each.tool, "end", style),
        f'<path d="M{least:.1f} {y}H{most:.1f}" stroke="{colour}" stroke-width="3"/>',
        f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{colour}"/>',
        _text(f"{max(most, x) + 10:.1f}", y + 4, seconds(each.middle), "start", style),
    ]


def _text(x: str, y: int, text: str, anchor: str, more: str) -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="#1b1f23" {more} {_HALO}>{text}</text>'
    )


def _decade(figure: float) -> str:
    return f"{figure * 1000:g} ms" if figure < 1 else f"{figure:,.0f} s"
