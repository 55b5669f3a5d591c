"""Figures of one value are found by their growth: as if each were compared with all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.merge_figures import GROWTHS, merge_figures
from timeline.records import Figure, Provenance, Span

GROWTH = st.none() | st.sampled_from([Decimal(0), Decimal(1), Decimal(2)])
TOLD = st.lists(
    st.tuples(GROWTH, GROWTH, GROWTH, st.sampled_from(["2021", "XXXX"])), min_size=2, max_size=12
)


def figures(told: list[tuple[Decimal | None, Decimal | None, Decimal | None, str]]) -> list[Figure]:
    return [
        Figure(
            f"f{at}",
            when=edtf.parse(when),
            value=Decimal(5),
            growth_pct=percent,
            growth_times=times,
            growth_abs=more,
            origin="official",  # which have no conflicts
            sources=(Provenance(f"d{at}", Span(0, 9), "sentence"),),
        )
        for at, (percent, times, more, when) in enumerate(told)
    ]


def compared_with_all(told: list[Figure]) -> list[list[str]]:
    """The documents of each merged figure, by the plain method."""
    held: list[tuple[str, list[Decimal | None], list[str]]] = []
    for one in told:
        mine = [getattr(one, name) for name in GROWTHS]
        for when, theirs, documents in held:
            alike = all(a is None or b is None or a == b for a, b in zip(mine, theirs, strict=True))
            if one.when.known and when == one.when.edtf and alike:
                documents.append(one.sources[0].document)
                theirs[:] = [b if a is None else a for a, b in zip(theirs, mine, strict=True)]
                break
        else:
            held.append((one.when.edtf, mine, [one.sources[0].document]))
    return sorted(documents for *_, documents in held)


@given(TOLD)
def test_figures_join_the_first_that_grows_alike(told: list[tuple]) -> None:  # type: ignore[type-arg]
    plain = figures(told)
    merged = [[source.document for source in one.sources] for one in merge_figures(plain)]
    assert sorted(merged) == compared_with_all(plain)


def test_no_change_at_all_is_told_and_stays() -> None:
    none, unsaid, some = Decimal(0), None, Decimal(1)
    told = [(None, None, growth, "2021") for growth in (none, unsaid, some, none)]
    merged = merge_figures(figures(told))  # type: ignore[arg-type]
    assert [one.growth_abs for one in merged] == [none, some]
    assert [len(one.sources) for one in merged] == [3, 1]


def test_an_aim_for_a_year_is_one_by_that_year() -> None:
    told = figures([(None, None, None, "2030"), (None, None, None, "../2030")])  # type: ignore[arg-type]
    aims = [replace(one, value=Decimal(5), status="target") for one in told]
    levels = [replace(one, value=Decimal(5)) for one in told]
    assert [len(one.sources) for one in merge_figures(aims)] == [2]
    assert [len(one.sources) for one in merge_figures(levels)] == [1, 1]
