"""The panel of an event: names as they were on its day."""

from __future__ import annotations

from typing import Any

from tests import sample
from timeline.views.details import panel


def tags(**more: Any) -> list[str]:
    event = {
        "id": "e1",
        "kind": "visit",
        "status": "happened",
        "date_role": "act",
        "publication_day": False,
        "scope": "bilateral",
        "place": "Astana",
        "parties": ["UZB", "KAZ"],
        "title": "Tashrif",
        "edtf": "2021-12-06",
        "conflicts": [],
    } | more
    return list(panel(sample.tables(), event, [], "en", str)["tags"])


def test_the_place_has_the_name_it_bore_with_the_name_of_today() -> None:
    assert "Nur-Sultan (Astana)" in tags()
    assert "Astana" in tags(edtf="2025-03-29")
    assert "Akmola (Astana)" in tags(edtf="1995")


def test_the_presidents_of_the_day_are_named() -> None:
    told = "presidents then: Islam Karimov, Nursultan Nazarbayev"
    assert told in tags(edtf="2006-03-19/2006-03-20")
    assert not any("presidents" in tag for tag in tags(edtf="2006"))
    assert not any("presidents" in tag for tag in tags(edtf="2019/..", date_role="since"))


def test_without_a_place_there_is_no_tag_for_it() -> None:
    assert "" not in tags(place="")
