"""Country codes and names of the statistics services → ISO 3166 alpha-3, or nothing for regions.

Numbers (UN M49) and names in five languages come from CLDR through Babel; what the IMF, the UN and
the World Bank write differently stands in the small tables here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from timeline.errors import StatisticsError

WORLD = "WLD"  # partner of a country's whole trade

_WORLDS = {"0", "00", "000", "w00", "wld", "g001", "world", "мир", "dunyo", "jahon", "әлем"}
# Codes of former countries that CLDR maps to one of today's.
_FORMER = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}
_FORMER |= {"230", "249", "278", "280", "720", "736", "886"}
# UN Comtrade and BACI keep statistical areas of their own beside M49 (France with Monaco, …).
_COMTRADE = {"842": "USA", "251": "FRA", "699": "IND", "757": "CHE", "579": "NOR", "490": "TWN"}
_NAMES = {
    "china pr mainland": "CHN",
    "china pr hong kong": "HKG",
    "china pr macao": "MAC",
    "korea": "KOR",
    "russian": "RUS",
    "kyrgyz": "KGZ",
    "slovak": "SVK",
    "czech": "CZE",
    "lao peoples dem": "LAO",
    "congo": "COG",
    "congo dem": "COD",
    "iran": "IRN",
    "viet nam": "VNM",
    "turkey": "TUR",
    "turkiye": "TUR",
    "usa": "USA",
    "great britain": "GBR",
    "kazakstan": "KAZ",
}
# "Uzbekistan, Rep. of", "Iran, Islamic Republic of", "Республика Казахстан" name one country each.
_TITLES = re.compile(
    r"\b(islamic|rep|republic|federation|the|of|respublikasi|республикаси|республика|республикасы"
    r"|федерация|федерацияси|federatsiyasi|федерациясы|fed)\b"
)


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch) and ch not in "ʻʼ‘’'`´.")
    plain = re.sub(r"[^\w]+", " ", plain)
    return re.sub(r"\s+", " ", _TITLES.sub(" ", plain)).strip()


@lru_cache(maxsize=1)
def _by_code() -> dict[str, str]:
    """Map alpha-2, alpha-3 and M49 codes to alpha-3 (CLDR lists the others as aliases)."""
    aliases = {
        code: found[0]
        for code, found in get_global("territory_aliases").items()
        if len(code) == 3 and len(found) == 1 and code not in _FORMER
    }
    # Codes for private use (QM to QZ, XA to XZ) name no country; Kosovo's XK has come into use.
    private = re.compile(r"AA|ZZ|Q[M-Z]|X(?!K)[A-Z]")
    alpha3 = {
        two: code for code, two in aliases.items() if code.isalpha() and not private.fullmatch(two)
    }
    codes = {code: alpha3[two] for code, two in aliases.items() if two in alpha3}
    return codes | alpha3 | _COMTRADE


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    codes = _by_code()
    names: dict[str, str] = {}
    for language in ("en", "ru", "uz", "uz_Cyrl", "kk"):
        for two, name in Locale.parse(language).territories.items():
            if two in codes and len(two) == 2:
                names[_fold(name)] = codes[two]
    return names | _NAMES


def country(text: object) -> str:
    """Give the alpha-3 code of a code or a name, WLD for the world, "" for a region or no country.

    A name is taken whole: ``Guinea-Bissau`` is not Guinea, ``Central Asia`` is nothing.
    """
    bare = str(text if text is not None else "").strip()
    if bare.lower() in _WORLDS:
        return WORLD
    if re.fullmatch(r"\d{1,3}(\.0+)?", bare):
        return _by_code().get(bare.split(".")[0].zfill(3), "")
    if re.fullmatch(r"[A-Z]{2,3}", bare):
        return _by_code().get(bare, "")
    folded = _fold(bare)
    if len(folded) < 3:
        return ""
    return _by_name().get(folded, "")


def m49(code: str) -> str:
    """Give the UN's number of a country, e.g. 860 for UZB; raise StatisticsError without one."""
    found = [number for number, three in _by_code().items() if three == code and number.isdigit()]
    own = [number for number in found if number in _COMTRADE]
    if not found:
        raise StatisticsError(f"{code!r} is no country; write its three letters, e.g. UZB")
    return str(int((own or found)[0]))
