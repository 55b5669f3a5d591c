"""A field for one day, written as people write days in any of the five languages.

Streamlit's own field names months and begins weeks as the browser's language does, whatever the
reader chose. This one is a line of text: it shows the day as the page writes days, and takes that,
`6.12.2021` and `2021-12-06`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

import streamlit as st

from timeline import messages
from timeline.search import fold
from timeline.views import state

EXAMPLE = date(2021, 12, 31)
# Words that stand beside the year or the day, folded: `6 декабря 2021 г.`, `2021 жылғы`.
_JOINS = frozenset({"yil", "yili", "kuni", "g", "goda", "god", "j", "jil", "jili", "jilgi"})
_PART = re.compile(r"\d+|[^\W\d_]+(?:[ʻʼ’'][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The names of months in every language, folded: whole, cut, and as a day is written."""
    found: dict[str, int] = {}
    for language in messages.LANGUAGES:
        for number in range(1, 13):
            told = _PART.findall(messages.day(date(2021, number, 1), language))
            told += [
                messages.months(language, width)[number - 1] for width in ("wide", "abbreviated")
            ]
            words = {fold(word.rstrip(".")) for word in told if not word.isdigit()}
            found |= dict.fromkeys(words - _JOINS, number)
    return found


def _month(word: str) -> int:
    """The month that a folded word names, whole, cut or with an ending; 0 where none or several."""
    months = _months()
    if word in months:
        return months[word]
    found = {
        number
        for name, number in months.items()
        if (len(word) > 2 and name.startswith(word)) or (len(name) > 3 and word.startswith(name))
    }
    return found.pop() if len(found) == 1 else 0


def read(text: str) -> date | None:
    """The day that a text writes; None where it writes none, or more than one."""
    parts = _PART.findall(text)
    numbers = [part for part in parts if part.isdigit()]
    named = [word for part in parts if not part.isdigit() and (word := fold(part)) not in _JOINS]
    if len(numbers) + len(named) != 3 or len(named) > 1:
        return None
    if named:
        numbers.insert(1, str(_month(named[0])))
    year, month, day = numbers if len(numbers[0]) == 4 else reversed(numbers)
    if len(year) != 4:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def day_input(
    label: str,
    value: date | None,
    key: str,
    *,
    earliest: date | None = None,
    help: str | None = None,
    width: Any = 300,
) -> date | None:
    """Show the field; gives the day that it holds, and ``value`` where what it holds is none.

    Who calls hands the day in again as the next ``value``; without one the field begins empty.
    """
    say, language = state.translate(), state.language()
    field, known = f"{key}-{language}", f"{key}-{language}-known"
    if field not in st.session_state or (value and st.session_state.get(known) != value):
        st.session_state[field] = messages.day(value, language) if value else ""
        st.session_state[known] = value
    text = st.text_input(
        label,
        st.session_state[field],  # for a browser that draws the second of two runs alone
        key=field,
        help=help,
        placeholder=messages.day(EXAMPLE, language),
        width=width,
        autocomplete="off",
        on_change=_tidy,
        args=(field, language),
    )
    if not text.strip():
        return value
    found = read(text)
    if found is None or (earliest and found < earliest):
        st.error(
            say("This is no day. Write it like {} or {}.").format(
                messages.day(EXAMPLE, language), EXAMPLE.isoformat()
            )
        )
        return value
    st.session_state[known] = found
    return found


def _tidy(field: str, language: str) -> None:
    """Write a day that was read as the page writes days: so its reader sees what was understood."""
    found = read(st.session_state[field])
    if found:
        st.session_state[field] = messages.day(found, language)
