"""The pages of the built sites, parsed once for all tests."""

from pathlib import Path

import pytest

from support.reading import BuiltPage, pages


@pytest.fixture(scope="session")
def real(real_site: Path) -> dict[str, BuiltPage]:
    """The pages of the site of KL's data as they were one day, by their addresses."""
    return {page.address: page for page in pages(real_site)}


@pytest.fixture(scope="session")
def sample_pages(sample_site: Path) -> dict[str, BuiltPage]:
    """The pages of the sample's site, by their addresses."""
    return {page.address: page for page in pages(sample_site)}
