"""A passport that came in a batch is there for compliance and its client, and for nobody else by any way."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from api.security.roles import Scope
from storage.database.reading import reading
from storage.database.tables import AuditRow, DocumentRow, PartRow, ReceiptRow
from storage.unit_of_work import UnitOfWork
from tests.api.conftest import House

PLACES = (
    "/api/v1/documents/{passport}/pages/1.png",
    "/api/v1/documents/{passport}/pages/1",
    "/kyc/papers/{evidence}",
    "/my/papers/{evidence}",
    "/api/v1/kyc/clients/C001",
)
OUTSIDERS = ("assistant", "account_manager", "administrator", "other_client")


def _looks(house: House) -> list[str]:
    with reading(house.services.engine) as session:
        return list(session.scalars(select(AuditRow.subject_id).where(AuditRow.action == "kyc_evidence.viewed")))


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("address", PLACES)
def test_kyc_evidence_is_refused_to_everybody_else(house: House, who: str, address: str) -> None:
    place = address.format(passport=house.rows.passport, evidence=house.rows.evidence)
    assert house.signed_in(who).get(place).status_code in (403, 404)
    assert house.program(who).get(place).status_code in (403, 404)
    assert _looks(house) == []


@pytest.mark.parametrize("who", ["assistant", "account_manager"])
def test_kyc_evidence_stands_in_no_list_of_the_desk(house: House, who: str) -> None:
    browser = house.signed_in(who)
    rows = house.rows
    for address in (
        f"/api/v1/submissions/{rows.receipt}", f"/submissions/{rows.receipt}", f"/api/v1/packages/{rows.package}?all=1",
        f"/packages/{rows.package}", "/api/v1/queue", "/queue", "/submissions", "/api/v1/receivables?q=A01234567", "/receivables?q=Mokoena",
        "/api/v1/receivables?q=passport",
    ):  # fmt: skip
        text = browser.get(address, headers={"accept": "text/html"}).text.replace("q=Mokoena", "").replace('value="Mokoena"', "")
        for secret in (rows.passport, rows.evidence, "thandi", "Mokoena", "MOKOENA", "A01234567"):
            assert secret not in text, (address, secret)


def test_an_archive_of_nothing_but_papers_has_no_name_for_the_desk(house: House) -> None:
    address = f"/api/v1/submissions/{house.rows.receipt}"
    with UnitOfWork(house.services.engine) as work:
        passport = work.session.get_one(DocumentRow, house.rows.passport)
        inner = work.session.get_one(PartRow, passport.part_id)
        outer = PartRow(
            id="archive", receipt_id=house.rows.receipt, path="3", position=2, filename="papers of thandi.zip",
            media_type="application/zip", sha256="0" * 64, byte_count=1, state="unpacked",
        )  # fmt: skip
        work.session.add(outer)
        work.session.flush()
        inner.path, inner.parent_id = "3/1", outer.id
        work.commit()
    assert "papers of thandi.zip" not in house.signed_in("assistant").get(address).text
    assert "papers of thandi.zip" in house.signed_in("client").get(address).text
    with UnitOfWork(house.services.engine) as work:
        invoice = work.session.get_one(DocumentRow, house.rows.invoice)
        work.session.get_one(PartRow, invoice.part_id).path = "3/2"
        work.commit()
    mixed = house.signed_in("assistant").get(address).json()
    assert {part["filename"] for part in mixed["parts"]} == {"papers of thandi.zip", "batch-one.pdf", "A paper of the KYC file"}


def test_a_file_has_no_name_for_the_desk_until_it_is_sorted(house: House) -> None:
    files = [
        ("files", (name, b"\x89PNG\r\n\x1a\n" if name.endswith("png") else b"%PDF-1.7 x")) for name in ("visa-thandi.png", "thandi.pdf")
    ]
    sent = house.signed_in("client").post("/api/v1/submissions", files=files).json()
    for browser in (house.signed_in("assistant"), house.program("assistant")):
        assert [part["filename"] for part in browser.get(sent["status_url"]).json()["parts"]] == ["File 1, picture", "File 2, PDF"]
    assert "thandi" not in house.signed_in("assistant").get(f"/submissions/{sent['id']}", headers={"accept": "text/html"}).text
    for who in (house.signed_in("client"), house.program("client", Scope.SUBMIT)):
        assert [part["filename"] for part in who.get(sent["status_url"]).json()["parts"]] == ["visa-thandi.png", "thandi.pdf"]
    with UnitOfWork(house.services.engine) as work:
        for part in work.session.scalars(select(PartRow).where(PartRow.receipt_id == sent["id"])):
            part.state, part.problem_code = "parked", "broken"
        work.session.get_one(ReceiptRow, sent["id"]).state = "assembled"
        work.commit()
    parts = house.signed_in("assistant").get(sent["status_url"]).json()["parts"]
    assert [part["filename"] for part in parts] == ["File 1, picture", "thandi.pdf"], "nobody can say what an unread picture shows"


def test_the_holding_place_names_no_file(house: House) -> None:
    browser = house.signed_in("assistant")
    assert browser.get("/api/v1/held-receipts").json()["receipts"][0]["parts"][0]["filename"] == "File 1, PDF"
    page = browser.get("/held", headers={"accept": "text/html"}).text
    assert "File 1, PDF" in page
    assert "invoice.pdf" not in page


@pytest.mark.parametrize("who", ["compliance", "client"])
def test_every_look_at_a_picture_is_written_down(house: House, who: str) -> None:
    answer = house.signed_in(who).get(f"/api/v1/documents/{house.rows.passport}/pages/1.png?dpi=40")
    assert answer.status_code == 200
    assert answer.content.startswith(b"\x89PNG")
    assert answer.headers["cache-control"] == "no-store"
    assert _looks(house) == [house.rows.evidence]


def test_a_token_without_the_kyc_scope_sees_no_evidence(house: House) -> None:
    from api.security.roles import Scope

    program = house.program("client", Scope.READ)
    assert program.get(f"/api/v1/documents/{house.rows.passport}/pages/1.png").status_code == 404
    assert "passport" not in program.get(f"/api/v1/submissions/{house.rows.receipt}").text


def test_compliance_sees_no_other_paper(house: House) -> None:
    assert house.signed_in("compliance").get(f"/api/v1/documents/{house.rows.invoice}/pages/1.png").status_code == 404


def test_compliance_accepts_a_paper(house: House) -> None:
    browser = house.signed_in("compliance")
    assert browser.post(f"/kyc/papers/{house.rows.evidence}/accept").status_code == 303
    file = browser.get("/api/v1/kyc/clients/C001").json()
    assert file["papers"][0]["state"] == "accepted"
    again = browser.post(f"/api/v1/kyc/papers/{house.rows.evidence}/accept")
    assert again.status_code == 409


def test_compliance_sends_a_paper_back_for_a_canned_reason(house: House) -> None:
    browser = house.signed_in("compliance")
    place = f"/api/v1/kyc/papers/{house.rows.evidence}/reject"
    assert browser.post(place, json={"reason": "I do not like it"}).status_code == 422
    assert browser.post(place, json={"reason": "unreadable"}).status_code == 200
    page = house.signed_in("client").get("/my/papers", headers={"accept": "text/html"}).text
    assert "The paper cannot be read." in page
