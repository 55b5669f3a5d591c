"""Colours and marker forms: one palette a theme, safe for colour-blind readers.

Five families of kinds share five hues that keep apart in deuteranopia, protanopia and tritanopia
(blue, teal, rust, violet, slate; each at least 4.5 to 1 on its ground). Colour only repeats what
lane and form say already.
"""

from __future__ import annotations

from dataclasses import dataclass

FAMILIES: dict[str, tuple[str, ...]] = {
    "law": ("treaty", "declaration", "agreement", "plan", "ratification", "entry_into_force"),
    "bodies": ("commission", "council", "forum"),
    "contact": ("summit", "visit", "meeting", "call"),
    "bond": ("diplomatic_relations", "recognition"),
    "life": ("opening", "anniversary", "other"),
}
_FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme as hex; ``families`` by name of FAMILIES."""

    ground: str
    raised: str
    band: str
    text: str
    muted: str
    hairline: str
    alert: str
    families: dict[str, str]
    line: float = 1.6

    @property
    def official(self) -> tuple[str, str]:
        """Colours of the two countries' statistics: those of law and of bodies, as far apart."""
        return self.families["law"], self.families["bodies"]

    def kind(self, kind: str) -> str:
        """Colour of a kind of event."""
        return self.families[_FAMILY.get(kind, "life")]


LIGHT = Palette(
    ground="#ffffff",
    raised="#ffffff",
    band="#f6f5f1",
    text="#1d2329",
    muted="#5f6873",
    hairline="#e4e2dc",
    alert="#a8200d",
    families={
        "law": "#1c5aa6",
        "bodies": "#0b7466",
        "contact": "#ad4e07",
        "bond": "#7a3c9c",
        "life": "#59626e",
    },
)
DARK = Palette(
    ground="#12161b",
    raised="#1c2229",
    band="#181d23",
    text="#eceef0",
    muted="#a3adb8",
    hairline="#2c343d",
    alert="#ff9a85",
    families={
        "law": "#82b4f2",
        "bodies": "#58c4b0",
        "contact": "#f0a25c",
        "bond": "#caa0ea",
        "life": "#b0b9c4",
    },
)
CONTRAST = Palette(
    ground="#ffffff",
    raised="#ffffff",
    band="#ffffff",
    text="#000000",
    muted="#000000",
    hairline="#767676",
    alert="#8b0000",
    families={
        "law": "#00318f",
        "bodies": "#00483d",
        "contact": "#7a2e00",
        "bond": "#52006e",
        "life": "#222222",
    },
    line=2.4,
)
CONTRAST_DARK = Palette(
    ground="#000000",
    raised="#000000",
    band="#000000",
    text="#ffffff",
    muted="#ffffff",
    hairline="#8a8a8a",
    alert="#ffb4a2",
    families={
        "law": "#9ccbff",
        "bodies": "#6ff0d8",
        "contact": "#ffc08a",
        "bond": "#e6c4ff",
        "life": "#e8e8e8",
    },
    line=2.4,
)
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light-contrast": CONTRAST,
    "dark-contrast": CONTRAST_DARK,
}
FONT = "Inter, 'Noto Sans', 'Segoe UI', Roboto, sans-serif"


def symbol(*, vague: bool, approximate: bool, publication_day: bool, planned: bool) -> str:
    """Marker of a mark that is too short to be a bar: its form says how the date is known.

    Circle: the day is told. Square: the publication day stands in. Diamond: only month or year is
    told; with a dot: approximate. Hollow: planned or not confirmed.
    """
    name = "square" if publication_day else "diamond" if vague else "circle"
    return name + ("-open" if planned else "") + ("-dot" if approximate else "")


def translucent(colour: str, share: float) -> str:
    """A hex colour as rgba with an opacity between 0 and 1."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"
