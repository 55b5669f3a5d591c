"""The folder for a machine without a network: what is in it, and that it starts there."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
CUT_OFF = ["unshare", "--net"], ["unshare", "--map-root-user", "--net"]

LOCK = """\
always==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
old==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:cc
new==3.0 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
window==4.0 ; sys_platform == 'win32' \\
    --hash=sha256:ee
"""


@pytest.fixture(scope="module")
def bundle() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle", ROOT / ".ci" / "bundle.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("platform", "python", "names"),
    [
        ("linux", "3.11", ["always==1.0", "old==2.0"]),
        ("mac", "3.12", ["always==1.0", "new==3.0"]),
        ("windows", "3.13", ["always==1.0", "new==3.0", "window==4.0"]),
    ],
)
def test_each_platform_gets_its_own_part_of_the_lock(
    bundle: ModuleType, platform: str, python: str, names: list[str]
) -> None:
    environment = bundle.PLATFORMS[platform][1]
    entries = list(bundle.requirements(LOCK, environment, python))
    assert [entry.split(" ")[0] for entry in entries] == names
    assert entries[0] == "always==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb"
    assert not any(";" in entry for entry in entries)


def test_the_start_scripts_name_the_versions(bundle: ModuleType, tmp_path: Path) -> None:
    bundle.write_starts(tmp_path, ["3.11", "3.13", "3.12"])
    assert "for name in python3.13 python3.12 python3.11 python3;" in (
        tmp_path / "start.sh"
    ).read_text(encoding="utf-8")
    batch = (tmp_path / "start.bat").read_bytes()
    assert b"in (3.13 3.12 3.11) do" in batch
    assert batch.count(b"\r\n") == batch.count(b"\n")
    shell = shutil.which("sh")
    if shell:
        subprocess.run([shell, "-n", tmp_path / "start.sh"], check=True)


def test_the_start_script_of_windows_is_one(bundle: ModuleType, tmp_path: Path) -> None:
    """It cannot run here, so its habits are held: line ends, labels, blocks, quotes."""
    bundle.write_starts(tmp_path, ["3.11", "3.12"])
    text = (tmp_path / "start.bat").read_bytes().decode("ascii")
    lines = text.split("\r\n")
    assert lines[0] == "@echo off" and "\n" not in "".join(lines)
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", text)) == labels == {"install", "start", "failed"}
    assert lines.index(":failed") > lines.index("exit /b 0")  # nobody falls into it
    outside = re.sub(r'"[^"\n]*"', "", text)
    assert outside.count("(") == outside.count(")")
    assert all(line.count('"') % 2 == 0 for line in lines)
    assert not re.search(r"\$|/dev/null|`|\bexport\b|\bexec\b|#!|\bfi\b|\./", text)
    assert 'cd /d "%~dp0"' in lines  # a folder with blanks in its name
    assert not re.search(r"(?<!%)%[a-z](?!\w*%)", outside)  # a loop's variable is %%v in a file
    assert all(line.rstrip() == line for line in lines)  # a blank after ^ would end the command


def cut_off() -> list[str]:
    """Give the command that runs another without a network; skip where the system has none."""
    if shutil.which("unshare") and shutil.which("ip"):
        for command in CUT_OFF:
            if subprocess.run([*command, "true"], capture_output=True).returncode == 0:
                return [*command, "sh", "-c", 'ip link set lo up; exec "$@"', "sh"]
    pytest.skip("the network cannot be cut off here: unshare is not to be had or not allowed")


def test_it_installs_and_starts_without_a_network(bundle: ModuleType, tmp_path: Path) -> None:
    alone = cut_off()
    target = tmp_path / "bundle"
    made = subprocess.run(
        [sys.executable, ROOT / ".ci" / "bundle.py", "--python", PYTHON, "--out", target],
        capture_output=True,
        text=True,
    )
    if made.returncode:
        pytest.skip(f"the wheels cannot be fetched here: {made.stderr.strip()[-200:]}")
    assert not list(target.rglob("__pycache__"))
    with subprocess.Popen(
        [*alone, str(target / "start.sh")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as started:
        assert started.stdout is not None
        said = []
        for line in started.stdout:
            said.append(line)
            if "the timeline is at http://127.0.0.1:" in line:
                break
        started.terminate()
        said += started.stdout
    assert any("the timeline is at" in line for line in said), "".join(said[-20:])
