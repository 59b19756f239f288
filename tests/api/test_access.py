"""Every route says who may use it, and holds to it: roles, tenants, CSRF and scopes, route by route."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount
from starlette.testclient import TestClient

from api.security.access import Allowed, Public
from api.security.roles import Role, Scope
from tests.api.conftest import PEOPLE, House

_CHANGING = {"POST", "PUT", "PATCH", "DELETE"}
_PUBLIC = {
    "/", "/sign-in", "/sign-in/once", "/health", "/ready", "/metrics", "/api/openapi.json", "/api/docs", "/debtor-answers",
}  # fmt: skip
_BODIES: dict[str, dict[str, object]] = {
    "/api/v1/packages/{package_id}/withdraw": {"json": {"version": 3, "reason": "x"}},
    "/my/packages/{package_id}/withdraw": {"data": {"version": 3, "reason": "x", "receipt": "{receipt_id}"}},
}


def _routes(app: FastAPI) -> Iterator[APIRoute]:
    for each in app.routes:
        included = getattr(each, "original_router", None)
        yield from (route for route in (included.routes if included else [each]) if isinstance(route, APIRoute))


def _declared(route: APIRoute) -> list[Allowed | Public]:
    return [each.call for each in route.dependant.dependencies if isinstance(each.call, Allowed | Public)]


def _address(house: House, path: str) -> str:
    rows = house.rows
    ids = {
        "receipt_id": rows.receipt, "package_id": rows.package, "document_id": rows.invoice, "page_number": "1", "client_code": "C001",
        "evidence_id": rows.evidence, "message_id": rows.parked_message, "user_id": "nobody", "token_id": "none", "part_id": "none",
        "setting_name": "max_age_days", "debtor_code": "D001", "name_id": "none", "check_code": "ELG-03",
    }  # fmt: skip
    return re.sub(r"\{(\w+)\}", lambda match: ids[match[1]], path)


def _ask(house: House, browser: TestClient, route: APIRoute, method: str) -> int:
    body = dict(_BODIES.get(route.path, {}))
    if "data" in body:
        body["data"] = {name: house.rows.receipt if value == "{receipt_id}" else value for name, value in dict(body["data"]).items()}  # type: ignore[call-overload]
    return browser.request(method, _address(house, route.path), headers={"accept": "application/json"}, **body).status_code  # type: ignore[arg-type]


def test_every_route_declares_who_may_use_it(house: House) -> None:
    served = set(house.app.openapi()["paths"])
    assert served <= {route.path for route in _routes(house.app)}, "this test walks every route there is"
    for route in _routes(house.app):
        declared = _declared(route)
        assert len(declared) == 1, f"{route.path} declares {declared}"
        assert isinstance(declared[0], Public) == (route.path in _PUBLIC), route.path
    assert {route.path for route in house.app.routes if isinstance(route, Mount)} == {"/static"}


def test_nobody_uses_a_route_without_signing_in(house: House) -> None:
    for route in _routes(house.app):
        if isinstance(_declared(route)[0], Public):
            continue
        for method in route.methods:
            assert _ask(house, house.browser(), route, method) == 401, (method, route.path)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_role_that_is_not_named_is_refused(house: House, who: str) -> None:
    browser, role = house.signed_in(who), PEOPLE[who][0]
    for route in _routes(house.app):
        declared = _declared(route)[0]
        if isinstance(declared, Public) or role in declared.roles:
            continue
        for method in route.methods:
            assert _ask(house, browser, route, method) == 403, (who, method, route.path)


def test_another_client_finds_nothing_at_the_addresses_of_a_client(house: House) -> None:
    asked = 0
    for make in (house.signed_in, house.program):
        browser = make("other_client")
        for route in _routes(house.app):
            declared = _declared(route)[0]
            if isinstance(declared, Public) or Role.CLIENT not in declared.roles or "{" not in route.path:
                continue
            if make == house.program and not declared.scopes:
                continue
            for method in route.methods:
                assert _ask(house, browser, route, method) == 404, (method, route.path)
                asked += 1
    assert asked >= 12


def test_lists_show_another_client_only_its_own(house: House) -> None:
    browser = house.program("other_client")
    for address in (
        "/api/v1/submissions",
        "/api/v1/packages",
        "/api/v1/receivables",
        "/api/v1/receivables?client=C001",
        "/api/v1/packages?client=C001",
    ):
        text = browser.get(address).text
        assert "C001" not in text.replace("client=C001", ""), address
        assert house.rows.receipt not in text
        assert house.rows.package not in text
        assert "INV-1001" not in text
    assert house.rows.other_package in browser.get("/api/v1/packages").text


def test_a_session_changes_nothing_without_its_csrf_token(house: House) -> None:
    for who, (role, _) in PEOPLE.items():
        browser = house.signed_in(who)
        del browser.headers["X-CSRF-Token"]
        for route in _routes(house.app):
            declared = _declared(route)[0]
            if isinstance(declared, Public) or role not in declared.roles:
                continue
            for method in route.methods & _CHANGING:
                files = {"files": ("a.pdf", b"%PDF")} if declared.upload else None
                for forged in ({}, {"X-CSRF-Token": "forged"}):
                    answer = browser.request(method, _address(house, route.path), headers=forged, files=files)
                    assert answer.status_code == 403, (who, method, route.path, answer.text)
                    assert answer.json()["code"] == "csrf_token.wrong"


def test_no_reading_address_changes_anything_by_get(house: House) -> None:
    for route in _routes(house.app):
        if "GET" in route.methods:
            assert not route.methods & _CHANGING, route.path


def test_a_token_does_only_what_its_scopes_say(house: House) -> None:
    reader = house.program("assistant", Scope.READ)
    package = f"/api/v1/packages/{house.rows.package}"
    assert reader.get(package).status_code == 200
    refused = reader.post(f"{package}/claim", json={"version": 3})
    assert refused.status_code == 403
    assert refused.json()["code"] == "scope.missing"
    assert reader.get("/queue").status_code == 403, "pages are for people"
    assert reader.post("/api/v1/tokens", json={"name": "x", "scopes": ["packages:read"]}).status_code == 403


def test_a_token_cannot_do_more_than_its_owner(house: House) -> None:
    browser = house.signed_in("client")
    refused = browser.post("/api/v1/tokens", json={"name": "x", "scopes": ["administer"]})
    assert refused.status_code == 422
    assert refused.json()["code"] == "token.scope_unfit"


def test_a_revoked_token_is_refused(house: House) -> None:
    browser = house.signed_in("assistant")
    made = browser.post("/api/v1/tokens", json={"name": "export", "scopes": ["packages:read"]}).json()
    program = house.browser()
    program.headers["authorization"] = f"Bearer {made['token']}"
    assert program.get("/api/v1/queue").status_code == 200
    assert made["token"] not in browser.get("/api/v1/tokens").text
    assert browser.delete(f"/api/v1/tokens/{made['id']}").status_code == 204
    assert program.get("/api/v1/queue").status_code == 401
