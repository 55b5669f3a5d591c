"""Bytes → text: UTF-8, UTF-16 with its mark, else windows-1251 where that gives plausible words.

Kazakhstan's own KZ-1048 puts қ ә ң ө ү ұ ғ where windows-1251 has letters of Serbian and Ukrainian.
"""

from __future__ import annotations

import codecs
import re

from timeline.errors import DocumentError

# No line of a text holds these; a file with more than a stray one is no text.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = 1000  # characters for each stray control character that is let pass
_WORD = re.compile(r"[^\W\d_]{2,}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# What a Cyrillic word looks like when it was decoded right: capitals only at its head, or all; and
# about two letters in five are vowels. UTF-8, DOS and ISO text taken for windows-1251 fail the
# first, KOI8-R the second, where its а е и о fall on Б Е Й П.
_WELL_FORMED = re.compile(r"[\u0400-\u042f]?[\u0430-\u045f]+\Z|[\u0400-\u042f]+\Z")
_ENOUGH_WORDS = 0.85
_VOWELS = frozenset("аеёиоуыэюяіїўАЕЁИОУЫЭЮЯІЇЎ")
_ENOUGH_VOWELS = 0.33
_SAMPLE = 200_000
# What letters of Kazakh become in windows-1251, and what Serbian alone has beside them.
_KAZAKH, _SERBIAN = re.compile("[ќЌѕЅјЈ]"), re.compile("[љЉњЊђЂџЏ]")
_ENOUGH_KAZAKH = 0.01  # of all Cyrillic letters; in Kazakh it is about a tenth


def decode(content: bytes) -> str:
    """Decode a text file, its byte order mark left out and its newlines untouched.

    Raises DocumentError with what is wrong and what to do; the caller names the file.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(_strict(content, "utf-16"))
    try:
        return _checked(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place = error.start
    if b"\0" in content:
        raise DocumentError("is not a text; remove it, or save it as a text in UTF-8")
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError:
        text = ""
    if not plausible(text[:_SAMPLE]):
        raise DocumentError(
            f"byte {place + 1} is not UTF-8, and the text is not windows-1251 either; "
            "save it as UTF-8"
        )
    if _is_kazakh(text[:_SAMPLE]):
        text = content.decode("kz1048", errors="replace")
    return _checked(text)


def _is_kazakh(text: str) -> bool:
    """Say whether a text decoded from windows-1251 was written in KZ-1048."""
    letters = len(_CYRILLIC.findall(text))
    return len(_KAZAKH.findall(text)) > _ENOUGH_KAZAKH * letters and not _SERBIAN.search(text)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"byte {error.start + 1} is not {encoding.upper()}; save it as UTF-8"
        ) from None


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text)) > len(text) / _STRAY:
        raise DocumentError("is not a text; remove it, or save it as a text in UTF-8")
    return text


def plausible(text: str) -> bool:
    """Say whether a text decoded from windows-1251 reads like one.

    A word with Cyrillic letters must be wholly Cyrillic and well formed; a text without any is
    Latin with quotation marks of windows-1251, and plausible when it has words at all.
    """
    words = _WORD.findall(text)
    cyrillic = [word for word in words if _CYRILLIC.search(word)]
    if not cyrillic:
        return bool(words)
    well_formed = sum(1 for word in cyrillic if _WELL_FORMED.match(word))
    letters = "".join(cyrillic)
    vowels = sum(1 for letter in letters if letter in _VOWELS)
    return well_formed >= _ENOUGH_WORDS * len(cyrillic) and vowels >= _ENOUGH_VOWELS * len(letters)
