"""A clerk says with one key who a misspelt buyer is, and the next paper with that name asks nobody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from api.sample.book import make_book
from intake.receive import Arrival, ArrivedFile, receive
from storage.database.reading import reading
from tests.browser.conftest import Person
from tests.browser.live import LiveHouse
from tests.intake.made import addressed_invoice, debtor_of_invoices, misspelt, package_row, sender_of

pytestmark = pytest.mark.xdist_group("browser")  # one browser at a time is enough for a small machine


def _brought(house: LiveHouse, number: str) -> str:
    book = make_book(house.services.clock().date())
    content = addressed_invoice(book, number, misspelt(debtor_of_invoices(book).party.name))
    receipt_id = receive(house.services, Arrival("test", number, [ArrivedFile(f"{number}.pdf", content)], sender=sender_of(book)))
    house.work_until(120)
    with reading(house.services.engine) as session:
        row = package_row(session, receipt_id)
        assert row is not None
        return row.id


def test_the_buyer_is_confirmed_by_one_key(chromium: Browser, house: LiveHouse) -> None:
    first = _brought(house, "T-901")
    person = Person(chromium, house, "assistant@witpeer.example")
    page = person.page
    page.goto(f"{house.address}/packages/{first}")
    expect(page.locator("button[data-key=b]")).to_be_visible()
    asks = page.locator(".findings", has_text="PTY-03")
    expect(asks.first).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("button[data-key=b]")).to_have_count(0, timeout=20_000)
    expect(page.locator(".history")).to_contain_text("debtor")
    house.work_until(60)
    page.goto(f"{house.address}/packages/{_brought(house, 'T-902')}")
    expect(page.locator("#pack-head .state")).to_be_visible()
    expect(page.locator("button[data-key=b]")).to_have_count(0)
    person.leave()
