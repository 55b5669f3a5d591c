"""The one gate through which text of documents reaches a chart.

Plotly reads hover texts and labels as a small HTML: ``<b>``, ``<a href>``, ``<extra>`` and
entities, and Streamlit turns ``#000021`` into a theme colour. What passes here is shown letter for
letter: markup escaped, ``#`` as an entity, lines wrapped, direction marks visible, length bounded.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable

LINE = 60  # letters a line
LONGEST = 700  # letters of one text

# Gives the stretches of a text that a search found: half-open, sorted, apart.
Hits = Callable[[str], list[tuple[int, int]]]

# Marks that turn the reading direction could make one text look like another; format characters
# that only join letters stay. Control characters have no business in a label at all.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb]")


def plain(text: str, longest: int = LONGEST) -> str:
    """One line of harmless plain text, at most ``longest`` letters; nothing is escaped yet."""
    text = _DIRECTION.sub("\u25cc", text)
    text = " ".join(_CONTROL.sub(" ", text).split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    word = cut.rfind(" ", longest // 2)
    return (cut[:word] if word > 0 else cut).rstrip(",;:–—- ") + "…"


def visible(text: str) -> str:
    """A text of several lines for an element that takes text as text: marks made visible.

    Letter for letter otherwise: white space and line ends stay, and so does the length.
    """
    lines = text.replace("\r", "").split("\n")
    return "\n".join(_CONTROL.sub(" ", _DIRECTION.sub("\u25cc", line)) for line in lines)


def escape(text: str) -> str:
    """Escape a line for Plotly; quotation marks stay, since nothing is put into attributes."""
    return html.escape(text, quote=False).replace("#", "&#35;")


def _marked(line: str, hits: Hits | None) -> str:
    """A line escaped, with what a search found bold and underlined."""
    out, at = [], 0
    for start, end in hits(line) if hits else ():
        out += [escape(line[at:start]), "<b><u>", escape(line[start:end]), "</u></b>"]
        at = end
    return "".join([*out, escape(line[at:])])


def label(text: str, longest: int = LONGEST, hits: Hits | None = None) -> str:
    """A text for a chart on one line."""
    return _marked(plain(text, longest), hits)


def wrapped(text: str, line: int = LINE, longest: int = LONGEST, hits: Hits | None = None) -> str:
    """A text for a chart on lines of at most ``line`` letters, joined by ``<br>``."""
    lines = textwrap.wrap(plain(text, longest), line, break_on_hyphens=False)
    return "<br>".join(_marked(part, hits) for part in lines)


def hover(title: str, facts: list[str], quote: str, origin: str, hits: Hits | None = None) -> str:
    """The text over a mark: title, facts, the source sentence, where it stands.

    ``hits`` finds what a search looked for, in the title and the sentence.
    """
    blocks = [f"<b>{wrapped(title, longest=200, hits=hits)}</b>"] if title else []
    blocks += [wrapped(fact, longest=200) for fact in facts if fact]
    if quote:
        blocks += ["", wrapped(f"“{plain(quote, LONGEST - 2)}”", hits=hits)]
    if origin:
        blocks += ["", wrapped(origin, longest=200)]
    return "<br>".join(blocks)
