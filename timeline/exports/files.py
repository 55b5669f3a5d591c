"""Bytes to a file, whole or not at all; zips with fixed times."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import tempfile
import zipfile
from pathlib import Path

from timeline.errors import ExportError

FIXED = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def write(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; raise ExportError with what to do.

    Nobody ever sees half a file: where the disk is full, the old one (or none) stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".export-", dir=path.parent)
    except OSError as error:
        raise ExportError(_reason(path, error, len(data))) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise ExportError(_reason(path, error, len(data))) from error


def _reason(path: Path, error: OSError, size: int) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        need = max(1, size // 1_000_000)
        return (
            f"{path}: no space left on the disk; free {need} MB or name another folder with --out"
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{path}: not allowed to write here; name another folder with --out"
    if error.errno == errno.EISDIR:
        return f"{path}: is a folder; name a file in it"
    if error.errno == errno.ENAMETOOLONG:
        return f"{path.parent}: the file name is too long; name a shorter one with --out"
    return f"{path}: cannot be written ({error.strerror}); name another file with --out"


def steady_zip(data: bytes) -> bytes:
    """Rewrite a zip (a .pptx or .docx) with fixed times, and so the workbooks inside it.

    The libraries stamp the moment of writing; without it the same input gives the same bytes.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name.endswith((".xlsx", ".docx", ".pptx")):
                content = steady_zip(content)
            elif name == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", content)
            entry = zipfile.ZipInfo(name, FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content)
    return out.getvalue()
