"""Draws the app's icons: a droplet with a leaf's vein, held by the corners of a label. Run after a change of the mark."""

from pathlib import Path

from PIL import Image, ImageDraw

TEAL, PAPER, LEAF = (11, 79, 74), (244, 246, 243), (139, 224, 211)
SCALE = 4


def droplet(draw: ImageDraw.ImageDraw, centre: float, unit: float) -> None:
    """A drop: a circle with a point drawn above it."""
    radius, low = 1.62 * unit, centre + 0.75 * unit
    draw.ellipse((centre - radius, low - radius, centre + radius, low + radius), fill=PAPER)
    tip = centre - 2.75 * unit
    steps = [(centre - radius * (t / 20) ** 0.72, tip + (low - 0.25 * unit - tip) * t / 20) for t in range(21)]
    draw.polygon(steps + [(2 * centre - x, y) for x, y in reversed(steps)], fill=PAPER)


def leaf(draw: ImageDraw.ImageDraw, centre: float, unit: float) -> None:
    """The leaf inside: vein and two side veins."""
    width = round(0.26 * unit)
    foot, head = (centre - 0.55 * unit, centre + 1.75 * unit), (centre + 0.5 * unit, centre - 0.75 * unit)
    draw.line((foot, head), fill=TEAL, width=width)
    for along, reach in ((0.30, 0.95), (0.58, 0.8)):
        x, y = (foot[i] + (head[i] - foot[i]) * along for i in (0, 1))
        draw.line(((x, y), (x + reach * unit, y - 0.28 * unit)), fill=TEAL, width=width)
        draw.line(((x, y), (x - 0.22 * unit, y - reach * unit)), fill=TEAL, width=width)


def corners(draw: ImageDraw.ImageDraw, centre: float, unit: float) -> None:
    """Three finder corners and one open: a label being looked at."""
    out, arm, width = 3.75 * unit, 1.5 * unit, round(0.48 * unit)
    for sx, sy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        x, y = centre + sx * out, centre + sy * out
        draw.line(((x - sx * arm, y), (x, y), (x, y - sy * arm)), fill=LEAF, width=width, joint="curve")


def icon(size: int, *, maskable: bool) -> Image.Image:
    side = size * SCALE
    image = Image.new("RGBA", (side, side), (*TEAL, 255) if maskable else (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    if not maskable:
        draw.rounded_rectangle((0, 0, side - 1, side - 1), radius=side * 0.22, fill=TEAL)
    unit = side / (13 if maskable else 10.6)
    for part in (corners, droplet, leaf):
        part(draw, side / 2, unit)
    return image.resize((size, size), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    here = Path(__file__).parent
    for size in (192, 512):
        icon(size, maskable=False).save(here / f"icon-{size}.png", optimize=True)
    icon(512, maskable=True).save(here / "maskable-512.png", optimize=True)
