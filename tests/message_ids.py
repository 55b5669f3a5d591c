"""Every message that the product says: collected from its code, to hold the catalogues against."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "timeline"
SAID = ("say", "translate", "_say", "t", "Said", "offer")
# Tables whose values are said, by module.
TABLES = {
    "timeline.messages": ("SINCE", "UNTIL"),
    "timeline.views.words": (
        "STATUS_NAMES",
        "BASIS_NAMES",
        "ROLE_NAMES",
        "SCOPE_NAMES",
        "COUNTED_NAMES",
    ),
    "timeline.views.trade_page": ("LOOKS", "PERIODS", "BASES"),
    "timeline.charts.forms": ("NAMES",),
    "timeline.views.method_page": ("WRITINGS", "MEASURES"),
    "timeline.views.outlook_page": ("LEVELS",),
    "timeline.views.briefing_files": ("FORMAT_NAMES",),
    "timeline.views.collected": ("SHOW_NAMES",),
    "timeline.exports.words": ("KINDS", "INDICATORS"),
    "timeline.exports.trade": ("NAMES", "BASES"),
    "timeline.views.said": ("VERDICTS", "STATUSES", "NOTES", "SIZES"),
    "timeline.views.compare": ("VIEWS",),
    "timeline.views.compare_parts": ("BASES",),
    "timeline.views.claims_page": ("KINDS",),
    "timeline.views.remarks": ("SAID", "REMEDIES"),
}


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
        texts = [text for text in texts if isinstance(text, str)]
        if name in SAID:
            yield from texts[:1]
        elif name == "counted":
            yield "\0".join(texts[-2:])


def message_ids() -> tuple[set[str], set[tuple[str, str]]]:
    """The messages, and the pairs of a message in the singular and the plural."""
    found: set[str] = set()
    for folder in ("views", "charts", "exports", "statistics"):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            found.update(_calls(path))
    found.update(_calls(PACKAGE / "messages.py"))
    found.update(_calls(PACKAGE.parent / "app.py"))
    for module, names in TABLES.items():
        for name in names:
            found.update(getattr(import_module(module), name).values())
    found.update(text for _, _, text in import_module("timeline.charts.key").FORMS)
    found.update(import_module("timeline.views.builtin").WORDS)
    found.update(text for pair in import_module("timeline.views.method_page").TEXT for text in pair)
    plurals = {tuple(text.split("\0")) for text in found if "\0" in text}
    return {text for text in found if "\0" not in text and text}, plurals  # type: ignore[misc]
