"""A chart as plain data: categories, and series whose form says how sure their values are."""

from __future__ import annotations

from dataclasses import dataclass

from timeline import messages
from timeline.charts.style import LIGHT

COLOURS = (
    LIGHT.families["law"],
    LIGHT.families["bodies"],
    LIGHT.families["contact"],
    LIGHT.families["bond"],
    LIGHT.families["life"],
)
MOST_SERIES = 8


@dataclass(frozen=True, slots=True)
class Series:
    """One series; ``values`` stand beside the categories of the chart, None where none is known.

    ``form``: solid (actual), hollow (expected, estimate or derived) or target.
    ``records`` are the ids of the figures behind the values.
    """

    name: str
    values: tuple[float | None, ...]
    form: str
    colour: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: ``shape`` is line or column; values are in ``unit``, with so many decimals."""

    name: str
    shape: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    basis: str
    digits: int = 2

    @property
    def records(self) -> tuple[str, ...]:
        """Give the ids of all figures that the chart shows."""
        return tuple(dict.fromkeys(id for item in self.series for id in item.records))


@dataclass(frozen=True, slots=True)
class Point:
    """One value on its way into a series: its category, its key and the figure behind it."""

    category: str
    value: float
    key: tuple[int, str, str]  # order and form, whose number, which telling
    id: str


def assemble(
    name: str,
    shape: str,
    points: list[Point],
    categories: list[str],
    unit: str,
    basis: str,
    language: str,
    digits: int = 2,
) -> Chart:
    """Gather points into series by their keys; the fullest eight where there are more."""
    say = messages.translator(language)
    forms = ("solid", "hollow", "target")
    keys = sorted({point.key for point in points})
    if len(keys) > MOST_SERIES:
        size = {key: sum(point.key == key for point in points) for key in keys}
        keys = sorted(sorted(keys, key=lambda key: (-size[key], key))[:MOST_SERIES])
    colours: dict[str, str] = {}
    series = []
    for order, label, again in keys:
        mine = {p.category: p for p in points if p.key == (order, label, again)}
        whose = label.split(" (")[0]
        colour = (
            LIGHT.alert
            if order == 2
            else colours.setdefault(whose, COLOURS[len(colours) % len(COLOURS)])
        )
        series.append(
            Series(
                name=f"{label}, {say('another source')} {again}".rstrip(" 2") if again else label,
                values=tuple(mine[c].value if c in mine else None for c in categories),
                form=forms[order],
                colour=colour,
                records=tuple(point.id for point in mine.values()),
            )
        )
    return Chart(name, shape, tuple(categories), tuple(series), unit, basis, digits)
