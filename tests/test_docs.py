"""What the pages for readers promise is there: links, targets of make, columns of the manifest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timeline.documents.about import COLUMNS
from timeline.language import lexicon

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    page
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "data" / "README.md"]
    if page.exists()
]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)\s#]+)", text)
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_targets_of_make_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"`?make ([a-z]+)", page.read_text(encoding="utf-8")))
    prose = {"the", "of", "it", "them"}
    assert named - prose <= targets


def test_the_readme_names_every_column_of_the_manifest() -> None:
    assert all(f"`{column}`" in README for column in COLUMNS)


def test_the_page_on_languages_names_only_placeholders_that_exist() -> None:
    page = (ROOT / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
    [pattern] = re.findall(r'^pattern = "(.*)"$', page, re.M)
    [example] = re.findall(r'^example = "(.*)"$', page, re.M)
    [counter] = re.findall(r'^counter = "(.*)"$', page, re.M)
    english = lexicon.load("en")
    compiled = lexicon.compile_pattern(english, pattern)
    assert compiled.search(english.fold(example))
    assert not compiled.search(english.fold(counter))
    for name in re.findall(r"`\{([a-z]+)(?::\w+)?\}`", page):
        if name != "word":
            lexicon.compile_pattern(english, f"{{{name}}}")
