"""An administrator sets up a facility by API or page; nobody else sees or changes it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import House

HTML = {"accept": "text/html"}
PLACE = "/api/v1/facilities/clients/C001"
PAGE = "/admin/facilities/C001"


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
    assert PAGE in browser.get("/admin/facilities", headers=HTML).text
    assert "Share of the client" in browser.get(PAGE, headers=HTML).text
    changed = {"check.ELG-06": "warn", "setting.long_terms_days": "120", "reason": "All abroad"}
    assert browser.post(f"{PAGE}/settings", data=changed).status_code == 303
    shown = browser.get(PAGE, headers=HTML).text
    assert "All abroad" in shown
    assert shown.count("its own") == 2
    refused = browser.post(f"{PAGE}/settings", data={"setting.long_terms_days": "many", "reason": "Agreed"}, headers=HTML)
    assert refused.status_code == 422
    assert "many is no number of days" in refused.text
    assert 'value="many"' in refused.text
    assert 'value="Agreed"' in refused.text


def test_what_a_person_left_as_it_was_is_no_change(house: House) -> None:
    browser, program = house.signed_in("administrator"), house.program("administrator")
    program.put(f"{PLACE}/checks/ELG-03", json={"severity": "off", "reason": "Set while the page was open elsewhere"})
    form = {"was.check.ELG-03": "", "check.ELG-03": "", "was.setting.max_age_days": "", "setting.max_age_days": "100", "reason": "Agreed"}
    assert browser.post(f"{PAGE}/settings", data=form).status_code == 303
    facility = program.get(PLACE).json()
    assert _check(facility, "ELG-03")["severity"] == "off"
    assert {"name": "max_age_days", "value": "100", "own": True}.items() <= next(
        each for each in facility["settings"] if each["name"] == "max_age_days"
    ).items()


@pytest.mark.parametrize("act", ["settings", "dry-run"])
def test_a_form_without_a_change_says_so(house: House, act: str) -> None:
    browser = house.signed_in("administrator")
    form = {"was.setting.max_age_days": "", "setting.max_age_days": " ", "reason": "Nothing"}
    answer = browser.post(f"{PAGE}/{act}", data=form, headers=HTML)
    assert answer.status_code == 422
    assert "Nothing on this page is changed yet" in answer.text


def test_one_bad_value_sets_nothing_of_the_form(house: House) -> None:
    browser = house.signed_in("administrator")
    form = {"check.ELG-06": "warn", "setting.long_terms_days": "many", "reason": "Agreed"}
    assert browser.post(f"{PAGE}/settings", data=form).status_code == 422
    assert not _check(house.program("administrator").get(PLACE).json(), "ELG-06")["own"]
    no_reason = {"check.ELG-06": "warn", "setting.long_terms_days": "120", "reason": " "}
    assert browser.post(f"{PAGE}/settings", data=no_reason).status_code == 422
    too_long = {"check.ELG-06": "warn", "reason": "x" * 1001}
    assert browser.post(f"{PAGE}/settings", data=too_long).status_code == 422
    assert not _check(house.program("administrator").get(PLACE).json(), "ELG-06")["own"]
