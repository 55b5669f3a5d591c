"""Short names that a text gives to a body or a paper of two states, and then goes on with.

`The second session of the Joint Ministerial Commission (JMC) was in May; the JMC will meet …`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.language import lexicon
from timeline.language.lexicon import Language
from timeline.language.normalise import NormText
from timeline.language.phrases import Hit

NAMED = ("commission", "council", "forum", "agreement", "treaty")
AHEAD = 48  # code points of a name before the word for what it is
BEHIND = 60  # … and behind it, up to the bracket
MOST = 6  # short names of a text
_SHORT = re.compile(r"[A-Z]{2,7}\Z")


def with_short_names(cues: list[Hit], norm: NormText, language: Language) -> list[Hit]:
    """Add a cue wherever a text writes the short name that it gave in brackets."""
    if "own_body" not in language.data or "(" not in norm.text:
        return cues
    names = _names(cues, norm, language)
    if not names:
        return cues
    taken = {hit.start for hit in cues if hit.group == "kind"}
    again = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
    found = [
        Hit(*match.span(), "kind", label)
        for match in again.finditer(norm.text)
        for label, defined in (names[match[0]],)
        if match.start() > defined and match.start() not in taken
        if norm.quote(*match.span()).isupper()
    ]
    return sorted([*cues, *found]) if found else cues


def _names(cues: Sequence[Hit], norm: NormText, language: Language) -> dict[str, tuple[str, int]]:
    """Give each short name: what it stands for, and where the bracket ends that tells it."""
    out: dict[str, tuple[str, int]] = {}
    for hit in cues:
        if hit.group != "kind" or hit.label not in NAMED or len(out) == MOST:
            continue
        opens = norm.text.find("(", hit.end, hit.end + BEHIND)
        closes = norm.text.find(")", opens, opens + 10) if opens >= 0 else -1
        if closes < 0 or set(norm.text[hit.end : opens]) & set(",;:."):
            continue
        short = norm.text[opens + 1 : closes]
        name = norm.text[max(0, hit.start - AHEAD) : opens]
        if _SHORT.match(norm.quote(opens + 1, closes)) and lexicon.search(
            language, "own_body", name
        ):
            out.setdefault(short, (hit.label, closes))
    return out
