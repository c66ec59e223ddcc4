"""The content that ships, in every language, as the screens get it."""

from collections.abc import Mapping
from datetime import date

import pytest

from kiosk import paths
from kiosk.library import Library, load_library
from kiosk.viewmodels.edition import Edition


@pytest.fixture(scope="session")
def library() -> Library:
    """All of the factory content, as it is shown on a day in May."""
    return load_library(paths.FACTORY_CONTENT, date(2026, 5, 1))


@pytest.fixture(scope="session")
def shipped(library: Library) -> Mapping[str, Edition]:
    """Its editions, by language."""
    return library.editions
