"""Every error is a problem document, every answer carries the security headers, and the description of the API is current."""

from __future__ import annotations

import json

import pytest
from structlog.testing import CapturingLogger

from tests.api.conftest import House
from tests.api.write_openapi import OPENAPI, written


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("DELETE", "/api/v1/queue", 405),
        ("GET", "/api/v1/packages/none", 404),
        ("GET", "/api/v1/queue?limit=0", 422),
        ("POST", "/api/v1/packages/none/claim", 422),
    ],
)
def test_an_error_is_a_problem_document(house: House, method: str, address: str, status: int) -> None:
    answer = house.program("assistant").request(method, address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == f"urn:bordereau:problem:{problem['code']}"
    assert problem["detail"].endswith(".")


def test_a_validation_error_repeats_nothing_that_was_sent(house: House) -> None:
    answer = house.signed_in("administrator").post("/api/v1/users", json={"email": "7806115247085", "role": "sesame", "name": []})
    assert answer.status_code == 422
    assert "7806115247085" not in answer.text
    assert {each["where"] for each in answer.json()["errors"]} == {"body.role", "body.name"}


def test_a_defect_says_nothing_of_its_inside(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the password is sesame")

    logged = CapturingLogger()
    monkeypatch.setattr("api.routes.audit.audit_lines", broken)
    monkeypatch.setattr("api.problems.log", logged)
    from starlette.testclient import TestClient

    program = house.program("administrator")
    quiet = TestClient(house.app, raise_server_exceptions=False, headers={"authorization": program.headers["authorization"]})
    answer = quiet.get("/api/v1/audit")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "sesame" not in answer.text
    assert "content-security-policy" in answer.headers
    assert [call.args for call in logged.calls] == [("request.failed",)]
    assert "sesame" not in repr(logged.calls), "the text of an error may quote a document"


def test_every_answer_carries_the_security_headers(house: House) -> None:
    browser = house.browser()
    for address in ("/sign-in", "/api/v1/queue", "/nothing", "/static/bordereau.css", "/health", "/api/docs"):
        headers = browser.get(address).headers
        assert "script-src 'self'" in headers["content-security-policy"], address
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_pages_and_answers_are_kept_by_nobody(house: House) -> None:
    assert house.signed_in("assistant").get("/queue").headers["cache-control"] == "no-store"
    assert "immutable" in house.browser().get("/static/bordereau.css?v=1").headers["cache-control"]


def test_an_operator_s_tools_are_answered(house: House) -> None:
    browser = house.browser()
    assert browser.get("/health").json() == {"status": "alive"}
    assert browser.get("/ready").status_code == 200
    metrics = browser.get("/metrics").text
    assert 'bordereau_packages{state="deficient"} 2' in metrics
    assert 'bordereau_requests_total{method="GET",route="/ready",status="200"} 1' in metrics
    for secret in ("C001", "Karoo", house.rows.package):
        assert secret not in metrics


def test_not_ready_without_books(house: House) -> None:
    house.services.engine.dispose()
    with house.services.engine.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE user_account RENAME TO lost")
        connection.commit()
    answer = house.browser().get("/ready")
    assert answer.status_code == 503
    assert "database" in answer.json()["away"]


def test_the_description_in_docs_is_current(house: House) -> None:
    current = written(house.app)
    assert OPENAPI.read_text("utf-8") == current, "run python -m tests.api.write_openapi"
    assert house.browser().get("/api/openapi.json").json() == json.loads(current)
