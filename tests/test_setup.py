"""The set-up: what is installed works, the wheel is complete, stages start without what they do not need."""

from __future__ import annotations

import email
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from configparser import ConfigParser
from pathlib import Path

import pytest

import desktop
from desktop.basics.resources import resource, resources_folder

ROOT = Path(__file__).resolve().parent.parent

CORE = "libglib-2.0.so.0 libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libdbus-1.so.3 libfontconfig.so.1"
SCREEN = (
    "libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-shape.so.0 libxcb-xkb.so.1 "
    "libxkbcommon-x11.so.0 libxcb-randr.so.0 libxcb-render-util.so.0 libX11-xcb.so.1"
)
Machine = Callable[..., subprocess.CompletedProcess[str]]


def run_python(code: str, *, folder: Path, path: Path) -> str:
    """What `code` prints in a Python of its own, started in `folder` with `path` to import from."""
    environment = dict(os.environ, PYTHONPATH=str(path))
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def bare_machine(tmp_path: Path) -> Machine:
    """Runs `.ci/setup` as an ordinary user of a Debian where `libraries` is all that ldconfig knows.

    Every Python on the path is the shell script `python`.
    """
    tools = tmp_path / "tools"
    tools.mkdir()

    def script(name: str, body: str) -> None:
        (tools / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tools / name).chmod(0o755)

    def run(task: str, *, libraries: str, python: str = "exit 1") -> subprocess.CompletedProcess[str]:
        script("uname", "echo Linux")
        script("id", "echo 1000")
        script("ldconfig", f"echo '{libraries}'")
        script("apt-get", "echo 'apt-get must not be called' >&2; exit 9")
        script("apt-cache", '[ "$2" = libglib2.0-0t64 ] || echo "Package: $2"')
        for name in ("python3.13", "python3.12", "python3.11", "python3", "python"):
            script(name, python)
        return subprocess.run(
            ["sh", str(ROOT / ".ci" / "setup"), task],
            env={"PATH": f"{tools}:/usr/bin:/bin", "VENV": str(tmp_path / "venv"), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network from a copy of the source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("desktop", "resources"):
        shutil.copytree(ROOT / name, source / name)
    # Leftovers that a wheel must not carry.
    (source / "resources" / "__pycache__").mkdir()
    (source / "resources" / "__pycache__" / "old.pyc").touch()
    (source / "build" / "lib" / "desktop" / "resources").mkdir(parents=True)
    (source / "build" / "lib" / "desktop" / "resources" / "gone.csv").touch()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-index", "--no-build-isolation"),
            *("--disable-pip-version-check", "-q", "-w", str(folder)),
        ],
        cwd=source,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_two_thousand_void_calls_of_qt_lose_no_reference_to_none() -> None:
    """PySide6 6.12.0 loses one at every call on Python 3.11 and kills the process within seconds."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "thing.setObjectName('warm')\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(2000):\n"
        "    thing.setObjectName('name')\n"
        "print(before - sys.getrefcount(None))\n"
    )
    assert int(run_python(code, folder=ROOT, path=ROOT)) < 100


def test_the_source_tree_uses_the_resources_beside_the_package() -> None:
    assert resources_folder() == ROOT / "resources"
    assert resource("samples/README.md").is_file()


def test_the_wheel_carries_every_resource_and_nothing_else(wheel: Path) -> None:
    carried = {
        name.removeprefix("desktop/resources/")
        for name in zipfile.ZipFile(wheel).namelist()
        if name.startswith("desktop/resources/")
    }
    expected = {
        path.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    left_out = {
        name
        for name in expected
        if name.startswith("screenshots/") or "__pycache__" in name or name.split("/")[-1].startswith(".")
    }
    assert carried == expected - left_out


def test_the_wheel_holds_the_package_and_no_tests(wheel: Path) -> None:
    top = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert top == {"desktop", f"crossquote-{desktop.__version__}.dist-info"}


def test_the_wheel_tells_version_licence_and_entry_points(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    about = f"crossquote-{desktop.__version__}.dist-info"
    metadata = email.message_from_bytes(archive.read(f"{about}/METADATA"))
    assert metadata["Version"] == desktop.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == "<3.14,>=3.11"
    entry_points = ConfigParser()
    entry_points.read_string(archive.read(f"{about}/entry_points.txt").decode())
    assert dict(entry_points["console_scripts"]) == {"crossquote": "desktop.cli:main"}
    assert dict(entry_points["gui_scripts"]) == {"crossquote-window": "desktop.window.app:run"}


def test_an_unpacked_wheel_finds_its_resources_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(installed)
    code = "from desktop.basics.resources import resource; print(resource('samples/README.md'))"
    found = Path(run_python(code, folder=elsewhere, path=installed))
    assert found == installed / "desktop" / "resources" / "samples" / "README.md"
    assert found.read_text(encoding="utf-8") == resource("samples/README.md").read_text(encoding="utf-8")


def test_the_entry_points_lead_to_functions() -> None:
    from importlib.metadata import EntryPoint

    for value in ("desktop.cli:main", "desktop.window.app:run"):
        assert callable(EntryPoint(name="", value=value, group="").load())


def test_the_command_line_is_imported_without_qt_models_or_tables() -> None:
    code = (
        "import sys\n"
        "import desktop.cli, desktop.statements.extract, desktop.project.project\n"
        "slow = ('PySide6', 'spacy', 'pandas', 'trafilatura')\n"
        "print([name for name in slow if name in sys.modules])\n"
    )
    assert run_python(code, folder=ROOT, path=ROOT) == "[]"


def test_the_import_contract_holds() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the set-up script needs a POSIX shell")
class TestTheSetupScript:
    def test_asks_for_nothing_where_every_library_is_there(self, bare_machine: Machine) -> None:
        done = bare_machine("libraries", libraries=f"{CORE} {SCREEN}")
        wanted = [line for line in done.stderr.splitlines() if "apt-get install" in line]
        # A machine without any font is asked for one; nothing else may be missing.
        assert done.returncode == 0
        assert all("fonts-dejavu-core" in line and "libx" not in line for line in wanted)

    def test_names_the_one_apt_line_and_stops_where_qt_cannot_start(self, bare_machine: Machine) -> None:
        done = bare_machine("libraries", libraries=CORE.replace("libglib-2.0.so.0", "") + SCREEN)
        lines = [line.strip() for line in done.stderr.splitlines() if "apt-get" in line]
        assert done.returncode == 1
        assert len(lines) == 1
        assert lines[0].startswith("sudo apt-get update && sudo apt-get install -y libglib2.0-0")
        assert "t64" not in lines[0]

    def test_goes_on_where_only_a_screen_is_out_of_reach(self, bare_machine: Machine) -> None:
        done = bare_machine("libraries", libraries=CORE + SCREEN.replace("libxcb-cursor.so.0", ""))
        assert done.returncode == 0
        assert "libxcb-cursor0" in done.stderr

    def test_names_what_to_install_where_there_is_no_python(self, bare_machine: Machine) -> None:
        done = bare_machine("environment", libraries=f"{CORE} {SCREEN}")
        assert done.returncode == 1
        assert "needs Python 3.11, 3.12 or 3.13" in done.stderr
        assert "apt-get install -y python3 python3-venv" in done.stderr

    def test_names_the_venv_package_of_a_python_that_lacks_it(self, bare_machine: Machine) -> None:
        python = 'case "$2" in *ensurepip*) exit 1 ;; *print*) echo 3.12 ;; esac'
        done = bare_machine("environment", libraries=f"{CORE} {SCREEN}", python=python)
        assert done.returncode == 1
        assert "apt-get install -y python3.12-venv" in done.stderr

    def test_removes_no_folder_that_is_not_an_environment(
        self, bare_machine: Machine, tmp_path: Path
    ) -> None:
        (tmp_path / "venv").mkdir()
        (tmp_path / "venv" / "thesis.txt").touch()
        done = bare_machine("environment", libraries=f"{CORE} {SCREEN}")
        assert done.returncode == 1
        assert "is not a virtual environment" in done.stderr
        assert (tmp_path / "venv" / "thesis.txt").exists()
