"""Whose exports a sum is: by the adjective, the verb, the office that tells it."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extract import extract
from timeline.language import relations
from timeline.records import Document


@pytest.fixture(scope="module")
def known():
    return relations.load()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Казахстанский экспорт в 2023 году составил 3,1 млрд долларов, узбекский – 1,3 млрд.",
            ["export KAZ 3.1", "export UZB 1.3"],
        ),
        (
            "Поставки из Казахстана в Узбекистан составили в 2022 году 3,2 млрд долларов, в "
            "обратном направлении — 1,4 млрд.",
            ["export KAZ 3.2", "export UZB 1.4"],
        ),
        (
            "Қазақстан дерегінше, 2024 жылы Өзбекстанға жөнелтілген тауар құны 3,2 миллиард "
            "долларды құрады, ал кері бағытта 1,4 миллиард долларлық өнім келді.",
            ["export KAZ 3.2", "export UZB 1.4"],
        ),
        (
            "По данным статистики Казахстана, экспорт в Узбекистан за 2022 год составил 3,7 млрд "
            "долларов, импорт из Узбекистана – 1,3 млрд.",
            ["export KAZ 3.7", "import KAZ 1.3"],
        ),
        (
            "According to the Kazakh statistics bureau, exports to Uzbekistan were $3.7 billion in "
            "2022 and imports $1.3 billion.",
            ["export KAZ 3.7", "import KAZ 1.3"],
        ),
        (
            "Uzbekistan bought goods worth $3.1 billion from Kazakhstan in 2023 and sold goods "
            "worth $1.3 billion.",
            ["import UZB 3.1", "export UZB 1.3"],
        ),
        (
            "2024-yilda Qozog‘iston O‘zbekistondan 1,4 milliard dollarlik mahsulot import qildi, "
            "O‘zbekiston esa Qozog‘istondan 3,2 milliard dollarlik mahsulot import qilgan.",
            ["import KAZ 1.4", "import UZB 3.2"],
        ),
        (
            "2024 жылы Қазақстан Өзбекстаннан 1,4 миллиард долларға тауар импорттады, Өзбекстан "
            "Қазақстаннан 3,2 миллиард долларға тауар импорттады.",
            ["import KAZ 1.4", "import UZB 3.2"],
        ),
        (
            "2017-yilda Qozog‘iston bilan O‘zbekiston o‘rtasidagi savdo 2 milliard dollarni "
            "tashkil etib, shundan eksport 1,2 milliard, import 0,8 milliard dollarga teng bo‘ldi.",
            ["trade_turnover  2", "export  1.2", "import  0.8"],
        ),
        (
            "2024-yilda savdo 4 milliard dollar bo‘ldi, shundan 2,4 milliard dollari "
            "Qozog‘istondan keltirilgan mahsulotlar, 1,6 milliard dollari "
            "O‘zbekistondan chiqarilgan mollar.",
            ["trade_turnover  4", "import UZB 2.4", "export UZB 1.6"],
        ),
        (
            "Kazakhstan's deliveries to Uzbekistan reached $3.2 billion in 2022.",
            ["export KAZ 3.2"],
        ),
    ],
)
def test_a_flow_is_that_of_whom_the_words_name(text: str, sides: list[str], known) -> None:
    paper = Document("x", "x", text, published=date(2024, 5, 6), pair="UZB-KAZ")
    found = [
        f"{f.indicator} {f.reporter} {float(f.value or 0) / 1e9:g}"
        for f in extract(paper, known).figures
    ]
    assert found == sides
