"""Unsure readings and lines over the API and on the package page; the rate that says what is unsure on the administrator's."""

from __future__ import annotations

import re
from typing import Any

import pytest

from intake.pipeline import run_until_idle
from tests.api.conftest import House
from tests.intake.made import measure

HTML = {"accept": "text/html"}


@pytest.fixture
def unsure(house: House) -> House:
    """The first package, whose total is right in 43 of 100 and its date in 99.95."""
    measure(house.services, house.rows.package, {"gross_total": 0.4399, "issue_date": 0.9995, "invoice_number": 0.45})
    run_until_idle(house.services)
    return house


def _package(house: House) -> dict[str, Any]:
    view: dict[str, Any] = house.program("assistant").get(f"/api/v1/packages/{house.rows.package}").json()
    return view


def _act(house: House, act: str, **body: Any) -> int:
    place = f"/api/v1/packages/{house.rows.package}/{act}"
    return house.program("assistant").post(place, json={"version": _package(house)["version"], **body}).status_code


def _codes(house: House) -> set[str]:
    return {each["check_code"] for each in _package(house)["receivables"][0]["findings"]}


def test_confidence_is_in_the_package_and_unsure_readings_are_a_deficiency(unsure: House) -> None:
    receivable = _package(unsure)["receivables"][0]
    assert receivable["fields"]["gross_total"]["confidence"] == 0.4399
    assert receivable["fields"]["currency"]["confidence"] is None
    (finding,) = [each for each in receivable["findings"] if each["check_code"] == "CNF-01"]
    assert (finding["outcome"], finding["severity"], finding["deficiency"]["state"]) == ("failed", "review", "open")
    assert "gross total 11500.00 (right in 43 of 100)" in finding["message"]
    assert {each["text"] for each in finding["evidence"]} == {"11500.00", "INV-1001"}


def test_a_client_is_not_told_how_sure_the_house_is(unsure: House) -> None:
    view = unsure.program("client").get(f"/api/v1/packages/{unsure.rows.package}").json()
    assert "CNF-01" not in {each["check_code"] for each in view["receivables"][0]["findings"]}


def test_fields_are_confirmed_together_and_all_or_none(unsure: House) -> None:
    own = unsure.rows.invoice
    fields = [{"document": own, "term": "gross_total"}, {"document": own, "term": "invoice_number"}]
    assert _act(unsure, "confirmations", fields=[*fields, {"document": own, "term": "surname"}]) == 422
    assert "CNF-01" in _codes(unsure)
    assert _act(unsure, "confirmations", fields=fields) == 200
    assert "CNF-01" not in _codes(unsure)
    assert _package(unsure)["receivables"][0]["fields"]["gross_total"]["extracted_by"].startswith("person:")


def test_the_page_shows_unsure_fields_first_with_a_key_that_confirms(unsure: House) -> None:
    browser = unsure.signed_in("assistant")
    page = browser.get(f"/packages/{unsure.rows.package}", headers=HTML).text
    assert "2 readings are less sure" in page
    assert "Right in 43 of 100 such readings" in page
    assert "Right in 999 of 1000 such readings" in page
    terms = re.findall(r'data-pick="field:\w+:(\w+)"', page)
    assert terms[:4] == ["kind", "invoice_number", "gross_total", "issue_date"]
    form = {
        "version": str(_package(unsure)["version"]), "receivable": unsure.rows.receivable, "document": unsure.rows.invoice,
        "term": "gross_total",
    }  # fmt: skip
    answer = browser.post(f"/packages/{unsure.rows.package}/confirmations", data=form, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert "1 reading is less sure" in answer.text
    assert ">confirmed</span>" in answer.text
    assert browser.post(f"/packages/{unsure.rows.package}/confirmations", data=form, headers=HTML).status_code == 409


def test_lines_are_corrected_over_the_api(house: House) -> None:
    own = house.rows.invoice
    assert _act(house, "corrections", lines=[{"document": own, "description": "Timber", "quantity": "3", "line_total": "90.00"}]) == 200
    (line,) = _package(house)["receivables"][0]["lines"]
    assert (line["description"], line["quantity"], line["line_total"]) == ("Timber", "3", "90.00")
    assert _act(house, "corrections", lines=[{"document": own, "line": line["id"], "description": "Planks"}]) == 200
    assert _package(house)["receivables"][0]["lines"] == [{"id": line["id"], "description": "Planks", "extracted_by": line["extracted_by"]}]
    assert _act(house, "corrections", lines=[{"document": own, "line": line["id"], "remove": True}]) == 200
    assert _package(house)["receivables"][0]["lines"] == []
    assert _act(house, "corrections", lines=[{"document": own, "line": "7", "remove": True}]) == 404
    assert _act(house, "corrections", lines=[{"document": own, "description": "Planks", "quantity": "a few"}]) == 422
    assert _act(house, "corrections") == 422


def test_lines_are_corrected_on_the_page_and_what_is_refused_stays_typed(house: House) -> None:
    browser, place = house.signed_in("assistant"), f"/packages/{house.rows.package}/lines"

    def send(**inputs: str) -> Any:
        form = {"version": str(_package(house)["version"]), "receivable": house.rows.receivable, "document": house.rows.invoice}
        return browser.post(place, data=form | inputs, headers={"hx-request": "true"})

    refused = send(description="Timber", quantity="many")
    assert refused.status_code == 422
    assert 'value="many"' in refused.text
    assert "The quantity is no number" in refused.text
    assert 'value="Timber"' in send(description="Timber", quantity="3").text
    key = _package(house)["receivables"][0]["lines"][0]["id"]
    removed = send(line=key, remove="true").text
    assert "Put back" in removed
    assert "taken away" in removed.lower()


def test_the_administrator_sets_the_target_for_the_house_and_for_one_facility(unsure: House) -> None:
    program, browser = unsure.program("administrator"), unsure.signed_in("administrator")
    assert program.get("/api/v1/facilities").json()["target_error_rate"] == "0.01"
    answer = program.put("/api/v1/facilities/clients/C001", json={"target_error_rate": "0.1"}).json()
    assert [(each["client"], each["target_error_rate"], each["own"]) for each in answer["facilities"]] == [
        ("C001", "0.1", True), ("C002", "0.01", False),
    ]  # fmt: skip
    run_until_idle(unsure.services)
    assert "CNF-01" not in _codes(unsure)
    assert program.put("/api/v1/facilities/clients/C999", json={"target_error_rate": "0.1"}).status_code == 404
    assert program.put("/api/v1/facilities/house", json={"target_error_rate": "0.9"}).status_code == 422
    assert "10 in 100" in browser.get("/admin/facilities", headers=HTML).text
    assert browser.post("/admin/facilities/C001", data={"percent": ""}).status_code == 303
    assert browser.post("/admin/facilities", data={"percent": "0,5"}).status_code == 303
    page = browser.get("/admin/facilities", headers=HTML).text
    assert page.count("5 in 1") == 2
    refused = browser.post("/admin/facilities", data={"percent": "few"}, headers=HTML)
    assert refused.status_code == 422
    assert 'value="few"' in refused.text
    for who in ("assistant", "account_manager", "client", "compliance"):
        assert unsure.program(who).get("/api/v1/facilities").status_code == 403
