"""An assistant writes to a debtor from the package page, and the debtor answers at its link without an account."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from api.sample.batches import SampleBatch
from intake.receive import Arrival, ArrivedFile, receive
from storage.database.reading import reading
from storage.database.tables import LetterRow
from tests.browser.conftest import Person
from tests.browser.live import LiveHouse
from tests.intake.made import package_row

pytestmark = pytest.mark.xdist_group("browser")  # one browser at a time is enough for a small machine


def test_a_debtor_confirms_an_invoice_at_its_link(chromium: Browser, house: LiveHouse, batches: tuple[SampleBatch, SampleBatch]) -> None:
    clean = batches[0]
    files = [ArrivedFile(each.filename, each.content) for each in clean.documents if "1207" in each.filename or "45100026" in each.filename]
    receipt_id = receive(house.services, Arrival("test", "asked", files, sender=clean.sender, subject="One invoice"))
    house.work_until(120)
    with reading(house.services.engine) as session:
        package = package_row(session, receipt_id)
        assert package is not None
    person = Person(chromium, house, "assistant@witpeer.example")
    page = person.page
    page.goto(f"{house.address}/packages/{package.id}")
    page.get_by_text("Write to the debtor", exact=True).first.click()
    page.get_by_role("button", name="Write to the debtor").click()
    expect(page.locator("ol.history")).to_contain_text("asked the debtor")
    with reading(house.services.engine) as session:
        body = session.scalars(select(LetterRow.body).where(LetterRow.kind == "debtor_asked")).one()
    found = re.search(r"/debtor-answers\?token=\S+", body)
    assert found
    page.goto(house.address + found[0])
    for name, answer in (("Your answer", "We confirm it"), ("The amount is right", "Yes"), ("The due date is right", "Yes")):
        page.get_by_label(name).select_option(label=answer)
    person.shot("debtor-answers")
    page.get_by_role("button", name="Send the answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    person.leave()
