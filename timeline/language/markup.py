"""Tags and entities in a text that is read as it stands: blanked, letter for letter.

Files of web pages are read by ``timeline.documents``; but exports and databases hold texts with
tags left in. Here every tag becomes as many blanks, line breaks or cell walls, and every entity
its character and a filling, so that each offset stays what it was.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from timeline.language.folds import FILL
from timeline.language.pages import without_pages

_SIGN = re.compile(
    r"</?(?:p|br|div|span|b|i|a|u|li|td|th|tr|table|h[1-6]|strong|em|ul|ol|html|body|sup|font)"
    r"(?:\s+[a-z-]+=[^<>]{0,300}|\s*/?)>|&(?:nbsp|amp|quot|[nm]dash|[lr]aquo|[lr]dquo|[lr]squo|hellip|#\d{2,5});",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<(?:/?([a-z][a-z0-9]{0,9})(?:\s+[a-z-]+=[^<>]{0,400}|\s*/?)|!--[^<>]{0,400}--)>", re.I
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.I)
# Markdown: `**1994** – Charter signed`.
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}[^\s*][^*\n]{0,200}\*{1,3}(?![\w*])")
_STARS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])")
# `_Feb. 21, 1972: …`, as agencies mark the lines of a list; `_emphasis_` of Markdown.
_LINED = re.compile(r"(?<![^\W_])_+(?=[^\W_])|(?<=[^\W_])_+(?![^\W_])")
# The marks of a wiki: notes and templates are no text, of a link what a reader sees is.
_WIKI = re.compile(
    r"\{\{[^{}]{0,400}\}\}|<ref[^<>]{0,200}/>|<ref[^<>]{0,200}>[^<]{0,400}</ref>"
    r"|\[\[(?:[^\[\]|\n]{0,200}\|)?|\]\]|'{2,5}"
)
# What a line of Markdown begins with where it is quoted or a heading, and what escapes a sign.
_LEAD = re.compile(r"^(?:(?:> ?)+|#{1,6} )", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[.\-_*()\[\]#+!>|~$])")
# A link of Markdown, and a picture: `[Astana](https://…)`.
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,200})\]\((?:https?:|www\.|/|#|mailto:|\.)[^()\s]{0,400}"
    r"(?:\([^()\s]{0,80}\)[^()\s]{0,80})?(?: \"[^\"\n]{0,200}\")?\)"
)
_SUP = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=\d{4})|(?<=[.,;:!?»”\"')\]%]))"
    r"(?:<sup[^<>]{0,200}>(?:<a [^<>]{0,300}>)?[\[(]?\d{1,3}[\])]?(?:</a>)?</sup>)+"
)
# The number of a note at the heels of a word or a stop: `in Tashkent[12].`, `in Tashkent.¹`.
_NOTE = re.compile(r"(?<=[\w.,;:!?»”\"')\]%])(?:\[(?:\d{1,3}|[a-z]|note \d{1,2})\])+(?![\w(])")
_RAISED = re.compile(r"(?:(?<=[.,;:!?»”\"')])|(?<=[^\W\d_]{3})|(?<=\d{4}))[¹²³⁰⁴-⁹]{1,3}(?!\w)")
# A letter and the marks above or below it, as one machine writes them: `й` as two.
_MARK = re.compile("[\u0300-\u036f]")
_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
# One sign for all of a kind, so that no rule behind need know them: dashes, blanks, ends of lines.
_ALIKE = {
    **dict.fromkeys("\u2015\ufe58\u2e3a", "\u2014"),
    "\u2012": "\u2013",
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006", " "),
    **dict.fromkeys("\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    " -- ": f" \u2014{FILL} ",
    "\r\n": f"{FILL}\n",
    "\r": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}
# What none of this concerns: a line, a title.
_SIGNS = "".join(sign for sign in _ALIKE if len(sign) == 1)
_ODD = re.compile(rf"[\n\f<&*_\[\]\\¹²³\u0300-\u036f{re.escape(_SIGNS)}]|^[>#]| -- ")
# Dots that lead from a year to its sum: `2019 ........ 154.3`.
_LEADERS = re.compile(r"(?<=[\w.)]) ?(?:\. ?){4,}(?=\d)")
_TRAILING = re.compile(rf"(?<! ) ++(?={FILL}?\n)")
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "cite",
        "em",
        "font",
        "i",
        "mark",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    )
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = ("script", "style")


@lru_cache(maxsize=2)  # asked twice of each text
def blank(text: str) -> str:
    """Give a text of the same length without tags and entities; most texts have none."""
    if not _ODD.search(text):
        return text
    for sign, piece in _ALIKE.items():
        if sign in text:
            text = text.replace(sign, piece)
    if " \n" in text or f" {FILL}\n" in text:
        text = _TRAILING.sub(_fill, text)
    text = without_pages(text)
    if "...." in text or ". . . ." in text:
        text = _LEADERS.sub(lambda dots: " " * len(dots[0]), text)
    if "\n> " in text or "\n#" in text or text[:1] in "#>":
        text = _LEAD.sub(_fill, text)
    if "\\" in text:
        text = _ESCAPE.sub(FILL, text)
    if "*" in text and _EMPHASIS.search(text):
        text = _STARS.sub(_fill, text)
    if "[[" in text or "<ref" in text:
        text = _WIKI.sub(_fill, text)
    if "](" in text:
        text = _LINK.sub(_link, text)
    if "]" in text:
        text = _NOTE.sub(_fill, text)
    if "¹" in text or "²" in text or "³" in text:  # notes are counted from one
        text = _RAISED.sub(_fill, text)
    if _MARK.search(text):
        text = _MARKED.sub(_composed, text)
    if "_" in text:
        text = _LINED.sub(_fill, text)
    if not ("<" in text or "&" in text) or not _SIGN.search(text):
        return text
    for name in _HIDDEN:
        text = _without_element(text, name)
    if "<sup" in text:
        text = _SUP.sub(_fill, text)
    text = _TAG.sub(_tag, text)
    return _ENTITY.sub(_entity, text)


def plain(text: str) -> str:
    """Give a text without tags, entities and their fillings, of whatever length."""
    return blank(text).replace(FILL, "")


def _without_element(text: str, name: str) -> str:
    """Blank the elements whose content is no text; one that is never closed stays."""
    low = text.lower() if len(text.lower()) == len(text) else text
    pieces, at = [], 0
    while (start := low.find(f"<{name}", at)) >= 0:
        stop = low.find(f"</{name}", start)
        if stop < 0:
            break
        end = low.find(">", stop) + 1 or len(text)
        pieces += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _fill(match: re.Match[str]) -> str:
    return FILL * len(match[0])


def _link(match: re.Match[str]) -> str:
    """Give what a reader sees of a link; of a picture nothing."""
    if match[0][0] == "!":
        return _fill(match)
    behind = len(match[0]) - len(match[1]) - 1
    return FILL + match[1] + FILL * behind


def _composed(match: re.Match[str]) -> str:
    piece = unicodedata.normalize("NFC", match[0])
    return piece + FILL * (len(match[0]) - len(piece))


def _tag(match: re.Match[str]) -> str:
    name = (match[1] or "").lower()
    size, text = len(match[0]), match.string
    if name in _CELLS:
        return "|" + " " * (size - 1) if match[0][1] != "/" else " " * size
    if name not in _INLINE:
        return "\n\n" + " " * (size - 2)
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    # `</a><a>`: what two elements hold is apart; within a line a tag takes no room.
    return " " + FILL * (size - 1) if before == ">" or behind == "<" else FILL * size


def _entity(match: re.Match[str]) -> str:
    sign = html.unescape(match[0])
    if len(sign) != 1:
        return match[0]
    if sign.isspace():
        sign = " "
    return sign + FILL * (len(match[0]) - 1)
