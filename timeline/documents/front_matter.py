"""A block of ``key: value`` lines between two ``---`` at the head of a text."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\s*---[ \t]*\r?\n(?P<lines>(?:[^\r\n]*\r?\n){1,60}?)---[ \t]*(?:\r?\n|\Z)")
_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40})[ \t]*:(?:[ \t]+(?P<value>.*))?\Z")
_VISIBLE = re.compile(r"[^\r\n]")


def split(text: str) -> tuple[dict[str, str], str]:
    """Give the fields of the block and the text with the block turned into spaces.

    Every code point keeps its place, so that spans in the text are spans in the file. A text
    whose head is no such block comes back whole, with no fields.
    """
    match = _BLOCK.match(text)
    fields = _fields(match["lines"]) if match else {}
    if not match or not fields:
        return {}, text
    return fields, _VISIBLE.sub(" ", match[0]) + text[match.end() :]


def _fields(lines: str) -> dict[str, str]:
    """Read the lines; what is nested or a comment is passed over, any other line is no block."""
    fields: dict[str, str] = {}
    for line in lines.splitlines():
        if not line.strip() or line[0] in " \t#-":
            continue
        match = _LINE.match(line.rstrip())
        if not match:
            return {}
        key = match["key"].strip().lower().replace(" ", "_").replace("-", "_")
        value = (match["value"] or "").strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        fields[key] = value
    return fields
