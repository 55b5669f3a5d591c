"""The command line: `python -m timeline COMMAND`. Each command is a module of timeline.commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

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


def parser(only: str = "") -> argparse.ArgumentParser:
    """Build the parser; a command's module gives NAME, HELP, EXAMPLE, add_arguments and run.

    With ``only`` the parser knows that command alone, and no other's module is loaded.
    """
    top = argparse.ArgumentParser(
        prog="python -m timeline",
        description="Dated events and trade figures out of press documents, each with its source.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in [only] if only else COMMANDS:
        module = import_module(f"timeline.commands.{name}")
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
    """Run one command; what goes wrong becomes one line on stderr and exit code 1."""
    given = sys.argv[1:] if arguments is None else arguments
    first = given[0] if given else ""
    options = parser(first if first in COMMANDS else "").parse_args(given)
    try:
        return int(options.run(options) or 0)
    except TimelineError as error:
        print(f"timeline: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("timeline: stopped; what was there before is untouched", file=sys.stderr)
        return 130
    except OSError as error:  # a full disk, a folder that is closed to its user
        if error.filename is None:
            raise
        what = (error.strerror or str(error)).lower()
        remedy = "see that it is there, who may use it, and whether the disk is full"
        print(f"timeline: {error.filename}: {what}; {remedy}", file=sys.stderr)
        return 1
