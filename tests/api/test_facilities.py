"""An administrator sets up a facility by API or page; nobody else sees or changes it."""

from __future__ import annotations

from typing import Any

from tests.api.conftest import House

HTML = {"accept": "text/html"}
PLACE = "/api/v1/facilities/clients/C001"


def _check(facility: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for each in facility["checks"] if each["check_code"] == code)


def test_a_check_is_switched_off_by_api_with_who_and_why(house: House) -> None:
    program = house.program("administrator")
    before = _check(program.get(PLACE).json(), "ELG-03")
    assert (before["severity"], before["own"]) == ("review", False)
    answer = program.put(f"{PLACE}/checks/ELG-03", json={"severity": "off", "reason": "One debtor by design"})
    after = _check(answer.json(), "ELG-03")
    assert (after["severity"], after["own"], after["reason"]) == ("off", True, "One debtor by design")
    assert after["set_by"]
    assert _check(program.get("/api/v1/facilities/clients/C002").json(), "ELG-03")["severity"] == "review"


def test_a_threshold_is_set_by_api(house: House) -> None:
    answer = house.program("administrator").put(f"{PLACE}/settings/cross_age_share", json={"value": "25 %", "reason": "Agreed"})
    assert {"name": "cross_age_share", "value": "0.25", "own": True}.items() <= next(
        each for each in answer.json()["settings"] if each["name"] == "cross_age_share"
    ).items()


def test_what_makes_no_sense_is_refused(house: House) -> None:
    program = house.program("administrator")
    assert program.put(f"{PLACE}/settings/cross_age_share", json={"value": "few", "reason": "x"}).status_code == 422
    assert program.put(f"{PLACE}/checks/ELG-03", json={"severity": "off", "reason": ""}).status_code == 422
    assert program.put(f"{PLACE}/checks/XYZ-99", json={"severity": "off", "reason": "x"}).status_code == 404
    assert program.put("/api/v1/facilities/clients/C404/checks/ELG-03", json={"severity": "off", "reason": "x"}).status_code == 404
    assert program.get("/api/v1/facilities/clients/C404").status_code == 404


def test_only_an_administrator_sets_up_facilities(house: House) -> None:
    for who in ("assistant", "account_manager", "compliance", "client"):
        assert house.program(who).get(PLACE).status_code == 403
        assert house.program(who).put(f"{PLACE}/checks/ELG-03", json={"severity": "off", "reason": "x"}).status_code == 403


def test_the_page_sets_the_same(house: House) -> None:
    browser = house.signed_in("administrator")
    assert "/admin/facilities/C001" in browser.get("/admin/facilities", headers=HTML).text
    assert "Share of the client" in browser.get("/admin/facilities/C001", headers=HTML).text
    assert browser.post("/admin/facilities/C001/checks/ELG-06", data={"severity": "warn", "reason": "All abroad"}).status_code == 303
    assert browser.post("/admin/facilities/C001/settings/long_terms_days", data={"value": "120", "reason": "Agreed"}).status_code == 303
    shown = browser.get("/admin/facilities/C001", headers=HTML).text
    assert "All abroad" in shown
    assert shown.count("its own") == 2
    refused = browser.post("/admin/facilities/C001/settings/long_terms_days", data={"value": "many", "reason": "Agreed"}, headers=HTML)
    assert refused.status_code == 422
    assert "many is no number of days" in refused.text
    assert 'value="many"' in refused.text
