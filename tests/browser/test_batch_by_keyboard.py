"""A clean batch with a passport among it, from upload to approval, without touching a mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from api.sample.batches import SampleBatch
from tests.browser.conftest import Person
from tests.browser.live import LiveHouse

pytestmark = pytest.mark.xdist_group("browser")  # one browser at a time is enough for a small machine


def test_a_batch_goes_from_upload_to_approval_by_keyboard(
    chromium: Browser, house: LiveHouse, batches: tuple[SampleBatch, SampleBatch], tmp_path: Path
) -> None:
    clean, faulty = batches
    files = []
    for document in (*clean.documents, faulty.documents[-1]):
        files.append(tmp_path / document.filename)
        files[-1].write_bytes(document.content)
    _client_sends(chromium, house, files)
    _assistant_submits(chromium, house)
    _manager_approves(chromium, house)
    _compliance_accepts(chromium, house)


def _press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def _tab_to(page: Page, selector: str) -> None:
    """Tab on until this has the focus, which must show."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")


def _client_sends(chromium: Browser, house: LiveHouse, files: list[Path]) -> None:
    client = Person(chromium, house, "client@rooibrug.example")
    page = client.page
    page.on("filechooser", lambda _: None)  # Chromium hands its dialog over only once somebody listens, and is told so without waiting
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    _press(page, "Enter", "f")
    expect(page.locator("#files")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(files)
    _tab_to(page, "input[name=reference]")
    page.keyboard.type("Schedule S-041")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/my/submissions/\w+"))
    expect(page.locator("section[aria-labelledby=invoices] tbody tr")).to_have_count(3, timeout=120_000)
    expect(page.locator("#parts .state").first).to_have_text("Assembled", timeout=120_000)
    _press(page, "g", "p")
    expect(page.locator("h1")).to_have_text("Your company papers")
    expect(page.locator("section[aria-labelledby=held]")).to_contain_text("Passport")
    client.leave()


def _assistant_submits(chromium: Browser, house: LiveHouse) -> None:
    assistant = Person(chromium, house, "assistant@witpeer.example")
    page = assistant.page
    _press(page, "?")
    expect(page.locator("#keys-help")).to_be_visible()
    assistant.shot("keys")
    _press(page, "Escape", "j")
    expect(page.locator("tr[data-row]").first).to_be_focused()
    _press(page, "Enter")
    page.wait_for_url(re.compile("/packages/"))
    expect(page.locator("#leaf img")).to_be_visible()
    assistant.shot("package-complete")
    _press(page, "c")
    expect(page.locator("#pack-head")).to_contain_text("Nomsa Khumalo")
    _press(page, "j", "j")
    expect(page.locator("[data-pick][aria-current=true]")).to_contain_text("Invoice number")
    expect(page.locator("#leaf rect.mark-field")).to_have_count(1)
    _press(page, "Enter")
    expect(page.locator("form.field input:focus")).to_have_value("RB1207")
    _press(page, "Escape", "n")
    expect(page.locator("tr[aria-selected=true]")).to_contain_text("RB1208")
    _press(page, "s")
    expect(page.locator("#pack-head .state")).to_have_text("In review")
    assistant.leave()


def _manager_approves(chromium: Browser, house: LiveHouse) -> None:
    manager = Person(chromium, house, "manager@witpeer.example")
    page = manager.page
    _press(page, "j", "Enter")
    page.wait_for_url(re.compile("/packages/"))
    expect(page.locator("#leaf img")).to_be_visible()
    _press(page, "a")
    expect(page.locator("#pack-head .state")).to_have_text("Approved")
    _press(page, "g", "q")
    expect(page.locator("h1")).to_have_text("Queue")
    manager.leave()


def _compliance_accepts(chromium: Browser, house: LiveHouse) -> None:
    compliance = Person(chromium, house, "compliance@witpeer.example")
    page = compliance.page
    _press(page, "j", "Enter")
    page.wait_for_url(re.compile("/kyc/clients/C001"))
    _press(page, "j", "Enter")
    page.wait_for_url(re.compile("/kyc/papers/"))
    _press(page, "j")
    expect(page.locator("[data-pick][aria-current=true]")).to_be_focused()
    _press(page, "a")
    expect(page.locator("tr", has_text="Passport")).to_contain_text("Accepted")
    compliance.leave()
