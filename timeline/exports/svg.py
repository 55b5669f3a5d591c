"""Drawing → SVG, and PNG from it by resvg: no browser, the shipped font, any size and scale."""

from __future__ import annotations

import base64
from html import escape

from timeline.errors import ExportError
from timeline.exports import fonts
from timeline.exports.drawing import Circle, Drawing, Line, Polygon, Rect, Shape, Text
from timeline.exports.safe import clean

LARGEST = 100_000_000  # pixels of a picture


def to_svg(drawing: Drawing, *, embed: bool = True) -> bytes:
    """Write SVG; ``embed`` puts the font inside, so that it looks the same on every machine."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(drawing.width)}" '
        f'height="{_n(drawing.height)}" viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" '
        f'role="img" font-family="{fonts.FAMILY}, sans-serif">',
        f"<title>{_text(drawing.title)}</title>",
    ]
    if embed:
        parts.append(f"<style>{_faces(drawing)}</style>")
    if drawing.ground:
        parts.append(f'<rect width="100%" height="100%" fill="{drawing.ground}"/>')
    parts += [_shape(shape) for shape in drawing.shapes]
    parts.append("</svg>")
    return "\n".join(parts).encode()


def to_png(drawing: Drawing, *, scale: float = 2.0) -> bytes:
    """Write PNG; ``scale`` is pixels of the picture for one of the drawing."""
    try:
        import resvg_py
    except ImportError:
        raise ExportError(
            "PNG needs the package resvg-py; install the extra `export`, or write svg or pdf"
        ) from None
    if not 0 < drawing.width * drawing.height * scale * scale <= LARGEST:
        raise ExportError(f"a scale of {scale:g} gives no usable picture; choose one from 0.1 to 8")
    files = [str(fonts.FOLDER / file) for file in fonts.FILES.values()]
    fonts.register()
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=to_svg(drawing, embed=False).decode(),
            zoom=scale,
            skip_system_fonts=True,
            font_files=files,
            font_family=fonts.FAMILY,
            sans_serif_family=fonts.FAMILY,
        )
    )


def _faces(drawing: Drawing) -> str:
    texts = [shape for shape in drawing.shapes if isinstance(shape, Text)]
    cuts = {
        "NotoSans": any(not (text.bold or text.italic) for text in texts),
        "NotoSans-Bold": any(text.bold for text in texts),
        "NotoSans-Italic": any(text.italic and not text.bold for text in texts),
    }
    return "".join(face(cut) for cut, used in cuts.items() if used)


def face(cut: str) -> str:
    """Give the CSS of one cut of the font with its letters inside."""
    fonts.register()
    data = base64.b64encode((fonts.FOLDER / fonts.FILES[cut]).read_bytes()).decode()
    weight = "700" if cut.endswith("Bold") else "400"
    style = "italic" if cut.endswith("Italic") else "normal"
    return (
        f"@font-face{{font-family:'{fonts.FAMILY}';font-weight:{weight};font-style:{style};"
        f"src:url(data:font/ttf;base64,{data})}}"
    )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(clean(text))


def _paint(shape: Rect | Circle | Polygon | Line) -> str:
    fill = "" if isinstance(shape, Line) else shape.fill
    parts = [f'fill="{fill or "none"}"']
    if shape.stroke:
        parts.append(f'stroke="{shape.stroke}" stroke-width="{_n(shape.thick)}"')
    dash = () if isinstance(shape, Circle) else shape.dash
    if dash:
        parts.append(f'stroke-dasharray="{" ".join(_n(length) for length in dash)}"')
    return " ".join(parts)


def _shape(shape: Shape) -> str:
    if isinstance(shape, Text):
        return _line(shape)
    if isinstance(shape, Line):
        ends = f'x1="{_n(shape.x)}" y1="{_n(shape.y)}" x2="{_n(shape.to_x)}" y2="{_n(shape.to_y)}"'
        return f"<line {ends} {_paint(shape)}/>"
    named = f"<title>{_text(shape.name)}</title>" if shape.name else ""
    if isinstance(shape, Rect):
        place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" rx="{_n(shape.radius)}"'
        size = f'width="{_n(shape.width)}" height="{_n(shape.height)}"'
        return f"<rect {place} {size} {_paint(shape)}>{named}</rect>"
    if isinstance(shape, Circle):
        place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
        return f"<circle {place} {_paint(shape)}>{named}</circle>"
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
    tag = "polygon" if shape.closed else "polyline"
    return f'<{tag} points="{points}" {_paint(shape)} stroke-linejoin="round">{named}</{tag}>'


def _line(text: Text) -> str:
    style = f'font-size="{_n(text.size)}" fill="{text.fill}"'
    if text.bold:
        style += ' font-weight="700"'
    elif text.italic:
        style += ' font-style="italic"'
    if text.anchor != "start":
        style += f' text-anchor="{text.anchor}"'
    said = _text(fonts.covered(text.text))
    line = f'<text x="{_n(text.x)}" y="{_n(text.y)}" {style} xml:space="preserve">{said}</text>'
    if text.link.startswith(("https://", "http://")):
        return f'<a href="{_text(text.link)}" target="_blank" rel="noopener">{line}</a>'
    return line
