"""The pages beside the road of a batch: signing in with a password, the holding place, the administrator's desk, another language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from api.sample.batches import SampleBatch
from intake.receive import Arrival, ArrivedFile, receive
from tests.browser.conftest import Person
from tests.browser.live import LiveHouse

PASSWORD = "a short sentence is easy"

pytestmark = pytest.mark.xdist_group("browser")  # one browser at a time is enough for a small machine


def test_somebody_chooses_a_password_and_signs_in_with_it(chromium: Browser, house: LiveHouse) -> None:
    person = Person(chromium, house, "assistant@witpeer.example")
    page = person.page
    page.get_by_title("Your account").click()
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/account/password'] button").click()
    expect(page.locator(".notice")).to_contain_text("The password is changed")
    person.shot("account")
    page.get_by_role("button", name="Sign out").click()
    person.shot("sign-in")
    page.fill("input[name=email]", "assistant@witpeer.example")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/queue$"))
    person.leave()


def test_a_stranger_s_delivery_is_assigned(chromium: Browser, house: LiveHouse, batches: tuple[SampleBatch, SampleBatch]) -> None:
    document = batches[0].documents[1]
    files = [ArrivedFile(document.filename, document.content)]
    receive(house.services, Arrival("test", "stranger", files, sender="jan@onbekend.example", subject="Invoices of last week"))
    person = Person(chromium, house, "assistant@witpeer.example")
    page = person.page
    page.get_by_role("link", name="Holding place").click()
    person.shot("holding-place")
    page.locator("tbody select[name=client]").select_option("C001")
    page.get_by_role("button", name="Assign").click()
    expect(page.locator("#parts .state").first).to_have_text("Assembled", timeout=60_000)
    expect(page.get_by_role("link", name="Open the package")).to_be_visible()
    person.leave()


def test_an_administrator_lets_somebody_in_who_reads_chinese(chromium: Browser, house: LiveHouse) -> None:
    person = Person(chromium, house, "admin@witpeer.example")
    page = person.page
    page.fill("input[name=name]", "Li Wei")
    page.fill("input[name=email]", "li.wei@jinhe.example")
    page.locator("form.card select[name=role]").select_option("client")
    page.locator("form.card select[name=client]").select_option("C004")
    page.locator("form.card select[name=language]").select_option("zh")
    page.get_by_role("button", name="Let in and show the link").click()
    link = page.locator("#secret").inner_text()
    person.shot("users")
    for name in ("tokens", "facilities", "parked", "audit"):
        page.goto(f"{house.address}/admin/{name}")
        person.shot(name)
    person.leave()
    client = Person(chromium, house, "admin@witpeer.example")
    client.page.goto(link)
    client.shot("sign-in-once")
    client.page.locator("form[action='/sign-in/once'] button").click()
    expect(client.page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(client.page.locator(".drop b")).to_have_text("将文件拖到这里")
    client.shot("client-chinese")
    client.leave()


def test_the_api_s_description_is_shown_under_our_own_policy(chromium: Browser, house: LiveHouse) -> None:
    person = Person(chromium, house, "admin@witpeer.example")
    person.page.goto(f"{house.address}/api/docs")
    expect(person.page.locator("#swagger-ui")).to_contain_text("/api/v1/submissions")
    person.leave()
