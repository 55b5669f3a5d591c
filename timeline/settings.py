"""Every limit and every default place, in this one module; sizes are in bytes, times in seconds."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
DOCUMENTS = DATA / "documents"
BUILD = DATA / "build"
APP = ROOT / "app.py"

HOST = "127.0.0.1"  # loopback: nobody else sees the app unless its user says so
PORT = 8501

MEGABYTE = 1024 * 1024

# One document. Past a limit the file becomes a line of the report and the others go on.
MAX_FILE = 100 * MEGABYTE
MAX_TEXT = 20 * MEGABYTE  # of text: a thousand long articles; a book is under two
MAX_PAGES = 2_000
MAX_SECONDS = 30
MAX_MEMORY = 1024 * MEGABYTE
MAX_STREAM = 75 * MEGABYTE  # unpacked from one stream, as pypdf has it too
MAX_ZIP_RATIO = 200  # unpacked size to packed size of one entry; press text packs to about 4
MAX_ZIP_FILES = 10_000
MAX_ZIP_DEPTH = 1  # a zip inside a zip is opened, one inside that is not
MAX_ZIP_SIZE = 500 * MEGABYTE  # of all that is in it
MAX_WORKER_FILES = 200  # after that many files a reader starts afresh: memory stays flat
