"""The day beside the heading of a web page that states none in its markup.

`22 May 2025, 16:20 | GMT +5` stands above or below the heading on most pages; days further off
belong to other reports, to the clock of the page or to what the text tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

_ELSEWHERE = ("nav", "footer", "aside", "script", "style", "noscript", "template", "form", "head")
_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20\d\d)(?!\d)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b(?!\.\d)|\|.*|GMT.*|UTC.*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 60  # characters of a line that is no sentence
_MOST = 5  # words of one: `Published by editor on 5 May 2023`
_NEAR = 8  # lines between it and the heading
_PROSE = 100  # characters of a line that begins the report: below it stand days of others


def day(tree: Any, read: Callable[[str], str]) -> str:
    """Give the day nearest to the heading; ``read`` gives the day of a line, or nothing."""
    lines = list(_lines(tree))
    heads = [at for at, (line, head) in enumerate(lines) if head]
    if not heads:
        return ""
    first = heads[0]
    prose = (at for at, (line, _) in enumerate(lines) if at > first and len(line) > _PROSE)
    last = min(next(prose, len(lines)), first + _NEAR + 1)
    near = [at for at in range(max(0, first - _NEAR), last) if _short(lines[at][0])]
    for at in sorted(near, key=lambda at: (abs(at - first), -at)):  # rather below it than above
        found = read(_CLOCK.sub(" ", lines[at][0]).strip(" ,/"))
        if found:
            return found
    return ""


def _short(line: str) -> bool:
    few = len(line) <= _LONGEST and len(_WORD.findall(line)) <= _MOST
    return few and bool(_YEAR.search(line))


def _lines(tree: Any) -> Iterator[tuple[str, bool]]:
    """Give each stretch of text outside of menus and margins, and whether it is a heading."""
    body = tree.find("body")
    if body is None:
        return
    within = 0
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        begins = event == "start"
        if begins and element.tag in _ELSEWHERE:
            walk.skip_subtree()
            continue
        if element.tag == "h1":
            within += 1 if begins else -1
        line = " ".join(((element.text if begins else element.tail) or "").split())
        if line:
            yield line, within > 0
