"""Deck → one HTML file: interactive, offline, with presenter; nothing in it asks the network.

Everything from documents is escaped, data are JSON, and a content policy with the hashes of our
own scripts lets nothing else run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from timeline import messages
from timeline.charts.script import plotly_script
from timeline.exports import words
from timeline.exports.deck import Deck
from timeline.exports.html import figures, sections
from timeline.exports.html.presenter import presenter
from timeline.exports.safe import clean
from timeline.exports.svg import face
from timeline.frame import Tables

FOLDER = Path(__file__).parent
TAGS = {"uz": "uz-Latn", "uz_Cyrl": "uz-Cyrl", "kk": "kk", "ru": "ru", "en": "en"}


def to_html(deck: Deck, tables: Tables) -> bytes:
    """Write the file; ``tables`` are those that the deck was planned from."""
    language = deck.about.language
    say = messages.translator(language)
    data = figures.data(deck, tables)
    shown = presenter(deck)
    scripts = [
        plotly_script().read_text(encoding="utf-8"),
        (FOLDER / "page.js").read_text(encoding="utf-8"),
        _present(),
    ]
    page = Template((FOLDER / "page.html").read_text(encoding="utf-8"))
    text = page.substitute(
        language=TAGS[language],
        policy=policy(scripts),
        title=text_of(deck.title),
        kicker=text_of(words.pair(deck.about.pair, language)),
        label=text_of(deck.about.told()),
        summary=f"<p>{text_of(deck.summary)}</p>" if deck.summary else "",
        marking=f'<p class="marking">{text_of(deck.about.marking)}</p>'
        if deck.about.marking
        else "",
        fonts=face("NotoSans") + face("NotoSans-Bold") + face("NotoSans-Italic"),
        style=(FOLDER / "page.css").read_text(encoding="utf-8")
        + (FOLDER / "present.css").read_text(encoding="utf-8"),
        present=text_of(say("Present")),
        search=text_of(say("Search")),
        whole=text_of(say("Whole history")),
        kinds=sections.kinds(deck, tables),
        sections=sections.render(deck),
        presenter=shown.markup,
        data=embedded(data | {"present": shown.data}),
        plotly=scripts[0],
        page_script=scripts[1],
        present_script=scripts[2],
    )
    return text.encode()


def to_presenter(deck: Deck) -> str:
    """Give a page with the presenter alone, for the frame of the app: no charts to hover over."""
    language = deck.about.language
    say = messages.translator(language)
    shown = presenter(deck)
    script = _present()
    page = Template((FOLDER / "presenter.html").read_text(encoding="utf-8"))
    return page.substitute(
        language=TAGS[language],
        policy=policy([script]),
        title=text_of(deck.title),
        fonts=face("NotoSans") + face("NotoSans-Bold") + face("NotoSans-Italic"),
        style=(FOLDER / "present.css").read_text(encoding="utf-8"),
        presenter=shown.markup,
        back=text_of(say("Previous")),
        on=text_of(say("Next")),
        full=text_of(say("Full screen")),
        notes=text_of(say("Speaker notes")),
        data=embedded({"present": shown.data}),
        present_script=script,
    )


def _present() -> str:
    """The script of the presenter: first what stays on its stage."""
    return "".join(
        (FOLDER / name).read_text(encoding="utf-8") for name in ("world.js", "present.js")
    )


def text_of(text: str) -> str:
    """Escape a text for a page."""
    return escape(clean(text))


def embedded(value: Any) -> str:
    """Write data as JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def policy(scripts: list[str]) -> str:
    """Name the scripts that may run by their hashes; nothing may be fetched from anywhere."""
    hashes = [
        "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for text in scripts
    ]
    return (
        f"default-src 'none'; script-src {' '.join(hashes)}; style-src 'unsafe-inline'; "
        "font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
