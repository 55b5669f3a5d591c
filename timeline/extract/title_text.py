"""Words of a source made fit for a title: dates, notes and lead-ins off, shortened at a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.extract.reading import Reading
from timeline.extract.scopes import are_listed
from timeline.language import lexicon
from timeline.language.letters import rewrite
from timeline.language.markup import plain

LIMIT = 90
LED = 100  # code points of a clause that says who tells it
LEAST = 8  # letters of a title that may lose its head
ENDING = 32  # code points: longer than the words that lead on
_EDGE = ' ,;:.–—-•*|"“”«»'
_RUN = re.compile(r",{2,}(?: (\w+)\b)?")
_ITEM = re.compile(r"\A\W{0,3}(?:\((?:[ivx]{1,4}|[a-h]|\d{1,2})\)|(?:[ivx]{1,4}|\d)[.)](?=\s)) ?")
_MARK = re.compile(r"\A[^\w\s\"“”«»„'‘’(\[$€£+-]+\s*")  # a bullet, a pictogram
_NOTE = re.compile(r"\[\d+\]|<[^>]{1,80}>")
_LED_ON = re.compile(r"(?<=\w)[ ,;]+\)")  # `(Almaty, )`, its date left out
_LED_IN = re.compile(r"\( ?[,;] ?")
_EMPTY = re.compile(r"\( ?[,;]? ?\)")
_BROKEN = re.compile(r"-[ \t]*\n\s*(?<=[^\W\d_]-\n)(?=[a-z\u0430-\u045f\u0493\u049b\u04b3\u045e])")
_STOP = re.compile(r" ([,;:.])")
_STOPS = (" ,", " ;", " :", " .")
_WORD = re.compile(r"\w+")


def without(reading: Reading, start: int, end: int, dates: list[tuple[int, int]]) -> str:
    """Give the source of a stretch of the folded text, its dates and what joins them left out."""
    pieces: list[str] = []
    at, listed = start, False
    for left, right in sorted(dates):
        if right <= start or left >= end:
            continue
        if left > at and not (listed and are_listed(reading, reading.norm.text[at:left])):
            pieces.append(reading.norm.quote(at, left))
        listed = True
        at = max(at, right)
    if end > at:
        pieces.append(reading.norm.quote(at, end))
    return " ".join(pieces)


def tidy(text: str, reading: Reading, folded: str = "") -> str:
    """Strip footnote marks, empty brackets, white space and lead-ins; begin with a capital.

    ``folded`` is the folded stretch that the text comes from, where it is known.
    """
    if "-\n" in text:
        text = _BROKEN.sub("", text)  # `отно-` at a line's end, `шения` on the next
    text = plain(text)
    if "[" in text or "<" in text:
        text = _NOTE.sub(" ", text)
    text = _MARK.sub("", _ITEM.sub("", " ".join(text.split())))
    if "(" in text or ")" in text:
        text = _LED_IN.sub("(", _LED_ON.sub(")", text))
        text = " ".join(_EMPTY.sub(" ", text).split())
    if any(stop in text for stop in _STOPS):
        text = _STOP.sub(r"\1", text)
    if ",," in text:
        text = _RUN.sub(lambda match: _joint(match[1] or "", reading), text)
    text = _trim(_without_also(text, reading, folded))
    for _ in range(4):
        shorter = _without_lead(text, reading)
        if shorter == text:
            break
        text = shorter
    text = _without_tail(text, reading)
    return text[:1].upper() + text[1:]


def in_nominative(text: str, reading: Reading) -> str:
    """Give the name of a paper as it is cited: `Программу развития` is a `Программа развития`.

    The adjectives and the noun that head it are looked up in ``[title.nominative]``.
    """
    table = reading.language.data.get("title", {}).get("nominative", {})
    words = text.split(" ") if table else []
    for at, word in enumerate(words):
        named = table.get(reading.language.fold(word))
        if named is None:
            break
        words[at] = named.capitalize() if word[:1].isupper() else named
    return " ".join(words) if words else text


def _without_also(text: str, reading: Reading, folded: str) -> str:
    """Take out `also`, which points at the sentence before; `both … and` stays."""
    for word in reading.language.words("title", "drop_any"):
        if folded and word not in folded.split():
            continue
        if reading.language.fold(text).split().count(word) == 1:
            text = " ".join(w for w in text.split() if reading.language.fold(w) != word)
    return text


def _joint(word: str, reading: Reading) -> str:
    """Give what stays of a list whose dates are left out: `at the level of,,, and to Seoul`."""
    joints = reading.language.word_set("title", "joints")
    if reading.language.fold(word) in joints:
        return ""
    return f", {word}" if word else ","


def _trim(text: str) -> str:
    """Strip the edges; a quotation mark stays where its other half stands inside."""
    out = text.strip(" ,;:.–—-•*|")
    for left, right in ("“”", "«»", '""'):
        if left not in out and right not in out:
            continue
        inside = out[1:-1]
        if out.startswith(left) and right not in inside and not out.endswith(right):
            out = out[1:]
        if out.endswith(right) and left not in inside and not out.startswith(left):
            out = out[:-1]
        if out.startswith(left) and out.endswith(right) and right not in inside:
            out = out[1:-1]
    if out.count("(") > out.count(")") and out.rfind("(") > 12:
        out = out[: out.rfind("(")]
    elif out.count("(") != out.count(")"):
        out = out.strip("()")
    return out.strip(" ,;:.–—-•*|")


def _firsts(phrases: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the first words of phrases: those that stand whole, and those that `*` goes on from."""
    firsts = [
        (match[0], phrase[match.end() :]) for phrase in phrases if (match := _WORD.match(phrase))
    ]
    whole = frozenset(word for word, rest in firsts if rest != "*")
    return whole, tuple(word for word, rest in firsts if rest == "*")


def _may_begin(text: str, name: str, reading: Reading) -> bool:
    """Say whether a text begins with the first word of a phrase of a list: most do not."""
    language = reading.language
    whole, stems = language.once(
        f"firsts of {name}", lambda: _firsts(language.words("title", name))
    )
    first = _WORD.match(language.fold(text.partition(" ")[0]))
    return first is not None and (first[0] in whole or first[0].startswith(stems))


def _without_lead(text: str, reading: Reading) -> str:
    """Take one lead-in off the head of a text: `Moreover,`, `According to the ministry,`."""
    if not _may_begin(text, "drop_first", reading):
        return _without_clause(text, reading)
    leads = reading.language.words("title", "drop_first")
    head = text[: 2 * len(leads[0]) + 1]
    if not reading.language.fold(head).startswith(leads):
        return _without_clause(text, reading)
    places = reading.language.normalise(head)
    folded = places.text
    for lead in leads:
        behind = folded[len(lead) : len(lead) + 1]
        if folded.startswith(lead) and not (behind.isalnum() or behind in "'-"):
            cut = _trim(text[places.to_source(0, len(lead)).end :])
            return cut if len(cut) >= LEAST else text
    return _without_clause(text, reading)


def _without_clause(text: str, reading: Reading) -> str:
    """Take off the head who says it: `As the ministry reports, the treaty …`."""
    comma = text.find(", ", 0, LED)
    pattern = reading.language.pattern("title", "lead") if comma > 0 else None
    if not pattern or not pattern.match(reading.language.fold(text[: comma + 2])):
        return text
    cut = _trim(text[comma + 2 :])
    return cut if len(cut) >= LEAST else text


def _without_tail(text: str, reading: Reading) -> str:
    """Take conjunctions and prepositions off the end: they led on to a date or a clause."""
    loose = reading.language.pattern("title", "loose_tail")
    if loose and (match := loose.search(reading.language.fold(text))):
        text = text[: match.start()]
    tails = reading.language.word_set("title", "drop_last")
    words = text.split(" ")
    while len(words) > 2 and reading.language.fold(words[-1]) in tails:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-") if tails else text


def is_dangling(text: str, reading: Reading) -> bool:
    """Say whether a title begins with a word that points outside it: `this`, `the document`."""
    if not _may_begin(text, "dangling", reading):
        return False
    words = reading.language.words("title", "dangling")
    folded = reading.language.fold(text[:60]) + " "
    for word in words:
        stem = word.rstrip("*")
        if not folded.startswith(stem):
            continue
        if word.endswith("*") or not (folded[len(stem)].isalnum() or folded[len(stem)] in "'-"):
            return True
    return False


def in_script(text: str, reading: Reading) -> str:
    """Write the words of a language file in the alphabet of the text, by ``[title.letters.Cyrl]``.

    The table's keys are those of letters.rewrite.
    """
    table = reading.language.data.get("title", {}).get("letters", {}).get(reading.script, {})
    return rewrite(text, table) if table else text


def is_open(text: str, reading: Reading) -> bool:
    """Say whether a title ends with a word that leads on: an oblique case, `by`, `having met`."""
    end = reading.language.fold(text[-3 * ENDING // 2 :])[-ENDING:]
    return lexicon.search(reading.language, "open_ending", end) is not None


def points_away(folded: str, reading: Reading) -> bool:
    """Say whether a pronoun stands in folded words: `he` is known to the sentence before only."""
    pronouns = reading.language.word_set("title", "pronouns")
    return bool(pronouns) and not pronouns.isdisjoint(_WORD.findall(folded))


def shorten(text: str, limit: int = LIMIT) -> str:
    """Cut a text at a word, with an ellipsis, to at most ``limit`` characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return cut[: space if space > limit // 2 else limit - 1].rstrip(_EDGE + "(") + "…"
