"""A debtor answers by the link in its letter: once, in its language, about its invoices alone; staff see what would be worth little."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from intake.pipeline import run_message
from intake.steps import send_letter
from storage.database.reading import reading
from storage.database.tables import (
    AuditRow,
    ClientRow,
    ContactRow,
    FindingRow,
    LetterRow,
    MessageRow,
    PackageRow,
    ReceivableRow,
    VerificationRequestRow,
    VerificationRow,
)
from storage.unit_of_work import UnitOfWork
from tests.api.conftest import House

HTML = {"accept": "text/html"}
POINTS = ("received", "amount", "due_date", "payable_to_factor", "no_set_off")


@pytest.fixture
def contacts(house: House) -> dict[str, str]:
    """Two contacts at the debtor: one of the public register, one that the client named in its own domain."""
    stated = {"independent": ("ap@protea.example", "public_register"), "client": ("accounts@karoo.example", "client")}
    with Session(house.services.engine) as session:
        for name, (email, source) in stated.items():
            session.add(ContactRow(id=name, debtor_code="D001", name=f"The {name} one", email=email, phone="0115550000", source=source))
        session.commit()
    buyer = {"document": house.rows.invoice, "term": "buyer_name", "value": "Protea Retail Ltd"}
    body = {"version": _version(house), "corrections": [buyer]}
    corrected = house.program("assistant").post(f"/api/v1/packages/{house.rows.package}/corrections", json=body)
    assert corrected.status_code == 200, corrected.text
    return {name: name for name in stated}


def _version(house: House) -> int:
    with reading(house.services.engine) as session:
        return session.get_one(PackageRow, house.rows.package).version


def _receivable(house: House) -> str:
    with reading(house.services.engine) as session:
        return session.scalars(select(ReceivableRow.id).where(ReceivableRow.package_id == house.rows.package)).one()


def _ask(house: House, contact: str = "independent", language: str = "en") -> str:
    """The assistant writes to the debtor; returns the link as the letter has it."""
    body = {"version": _version(house), "contact": contact, "language": language}
    answer = house.program("assistant").post(f"/api/v1/packages/{house.rows.package}/ask-debtor", json=body)
    assert answer.status_code == 200, answer.text
    with reading(house.services.engine) as session:
        letter = session.scalars(select(LetterRow).where(LetterRow.kind == "debtor_asked").order_by(LetterRow.written_at.desc())).first()
    assert letter is not None
    found = re.search(r"/debtor-answers\?token=\S+", letter.body)
    assert found
    return found[0]


def _answers(house: House, link: str, verdict: str = "confirmed", **more: str) -> dict[str, str]:
    with reading(house.services.engine) as session:
        row = session.scalars(select(VerificationRow).order_by(VerificationRow.id)).one()
    points = {f"point:{row.id}:{each}": "yes" for each in POINTS}
    typed = {f"{name}:{row.id}": value for name, value in more.items()}
    return {"token": link.partition("token=")[2], f"verdict:{row.id}": verdict, **points, **typed}


def _said_by(house: House, code: str) -> tuple[str, str]:
    with reading(house.services.engine) as session:
        asked = select(FindingRow).where(FindingRow.package_id == house.rows.package, FindingRow.check_code == code)
        row = session.scalars(asked).one()
        return row.outcome, row.message


def _run_checks(house: House) -> None:
    with reading(house.services.engine) as session:
        waiting = session.scalars(select(MessageRow.id).where(MessageRow.step == "verify", MessageRow.state == "ready")).all()
    for each in waiting:
        run_message(each, house.services)


def test_a_debtor_confirms_and_the_checks_pass(house: House, contacts: dict[str, str]) -> None:
    link, debtor = _ask(house), house.browser()
    shown = debtor.get(link, headers=HTML)
    assert shown.status_code == 200
    assert "INV-1001" in shown.text
    assert "INV-2001" not in shown.text
    assert debtor.post("/debtor-answers", data=_answers(house, link)).status_code == 200
    _run_checks(house)
    assert _said_by(house, "VER-01")[0] == "passed"
    assert _said_by(house, "VER-02")[0] == "passed"
    with reading(house.services.engine) as session:
        actions = session.scalars(select(AuditRow.action).where(AuditRow.actor == "debtor")).all()
        kept = session.scalars(select(VerificationRequestRow)).one()
    assert set(actions) == {"verification.answered", "debtor_link.spent"}
    assert kept.token_digest
    assert kept.token_digest not in link


def test_a_dispute_stands_against_the_receivable(house: House, contacts: dict[str, str]) -> None:
    link = _ask(house)
    answers = _answers(house, link, "disputed", remark="We sent it <back>")
    assert house.browser().post("/debtor-answers", data=answers).status_code == 200
    _run_checks(house)
    outcome, message = _said_by(house, "VER-01")
    assert outcome == "failed"
    assert "We sent it <back>" in message


def test_a_spent_link_an_old_one_and_a_guess_say_the_same(house: House, contacts: dict[str, str]) -> None:
    link, debtor = _ask(house), house.browser()
    answers = _answers(house, link)
    with Session(house.services.engine) as session:
        row = session.scalars(select(VerificationRequestRow)).one()
        ends, row.expires_at = row.expires_at, row.asked_at - timedelta(days=1)
        session.commit()
        late = [debtor.get(link, headers=HTML), debtor.post("/debtor-answers", data=answers)]
        row.expires_at = ends
        session.commit()
    assert debtor.get(link).status_code == 200, "opening spends nothing"
    assert debtor.post("/debtor-answers", data=answers).status_code == 200
    spent = [debtor.get(link, headers=HTML), debtor.post("/debtor-answers", data=answers)]
    guess = [debtor.get("/debtor-answers?token=guess", headers=HTML), debtor.get("/debtor-answers", headers=HTML)]
    for each in (*late, *spent, *guess):
        assert each.status_code == 410
        assert "This link is closed" in each.text
        assert "INV-1001" not in each.text


def test_an_invoice_without_an_answer_comes_back_with_what_was_typed(house: House, contacts: dict[str, str]) -> None:
    link, debtor = _ask(house), house.browser()
    back = debtor.post("/debtor-answers", data=_answers(house, link, "", remark="Half of it came"))
    assert back.status_code == 422
    assert "Half of it came" in back.text
    assert debtor.get(link).status_code == 200, "the link is not spent"


def test_another_site_sends_no_answers(house: House, contacts: dict[str, str]) -> None:
    link = _ask(house)
    sent = house.browser().post("/debtor-answers", data=_answers(house, link), headers={"sec-fetch-site": "cross-site"})
    assert sent.status_code == 403


def test_the_letter_that_was_sent_keeps_no_secret(house: House, contacts: dict[str, str]) -> None:
    secret = _ask(house).partition("token=")[2]
    with UnitOfWork(house.services.engine) as work:
        row = work.session.scalars(select(LetterRow).where(LetterRow.kind == "debtor_asked")).one()
        letter = send_letter.load(work.session, row.id, {})
        assert letter is not None
        assert secret in letter.body
        send_letter.record(work, letter, None, house.services)
        assert secret not in row.body
        work.commit()


@pytest.mark.parametrize(("language", "heading"), [("en", "Invoices of Karoo"), ("af", "Fakture van Karoo"), ("zh", "的发票")])
def test_the_page_speaks_the_debtors_language(house: House, contacts: dict[str, str], language: str, heading: str) -> None:
    assert heading in house.browser().get(_ask(house, language=language)).text


def test_a_client_cannot_ask_and_a_confidential_debtor_is_not_written_to(house: House, contacts: dict[str, str]) -> None:
    body = {"version": _version(house), "contact": "independent"}
    address = f"/api/v1/packages/{house.rows.package}/ask-debtor"
    assert house.program("client").post(address, json=body).status_code == 403
    with Session(house.services.engine) as session:
        session.execute(update(ClientRow).values(disclosed=False))
        session.commit()
    refused = house.program("assistant").post(address, json=body)
    assert (refused.status_code, refused.json()["code"]) == (422, "verification.confidential")


def test_staff_are_warned_of_a_contact_of_the_client_and_note_a_telephone_call(house: House, contacts: dict[str, str]) -> None:
    browser: TestClient = house.signed_in("assistant")
    address = f"/packages/{house.rows.package}"
    assert "VER-02 would fail for The client one: it came from the client alone" in browser.get(address, headers=HTML).text
    form = {"version": _version(house), "receivable": _receivable(house), "contact": "client", "verdict": "confirmed"}
    sent = browser.post(f"{address}/debtor-telephone", data={**form, **dict.fromkeys(POINTS, "yes")}, headers=HTML)
    assert sent.status_code == 303, sent.text
    assert _said_by(house, "VER-01")[0] == "passed"
    assert _said_by(house, "VER-02")[0] == "failed"
