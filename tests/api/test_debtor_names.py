"""A debtor is confirmed over the API or on its page; the desk sees its names and forgets them, a client never sees one."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from storage.database.reading import reading
from storage.database.tables import AuditRow
from tests.api.conftest import House

HTML = {"accept": "text/html"}
PRINTED = "Prutea Retial"
PLACE = "/api/v1/debtors/D001"


def _package(house: House, who: str = "assistant") -> dict[str, Any]:
    view: dict[str, Any] = house.program(who).get(f"/api/v1/packages/{house.rows.package}").json()
    return view


def _act(house: House, act: str, who: str = "assistant", **body: Any) -> Any:
    place = f"/api/v1/packages/{house.rows.package}/{act}"
    return house.program(who).post(place, json={"version": _package(house)["version"], **body})


def _receivable(house: House) -> str:
    return str(_package(house)["receivables"][0]["id"])


def _asks(house: House) -> bool:
    return any(each["check_code"] == "PTY-03" and each["outcome"] == "failed" for each in _package(house)["receivables"][0]["findings"])


@pytest.fixture
def misspelt(house: House) -> House:
    """The first package, whose invoice prints the debtor's name with slips."""
    field = {"document": house.rows.invoice, "term": "buyer_name", "value": PRINTED}
    assert _act(house, "corrections", corrections=[field]).status_code == 200
    assert _asks(house)
    return house


def test_a_debtor_is_confirmed_listed_and_forgotten_over_the_api(misspelt: House) -> None:
    house, program = misspelt, misspelt.program("account_manager")
    assert program.get(PLACE).json()["confirmed_names"] == []
    assert _act(house, "debtor", receivable=_receivable(house), debtor="D001").status_code == 200
    assert not _asks(house)
    listed = program.get(PLACE).json()
    assert (listed["name"], listed["aliases"]) == ("Protea Retail Ltd", [])
    (name,) = listed["confirmed_names"]
    assert (name["name"], name["client"], name["package"]) == (PRINTED, "C001", house.rows.package)
    assert (name["document"], name["confirmed_by_name"]) == (house.rows.invoice, "Assistant")
    assert program.delete(f"{PLACE}/names/{name['id']}").status_code == 204
    assert program.delete(f"{PLACE}/names/{name['id']}").status_code == 404
    assert program.get(PLACE).json()["confirmed_names"] == []
    with reading(house.services.engine) as session:
        written = session.scalars(select(AuditRow).where(AuditRow.action.in_(["package.debtor_confirmed", "debtor_name.forgotten"]))).all()
    assert [each.action for each in written] == ["package.debtor_confirmed", "debtor_name.forgotten"]
    assert PRINTED not in str([each.particulars for each in written])


def test_what_cannot_be_remembered_is_said_in_a_sentence(misspelt: House) -> None:
    answer = _act(misspelt, "debtor", receivable=_receivable(misspelt), debtor="D404")
    assert (answer.status_code, answer.json()["code"]) == (422, "debtor_name.debtor")
    assert "There is no debtor D404" in answer.text
    assert _act(misspelt, "debtor", receivable="none", debtor="D001").status_code == 404


def test_a_client_sees_no_names(misspelt: House) -> None:
    assert _act(misspelt, "debtor", receivable=_receivable(misspelt), debtor="D001").status_code == 200
    for who in ("client", "other_client", "compliance", "administrator"):
        program = misspelt.program(who)
        assert program.get(PLACE).status_code == 403
        assert program.delete(f"{PLACE}/names/any").status_code == 403
        assert _act(misspelt, "debtor", who, receivable=_receivable(misspelt), debtor="D001").status_code == 403
    assert misspelt.program("assistant").get("/api/v1/debtors/D404").status_code == 404


def test_the_page_confirms_and_the_debtors_page_forgets(misspelt: House) -> None:
    browser, place = misspelt.signed_in("assistant"), f"/packages/{misspelt.rows.package}"
    assert "The buyer is Protea Retail Ltd" in browser.get(place, headers=HTML).text
    form = {"version": str(_package(misspelt)["version"]), "receivable": _receivable(misspelt), "debtor": "D001"}
    answer = browser.post(f"{place}/debtor", data=form, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert "The buyer is Protea Retail Ltd" not in answer.text
    assert "confirmed the debtor" in answer.text
    assert 'href="/debtors/D001"' in answer.text
    shown = browser.get("/debtors/D001", headers=HTML).text
    assert PRINTED in shown
    assert "confirmed by Assistant" in shown
    (name,) = misspelt.program("assistant").get(PLACE).json()["confirmed_names"]
    assert browser.post(f"/debtors/D001/names/{name['id']}/forget").status_code == 303
    assert PRINTED not in browser.get("/debtors/D001", headers=HTML).text
    assert misspelt.signed_in("client").get("/debtors/D001", headers=HTML).status_code == 403


def test_only_an_account_manager_is_asked_for_another_debtor(misspelt: House) -> None:
    place = f"/packages/{misspelt.rows.package}"
    assert "Code of the debtor" not in misspelt.signed_in("assistant").get(place, headers=HTML).text
    manager = misspelt.signed_in("account_manager")
    assert "Code of the debtor" in manager.get(place, headers=HTML).text
    form = {"version": str(_package(misspelt)["version"]), "receivable": _receivable(misspelt), "debtor": "D404"}
    refused = manager.post(f"{place}/debtor", data=form, headers=HTML)
    assert refused.status_code == 422
    assert "There is no debtor D404" in refused.text
    assert 'value="D404"' in refused.text
