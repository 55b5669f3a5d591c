"""The shipped font (Noto Sans, OFL): how wide a text is, where its lines break, what it lacks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from timeline.errors import ExportError

FOLDER = Path(__file__).parent
FILES = {
    "NotoSans": "NotoSans-Regular.ttf",
    "NotoSans-Bold": "NotoSans-Bold.ttf",
    "NotoSans-Italic": "NotoSans-Italic.ttf",
}
FAMILY = "Noto Sans"
# Signs that the font lacks, and the nearest that it has: the press writes dates with U+2212.
NEAREST = {"−": "–", "≈": "~", "≥": ">", "≤": "<", "→": "›", "←": "‹", "●": "•", "\u200b": ""}
MISSING = "\ufffd"


def name(bold: bool = False, italic: bool = False) -> str:
    """Give the registered name of a cut; bold wins over italic."""
    return "NotoSans-Bold" if bold else "NotoSans-Italic" if italic else "NotoSans"


@lru_cache(maxsize=1)
def register() -> None:
    """Make the font known to reportlab; raise ExportError where a file of it is missing."""
    for cut, file in FILES.items():
        path = FOLDER / file
        if not path.exists():
            raise ExportError(
                f"{path} is missing: PDF and pictures need this font; install the package again"
            )
        pdfmetrics.registerFont(TTFont(cut, str(path)))
    pdfmetrics.registerFontFamily("NotoSans", "NotoSans", "NotoSans-Bold", "NotoSans-Italic")


@lru_cache(maxsize=4)
def _widths(cut: str) -> dict[int, float]:
    register()
    face = pdfmetrics.getFont(cut).face
    return {code: width / 1000 for code, width in face.charWidths.items()}


def covered(text: str) -> str:
    """Give the text in letters that the font has; what it lacks altogether shows as a sign."""
    known = _widths("NotoSans")
    if all(ord(letter) in known for letter in text):
        return text
    out = []
    for letter in text:
        near = letter if ord(letter) in known else NEAREST.get(letter, MISSING)
        out.append(near)
    return "".join(out)


def lacking(text: str) -> str:
    """Give the letters of a text that neither the font nor its stand-ins have, each once."""
    known = _widths("NotoSans")
    return "".join(
        dict.fromkeys(
            letter for letter in text if ord(letter) not in known and letter not in NEAREST
        )
    )


def width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """How wide a line of text is, in the unit of the size."""
    known = _widths(name(bold, italic))
    return sum(known.get(ord(letter), 0.6) for letter in text) * size


def cut(text: str, size: float, room: float, bold: bool = False, italic: bool = False) -> str:
    """Cut a line to a width, at a word where that keeps more than half, with an ellipsis."""
    if width(text, size, bold, italic) <= room:
        return text
    short = text
    while short and width(short + "…", size, bold, italic) > room:
        short = short[:-1]
    word = short.rsplit(" ", 1)[0]
    return (word if len(word) > len(short) / 2 else short).rstrip(" ,;:–-(") + "…"


def wrap(
    text: str, size: float, room: float, bold: bool = False, italic: bool = False, most: int = 0
) -> list[str]:
    """Break a text into lines of a width; a word wider than a line is broken inside.

    With ``most``, at most so many lines, the last cut with an ellipsis.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold, italic) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, size, bold, italic) > room and len(line) > 1:
            fits = len(line) - 1
            while fits > 1 and width(line[:fits], size, bold, italic) > room:
                fits -= 1
            lines.append(line[:fits])
            line = line[fits:]
    if line:
        lines.append(line)
    if most and len(lines) > most:
        last = cut(" ".join(lines[most - 1 :]), size, room, bold, italic)
        lines = [*lines[: most - 1], last]
    return lines
