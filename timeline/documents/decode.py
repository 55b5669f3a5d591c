"""Bytes → text: UTF-8, UTF-16 and UTF-32, else the code page whose words look like words.

Most old texts of the region are windows-1251; KOI8-R came by mail, code page 866 from DOS.
Kazakhstan's own KZ-1048 puts қ ә ң ө ү ұ ғ where windows-1251 has letters of Serbian and Ukrainian.
"""

from __future__ import annotations

import codecs
import re

from timeline.errors import DocumentError

_MARKED = (  # the longer marks first: that of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGES = ("cp1251", "koi8-r", "cp866", "iso8859-5")  # as likely as they stand
# No line of a text holds these; a file with more than a stray one is no text.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = 1000  # characters for each stray control character that is let pass
_LOST = 200  # characters for each that is lost, where a text is not all of one encoding
_FEW = 4  # of these are let pass however short a text is; more of a text are left than of them
_WORD = re.compile(r"[^\W\d_]{2,}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# What a Cyrillic word looks like when it was decoded right: capitals only at its head, or all; and
# about two letters in five are vowels. UTF-8, DOS and ISO text taken for windows-1251 fail the
# first, KOI8-R the second, where its а е и о fall on Б Е Й П.
_WELL_FORMED = re.compile(r"[\u0400-\u042f]?[\u0430-\u045f]+\Z|[\u0400-\u042f]+\Z")
_ENOUGH_WORDS = 0.85
_VOWELS = frozenset("аеёиоуыэюяіїўАЕЁИОУЫЭЮЯІЇЎ")
_ENOUGH_VOWELS = 0.33
# The commonest letters of Russian; of Uzbek and Kazakh they make as much.
_COMMON = frozenset("оеаинтлрс")
_ENOUGH_COMMON = 0.4
_PLAIN = re.compile(r"[\s\w.,:;!?()«»„“”\"'‘’ʻʼ`№%$€/+–—−-]")
_ENOUGH_PLAIN = 0.98
_ENGLISH = 0.97  # of the letters have no accent: `the café`
_SAMPLE = 200_000
# What letters of Kazakh become in windows-1251, and what Serbian alone has beside them.
_KAZAKH, _SERBIAN = re.compile("[ќЌѕЅјЈ]"), re.compile("[љЉњЊђЂџЏ]")
_ENOUGH_KAZAKH = 0.01  # of all Cyrillic letters; in Kazakh it is about a tenth


def decode(content: bytes) -> str:
    """Decode a text file, its byte order mark left out and its newlines untouched.

    Raises DocumentError with what is wrong and what to do; the caller names the file.
    """
    return decoded(content)[0]


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode as ``decode`` does, and remark what of the bytes had to be guessed or was lost."""
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _checked(_strict(content, encoding)), ()
    if b"\0" in content:
        return _checked(_unmarked(content)), ()
    try:
        return _checked(content.decode("utf-8-sig")), ()
    except UnicodeDecodeError as error:
        place = error.start
    page = _page_of(content)
    if page:
        return _checked(content.decode(page, errors="replace")), ()
    text = _by_lines(content)
    lost = text.count("\ufffd")
    if lost > len(text) / _LOST + _FEW or lost * _FEW > len(text):
        raise DocumentError(
            f"byte {place + 1} is not UTF-8, and the text is not windows-1251 either; "
            "save it as UTF-8"
        )
    return _checked(text), (
        f"byte {place + 1} is not UTF-8, and what is read there a guess; "
        "compare it, and save the text as UTF-8",
    )


def _page_of(content: bytes) -> str:
    """Give the code page of a text that is not UTF-8; empty where its words fit none."""
    for page in _PAGES:
        try:
            text = content[:_SAMPLE].decode(page)
        except UnicodeDecodeError:
            continue
        if not plausible(text) or (page != _PAGES[0] and not _is_common(text)):
            continue
        return "kz1048" if page == _PAGES[0] and _is_kazakh(text) else page
    text = content[:_SAMPLE].decode("cp1252", errors="replace")
    letters = [sign for sign in text if sign.isalpha()]
    plain = sum(map(str.isascii, letters))
    return "cp1252" if letters and plain >= _ENGLISH * len(letters) and _is_plain(text) else ""


def _by_lines(content: bytes) -> str:
    """Decode a text that was put together out of several, each line by itself."""
    out: list[str] = []
    for line in content.splitlines(keepends=True):
        try:
            out.append(line.decode("utf-8-sig" if not out else "utf-8"))
        except UnicodeDecodeError:
            page = _page_of(line) if _foreign(line) else ""
            out.append(line.decode(page or "utf-8", errors="replace"))
    return "".join(out)


def _foreign(line: bytes) -> bool:
    """Say whether hardly a letter of a line is UTF-8, so that it is not merely damaged."""
    lost = line.decode("utf-8", errors="replace")
    return lost.count("\ufffd") > len(_CYRILLIC.findall(lost))


def _unmarked(content: bytes) -> str:
    """Decode UTF-16 that bears no mark, and that its many zeros give away."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_plain(text):
            return text
    return content.decode("latin-1")


def _is_plain(text: str) -> bool:
    """Say whether nearly all signs are those of prose in the scripts that are read here."""
    sample = text[:_SAMPLE]
    known = sum(1 for sign in _PLAIN.findall(sample) if sign < "\u0530" or sign > "\u1fff")
    return known >= _ENOUGH_PLAIN * len(sample)


def _is_common(text: str) -> bool:
    letters = _CYRILLIC.findall(text)
    common = sum(1 for letter in letters if letter in _COMMON)
    return common >= _ENOUGH_COMMON * len(letters)


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
    """Say whether a text decoded from a Cyrillic code page reads like one.

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
