"""A faulty batch from upload to approval, by mouse, through four pairs of hands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from api.sample.batches import SampleBatch
from tests.browser.conftest import Person
from tests.browser.live import LiveHouse

pytestmark = pytest.mark.xdist_group("browser")  # one browser at a time is enough for a small machine


def _files(batch: SampleBatch, folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for document in batch.documents:
        (folder / document.filename).write_bytes(document.content)
    return [folder / document.filename for document in batch.documents]


def test_a_batch_goes_from_upload_to_approval_by_mouse(
    chromium: Browser, house: LiveHouse, batches: tuple[SampleBatch, SampleBatch], tmp_path: Path
) -> None:
    faulty = batches[1]
    _client_sends(chromium, house, _files(faulty, tmp_path / "faulty"))
    _assistant_clears(chromium, house)
    _manager_approves(chromium, house)
    _compliance_judges(chromium, house)
    _client_sees(chromium, house)


def _client_sends(chromium: Browser, house: LiveHouse, files: list[Path]) -> None:
    client = Person(chromium, house, "client@kwaggasmeul.example")
    page = client.page
    expect(page.locator("html")).to_have_attribute("lang", "af")
    page.set_input_files("#files", files)
    expect(page.locator(".chosen li")).to_have_count(len(files))
    page.fill("input[name=reference]", "Skedule KS-017")
    client.shot("client-upload")
    page.locator("#upload button.primary").click()
    page.wait_for_url(re.compile(r"/my/submissions/\w+"))
    # The page follows the work by itself: no reload here.
    expect(page.locator("#standing tbody tr").first).to_be_visible()
    expect(page.locator("section[aria-labelledby=invoices] tbody tr")).to_have_count(7, timeout=120_000)
    expect(page.locator("#parts .state").first).to_have_text("Verwerk", timeout=120_000)
    expect(page.locator("#standing")).to_contain_text("Afleweringsnota")
    client.shot("client-batch")
    page.goto(f"{house.address}/my")
    client.shot("client")
    client.leave()


def _assistant_clears(chromium: Browser, house: LiveHouse) -> None:
    assistant = Person(chromium, house, "assistant@witpeer.example")
    page = assistant.page
    expect(page).to_have_url(re.compile("/queue$"))
    assistant.shot("queue")
    page.locator("tbody").get_by_text("Kwaggasmeul").first.click()
    expect(page.locator("#leaf img")).to_be_visible()
    finding = page.locator(".finding", has_text="MAT-05")
    finding.click()
    expect(page.locator("#leaf rect.mark-finding")).to_have_count(1)
    assistant.shot("package-finding")
    page.get_by_role("button", name="Take on").click()
    expect(page.locator("#pack-head")).to_contain_text("Nomsa Khumalo")
    page.locator(".receivables a", has_text="KSW2306").click()
    expect(page.locator("tr[aria-selected=true]")).to_contain_text("KSW2306")
    for label in ("Gross total", "Amount due"):
        field = page.locator("form.field", has=page.locator("label", has_text=label))
        field.click()
        if label == "Gross total":
            expect(page.locator("#leaf rect.mark-field")).to_have_count(1)
            assistant.shot("package-field")
        field.locator("input[name=value]").fill("77280.00")
        field.get_by_role("button", name="Save").click()
        expect(field).to_contain_text("corrected")
    # The schedule repeats the wrong sum, so it differs from the invoice now.
    finding = page.locator(".finding", has_text="SCH-02")
    finding.locator("summary", has_text="Waive").click()
    finding.locator("textarea").fill("The schedule repeats the slip of the invoice.")
    assistant.shot("package-waive")
    finding.get_by_role("button", name="Waive").click()
    expect(page.locator(".receivables tr", has_text="KSW2306")).to_contain_text("Complete")
    page.get_by_text("Ask for documents").click()
    page.locator("textarea[name=message]").fill("The delivery note of KSW2303, please.")
    assistant.shot("package-request")
    page.get_by_role("button", name="Write to the client").click()
    expect(page.locator(".history")).to_contain_text("asked the client for documents")
    page.get_by_role("button", name="Send for approval").click()
    expect(page.locator("#pack-head .state")).to_have_text("In review")
    for name, place in (("submissions", "/submissions"), ("receivables", "/receivables?q=KSW"), ("holding-place", "/held")):
        page.goto(house.address + place)
        assistant.shot(name)
    page.goto(f"{house.address}/submissions")
    page.locator("tbody tr").first.locator("td").nth(1).click()
    expect(page.locator("#parts")).to_contain_text("A paper of the KYC file")
    expect(page.locator("#parts")).not_to_contain_text("assport")
    assistant.shot("submission")
    assistant.leave()


def _manager_approves(chromium: Browser, house: LiveHouse) -> None:
    manager = Person(chromium, house, "manager@witpeer.example")
    page = manager.page
    page.locator("tbody").get_by_text("Kwaggasmeul").first.click()
    manager.shot("package-approve")
    page.get_by_role("button", name="Approve").click()
    expect(page.locator(".history")).to_contain_text("Ruan Botha approved it")
    expect(page.locator(".receivables tr", has_text="KSW2306")).to_contain_text("Approved")
    expect(page.locator(".receivables tr", has_text="KSW2303")).to_contain_text("Deficient")
    manager.shot("package-approved")
    manager.leave()


def _compliance_judges(chromium: Browser, house: LiveHouse) -> None:
    compliance = Person(chromium, house, "compliance@witpeer.example")
    page = compliance.page
    compliance.shot("kyc-files")
    page.locator("tbody").get_by_text("Kwaggasmeul").first.click()
    compliance.shot("kyc-file")
    page.get_by_role("link", name="Passport").click()
    expect(page.locator("#leaf img")).to_be_visible()
    expect(page.locator("#work")).to_contain_text("A08417263")
    compliance.shot("kyc-paper")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("tr", has_text="Passport")).to_contain_text("Accepted")
    page.get_by_role("link", name="Looks at evidence").click()
    expect(page.locator("tbody")).to_contain_text("Priya Naidoo")
    compliance.shot("kyc-looks")
    compliance.leave()


def _client_sees(chromium: Browser, house: LiveHouse) -> None:
    client = Person(chromium, house, "client@kwaggasmeul.example")
    page = client.page
    expect(page.locator("tbody tr").first).to_contain_text("2 van 7")
    page.get_by_role("link", name="U maatskappydokumente").click()
    expect(page.locator("section[aria-labelledby=held]")).to_contain_text("Aanvaar")
    client.shot("client-papers")
    client.leave()
