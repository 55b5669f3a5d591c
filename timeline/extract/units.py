"""The units of a language's amounts: how their words and signs are found, and which one it is."""

from __future__ import annotations

import re
from operator import itemgetter

from timeline.language.lexicon import Language
from timeline.language.phrases import alternatives

CODES = {"usd", "eur", "gbp"}  # stand before their sums in every language: `USD 5 mln`
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₽": "RUB", "₸": "KZT"}


class Units:
    """The units that a language file names, and the expressions by which amounts find them."""

    def __init__(self, language: Language) -> None:
        data = language.data
        self._names = {
            code: [language.fold(word) for word in words]
            for code, words in data.get("cues", {}).get("unit", {}).items()
        }
        # Signs and letters that stand before a sum alone: `A$105 million`, `Rs 1,500 crore`.
        self._before: dict[str, str] = {
            language.fold(word): str(code)
            for code, words in data.get("unit_before", {}).items()
            for word in words
        }
        self._codes: dict[str, str] = {}  # of words met before
        # One list of all words: a group a code would be tried one by one at each number.
        names = [name for names in self._names.values() for name in names]
        self.words = alternatives(names, language.suffix)
        self.signs = self._signs()

    def _signs(self) -> str:
        """Give the expression of a currency's sign, letters or code before its sum."""
        codes = "|".join(sorted({code.lower() for code in self._names if len(code) == 3} | CODES))
        words = sorted(self._before, key=lambda word: (-len(word), word))
        # A letter alone touches its sum: `N1.3 trillion`. No letter behind a code: else it seems
        # to begin the words of a number, too.
        apart = r"(?![^\W\d_])"
        ends = {w: r"(?=\d)" if len(w) == 1 and w.isalpha() else rf"{apart} ?" for w in words}
        own = "|".join(re.escape(word) + ends[word] for word in words) or "(?!)"
        sign = rf"(?P<before>(?<!\w)(?:{own}))|(?P<sign>[$€£¥₽₸]) ?"
        return sign + rf"|(?P<iso>(?<!\w)(?:{codes}|us ?\$){apart} ?)"

    def of(self, match: re.Match[str]) -> str:
        """Give the unit of an amount by its groups unit, before, iso, sign; empty for none."""
        if told := match["unit"]:
            code = self._codes.get(told)
            if code is None:
                code = self._codes[told] = self._code_of(told)
            return code
        if match["before"]:
            return self._before[match["before"].strip()]
        if match["iso"]:
            return "USD" if "$" in match["iso"] else match["iso"].strip().upper()
        return _SIGNS.get(match["sign"] or "", "")

    def _code_of(self, told: str) -> str:
        """Give the code of a unit's words: of the longest phrase of the file that they are."""
        words = told.replace("-", " ").split(" ")
        fits: list[tuple[int, str]] = []
        for code, names in self._names.items():
            for name in names:
                parts = name.replace("-", " ").split(" ")
                if len(parts) == len(words) and all(map(_is_word, words, parts)):
                    fits.append((-len(name), code))
        return min(fits, key=itemgetter(0))[1] if fits else ""


def _is_word(word: str, part: str) -> bool:
    """Say whether a word is one of a phrase: `~` and `*` leave its ending open."""
    return word.startswith(part[:-1]) if part[-1] in "~*" else word == part
