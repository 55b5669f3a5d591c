"""Write one folder that runs on a machine with Python and without a network.

    python .ci/bundle.py --platform windows --python 3.12 --out build/bundle

It holds the program, its data and fonts, the wheels of the named platform with the hashes of the
lock, and a start script. Wheels are bound to one version of Python: name each that the machine may
have.
"""

from __future__ import annotations

import argparse
import platform as machine
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / ".ci" / "lock" / "run.txt"
PARTS = ("timeline", "static", "data", ".streamlit", "app.py", "README.md", "LICENSE")
PYTHONS = ("3.11", "3.12", "3.13")

_LINUX = ("2_17", "2_24", "2_26", "2_27", "2_28", "2_31", "2_34")
_MAC = ("11_0", "12_0", "13_0", "14_0")
# Name → (tags of wheels, environment that the lock's markers are held against).
PLATFORMS: dict[str, tuple[list[str], dict[str, str]]] = {
    "windows": (
        ["win_amd64"],
        {"sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
    ),
    "linux": (
        [f"manylinux_{version}_x86_64" for version in _LINUX],
        {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
    ),
    "linux-arm": (
        [f"manylinux_{version}_aarch64" for version in _LINUX],
        {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "aarch64"},
    ),
    "mac": (
        [f"macosx_{version}_arm64" for version in _MAC],
        {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
    ),
}

START_SH = """\
#!/bin/sh
# Start the timeline: installs from the wheels beside it on the first run, and needs no network.
set -eu
cd "$(dirname "$0")"
install() {{
  "$1" -m venv .venv &&
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \\
    --no-index --find-links wheels --no-deps --require-hashes -r "wheels/$2.txt" &&
  touch .venv/ready
}}
if [ ! -f .venv/ready ]; then
  for name in {names} python3; do
    command -v "$name" >/dev/null 2>&1 || continue
    version=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])') || continue
    [ -f "wheels/$version.txt" ] && install "$name" "$version" && break
  done
fi
[ -f .venv/ready ] || {{ echo "install one of these Pythons first: {pythons}" >&2; exit 1; }}
.venv/bin/python -m timeline build --if-changed
exec .venv/bin/python -m timeline serve "$@"
"""

START_BAT = """\
@echo off
rem Start the timeline: installs from the wheels beside it on the first run, and needs no network.
cd /d "%~dp0"
set "PYTHONUTF8=1"
if exist .venv\\ready goto start
for %%v in ({pythons}) do (
  py -%%v --version >nul 2>&1 && set "PYTHON=py -%%v" && set "VERSION=%%v" && goto install
)
for %%v in ({pythons}) do (
  python -c "import sys; sys.exit('%%d.%%d' %% sys.version_info[:2] != '%%v')" >nul 2>&1 && ^
set "PYTHON=python" && set "VERSION=%%v" && goto install
)
echo install one of these Pythons first: {pythons}
goto failed
:install
%PYTHON% -m venv .venv || goto failed
.venv\\Scripts\\python -m pip install --quiet --disable-pip-version-check --no-input ^
  --no-index --find-links wheels --no-deps --require-hashes -r wheels\\%VERSION%.txt || goto failed
echo ready > .venv\\ready
:start
.venv\\Scripts\\python -m timeline build --if-changed || goto failed
.venv\\Scripts\\python -m timeline serve %* || goto failed
exit /b 0
:failed
pause
exit /b 1
"""


def requirements(lock: str, environment: dict[str, str], python: str) -> Iterator[str]:
    """Give the lock's entries that hold for a platform, with their hashes and without markers."""
    where = environment | {"python_version": python, "python_full_version": f"{python}.0"}
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        head, *hashes = entry.split("\\\n")
        pin, _, marker = head.partition(";")
        if not marker.strip() or Marker(marker.strip()).evaluate(where):
            yield " \\\n".join([pin.strip(), *(f"    {line.strip()}" for line in hashes)])


def download(folder: Path, platform: str, python: str) -> None:
    """Fetch the wheels of a platform and version; pip holds each against its hash."""
    tags, environment = PLATFORMS[platform]
    listed = folder / f"{python}.txt"
    entries = requirements(LOCK.read_text(encoding="utf-8"), environment, python)
    listed.write_text("\n".join(entries) + "\n", encoding="utf-8")
    subprocess.run(  # noqa: S603 - our own command, no shell
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--no-input", "--no-deps", "--only-binary", ":all:", "--require-hashes"),
            *("--python-version", python, "--implementation", "cp", "--dest", str(folder)),
            *(part for tag in tags for part in ("--platform", tag)),
            *("-r", str(listed)),
        ],
        check=True,
    )


def copy(target: Path) -> None:
    """Copy the program and its data, without what was built or compiled from them."""
    left_out = shutil.ignore_patterns("__pycache__", "*.pyc", "build", ".DS_Store")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=left_out)
        elif source.exists():
            shutil.copy2(source, target / part)


def write_starts(target: Path, pythons: list[str]) -> None:
    """Write the start scripts of both worlds."""
    newest = sorted(pythons, key=lambda name: int(name.split(".")[1]), reverse=True)
    words = {"pythons": " ".join(newest), "names": " ".join(f"python{name}" for name in newest)}
    start = target / "start.sh"
    start.write_text(START_SH.format(**words), encoding="utf-8")
    start.chmod(0o755)
    batch = START_BAT.format(**words).replace("\n", "\r\n")
    (target / "start.bat").write_bytes(batch.encode("ascii"))


def main() -> None:
    """Write the bundle beside its place and put it there when it is whole."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--platform", choices=PLATFORMS, default=this_platform())
    parser.add_argument("--python", action="append", help=f"repeatable; default {PYTHONS}")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bundle")
    options = parser.parse_args()
    pythons = options.python or list(PYTHONS)
    part = options.out.with_name(f"{options.out.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    (part / "wheels").mkdir(parents=True)
    for python in pythons:
        print(f"fetching the wheels of Python {python} for {options.platform}", flush=True)
        download(part / "wheels", options.platform, python)
    copy(part)
    write_starts(part, pythons)
    shutil.rmtree(options.out, ignore_errors=True)
    part.rename(options.out)
    size = sum(path.stat().st_size for path in options.out.rglob("*") if path.is_file())
    print(f"wrote {options.out} ({size // 2**20} MB); copy it and run start.sh or start.bat")


def this_platform() -> str:
    """Name the platform that this machine is."""
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "mac"
    return "linux-arm" if machine.machine() == "aarch64" else "linux"


if __name__ == "__main__":
    main()
