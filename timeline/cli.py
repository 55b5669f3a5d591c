"""The command line: `python -m timeline COMMAND`. Each command is a module of timeline.commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from timeline.errors import TimelineError

# Module names in timeline.commands, in the order that --help shows them.
COMMANDS: tuple[str, ...] = (
    "extract",
    "explain",
    "build",
    "export",
    "serve",
    "evaluate",
    "statistics",
    "claims",
    "promises",
)


def _modules() -> list[ModuleType]:
    return [import_module(f"timeline.commands.{name}") for name in COMMANDS]


def parser() -> argparse.ArgumentParser:
    """Build the parser; a command's module gives NAME, HELP, EXAMPLE, add_arguments and run."""
    top = argparse.ArgumentParser(
        prog="python -m timeline",
        description="Dated events and trade figures out of press documents, each with its source.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in _modules():
        command = commands.add_parser(
            module.NAME,
            help=module.HELP,
            description=module.HELP,
            epilog=f"example:\n  {module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a TimelineError becomes one line on stderr and exit code 1."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except TimelineError as error:
        print(f"timeline: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
