"""data/corrections.toml: what a person confirms, changes, splits, merges or rejects.

Each entry says who decided it, when and why, and what it expects to find::

    [[correction]]
    action = "change"              # confirm, change, split, merge or reject
    who = "Name"
    when = 2026-11-22
    why = "the text of the treaty names the day"
    expect = { record = "event", kind = "treaty", date = "2022-12-21", words = "demarkatsiya" }
    set = { date = "2022-12-22" }  # change, split: new values of fields
    # also = [{ … }, { … }]        # merge: the records that join the first
    # documents = ["file.txt"]     # split: whose tellings become a record of their own

``expect`` may name record (event or figure), id, document (file name), date (EDTF, of the record
or of one of its sources), words (in title or quote, case and apostrophes aside), and the fields
kind, status, indicator, reporter, partner, unit, value. It must fit exactly one record: an entry
that fits none, or several, is an error of the report and changes nothing.
"""

from timeline.corrections.apply import Corrected, apply
from timeline.corrections.entries import NAME, Correction, load

__all__ = ["NAME", "Corrected", "Correction", "apply", "load"]
