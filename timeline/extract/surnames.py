"""Last names that stand alone for somebody whom the text has named in full.

`Narendra Modi came in May. Modi had been there before`: the lists hold full names, and last names
alone only of those whom nobody could mix up with another word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from timeline.language.lexicon import Language
from timeline.language.normalise import NormText
from timeline.language.phrases import Hit
from timeline.language.relations import Relations

LEAST = 4  # letters of a last name that stands alone
BESIDE = 4  # cues before a place, one of which may reach over it
NAMES = ("person", "party", "place", "organisation")
_START = attrgetter("start")


def with_surnames(
    cues: list[Hit], norm: NormText, language: Language, relations: Relations
) -> list[Hit]:
    """Add a cue wherever a text writes the last name alone of somebody named in full before."""
    told: dict[str, int] = {}
    for hit in cues:
        if hit.group == "person":
            told.setdefault(hit.label, hit.end)
    if not told:
        return cues
    known = language.once(f"surnames of {relations.key}", lambda: _surnames(relations, language))
    meant: dict[str, set[str]] = {}
    for person in told:
        for name in known.get(person, ()):
            meant.setdefault(name, set()).add(person)
    names = {name: min(people) for name, people in meant.items() if len(people) == 1}
    if not names:
        return cues
    endings = language.word_set("suffixes")
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(\w*)")
    found = [
        Hit(*match.span(), "person", names[match[1]])
        for match in pattern.finditer(norm.text)
        if match.start() > told[names[match[1]]]
        and (not match[2] or match[2] in endings)
        and norm.quote(match.start(), match.start() + 1).isupper()
        and not _is_named(cues, match.start())
    ]
    return sorted([*cues, *found]) if found else cues


def _surnames(relations: Relations, language: Language) -> dict[str, tuple[str, ...]]:
    """Give the last words of the full names of people, by whom they name."""
    out: dict[str, tuple[str, ...]] = {}
    for person in relations.people:
        words = [language.fold(name.rstrip("~")).split() for name in person.get(language.code, ())]
        alone = {name[0] for name in words if len(name) == 1}
        last = {name[-1].rstrip("~") for name in words if len(name) > 1} - alone
        out[str(person["id"])] = tuple(sorted(name for name in last if len(name) >= LEAST))
    return out


def _is_named(cues: list[Hit], at: int) -> bool:
    """Say whether a name of the lists covers a place of the text."""
    last = bisect_right(cues, at, key=_START)
    near = cues[max(0, last - BESIDE) : last]
    return any(hit.group in NAMES and hit.end > at for hit in near)
