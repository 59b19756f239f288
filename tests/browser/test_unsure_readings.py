"""Unsure readings are confirmed one key after another, and lines are added, changed and taken away, without touching a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from api.sample.batches import SampleBatch
from intake.receive import Arrival, ArrivedFile, receive
from storage.database.reading import reading
from tests.browser.conftest import Person
from tests.browser.live import LiveHouse
from tests.intake.made import measure, package_row

pytestmark = pytest.mark.xdist_group("browser")  # one browser at a time is enough for a small machine


@pytest.fixture
def package(house: LiveHouse, batches: tuple[SampleBatch, SampleBatch]) -> str:
    """The first invoice of the clean batch with its delivery note and order, and without a schedule that says the same."""
    clean = batches[0]
    files = [ArrivedFile(each.filename, each.content) for each in clean.documents if "1207" in each.filename or "45100026" in each.filename]
    receipt_id = receive(house.services, Arrival("test", "unsure", files, sender=clean.sender, subject="One invoice"))
    house.work_until(120)
    with reading(house.services.engine) as session:
        row = package_row(session, receipt_id)
        assert row is not None
    sure = {"invoice_number": 0.472, "issue_date": 0.999, "gross_total": 0.431, "buyer_name": 0.38, "currency": 0.44, "net_total": 0.455}
    measure(house.services, row.id, sure)
    house.work_until(60)
    return row.id


def test_unsure_readings_are_confirmed_by_one_key_each(chromium: Browser, house: LiveHouse, package: str) -> None:
    person = Person(chromium, house, "assistant@witpeer.example")
    page = person.page
    page.goto(f"{house.address}/packages/{package}")
    expect(page.locator(".to-confirm")).to_contain_text("2 readings are less sure than this facility takes without a hand")
    expect(page.locator("#pack-head .state")).to_have_text("Deficient")
    page.keyboard.press("y")
    expect(_current(page)).to_have_attribute("data-pick", re.compile(":invoice_number$"))
    expect(page.locator(".leaf rect.mark-field")).to_have_count(1)
    person.shot("unsure-readings")
    page.keyboard.press("y")
    expect(_current(page)).to_have_attribute("data-pick", re.compile(":gross_total$"))
    expect(page.locator(".to-confirm")).to_contain_text("1 reading is")
    page.keyboard.press("y")
    expect(page.locator(".to-confirm")).to_have_count(0)
    expect(page.locator(".fields .chip", has_text="confirmed")).to_have_count(2)
    expect(page.locator("#pack-head .state")).to_have_text("Complete")
    expect(page.locator(".history")).to_contain_text("confirmed a reading")
    person.leave()


def test_lines_are_corrected_by_keyboard(chromium: Browser, house: LiveHouse, package: str) -> None:
    person = Person(chromium, house, "assistant@witpeer.example")
    page = person.page
    page.goto(f"{house.address}/packages/{package}")
    lines = page.locator("[aria-label='Lines of the invoice'] .goods:not(.added)")
    expect(lines).to_have_count(1)
    page.keyboard.press("l")
    page.keyboard.type("Pallets")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(lines).to_have_count(2)
    expect(lines.nth(1).locator(".chip")).to_have_text("added")
    expect(page.locator(".findings")).to_contain_text("Pallets: on neither order", timeout=20_000)
    expect(page.locator(".goods.added input[name=description]").first).to_be_focused()
    person.shot("lines")
    page.keyboard.press("Escape")
    lines.nth(1).focus()
    page.keyboard.press("Enter")
    expect(lines.nth(1).locator("input[name=description]")).to_be_focused()
    page.keyboard.type("Pallets, two")
    page.keyboard.press("Enter")
    expect(lines.nth(1)).not_to_have_class(re.compile("typed"))
    expect(lines.nth(1).locator("input[name=description]")).to_have_value("Pallets, two")
    lines.nth(1).focus()
    page.keyboard.press("x")
    expect(lines.nth(1)).to_contain_text("Put back")
    expect(page.locator(".findings")).not_to_contain_text("Pallets")
    person.leave()


def _current(page: Page) -> Locator:
    return page.locator("#work [data-pick][aria-current=true]")
