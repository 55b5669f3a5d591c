"""The pages of a PDF → one text: without what stands in the margins of each, and whole sentences.

A running head between two halves of a sentence costs the figure in it. What a page repeats of its
neighbours is left out but where it stands first, for a letterhead may tell who speaks and when.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_PAGE = r"(?:page|стр(?:аница|\.)?|бет|bet|sahifa|саҳифа)"
_PAGE_NUMBER = re.compile(
    rf"[-–—\s]*(?:{_PAGE}[ .]*)?\d{{1,4}}(?:-?{_PAGE})?"
    r"(?:\s*(?:/|of|из|dan|дан|ден)\s*\d+)?[-–—\s]*\Z",
    re.IGNORECASE,
)
# What a browser writes above and below a page that it prints.
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d\b.{0,300}\Z")
_ADDRESS = re.compile(r"(?P<url>(?:https?|ﬁle|file)://\S+)\s+\d+/\d+\Z")
# A word broken at the end of a line; a hyphen before a capital or a digit belongs there.
# Uzbek has letters with an apostrophe: bo‘-lajak.
_BROKEN = re.compile(r"(?:(?<=[^\W\d_])|(?<=[oOgG]['`´‘’ʻʼ]))[-\u00ad\u2010]\n(?=[^\W\d_A-ZА-Я])")
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_EDGE = 3  # lines at the top or the bottom of a page
_FEW = 3  # pages that show what they share; of two both must
_SHORT = 60  # code points of a head that ends as a sentence does
_SHARE = 0.25  # of the pages: left and right ones differ, and chapters
_ENDED = re.compile(r"[.!?…:;»”\"]\)?\Z")
_LONG = 0.75  # of the longest line: a line that the margin ended, not its writer


def text_of(pages: Sequence[str]) -> tuple[str, str]:
    """Give the text of all pages, and the web address where a browser printed them."""
    lined = [_lines(page) for page in pages]
    address = ""
    for lines in lined:
        address = _without_print(lines) or address
    _without_heads(lined)
    out: list[str] = []
    for lines in filter(None, lined):
        if out:
            out.append("\n" if _runs_on(out[-1], lines) else "\n\n")
        out.append("\n".join(lines))
    return _BROKEN.sub("", "".join(out)), address


def _lines(page: str) -> list[str]:
    """Give the lines of a page without its number, which stands last however it is printed."""
    lines = [line.rstrip() for line in page.replace("\r\n", "\n").split("\n")]
    while lines and (not lines[-1] or _PAGE_NUMBER.match(lines[-1])):
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def _without_print(lines: list[str]) -> str:
    """Take out the two lines of a browser's print, and give the address in them."""
    ends = [*range(min(_EDGE, len(lines))), *range(max(_EDGE, len(lines) - _EDGE), len(lines))]
    days = [at for at in ends if _PRINTED.match(lines[at])]
    places = [at for at in ends if _ADDRESS.match(lines[at])]
    if len(days) != 1 or len(places) != 1:
        return ""
    match = _ADDRESS.match(lines[places[0]])
    for at in sorted((*days, *places), reverse=True):
        del lines[at]
    while lines and not lines[-1]:
        lines.pop()
    return match["url"] if match and match["url"].startswith("http") else ""


def _without_heads(pages: list[list[str]]) -> None:
    """Take out the lines at the edges of pages that many of them share, but for the first head.

    The head of a table that goes on stays with its rows.
    """
    if len(pages) < 2:
        return
    keys = [[_keys(line, number) for line in lines] for number, lines in enumerate(pages)]
    counts = Counter(
        key
        for told in keys
        for key in {key for edge in _edges(told) for at in edge for key in told[at]}
    )
    least = max(min(_FEW, len(pages)), _SHARE * len(pages))
    for number, (lines, told) in enumerate(zip(pages, keys, strict=True)):
        shared = [any(counts[key] >= least for key in each) for each in told]
        head, foot = _edges(told)
        first = next((at for at in head if not shared[at]), len(head))
        last = next((at + 1 for at in reversed(foot) if not shared[at]), len(lines) - len(foot))
        goes_on = not number or "".join(lines[first : first + 1])[:1].isdigit()
        lines[:] = lines[0 if goes_on else first : last]
        while lines and not lines[-1]:
            lines.pop()


def _edges(lines: Sequence[object]) -> tuple[range, range]:
    """Give the lines at the top and those at the bottom; of a short page half of it each."""
    size = min(_EDGE, (len(lines) + 1) // 2)
    return range(size), range(max(size, len(lines) - _EDGE), len(lines))


def _keys(line: str, page: int) -> set[str]:
    """Give what a line has in common with its like on another page: all but the page's number."""
    plain = " ".join(line.split())
    if len(plain) > _SHORT and _ENDED.search(plain):
        return set()  # a sentence
    keys = {plain} if plain else set()
    for match in _NUMBER.finditer(plain):
        keys.add(f"{plain[: match.start()]}#{int(match[0]) - page}{plain[match.end() :]}")
    return keys


def _runs_on(page: str, lines: Sequence[str]) -> bool:
    """Say whether a sentence runs on from the end of a page to the next one."""
    *before, last = page.split("\n")
    if not last or _ENDED.search(last):
        return False
    longest = max(map(len, before), default=0)
    return lines[0][:1].islower() or last.endswith("-") or len(last) >= _LONG * longest > 0
