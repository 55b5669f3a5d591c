"""A zip → a folder of its files, within limits: nothing is written outside of that folder."""

from __future__ import annotations

import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, TemporaryFile

from timeline import settings
from timeline.errors import DocumentError
from timeline.records import Problem

_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1
_UTF8 = 0x800
_UNPACK = "unpack it yourself if you trust it"
_DAMAGED = "is damaged or cut short; fetch the file again"


@contextmanager
def unpacked(path: Path, name: str) -> Iterator[tuple[Path, list[Problem]]]:
    """Unpack a zip into a folder that lasts as long as the context, and say what was left out.

    Raises DocumentError where the archive as a whole cannot be opened or is past a limit.
    """
    with TemporaryDirectory(prefix="timeline-") as temporary:
        folder = Path(temporary)
        try:
            with zipfile.ZipFile(path) as archive:
                problems = list(_unpack(archive, folder, name))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise DocumentError(_DAMAGED) from None
        yield folder, problems


def check_sizes(archive: zipfile.ZipFile, remedy: str = _UNPACK) -> None:
    """Hold an archive against the limits by what it says of itself; raise DocumentError past one.

    For formats that are zips inside. What a part says may be a lie: whoever unpacks it counts too.
    """
    parts = archive.infolist()
    if len(parts) > settings.MAX_ZIP_FILES:
        raise DocumentError(_too_many(len(parts)))
    for part in parts:
        _check(part, remedy)
    if sum(part.file_size for part in parts) > settings.MAX_ZIP_SIZE:
        raise DocumentError(_too_much(settings.MAX_ZIP_SIZE, remedy))


def _check(part: zipfile.ZipInfo, remedy: str = _UNPACK) -> None:
    if part.flag_bits & _ENCRYPTED:
        raise DocumentError("is encrypted; unpack it with its password and add the files")
    if part.file_size > settings.MAX_STREAM:
        raise DocumentError(_too_much(settings.MAX_STREAM, remedy))
    packed = max(part.compress_size, 1)
    if part.file_size > settings.MEGABYTE and part.file_size / packed > settings.MAX_ZIP_RATIO:
        raise DocumentError(
            f"unpacks to {part.file_size // packed} times its size, as no text does; {remedy}"
        )


def _too_much(limit: int, remedy: str = _UNPACK) -> str:
    return f"unpacks to more than {limit // settings.MEGABYTE} MB; {remedy}"


def _too_many(count: int) -> str:
    return f"holds {count:,} files, more than {settings.MAX_ZIP_FILES:,}; split it"


def _unpack(archive: zipfile.ZipFile, folder: Path, name: str) -> Iterator[Problem]:
    """Write each file below the folder; what is left out is a problem."""
    parts = [part for part in archive.infolist() if not part.is_dir()]
    if len(parts) > settings.MAX_ZIP_FILES:
        raise DocumentError(_too_many(len(parts)))
    budget = settings.MAX_ZIP_SIZE
    deadline = time.monotonic() + settings.MAX_SECONDS
    for part in parts:
        inner = _readable_name(part)
        try:
            target = _target(folder, inner)
            _check(part)
            budget -= _copy(archive, part, target, budget, deadline)
        except DocumentError as error:
            what, _, remedy = str(error).partition("; ")
            yield Problem(f"{name}/{inner}", "", what, remedy)
        except NotImplementedError:  # Windows packs large files by Deflate64
            what = "is packed in a way that is not read here"
            yield Problem(f"{name}/{inner}", "", what, "unpack the archive and add its files")
        except FileExistsError:
            what = "bears the name of another in the archive, and only the first is read"
            yield Problem(f"{name}/{inner}", "", what, "rename one of them", "warning")
        except OSError as error:  # a name that is too long, or a file where a folder should be
            what = f"cannot be unpacked: {(error.strerror or str(error)).lower()}"
            yield Problem(f"{name}/{inner}", "", what, "add it by itself, under a short name")
        # zlib.error and the like of the other packers share no base but Exception.
        except Exception:
            what, _, remedy = _DAMAGED.partition("; ")
            yield Problem(f"{name}/{inner}", "", what, remedy)


def _copy(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, target: Path, budget: int, deadline: float
) -> int:
    """Unpack one file, counting what really comes out; give its size in bytes."""
    limit = min(settings.MAX_STREAM, budget)
    size = 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryFile() as sink:
        with archive.open(part) as source:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > limit or time.monotonic() > deadline:
                    raise DocumentError(_too_much(limit))
                sink.write(chunk)
        sink.seek(0)
        with target.open("xb") as file:  # whole and sound, or not at all
            shutil.copyfileobj(sink, file)
    return size


def _target(folder: Path, inner: str) -> Path:
    """Give the place of a file below the folder; raise DocumentError where it leads out of it."""
    path = PurePosixPath(inner)
    if path.is_absolute() or ".." in path.parts or ":" in inner or "\0" in inner:
        raise DocumentError("leads out of the archive; rename it inside")
    return folder / path


def _readable_name(part: zipfile.ZipInfo) -> str:
    """Repair a name that Windows wrote in its Cyrillic console alphabet, or a Mac in UTF-8."""
    name = part.filename
    if not part.flag_bits & _UTF8:
        for encoding in ("utf-8", "cp866"):
            try:
                name = part.filename.encode("cp437").decode(encoding)
                break
            except UnicodeError:
                continue
    return name.replace("\\", "/")
