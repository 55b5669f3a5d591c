"""The day beside the heading of a web page that states none in its markup.

`22 May 2025, 16:20 | GMT +5` stands above or below the heading on most pages; days further off
belong to other reports, to the clock of the page or to what the text tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from timeline.documents import days

_ELSEWHERE = (
    "nav",
    "footer",
    "figure",
    "aside",
    "script",
    "style",
    "noscript",
    "template",
    "form",
    "head",
)
_VIEWS = re.compile(r"(?<=\d{4})\D{0,12}\|.*|(?<=:\d\d)\s*\|.*")  # what is counted behind a day
_SENTENCE = re.compile(r"[^\W\d_]{5,}[.!?…]\Z")  # `г.`, `Nov.` and `г.р.` end no sentence
_TITLED = 15  # characters of a line that its page calls its title, whatever its mark
_NEAR = 8  # lines between it and the heading
_PROSE = 100  # characters of a line that begins the report: below it stand days of others


def day(tree: Any) -> str:
    """Give the day nearest to the heading."""
    lines = list(_lines(tree))
    title = " ".join((tree.findtext(".//title") or "").split())
    heads = [at for at, (line, head) in enumerate(lines) if head]
    heads = heads or [
        at for at, (line, _) in enumerate(lines) if len(line) >= _TITLED and line in title
    ]
    if not heads:
        return ""
    first = heads[0]
    prose = (at for at, (line, _) in enumerate(lines) if at > first and len(line) > _PROSE)
    last = min(next(prose, len(lines)), first + _NEAR + 1)
    near = range(max(0, first - _NEAR), last)
    for at in sorted(near, key=lambda at: (abs(at - first), -at)):  # rather below it than above
        line = lines[at][0]
        found = "" if _SENTENCE.search(line) else days.day_of(_VIEWS.sub("", line))
        if found:
            return found
    return ""


def _lines(tree: Any) -> Iterator[tuple[str, bool]]:
    """Give each stretch of text outside of menus and margins, and whether it is a heading."""
    body = tree.find("body")
    if body is None:
        return
    within = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        begins = event == "start"
        clock = element.tag == "header" and element.find(".//h1") is None  # of the site
        if begins and (element.tag in _ELSEWHERE or clock):
            walk.skip_subtree()
            continue
        if element.tag == "h1":
            within += 1 if begins else -1
        line = " ".join(((element.text if begins else element.tail) or "").split())
        if line:
            yield line, within > 0
