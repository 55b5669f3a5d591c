"""Every limit and every default place, in this one module; sizes are in bytes, times in seconds."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
DOCUMENTS = DATA / "documents"
BUILD = DATA / "build"
STATISTICS = DATA / "statistics"
FETCHED = STATISTICS / "fetched"  # ignored by git: not all rows may be passed on
PAGES = ROOT / "app.py"
LANGUAGES = ROOT / "timeline" / "language"
APP = ROOT / "timeline" / "views" / "server.py"  # serves the pages

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

# One statistics file. BACI is 4 GB a year; a table of text is read row by row.
MAX_TABLE = 4_000 * MEGABYTE
MAX_TABLE_JSON = 100 * MEGABYTE
MAX_BOOK = 50 * MEGABYTE  # an xlsx, packed
MAX_BOOK_UNPACKED = 200 * MEGABYTE
MAX_ROWS = 1_000_000  # of a sheet of a workbook
MAX_COLUMNS = 1_000

# One question to a statistics service.
CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0
ATTEMPTS = 4
LONGEST_WAIT = 60.0  # also where the service asks for more
MAX_ANSWER = 50 * MEGABYTE
