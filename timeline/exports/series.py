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
FORMS = ("official", "told", "hollow", "target")
MOST_SERIES = 16


@dataclass(frozen=True, slots=True)
class Series:
    """One series; ``values`` stand beside the categories of the chart, None where none is known.

    ``form``: official (statistics), told (a claim), hollow (expected, estimate or derived) or
    target. A second telling of the same years is a series that the legend does not list again.
    ``records`` are the ids of the figures behind the values.
    """

    name: str
    values: tuple[float | None, ...]
    form: str
    colour: str
    records: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: ``shape`` is line or column; values are in ``unit``, with so many decimals.

    ``log``: its scale is logarithmic; all values are above zero, and none is drawn as a column.
    """

    name: str
    shape: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    basis: str
    digits: int = 2
    log: bool = False

    @property
    def records(self) -> tuple[str, ...]:
        """Give the ids of all figures that the chart shows."""
        return tuple(dict.fromkeys(id for item in self.series for id in item.records))


@dataclass(frozen=True, slots=True)
class Point:
    """One value on its way into a series: its category, what makes its series, its figure."""

    category: str
    value: float
    form: str
    whose: str  # what shares a colour: a side, or a flow
    label: str
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
    """Gather points into series; a value that differs from the first of its slot starts another.

    In columns nothing but claims is drawn as plainly as statistics; on lines a claim is a dot.
    """
    say = messages.translator(language)
    plain = shape == "column" and not any(point.form == "official" for point in points)
    colours: dict[str, str] = {}
    series = []
    for (form, label, again), mine in _gathered(points).items():
        colour = LIGHT.alert
        if form != "target":
            whose = next(iter(mine.values())).whose
            colour = colours.setdefault(whose, COLOURS[len(colours) % len(COLOURS)])
        more = f", {say('another source')}" + (f" {again}" if again > 1 else "")
        series.append(
            Series(
                name=label + more if again else label,
                values=tuple(mine[c].value if c in mine else None for c in categories),
                form="official" if form == "told" and plain else form,
                colour=colour,
                records=tuple(point.id for point in mine.values()),
                listed=not again,
            )
        )
    if len(series) > MOST_SERIES:
        basis += "; " + say("further tellings are left out")
    return Chart(name, shape, tuple(categories), tuple(series[:MOST_SERIES]), unit, basis, digits)


def _gathered(points: list[Point]) -> dict[tuple[str, str, int], dict[str, Point]]:
    """Sort points into series by form, label and how often their slot has been told before."""
    found: dict[tuple[str, str, int], dict[str, Point]] = {}
    told: dict[tuple[str, str, str], list[float]] = {}
    for point in points:
        values = told.setdefault((point.form, point.label, point.category), [])
        if point.value not in values:
            key = (point.form, point.label, len(values))
            found.setdefault(key, {})[point.category] = point
            values.append(point.value)
    order = {form: place for place, form in enumerate(FORMS)}
    # sorted keeps what came first in front among equals
    return {key: found[key] for key in sorted(found, key=lambda key: (order[key[0]], key[2]))}
