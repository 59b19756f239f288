"""An administrator tries settings out on the packages of the last 90 days, sees what they would have done, goes back, and saves."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from api.review.wording import amount
from api.sample.batches import SampleBatch
from intake.receive import Arrival, ArrivedFile, receive
from storage.database.reading import reading
from storage.database.tables import AuditRow, DeficiencyRow, PackageRow
from tests.browser.conftest import Person
from tests.browser.live import LiveHouse
from tests.intake.made import package_row

pytestmark = pytest.mark.xdist_group("browser")  # one browser at a time is enough for a small machine

MINUTE = 60
_SCANNED = 100_000  # bytes; papers of text are some thousands
FACILITY = "/admin/facilities/C002"


def _packages(house: LiveHouse, batch: SampleBatch) -> list[PackageRow]:
    """The faulty batch as two, without its scans: they take long to read, and are not what this is about."""
    files = [ArrivedFile(each.filename, each.content) for each in batch.documents if len(each.content) < _SCANNED]
    parts = {"Week 46": files[1:6], "Week 47": [files[0], *files[6:]]}
    receipts = [receive(house.services, Arrival("test", name, part, sender=batch.sender, subject=name)) for name, part in parts.items()]
    house.work_until(2 * MINUTE)
    with reading(house.services.engine) as session:
        packages = [package_row(session, each) for each in receipts]
        assert None not in packages
        return [each for each in packages if each is not None]


def _at_the_desk(house: LiveHouse, package_id: str) -> tuple[str, str, dict[str, str]]:
    """What may be funded and advanced of a package, and the severity of what is open against it, by check."""
    with reading(house.services.engine) as session:
        asked = select(DeficiencyRow).where(DeficiencyRow.package_id == package_id, DeficiencyRow.state == "open")
        package = session.get_one(PackageRow, package_id)
        by_code = {each.check_code: each.severity for each in session.scalars(asked)}
        return amount(package.totals["eligible"], "ZAR"), amount(package.totals["advance"], "ZAR"), by_code


def test_settings_are_tried_out_gone_back_to_and_saved(
    chromium: Browser, house: LiveHouse, batches: tuple[SampleBatch, SampleBatch]
) -> None:
    later, earlier = sorted(_packages(house, batches[1]), key=lambda each: each.received_at, reverse=True)
    was = {each.id: _at_the_desk(house, each.id) for each in (later, earlier)}
    assert (was[later.id][2]["MAT-02"], was[earlier.id][2]["MAT-05"]) == ("review", "block")
    person = Person(chromium, house, "admin@witpeer.example")
    page = person.page
    page.goto(house.address + FACILITY)
    page.get_by_label("How MAT-05 counts").select_option("review")
    price = page.get_by_label("Share by which a unit price may exceed the order")
    price.fill("10 %")
    expect(page.locator("[data-changes]")).to_have_text("2 changes not saved")
    person.shot("facility")
    price.press("Enter")  # in the form it tries out, and never saves

    page.wait_for_url(re.compile(r"/dry-run\?"))
    expect(page.locator(".lead")).to_contain_text("Nothing is set yet. Covered 2 of 2 packages")
    expect(page.locator("dl.figures div").first).to_have_text(re.compile(r"Packages changed\s*2\s*of 2"))
    shown = page.locator("tr[data-row]")
    expect(shown.nth(0)).to_contain_text("MAT-02: 1 fewer")
    expect(shown.nth(1)).to_contain_text("MAT-05: 1 other severity")
    would_be = [each.inner_text().split("→ ")[1] for each in page.locator("dl.figures dd:has(.was)").all()]
    person.shot("dry-run")
    assert {each.id: _at_the_desk(house, each.id) for each in (later, earlier)} == was

    page.keyboard.press("j")
    expect(shown.nth(0)).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("tr.edited")).to_have_count(2)
    page.keyboard.press("w")
    page.keyboard.type("Steel prices rose after the order")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.wait_for_url(re.compile(r"/dry-run\?"))
    page.keyboard.press("s")
    expect(page.locator(".notice")).to_contain_text("It is set")
    expect(page.locator("tr.edited")).to_have_count(0)
    expect(page.locator("[data-changes]")).to_have_text("")

    house.work_until(MINUTE)
    eligible, advance, by_code = _at_the_desk(house, later.id)
    assert [eligible, advance] == would_be, "what the dry run said is what came of it"
    assert "MAT-02" not in by_code
    assert _at_the_desk(house, earlier.id)[2]["MAT-05"] == "review"
    with reading(house.services.engine) as session:
        lines = session.scalars(select(AuditRow).where(AuditRow.action == "facility.changed", AuditRow.subject_id == "C002")).all()
    assert [(each.particulars["setting"], each.particulars["reason"]) for each in lines[-2:]] == [
        ("price_tolerance", "Steel prices rose after the order"),
        ("checks.MAT-05", "Steel prices rose after the order"),
    ]
    person.leave()


def test_the_pages_stay_whole_on_a_narrow_window(chromium: Browser, house: LiveHouse, batches: tuple[SampleBatch, SampleBatch]) -> None:
    _packages(house, batches[1])
    person = Person(chromium, house, "admin@witpeer.example")
    page = person.page
    page.set_viewport_size({"width": 700, "height": 800})
    for address in (FACILITY, f"{FACILITY}/dry-run?check.MAT-02=off&check.MAT-05=off"):
        page.goto(house.address + address)
        for place in ("main", ".save-bar", ".save-bar button.primary"):
            box = page.locator(place).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 700, (address, place)
    page.goto(house.address + FACILITY)
    last = page.locator("select[name^='check.']").last
    last.focus()
    bar, field = page.locator(".save-bar").bounding_box(), last.bounding_box()
    assert bar is not None
    assert field is not None
    assert field["y"] + field["height"] <= bar["y"], "the bar hides what has the focus"
    person.leave()
