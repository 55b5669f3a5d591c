"""A saved web page → its article, without menus and footers, and what the page says of itself.

trafilatura finds the article, htmldate the publication day: first in the page's own markup, where
it is stated, then in a line beside the heading, where it is inferred. Both would fetch an address
that stands in place of a page, so they only ever get a parsed tree.
"""

from __future__ import annotations

import re
from typing import Any

import htmldate
import lxml.html
import trafilatura

from timeline.documents import days, heading
from timeline.documents.decode import decode
from timeline.documents.extracted import Extracted
from timeline.errors import DocumentError

# htmldate takes the clock for the latest day unless it is given one; reading has no clock.
_DATES: dict[str, Any] = {"original_date": True, "min_date": "1990-01-01", "max_date": "2099-12-31"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
# What a browser writes at the top of a page that it saves.
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s<>\"']{1,2000}) -->")
_HEAD = 4096
_NAME = "concat(@property, @name, @itemprop)"  # of a meta element: a change is no publication
_SHORT = 200  # characters; below it the article was probably missed
_LITTLE = 3000  # below it the article may be all that the page holds
_CELLS = ("td", "th")
# Elements within a line; any other begins one.
_INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|s|samp"
    r"|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_SILENT = ("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form")


def read(content: bytes) -> Extracted:
    """Extract the article of a page; raise DocumentError where there is no text."""
    markup = _decoded(content)
    tree = _tree(markup)
    page: Any = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=_DATES | {"extensive_search": False},
    )
    text = (page and page.text) or ""
    saved = _SAVED.search(markup[:_HEAD])
    published, basis = _published(tree, saved[1] if saved else "")
    if len(text) < _LITTLE:
        whole = _all_text(tree)
        # Where no article was found the extractor breaks its lines at every bold word.
        if len(text) < min(_SHORT, len(whole)) or _letters(text) == _letters(whole):
            text = whole
    if not text.strip():
        raise DocumentError("has no text; save the page as it is shown, or print it to a text")
    if not published and (below := days.of_text(text)):
        published, basis = below, "inferred"
    fields = {"published": published, "published_basis": basis, "title": _title(tree)}
    if page:
        fields |= {
            "title": page.title or fields["title"],
            "publisher": page.sitename or "",
            "url": page.url if (page.url or "").startswith(("https://", "http://")) else "",
        }
    if saved and not fields.get("url"):
        fields["url"] = saved[1]
    return Extracted(text, fields)


def _decoded(content: bytes) -> str:
    match = _CHARSET.search(content[:_HEAD])
    try:
        return content.decode(match[1].decode("ascii") if match else "utf-8-sig")
    except (UnicodeDecodeError, LookupError):
        return decode(content)


def _tree(text: str) -> Any:
    # A page that declares an encoding in XML is refused as text: the text is decoded already.
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        raise DocumentError("is empty; save the page again")
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(text, parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        raise DocumentError("is no web page; save it again as HTML") from None


def _published(tree: Any, address: str) -> tuple[str, str]:
    """Give the day of the markup or the address, or else the one that stands beside the heading.

    No day is better than a wrong one: what stands in the running text is read with the sentence
    around it, and a year in a footer (`© 2001-2026`) is no day at all.
    """
    stated = htmldate.find_date(tree, url=address or None, extensive_search=False, **_DATES)
    if stated and _of_page(tree, address, stated):
        return stated, "stated"
    beside = heading.day(tree)
    if beside:  # else a <time> of another report stood before this one's
        return beside, "stated" if beside == stated else "inferred"
    return (stated, "inferred") if stated else ("", "")


def _of_page(tree: Any, address: str, day: str) -> bool:
    """Say whether a day is told of the page as a whole: in its head, its data or its address."""
    metas = tree.xpath(f"//meta[not(contains({_NAME}, 'modif') or contains({_NAME}, 'update'))]")
    told = [
        address,
        *(meta.get("content", "") for meta in metas),
        *tree.xpath("//link[@rel='canonical']/@href"),
    ]
    told += tree.xpath("//script[contains(@type, 'json')]/text()")
    written = re.compile(rf"{day[:4]}[-/.]?0?{int(day[5:7])}[-/.]?0?{int(day[8:])}(?!\d)")
    return any(written.search(each) or days.day_of(each) == day for each in told)


def _title(tree: Any) -> str:
    return " ".join((tree.findtext(".//title") or "").split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _all_text(tree: Any) -> str:
    """Take every paragraph of the body: for short notices, which look like page furniture."""
    body = tree.find("body")
    if body is None:
        return ""
    for element in list(body.iter(*_SILENT)):
        element.drop_tree()
    out: list[str] = []
    for event, element in lxml.etree.iterwalk(body, events=("start", "end")):
        begins = event == "start"
        if element.tag in _CELLS:
            out.append(" | " if begins and element.getprevious() is not None else "")
        elif not _INLINE.fullmatch(str(element.tag)):
            out.append("\n")
        said = element.text if begins else element.tail
        # What stands between the rows and cells of a table is layout.
        silent = element.tag in _CELLS and not begins
        out.append("" if silent else re.sub(r"\s+", " ", said or ""))
    lines = (" ".join(line.split()) for line in "".join(out).split("\n"))
    return "\n".join(line for line in lines if line)
