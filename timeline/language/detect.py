"""Which language a text is written in, in which script, and whether a scan damaged it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from timeline.language import lexicon
from timeline.language.lexicon import FOLDER, Language
from timeline.language.normalise import fold

SAMPLE = 20_000  # code points; a language shows itself in far fewer
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+(?:['ʻʼ‘’`´][^\W\d_]+)*")


def script_of(text: str) -> str:
    """Give Cyrl or Latn, whichever has more letters in the text's beginning."""
    sample = text[:SAMPLE]
    return "Cyrl" if len(_CYRILLIC.findall(sample)) > len(_LATIN.findall(sample)) else "Latn"


@cache
def _function_words(code: str, script: str, folder: Path) -> frozenset[str]:
    language = lexicon.load(code, script, "", folder)
    return frozenset(language.words("detect", "words"))


def _score(text: str, code: str, script: str, folder: Path) -> float:
    data = lexicon.raw(code, folder).get("detect", {})
    language = lexicon.load(code, script, "", folder)
    words = language.normalise(text).text.split()
    known = _function_words(code, script, folder)
    hits = sum(word.strip('.,:;!?()"-') in known for word in words)
    low = text.lower()
    own = sum(low.count(letter) for letter in data.get("letters", ""))
    foreign = sum(low.count(letter) for letter in data.get("not_letters", ""))
    return (3 * hits + own - 3 * foreign) / (len(words) + 1)


def language_of(text: str, script: str = "", folder: Path = FOLDER) -> str:
    """Name the language whose common words and letters a text shows most; empty if none."""
    sample = text[:SAMPLE]
    script = script or script_of(sample)
    scores = {
        code: _score(sample, code, script, folder)
        for code in lexicon.codes(folder)
        if script in lexicon.raw(code, folder).get("scripts", [script])
    }
    best = max(scores, key=lambda code: scores[code], default="")
    return best if best and scores[best] > 0 else ""


def damage_of(text: str, code: str, folder: Path = FOLDER) -> str:
    """Name the scan damage that a text shows: enough of the words that only it produces."""
    language = lexicon.load(code, "", "", folder)
    words = set(_WORD.findall(fold(text[:SAMPLE], language.folds, language.script)))
    for entry in lexicon.raw(code, folder).get("damage", []):
        evidence = {language.fold(word) for word in entry["evidence"]}
        if len(evidence & words) >= entry.get("needs", 2):
            return str(entry["name"])
    return ""


def detect(text: str, code: str = "", script: str = "", folder: Path = FOLDER) -> Language:
    """Give the compiled language of a text; what the caller names is taken at their word."""
    code = code.partition("-")[0]
    script = script or script_of(text)
    if code not in lexicon.codes(folder):
        code = language_of(text, script, folder) or lexicon.codes(folder)[-1]
    return lexicon.load(code, script, damage_of(text, code, folder), folder)
