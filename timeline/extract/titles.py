"""A title of at most 90 characters that names act and object and can be read alone."""

from __future__ import annotations

import re

from timeline.extract.reading import Reading, Sentence

LIMIT = 90
_EDGE = ' ,;:.–—-•*|)(«»"“”'
_SPACE = re.compile(r"\s+")
_NOTE = re.compile(r"\[\d+\]|<[^>]{1,80}>")


def title_of(
    reading: Reading,
    sentence: Sentence,
    scope: tuple[int, int],
    dates: list[tuple[int, int]],
    focus: tuple[int, int] | None,
) -> str:
    """Make a title from the words of a scope: without its dates and its lead-in.

    ``focus`` is the stretch of the cue that names the act; a scope that is too long is cut around
    it, at the borders of clauses, then of words.
    """
    start, end = scope
    text = _without(reading, start, end, dates)
    text = tidy(text, reading)
    if len(text) <= LIMIT and _stands(text, reading):
        return text
    if focus:
        for left, right in _clauses(reading, start, end, focus):
            piece = tidy(_without(reading, left, right, dates), reading)
            if 12 <= len(piece) <= LIMIT and _stands(piece, reading):
                return piece
    return shorten(_anchored(text, reading))


def _without(reading: Reading, start: int, end: int, dates: list[tuple[int, int]]) -> str:
    """Give the source of a stretch of the folded text, its dates left out."""
    pieces, at = [], start
    for left, right in sorted(dates):
        if right <= start or left >= end:
            continue
        if left > at:
            pieces.append(reading.norm.quote(at, left).rstrip(" ("))
        at = max(at, right)
    if end > at:
        pieces.append(reading.norm.quote(at, end).lstrip(" )"))
    return " ".join(pieces)


def tidy(text: str, reading: Reading) -> str:
    """Strip footnote marks, white space and lead-ins; begin with a capital."""
    text = _SPACE.sub(" ", _NOTE.sub(" ", text)).strip(_EDGE + " ")
    text = re.sub(r" ([,;:.])", r"\1", text).replace(",,", ",")
    text = re.sub(r"\( ?\)", "", text)
    lead_ins = reading.language.words("title", "drop_first")
    lead_ins.sort(key=len, reverse=True)
    longest = 2 * len(lead_ins[0]) + 1 if lead_ins else 0
    for _ in range(3):
        folded = reading.language.normalise(text[:longest])
        for lead in lead_ins:
            if (
                folded.text.startswith(lead)
                and not folded.text[len(lead) : len(lead) + 1].isalnum()
            ):
                text = text[folded.to_source(0, len(lead)).end :].strip(_EDGE)
                break
        else:
            break
    if text.count("(") > text.count(")"):
        text = text.replace("(", "", 1)
    return text[:1].upper() + text[1:]


def _clauses(
    reading: Reading, start: int, end: int, focus: tuple[int, int]
) -> list[tuple[int, int]]:
    """Give ever smaller stretches around the focus, cut at commas and semicolons."""
    text = reading.norm.text
    lefts = [start] + [m.end() for m in re.finditer(r"[,;:] | - ", text[start : focus[0]])]
    lefts = [start if i == 0 else start + left for i, left in enumerate(lefts)]
    rights = [focus[1] + m.start() for m in re.finditer(r"[,;:] | - ", text[focus[1] : end])]
    out = [(left, right) for left in lefts for right in [end, *reversed(rights)]]
    if reading.language.data.get("title", {}).get("order", "sov") == "sov":
        out += [(left, focus[1]) for left in lefts]
    return sorted(out, key=lambda piece: piece[0] - piece[1])


def _stands(text: str, reading: Reading) -> bool:
    """Say whether a title stands alone: two words or more and no dangling `this`."""
    words = reading.language.fold(text).split()
    dangling = set(reading.language.words("title", "dangling"))
    return len(words) >= 2 and words[0].strip(",") not in dangling


def _anchored(text: str, reading: Reading) -> str:
    """Put the document's title before words that point at something outside them."""
    if _stands(text, reading) or not reading.document.title:
        return text
    return f"{reading.document.title}: {text}"


def shorten(text: str, limit: int = LIMIT) -> str:
    """Cut a text at a word, with an ellipsis, to at most ``limit`` characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return cut[: space if space > limit // 2 else limit - 1].rstrip(_EDGE) + "…"
