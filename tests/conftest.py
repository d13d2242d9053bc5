"""What tests share: one linguistic model for all of them, and the development gold where it lies beside the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from guillemets.pipeline import Tools
    from guillemets.reader import Reader

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with its model loaded. Tests that ask for it carry the marker ``model``."""
    from guillemets.reader import load

    return load()


@pytest.fixture(scope="session")
def tools(reader: Reader) -> Tools:
    """The model and the words, the same as the reader's."""
    return reader.tools


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the development data does not lie beside the project")
    return SHARED
