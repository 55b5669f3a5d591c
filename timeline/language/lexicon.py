"""A language: its TOML file compiled for one way of writing.

The files beside this module hold all that is particular to a language. Words in them are written
plainly and pass through the same folds as the text, so one file serves every alphabet and every
apostrophe of a language. Rules are regular expressions with placeholders (see ``placeholders``);
each has an example with its reading and a counter-example, or the file does not load.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from timeline.errors import LanguageError
from timeline.language.asked import Asked
from timeline.language.files import read_file
from timeline.language.folds import COMMON, Folds
from timeline.language.heads import Opening, opening
from timeline.language.normalise import NormText, fold, normalise
from timeline.language.phrases import Phrases, alternatives
from timeline.language.placeholders import expand, fold_pattern, placeholders
from timeline.language.places import Places
from timeline.language.repairs import (
    Dashes,
    Repair,
    joined_words,
    numerals,
    ones,
    parted_decimals,
    parted_months,
    spoken_years,
)

FOLDER = Path(__file__).parent
REMEMBERED = 20_000  # folded words kept a language
WORD = 40  # letters; what is longer is no word, and comes but once
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date: its pattern over the folded text and how its groups are read."""

    name: str
    text: str = field(repr=False)  # of the pattern
    reads: str
    role: str = "act"
    mark: str = ""
    latent: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict, repr=False)
    _compiled: list[re.Pattern[str]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    @property
    def pattern(self) -> re.Pattern[str]:
        """Give the pattern, compiled when it is first tried: a text needs few of seventy."""
        return self._compiled[0] if self._compiled else self._compile()

    def _compile(self) -> re.Pattern[str]:
        try:
            self._compiled.append(re.compile(self.text))
        except re.error as error:
            raise LanguageError(f"rule {self.name}: {error}; correct its pattern") from None
        return self._compiled[0]


@dataclass(frozen=True, slots=True)
class Language:
    """A compiled language. ``damage`` names the scan damage that its folds forgive."""

    code: str
    folds: Folds = field(repr=False)
    script: str
    damage: str
    data: Mapping[str, Any] = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False)
    months: Mapping[str, int] = field(repr=False)
    numbers: Mapping[str, str] = field(repr=False)
    magnitudes: Mapping[str, int] = field(repr=False)
    phrases: Phrases = field(repr=False)
    suffix: str = field(repr=False)
    _folded: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _lists: dict[tuple[str, ...], tuple[str, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _sets: dict[tuple[str, ...], frozenset[str]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _table: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False, compare=False)
    _repairs: tuple[Repair | Dashes, ...] = field(default=(), repr=False, compare=False)
    _asked: dict[tuple[str, ...], Asked | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    _made: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def verb_last(self) -> bool:
        """Say whether the verb stands last in its sentences, as [title] order has it."""
        return bool(self.data.get("title", {}).get("order", "sov") == "sov")

    @property
    def places(self) -> Places:
        """Give where its rules are worth a try; made when first asked: detection needs none."""
        return self.once("places", lambda: Places([_opening(self, rule) for rule in self.rules]))

    def normalise(self, text: str) -> NormText:
        """Fold a text the way this language's words are folded, and repair what scans broke."""
        norm = normalise(text, self.folds, self.script)
        for repair in self._repairs:
            norm = repair.apply(norm)
        return norm

    def fold(self, text: str) -> str:
        """Fold a word or phrase; the same few are asked for again and again."""
        if len(text) > WORD:
            return fold(text, self.folds, self.script)
        known = self._folded.get(text)
        if known is None:
            known = fold(text, self.folds, self.script)
            if len(self._folded) < REMEMBERED:
                self._folded[text] = known
        return known

    def expand(self, pattern: str) -> str:
        """Put what this language's placeholders stand for into a pattern of its file."""
        if not self._table:
            self._table.update(placeholders(self))
        return expand(fold_pattern(self, pattern), self._table)

    def pattern(self, *path: str) -> re.Pattern[str] | None:
        """Give the compiled pattern of a key, such as figures, decline, if it is there."""
        asked = self.asked(*path)
        return asked.pattern if asked else None

    def asked(self, *path: str) -> Asked | None:
        """Give the pattern of a key, if it is there, to be looked for in many texts."""
        if path not in self._asked:
            here: Any = self.data
            for name in path:
                here = here.get(name, {}) if isinstance(here, Mapping) else {}
            text = self.expand(here) if here else ""
            self._asked[path] = Asked(text, self.shortened(text)) if here else None
        return self._asked[path]

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Give what a later step makes of the language, made once: a reader with its tables."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def opening(self, pattern: str) -> Opening:
        """Read off a pattern where it can begin."""
        return opening(self.shortened(pattern))

    def shortened(self, pattern: str) -> str:
        """Give a pattern in which any ending of a word stands for all listed ones.

        The endings are most of a pattern and tell nothing of where it begins or what it holds.
        """
        most = max(map(len, self.suffix.split("|")))
        return pattern.replace(self.suffix or "(?!)", f"(?:[-']?[a-z]{{0,{most}}})?")

    def words(self, *path: str) -> tuple[str, ...]:
        """Give the folded words of a list in the file, longest first; empty where none is."""
        known = self._lists.get(path)
        if known is not None:
            return known
        here: Any = self.data
        for name in path:
            here = here.get(name, {}) if isinstance(here, Mapping) else {}
        words = [self.fold(word) for word in here] if isinstance(here, list) else []
        known = self._lists[path] = tuple(sorted(words, key=len, reverse=True))
        return known

    def word_set(self, *path: str) -> frozenset[str]:
        """Give the folded words of a list in the file as a set, to ask whether a word is there."""
        known = self._sets.get(path)
        if known is None:
            known = self._sets[path] = frozenset(self.words(*path))
        return known


@cache
def codes(folder: Path = FOLDER) -> tuple[str, ...]:
    """Name the languages that have a file."""
    names = (path.stem for path in folder.glob("*.toml"))
    return tuple(sorted(name for name in names if not name.startswith("_")))


@cache
def raw(code: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Give the checked contents of a language file."""
    path = folder / f"{code}.toml"
    if not path.exists():
        known = ", ".join(codes(folder))
        raise LanguageError(f"no language file for {code!r}; there are {known}")
    return read_file(path)


def _folds(data: Mapping[str, Any], damage: str, script: str) -> dict[str, str]:
    """Give the folds of every text, those of one script (``fold_latn``), those of a damage."""
    both = {**data.get("fold", {}), **data.get(f"fold_{script.lower()}", {})}
    folds = {str(key): str(value) for key, value in both.items()}
    # Folds apply once, so what COMMON makes of an apostrophe is not seen again: name it here too.
    apostrophes = [key for key, value in COMMON.items() if value == "'"]
    for key in [key for key in folds if "'" in key]:
        folds |= {key.replace("'", other): folds[key] for other in apostrophes}
    for entry in data.get("damage", []):
        if entry["name"] == damage:
            folds |= entry.get("fold", {})
    return folds


def _repairs(language: Language, ends: list[str]) -> tuple[Repair | Dashes, ...]:
    """Give the repairs of a text: those of its damage, of scanned days, of years in words."""
    out: list[Repair | Dashes] = [Dashes()]
    for entry in language.data.get("damage", []):
        if language.damage and entry.get("joins"):  # a scan that errs in letters parts words too
            joins = [language.fold(word) for word in entry["joins"]]
            words = language.words("detect", "words")  # `o` is an ending, and a word of its own
            out.append(joined_words(joins, [e for e in ends if len(e) > 1 and e not in words]))
    if language.months:
        out.append(ones(alternatives(list(language.months), language.suffix)))
        out.append(parted_months(language.months))
    if language.magnitudes:
        scales = [word.rstrip("~*.") for word in language.magnitudes]
        out += numerals(scales)
        out.append(parted_decimals(scales, language.data.get("decimal", ",")))
    if spoken := language.data.get("spoken_year"):
        triggers = tuple(language.fold(word) for word in language.data["spoken_triggers"])
        pattern = compile_pattern(language, spoken)
        out.append(spoken_years(pattern, language.numbers, language.magnitudes, triggers))
    return tuple(out)


@lru_cache(maxsize=64)
def load(code: str, script: str = "", damage: str = "", folder: Path = FOLDER) -> Language:
    """Compile a language for one script and one kind of scan damage."""
    data = raw(code, folder)
    script = script or data.get("script", "Latn")
    folds = Folds(_folds(data, damage, script))

    def bend(word: str) -> str:
        return fold(word, folds, script)

    ends = sorted({bend(end) for end in data["suffixes"]}, key=len, reverse=True)
    joint = r"(?:[-']?(?:" + "|".join(map(re.escape, ends)) + r"))?" if ends else ""
    months = {
        bend(word): number
        for number, words in enumerate(data["months"].values(), start=1)
        for word in words
    }
    numbers = {bend(w): str(k) for k, words in data.get("numbers", {}).items() for w in words}
    magnitudes = {bend(w): int(k) for k, words in data.get("magnitudes", {}).items() for w in words}
    phrases = Phrases(joint, ends)
    for group, labels in data.get("cues", {}).items():
        for label, words in labels.items():
            phrases.add(group, label, [bend(word) for word in words])
    bare = Language(
        code,
        folds,
        script,
        damage,
        data,
        (),
        months,
        numbers,
        magnitudes,
        phrases,
        joint,
    )
    rules = tuple(_rule(bare, entry) for entry in rule_entries(code, folder))
    return replace(bare, rules=rules, _repairs=_repairs(bare, ends))


def rule_entries(code: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Give the rules of a language's file and those that all languages share."""
    shared = FOLDER / "_shared.toml"
    return [*raw(code, folder).get("rule", []), *_shared_rules(shared)]


def count_entries(code: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Give the ways in which a language's file counts things, each with its examples."""
    entries: list[dict[str, Any]] = raw(code, folder).get("count", [])
    return entries


@cache
def _shared_rules(path: Path) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    return rules


def _rule(language: Language, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        f"{language.code}.{entry['name']}",
        language.expand(entry["pattern"]),
        entry["reads"],
        entry.get("role", "act"),
        entry.get("mark", ""),
        bool(entry.get("latent", False)),
        entry,
    )


def _opening(language: Language, rule: Rule) -> Opening:
    try:
        return language.opening(rule.text)
    except re.error as error:
        raise LanguageError(f"rule {rule.name}: {error}; correct its pattern") from None


def compile_pattern(language: Language, pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the file: its words folded, its placeholders put in."""
    return re.compile(language.expand(pattern))


def search(language: Language, name: str, text: str) -> re.Match[str] | None:
    """Find the pattern of a top-level key in a folded text; None also where there is no key."""
    asked = language.asked(name)
    return asked.search(text) if asked else None
