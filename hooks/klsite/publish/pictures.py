"""The pictures of the site that are drawn: what is shown when a page is shared, and its icons.

They are drawn with simple shapes and the font that Pillow brings, so the same version of Pillow
gives the same bytes on every machine.
"""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from klsite import addresses

_Colour = tuple[int, ...]
"""Red, green and blue."""

_BLUE, _SAND, _WARM = (0x0B, 0x3B, 0x4F), (0xF5, 0xF1, 0xE8), (0xB5, 0x45, 0x2C)
_WHITE = (255, 255, 255)
_SHADES = 15
"""Of a shape: the steps from the colour behind it to its own, which make its edges smooth."""
_STROKES = (
    ((13, 16), (13, 48)),
    ((30, 16), (16, 32), (30, 48)),
    ((42, 16), (42, 48), (52, 48)),
)
"""The logo as the icon (``ikon.svg``) draws it: lines in a square with a side of 64."""
_OVERSAMPLING = 4
"""How much larger shapes are drawn than shown, so that their edges are smooth."""


def share_picture(title: str) -> bytes:
    """Return the picture shown where a page of a part of the site is shared, as PNG."""
    width, height = addresses.PICTURE_SIZE
    picture = Image.new("L", (width, height))
    draw = ImageDraw.Draw(picture)
    size = 88
    while draw.textlength(title, font=_font(size)) > width - 180:
        size -= 4
    draw.text((90, 400), title, fill=255, font=_font(size))
    picture = picture.point(_indexes(0))
    picture.paste(_logo(220).point(_indexes(_SHADES)), (80, 90))
    last = 2 * _SHADES + 1
    ImageDraw.Draw(picture).rectangle((0, height - 24, width, height), fill=last)
    return _png(picture, [_BLUE, *_shades(_SAND), *_shades(_WHITE), _WARM])


def touch_icon() -> bytes:
    """Return the icon that telephones show, as PNG."""
    return _png(_logo(180).point(_indexes(0)), [_BLUE, *_shades(_WHITE)])


def favicon() -> bytes:
    """Return ``favicon.ico``, in the two sizes that browsers show."""
    output = BytesIO()
    shape = _logo(48)
    white, blue = (Image.new("RGB", shape.size, each) for each in (_WHITE, _BLUE))
    picture = Image.composite(white, blue, shape)
    picture.save(output, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    return output.getvalue()


def _indexes(before: int) -> list[int]:
    """Return the index in the palette of each shade of a shape, after those ``before``; 0 is none.

    What is drawn in few colours is given a palette, not searched for one: that takes far longer.
    """
    found = (round(each / 255 * _SHADES) for each in range(256))
    return [before + each if each else 0 for each in found]


def _shades(colour: _Colour) -> list[_Colour]:
    """Return the shades from blue to a colour, the colour last."""
    return [
        tuple(
            round(own + (other - own) * step / _SHADES)
            for own, other in zip(_BLUE, colour, strict=True)
        )
        for step in range(1, _SHADES + 1)
    ]


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _logo(side: int) -> Image.Image:
    """Return the shape of the logo, white on black."""
    scale = side * _OVERSAMPLING / 64
    picture = Image.new("L", (side * _OVERSAMPLING,) * 2)
    draw = ImageDraw.Draw(picture)
    half = 3.5 * scale
    for line in _STROKES:
        points = [(x * scale, y * scale) for x, y in line]
        draw.line(points, fill=255, width=round(7 * scale), joint="curve")
        for x, y in (points[0], points[-1]):
            draw.rectangle((x - half, y - half, x + half, y + half), fill=255)
    return picture.resize((side, side), Image.Resampling.BOX)


def _png(picture: Image.Image, palette: Iterable[_Colour]) -> bytes:
    output = BytesIO()
    picture.putpalette([part for colour in palette for part in colour])
    picture.save(output, "PNG", compress_level=6)
    return output.getvalue()
