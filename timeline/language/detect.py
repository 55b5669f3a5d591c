"""Which language a text is written in, in which script, and whether a scan damaged it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from timeline.language import lexicon
from timeline.language.lexicon import FOLDER, Language
from timeline.language.normalise import NormText

PIECE = 4  # letters of the end of a parted word that tells it
SAMPLE = 20_000  # code points; a language shows itself in far fewer
PLAIN = 1_000  # code points in which a text of one script has hundreds of letters more of it
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_MARKS = '.,:;!?()"-'
_SCRIPTS = (_CYRILLIC, _LATIN)
_WORD = re.compile(r"[^\W\d_]+(?:['ʻʼ‘’`´][^\W\d_]+)*")


def script_of(text: str) -> str:
    """Give Cyrl or Latn, whichever has more letters in the text's beginning."""
    sample = text[:SAMPLE]
    if not _CYRILLIC.search(sample):
        return "Latn"
    for size in (PLAIN, SAMPLE):
        cyrillic, latin = (sum(map(len, runs.findall(sample[:size]))) for runs in _SCRIPTS)
        if abs(cyrillic - latin) > PLAIN / 2:
            break  # most texts show theirs soon
    return "Cyrl" if cyrillic > latin else "Latn"


@cache
def _habits_of(code: str, script: str, folder: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the common words of a language, and the endings by which its other words show it."""
    language = lexicon.load(code, script, "", folder)
    return language.word_set("detect", "words"), language.words("detect", "endings")


def _score(text: str, code: str, script: str, folder: Path) -> float:
    data = lexicon.raw(code, folder).get("detect", {})
    language = lexicon.load(code, script, "", folder)
    words = language.normalise(text).text.split()
    known, endings = _habits_of(code, script, folder)
    hits = 0
    for word in words:
        bare = word.strip(_MARKS)
        # `Hukumatlarimizga topshirdik`: a short text may hold no common word at all.
        hits += 3 if bare in known else 2 if bare.endswith(endings) else 0
    low = text.lower()
    own = sum(low.count(letter) for letter in data.get("letters", ""))
    foreign = sum(low.count(letter) for letter in data.get("not_letters", ""))
    return (hits + own - 3 * foreign) / (len(words) + 1)


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


def damage_of(folded: str, language: Language) -> str:
    """Name the scan damage that a folded text shows: enough of the words that only it produces."""
    signs = language.once("signs of damage", lambda: _signs_of_damage(language))
    sample = folded[:SAMPLE]
    rough = set(sample.split(" "))
    if all(evidence.isdisjoint(rough) for _, evidence, _ in signs):
        return ""  # of most texts that is all there is to see
    words = {*_WORD.findall(sample)}
    return next((name for name, evidence, needs in signs if len(evidence & words) >= needs), "")


def _signs_of_damage(language: Language) -> list[tuple[str, frozenset[str], int]]:
    """Give each damage of a language's file: its name, the words it leaves, how many are needed.

    Where ``no_pieces`` names the words that they may be, the ends of the words to be joined are
    signs, too: `munosa batlar`. A damage may be of one ``script`` alone.
    """
    out = []
    for entry in language.data.get("damage", []):
        if entry.get("script", language.script) != language.script:
            continue
        words = {*map(language.fold, entry["evidence"])}
        if "no_pieces" in entry:
            joins = map(language.fold, entry["joins"])
            words |= {word[at:] for word in joins for at in range(2, len(word) - PIECE + 1)}
            words -= {*map(language.fold, entry["no_pieces"])}
        out.append((str(entry["name"]), frozenset(words), entry.get("needs", 2)))
    return out


def detect(
    text: str, code: str = "", script: str = "", folder: Path = FOLDER
) -> tuple[Language, NormText]:
    """Give the compiled language of a text and the text as it folds it.

    What the caller names is taken at their word. A text is folded once, and again only where it
    shows the damage of a scan.
    """
    code = code.partition("-")[0]
    script = script or script_of(text)
    if code not in lexicon.codes(folder):
        code = language_of(text, script, folder) or lexicon.codes(folder)[-1]
    language = lexicon.load(code, script, "", folder)
    norm = language.normalise(text)
    if damage := damage_of(norm.text, language):
        language = lexicon.load(code, script, damage, folder)
        norm = language.normalise(text)
    return language, norm
