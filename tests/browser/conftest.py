"""A real browser over a whole house. Debian's Chromium is driven by playwright; without one the tests are skipped and say so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.sample.batches import SampleBatch, sample_batches
from api.sample.book import make_book
from tests.browser.live import LiveHouse, live_house

_SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser, and takes its time."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Headless Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_SWITCHES))
        yield browser
        browser.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[LiveHouse]:
    """A house with the sample book and nothing received."""
    with live_house(tmp_path) as found:
        yield found


@pytest.fixture
def batches(house: LiveHouse) -> tuple[SampleBatch, SampleBatch]:
    """The clean and the faulty sample batch of today."""
    return sample_batches(make_book(house.services.clock().date()))


class Person:
    """Somebody at a browser of their own. What the browser complains about is a failure of the test."""

    def __init__(self, browser: Browser, house: LiveHouse, email: str) -> None:
        self.house = house
        self.complaints: list[str] = []
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-ZA")
        context.set_default_timeout(20_000)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._heard)
        self.page.goto(house.link(email))
        expect(self.page.get_by_role("button")).to_be_focused()  # the only button; focus comes a moment after the page
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda address: "/sign-in" not in address)

    def _heard(self, message: object) -> None:
        text = f"{getattr(message, 'type', '')}: {getattr(message, 'text', '')}"
        # A page without a picture and a stale version are answers, which Chromium also reports as errors.
        if text.startswith("error") and "status of 404" not in text and "status of 409" not in text:
            self.complaints.append(text)

    def shot(self, name: str) -> None:
        """A picture for the documentation, where it is asked for with SCREENSHOTS=1."""
        if os.environ.get("SCREENSHOTS"):
            self.page.wait_for_load_state("networkidle")
            _SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=_SCREENSHOTS / f"{name}.png", caret="initial")

    def leave(self) -> None:
        """Nothing was complained about."""
        self.page.context.close()
        assert sorted(set(self.complaints)) == []
