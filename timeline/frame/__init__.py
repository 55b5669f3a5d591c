"""Records ↔ pandas: the SCHEMA of the four tables, validation, Parquet.

Tables, each with one row a record:

    events     one happening, merged over documents
    figures    one number for one period, from the press or from official statistics
    sources    one sentence that an event or a figure was read from (record_id joins it)
    documents  one text, whole, with what is known of its origin

``SCHEMA`` names dtype, unit and meaning of each column; ``validate`` holds a table against it.
"""

from timeline.frame.files import read, write
from timeline.frame.rows import to_tables
from timeline.frame.schema import DAY, SCHEMA, Column, Tables, records, validate, with_report
from timeline.frame.stream import each_row, write_records

__all__ = [
    "DAY",
    "SCHEMA",
    "Column",
    "Tables",
    "each_row",
    "read",
    "records",
    "to_tables",
    "validate",
    "with_report",
    "write",
    "write_records",
]
