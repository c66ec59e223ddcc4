"""The modules below packaging/, which are programs and no package."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def part() -> Iterator[Callable[[str], Any]]:
    """Import one of them by its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(ROOT / "packaging"), *sys.path])
        yield importlib.import_module
