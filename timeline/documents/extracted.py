"""What a reader of a format hands over: the text, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text, and fields by the names of the manifest's columns; not yet checked.

    ``remarks`` tell what of the file is not in the text, each with what to do behind a semicolon.
    """

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
