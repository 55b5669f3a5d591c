"""The layout of DESIGN held by reading the imports: one way, one owner for each heavy library."""

from __future__ import annotations

import argparse
import ast
import re
import shlex
import tomllib
import warnings
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from timeline import cli

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "timeline"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each line may import from its own and from the lines above it; what stands on one line together
# are neighbours that may not import each other, unless they are one folder.
ORDER: tuple[tuple[str, ...], ...] = (
    ("settings", "errors", "kept", "inputs"),
    ("records",),
    ("edtf",),
    ("messages",),
    ("documents", "language"),
    ("extract",),
    ("batch", "shelf"),
    ("merge", "merge_figures"),
    ("corrections", "derived", "history"),
    ("frame",),
    ("search", "builds"),
    ("statistics",),
    ("ledger",),
    ("pipeline",),
    ("gold", "findings", "briefing"),
    ("evaluate",),
    ("measured",),
    ("charts",),
    ("exports",),
    ("views", "commands"),
    ("cli",),
)
RANK = {name: rank for rank, line in enumerate(ORDER) for name in line}

OWNERS = {
    "streamlit": ("timeline/views/", "app.py"),
    "plotly": ("timeline/charts/",),
    "dateparser": ("timeline/extract/dates/", "tests/bench/"),
    "pandas": tuple(f"timeline/{name}" for name, rank in RANK.items() if rank >= RANK["frame"]),
    "trafilatura": ("timeline/documents/",),
    "pypdf": ("timeline/documents/",),
    "docx": ("timeline/documents/", "timeline/exports/"),
    "pptx": ("timeline/exports/",),
}

LONG_MODULE = 300
LONG_FUNCTION = 40


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Give (line, module) of every import, at the top or inside a function; relative ones whole."""
    package = ".".join(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(
                    [*package.split(".")[: 1 - node.level or None], *filter(None, [base])]
                )
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def room(module: str) -> str | None:
    """Name the room that a module of the package lies in; None for the package's face."""
    parts = module.split(".")
    if parts[0] != "timeline" or len(parts) < 2:
        return None
    return (
        parts[1] if (PACKAGE / parts[1]).is_dir() or (PACKAGE / f"{parts[1]}.py").exists() else None
    )


def home(path: Path) -> str | None:
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return None if name in ("__init__", "__main__") else name


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {home(path) for path in MODULES} - {None}
    assert rooms <= set(RANK), "name the room in ORDER, at its place on the line"


def test_imports_go_one_way() -> None:
    wrong = []
    for path in MODULES:
        mine = home(path)
        if mine is None:
            continue
        for line, module in imports(path):
            other = room(module)
            if other in (None, mine):
                continue
            if RANK[other] >= RANK[mine]:
                wrong.append(f"{place(path)}:{line} imports {module}, which lies downstream of it")
    assert not wrong, "\n".join(sorted(set(wrong)))


@pytest.mark.parametrize("library", OWNERS)
def test_each_heavy_library_has_one_owner(library: str) -> None:
    app = [ROOT / "app.py"]
    wrong = [
        f"{place(path)}:{line} imports {library}; its owner is {', '.join(OWNERS[library])}"
        for path in [*MODULES, *app]
        for line, module in imports(path)
        if module.split(".")[0] == library and not place(path).startswith(OWNERS[library])
    ]
    assert not wrong, "\n".join(wrong)


def test_records_need_the_standard_library_only() -> None:
    outside = {module for _, module in imports(PACKAGE / "records.py")}
    assert not any(name.startswith("timeline") for name in outside)


def test_nothing_left_of_the_views_asks_the_clock() -> None:
    """The line is a pure function of its arguments: today() belongs to no step of it."""
    clock = re.compile(r"\b(?:date|datetime)\.(?:today|now|utcnow)\(|\btime\.time\(")
    wrong = [
        f"{place(path)}:{number}"
        for path in MODULES
        if (mine := home(path)) and RANK[mine] < RANK["views"]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if clock.search(line)
    ]
    assert not wrong, f"pass the day by hand (as_of, published): {', '.join(wrong)}"


def test_the_readers_of_unescaped_text_are_not_used() -> None:
    """A document's text could smuggle in a tag or an address by either."""
    wrong = [
        f"{place(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html"
    ]
    assert not wrong, f"unsafe_allow_html is a hole: {', '.join(wrong)}"


def test_long_modules_and_functions_are_named() -> None:
    """A guide, not a fence: it warns, and somebody looks for the second idea hiding in there."""
    for path in MODULES:
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > LONG_MODULE:
            warnings.warn(f"{place(path)} has {length} lines", stacklevel=1)
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno
                if lines > LONG_FUNCTION:
                    warnings.warn(
                        f"{place(path)}:{node.lineno} {node.name} has {lines} lines", stacklevel=1
                    )


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_each_command_is_documented_by_an_example_that_parses(name: str) -> None:
    module = import_module(f"timeline.commands.{name}")
    assert module.HELP.strip().endswith("."), f"{name}: HELP is a sentence"
    assert module.EXAMPLE.startswith(f"python -m timeline {module.NAME}")
    words = shlex.split(module.EXAMPLE.splitlines()[0])[3:]
    options = cli.parser().parse_args(words)
    assert options.command == module.NAME
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"timeline {module.NAME}" in readme, f"README.md says nothing of `{module.NAME}`"


def test_each_option_says_what_it_does() -> None:
    silent = [
        f"{name} {action.option_strings or action.dest}"
        for name, command in _commands().items()
        for action in command._actions
        if not action.help
    ]
    assert not silent, f"options without help: {silent}"


def test_every_command_module_is_offered() -> None:
    modules = {path.stem for path in (PACKAGE / "commands").glob("*.py")} - {"__init__"}
    helpers = {name for name in modules if name.startswith("_")}
    assert modules - helpers == set(cli.COMMANDS), "name the command in cli.COMMANDS"


def _commands() -> dict[str, argparse.ArgumentParser]:
    actions = cli.parser()._subparsers._group_actions  # type: ignore[union-attr]
    return dict(actions[0].choices)  # type: ignore[arg-type]


def locked(name: str) -> dict[str, set[str]]:
    """Read the pins of a lock file: {package: versions}, one for each fork by platform."""
    pins: dict[str, set[str]] = {}
    text = (ROOT / ".ci" / "lock" / f"{name}.txt").read_text(encoding="utf-8")
    for match in re.finditer(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE):
        pins.setdefault(match[1], set()).add(match[2])
    return pins


@pytest.mark.parametrize(("lock", "extras"), [("run", ["export"]), ("dev", ["export", "dev"])])
def test_the_lock_holds_what_the_project_asks_for(lock: str, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    pins = locked(lock)
    for text in wanted:
        requirement = Requirement(text)
        versions = pins.get(requirement.name.lower().replace("_", "-"), set())
        assert versions, f".ci/lock/{lock}.txt lacks {requirement.name}; run `make lock`"
        assert all(map(requirement.specifier.contains, versions)), f"{text}: run `make lock`"


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_the_lock_names_no_registry(lock: str) -> None:
    text = (ROOT / ".ci" / "lock" / f"{lock}.txt").read_text(encoding="utf-8")
    assert "--hash=sha256:" in text
    assert not re.search(r"://|^-|index|find-links", text, re.MULTILINE)


def test_the_lock_of_npm_names_no_registry() -> None:
    text = (ROOT / "tests" / "npm" / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity": "sha512-' in text
    assert '"resolved"' not in text


def test_the_locks_agree() -> None:
    dev = locked("dev")
    assert all(dev.get(name) == versions for name, versions in locked("run").items())
