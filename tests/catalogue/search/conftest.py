from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from consultant.catalogue.search.engine import CodeSearch
from consultant.catalogue.store import open_catalogue
from tests.catalogue.conftest import CONFIG

SYNONYMS = CONFIG / "synonyms.toml"


def opened(folder: Path) -> CodeSearch:
    """A search whose catalogue looks for a newer file at each look-up: its clock runs ten seconds a glance."""
    clock = count(0.0, 10.0)
    return CodeSearch(folder, SYNONYMS, open_catalogue(folder, lambda: next(clock)).entry)


@pytest.fixture(scope="session")
def search(fresh_folder: Path) -> CodeSearch:
    """The search of a new installation: ICD-10-CM of the package and the project's own words."""
    return opened(fresh_folder)
