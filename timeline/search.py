"""Full-text search over titles and sentences, with the spellings of Uzbek folded into one.

`özbek`, `oʻzbek`, `oʼzbek` and `ўзбек` find each other: both sides are written in plain Latin
letters without marks, and apostrophes fall away. Kazakh and Russian letters fold by the same table.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial

import pandas as pd

from timeline.frame import Tables

_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufxie", strict=True)),
    **{"ё": "yo", "ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": ""},
    **{"ю": "yu", "я": "ya", "ў": "o", "қ": "q", "ғ": "g", "ҳ": "h"},
    **{"ә": "a", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i"},
    **{"ş": "sh", "ç": "ch", "ı": "i"},
}
_DROPPED = frozenset("'’‘ʻʼ`´ʹ′ˈ\u00ad\u200b\u200c\u200d")


_BARE = str.maketrans({**_LETTERS, **dict.fromkeys(_DROPPED, "")})
_MARKS = str.maketrans(dict.fromkeys(map(chr, range(0x300, 0x370)), ""))


def fold(text: str) -> str:
    """The folded text."""
    low = text.casefold().translate(_BARE)
    if low.isascii():
        return low
    return unicodedata.normalize("NFKD", low).translate(_MARKS).translate(_BARE)


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place in the source that it came from."""
    pieces = [fold(letter) for letter in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), places


def hits(text: str, query: str) -> list[tuple[int, int]]:
    """Half-open stretches of a text that the words of a query match; sorted, without overlaps."""
    low, places = folded(text)
    found: list[tuple[int, int]] = []
    for word in sorted({fold(word) for word in query.split()} - {""}):
        at = low.find(word)
        while at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            at = low.find(word, at + len(word))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def marker(query: str) -> Callable[[str], list[tuple[int, int]]] | None:
    """What finds the words of a query in a text; None where nothing is searched for."""
    return partial(hits, query=query) if query.strip() else None


def pieces(text: str, query: str) -> list[tuple[str, bool]]:
    """A text cut where the words of a query stand: (piece, whether it was found)."""
    out: list[tuple[str, bool]] = []
    at = 0
    for start, end in hits(text, query):
        out += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in [*out, (text[at:], False)] if piece[0]]


def corpus(tables: Tables) -> dict[str, str]:
    """For each event its folded title, place and sentences, in one text."""
    texts = dict(zip(tables.events["id"], tables.events["title"], strict=True))
    places = dict(zip(tables.events["id"], tables.events["place"], strict=True))
    quotes: dict[str, list[str]] = {}
    for record, quote in zip(tables.sources["record_id"], tables.sources["quote"], strict=True):
        quotes.setdefault(record, []).append(quote)
    return {
        id: fold("\n".join([title, places[id], *quotes.get(id, [])])) for id, title in texts.items()
    }


def matching(events: pd.DataFrame, texts: Callable[[], dict[str, str]], query: str) -> pd.DataFrame:
    """The events that hold every word of a query; ``texts`` gives the corpus once it is needed."""
    wanted = [word for word in (fold(word) for word in query.split()) if word]
    if not wanted:
        return events
    folded_texts = texts()
    keep = [all(word in folded_texts.get(id, "") for word in wanted) for id in events["id"]]
    return events[keep]
