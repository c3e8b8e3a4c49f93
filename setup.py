"""Carry `resources/` inside the package when a wheel is built.

In the source tree the folder stands beside the package, where people look for it; an editable install uses it
there. Everything else about the build is in pyproject.toml.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

RESOURCES = Path(__file__).resolve().parent / "resources"
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "*~", "screenshots", "drawing")
"""Pictures for the README and sources of other files stay in the source tree."""


class BuildWithResources(build_py):
    """Copies the package as usual, then the resources into it."""

    def run(self) -> None:
        if self.editable_mode:
            super().run()
            return
        package = Path(self.build_lib) / "desktop"
        # A folder left by an earlier build would bring modules and resources that are gone by now.
        shutil.rmtree(package, ignore_errors=True)
        super().run()
        shutil.copytree(RESOURCES, package / "resources", ignore=LEFT_OUT)


setup(cmdclass={"build_py": BuildWithResources})
