"""Words of titles and sentences, folded so that the same word of several scripts is one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.records import Event, Provenance

_APOSTROPHES = re.compile("[ʻʼ‘’'`´]")
_LATIN = {
    **dict(
        zip("абвгдеёжзийклмнопрстуфхыэқғҳўәөүұі", "abvgdeojziyklmnoprstufxieqghoaouui", strict=True)
    ),
    **{"ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ъ": "", "ь": ""},
    **{"ң": "n", "һ": "h"},
}
_TO_LATIN = str.maketrans(_LATIN)
STEM = 6  # letters that tell a word from others whatever its endings: `demark…`, `ittifo…`


def fold(text: str) -> str:
    """Give lower-case text without apostrophes, its white space single."""
    return re.sub(r"\s+", " ", _APOSTROPHES.sub("", text.lower()))


def stems(text: str) -> frozenset[str]:
    """Give the first letters of the longer words, in Latin letters whatever the script."""
    words = re.findall(r"[^\W\d_]+", fold(text).translate(_TO_LATIN))
    return frozenset(word[:STEM] for word in words if len(word) >= STEM)


def titles(event: Event) -> str:
    """Give the title of an event and those of its sources."""
    return ". ".join(dict.fromkeys([event.title, *(source.title for source in event.sources)]))


def quotes(sources: Iterable[Provenance]) -> str:
    """Give the sentences of sources, each once."""
    return " ".join(dict.fromkeys(source.quote for source in sources))
