"""A browser, and the site it visits."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from support.page_kinds import one_of_each_kind
from support.project import REAL, REAL_NOW

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[[dict[str, str]], Browser]]:
    """Starts a real Chromium with more variables in its environment."""
    if "CHROMIUM" not in os.environ:
        pytest.skip("there is no Chromium")
    with sync_playwright() as playwright:
        yield lambda more: playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"],
            args=ARGUMENTS,
            env={**os.environ, **more},
        )


@pytest.fixture(scope="session")
def browser(launch: Callable[[dict[str, str]], Browser]) -> Iterator[Browser]:
    """A real Chromium."""
    launched = launch({})
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def address(real_site: Path, serve: Callable[[Path], str]) -> str:
    """The address of the site of the data in the repository."""
    return serve(real_site)


@pytest.fixture(scope="session")
def page_kinds(real_site: Path) -> list[str]:
    """An address of each kind of page of that site."""
    return one_of_each_kind(REAL, real_site, REAL_NOW)
