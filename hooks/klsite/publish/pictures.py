"""The pictures of the site that are drawn: what is shown when a page is shared, and its icons.

They are drawn with simple shapes and the font that Pillow brings, so the same version of Pillow
gives the same bytes on every machine.
"""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from klsite import addresses

_BLUE, _SAND, _WARM, _WHITE = "#0b3b4f", "#f5f1e8", "#b5452c", "#ffffff"
_COLOURS = 32
"""Of the palette: the shades along the edges of a shape are few."""
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
    picture = Image.new("RGB", (width, height), _BLUE)
    picture.paste(_logo(220), (80, 90))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height - 24, width, height), fill=_WARM)
    size = 88
    while draw.textlength(title, font=_font(size)) > width - 180:
        size -= 4
    draw.text((90, 400), title, fill=_SAND, font=_font(size))
    return _png(picture)


def touch_icon() -> bytes:
    """Return the icon that telephones show, as PNG."""
    return _png(_logo(180))


def favicon() -> bytes:
    """Return ``favicon.ico``, in the two sizes that browsers show."""
    output = BytesIO()
    _logo(48).save(output, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    return output.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _logo(side: int) -> Image.Image:
    scale = side * _OVERSAMPLING / 64
    picture = Image.new("RGB", (side * _OVERSAMPLING,) * 2, _BLUE)
    draw = ImageDraw.Draw(picture)
    half = 3.5 * scale
    for line in _STROKES:
        points = [(x * scale, y * scale) for x, y in line]
        draw.line(points, fill=_WHITE, width=round(7 * scale), joint="curve")
        for x, y in (points[0], points[-1]):
            draw.rectangle((x - half, y - half, x + half, y + half), fill=_WHITE)
    return picture.resize((side, side), Image.Resampling.BOX)


def _png(picture: Image.Image) -> bytes:
    output = BytesIO()
    palette = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    palette.save(output, "PNG", compress_level=9)
    return output.getvalue()
