"""Signing in by password and by link, and what stops those who guess."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.database.tables import SessionRow
from storage.repositories import people
from storage.unit_of_work import UnitOfWork
from tests.api.conftest import PASSWORD, SECURITY, House


def _form(password: str = PASSWORD, email: str = "assistant@factor.example") -> dict[str, str]:
    return {"email": email, "password": password}


def test_the_right_password_opens_a_session(house: House) -> None:
    browser = house.browser()
    answer = browser.post("/sign-in", data=_form())
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert browser.get("/queue").status_code == 200


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(house: House) -> None:
    wrong = house.browser().post("/sign-in", data=_form("wrong"), headers={"accept": "text/html"})
    unknown = house.browser().post("/sign-in", data=_form("wrong", "nobody@factor.example"), headers={"accept": "text/html"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.replace("assistant@", "nobody@") == unknown.text


def test_guessing_is_slowed_down_even_for_the_right_password(house: House) -> None:
    browser = house.browser()
    for _ in range(SECURITY.failures_before_delay):
        assert browser.post("/sign-in", data=_form("wrong")).status_code == 401
    delayed = browser.post("/sign-in", data=_form())
    assert delayed.status_code == 429
    assert int(delayed.headers["retry-after"]) <= 30
    assert browser.post("/sign-in", data=_form(email="compliance@factor.example")).status_code == 303, "others come in meanwhile"


def test_a_one_time_link_works_once(house: House) -> None:
    browser = house.signed_in("administrator")
    user = next(each for each in browser.get("/api/v1/users").json()["users"] if each["role"] == "compliance")
    link = browser.post(f"/api/v1/users/{user['id']}/one-time-sign-in").json()["one_time_sign_in"]
    token = link.partition("token=")[2]
    assert house.browser().post("/sign-in/once", data={"token": token}).status_code == 303
    again = house.browser().post("/sign-in/once", data={"token": token}, headers={"accept": "text/html"})
    assert again.status_code == 410
    assert "used already" in again.text


def test_opening_a_one_time_link_spends_nothing(house: House) -> None:
    browser = house.signed_in("administrator")
    user = next(each for each in browser.get("/api/v1/users").json()["users"] if each["role"] == "compliance")
    link = browser.post(f"/api/v1/users/{user['id']}/one-time-sign-in").json()["one_time_sign_in"]
    for scanner in (house.browser(), house.browser()):
        opened = scanner.get(link)
        assert opened.status_code == 200
        assert "set-cookie" not in opened.headers
        assert scanner.get("/queue").status_code in (303, 401)
    token = link.partition("token=")[2]
    assert f'value="{token}"' in opened.text
    elsewhere = house.browser().post("/sign-in/once", data={"token": token}, headers={"sec-fetch-site": "cross-site"})
    assert elsewhere.status_code == 401, "another site cannot sign somebody in as a person of its choice"
    assert house.browser().post("/sign-in/once", data={"token": token}).status_code == 303


def test_signing_out_ends_the_session_in_the_books(house: House) -> None:
    browser = house.signed_in("assistant")
    cookie = browser.cookies["bordereau"]
    assert browser.post("/sign-out").status_code == 303
    copied = house.browser()
    copied.cookies.set("bordereau", cookie)
    assert copied.get("/api/v1/queue").status_code == 401


def test_a_session_runs_out(house: House) -> None:
    browser = house.signed_in("assistant")
    with UnitOfWork(house.services.engine) as work:
        for row in work.session.query(SessionRow):
            row.expires_at = datetime.now(UTC) - timedelta(seconds=1)
        work.commit()
    assert browser.get("/api/v1/queue").status_code == 401


def test_switching_an_account_off_ends_its_sessions_and_tokens(house: House) -> None:
    browser, program = house.signed_in("assistant"), house.program("assistant")
    admin = house.signed_in("administrator")
    user = next(each for each in admin.get("/api/v1/users").json()["users"] if each["role"] == "assistant")
    assert admin.patch(f"/api/v1/users/{user['id']}", json={"active": False}).status_code == 200
    assert browser.get("/api/v1/queue").status_code == 401
    assert program.get("/api/v1/queue").status_code == 401
    assert house.browser().post("/sign-in", data=_form()).status_code == 401


def test_an_administrator_cannot_switch_off_the_own_account(house: House) -> None:
    admin = house.signed_in("administrator")
    me = next(each for each in admin.get("/api/v1/users").json()["users"] if each["role"] == "administrator")
    assert admin.patch(f"/api/v1/users/{me['id']}", json={"active": False}).status_code == 409


def test_changing_the_password_needs_the_old_one_and_ends_other_sessions(house: House) -> None:
    browser, other = house.signed_in("assistant"), house.signed_in("assistant")
    changed = {"current": "wrong", "password": "another long sentence"}
    assert browser.post("/account/password", data=changed).status_code == 422
    assert browser.post("/account/password", data=changed | {"current": PASSWORD}).status_code == 303
    assert browser.get("/api/v1/queue").status_code == 200
    assert other.get("/api/v1/queue").status_code == 401
    with UnitOfWork(house.services.engine) as work:
        user = people.user_by_email(work.session, "assistant@factor.example")
        assert user is not None
        assert user.password_hash is not None
        assert user.password_hash.startswith("$argon2id$")


def test_a_form_of_another_site_signs_nobody_in(house: House) -> None:
    answer = house.browser().post("/sign-in", data=_form(), headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 401


def test_no_secret_stands_in_the_books(house: House) -> None:
    browser = house.signed_in("assistant")
    token = browser.post("/api/v1/tokens", json={"name": "x", "scopes": ["packages:read"]}).json()["token"]
    with house.services.engine.connect() as connection:
        for table in ("session", "api_token", "one_time_sign_in", "audit_line", "user_account"):
            rows = str(connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall())  # names above
            for secret in (token, browser.cookies["bordereau"], PASSWORD):
                assert secret not in rows
