"""Composed sentences: every wording in every pattern is read (tests/composed/*.toml)."""

from __future__ import annotations

from itertools import groupby

import pytest

from tests.composing import Composed, composed
from tests.writings import cyrillic, reformed
from timeline.language import relations


def patterns():
    sentences = groupby(composed(), key=lambda it: it.name.rpartition("-")[0])
    return [pytest.param(list(each), id=name) for name, each in sentences]


@pytest.fixture(scope="module")
def known():
    return relations.load()


@pytest.mark.parametrize("sentences", patterns())
def test_each_sentence_of_a_pattern_is_read(sentences: list[Composed], known) -> None:
    wrong = {it.text: it.misread(known) for it in sentences}
    assert not {text: why for text, why in wrong.items() if why}


def test_the_ways_of_writing_uzbek() -> None:
    text = "O‘zbekiston 2024-yil 5-yanvar kuni e’lon qildi: yo‘l, Yevropa, AQSH, konferensiya ketsa"
    assert (
        cyrillic(text)
        == "Ўзбекистон 2024 йил 5 январь куни эълон қилди: йўл, Европа, АҚШ, конференция кетса"
    )
    assert (
        reformed(text)
        == "Ōzbekiston 2024-yil 5-yanvar kuni e’lon qildi: yōl, Yevropa, AQŞ, konferensiya ketsa"
    )
