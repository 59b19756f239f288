"""Uploads: taken in whole or not at all, once however often they are tried."""

from __future__ import annotations

from sqlalchemy import func, select

from storage.database.reading import reading
from storage.database.tables import IdempotencyRow, PartRow, ReceiptRow
from tests.api.conftest import SECURITY, House

FILES = [("files", ("one.pdf", b"%PDF-1.7 one", "application/pdf")), ("files", ("two.pdf", b"%PDF-1.7 two", "application/pdf"))]
ADDRESS = "/api/v1/submissions"


def _uploads(house: House) -> int:
    with reading(house.services.engine) as session:
        return session.scalar(select(func.count()).select_from(ReceiptRow).where(ReceiptRow.channel == "upload")) or 0


def test_a_client_sends_a_batch_and_follows_it(house: House) -> None:
    browser = house.signed_in("client")
    answer = browser.post(ADDRESS, files=FILES, data={"reference": "Week 48"})
    assert answer.status_code == 202
    assert answer.headers["location"] == answer.json()["status_url"]
    view = browser.get(answer.json()["status_url"]).json()
    assert view["client"] == "C001"
    assert view["reference"] == "Week 48"
    assert [part["filename"] for part in view["parts"]] == ["one.pdf", "two.pdf"]
    assert {part["state"] for part in view["parts"]} == {"received"}


def test_the_page_without_script_sends_the_same(house: House) -> None:
    browser = house.signed_in("client")
    token = browser.headers.pop("X-CSRF-Token")
    refused = browser.post("/my/submissions", files=FILES)
    assert refused.status_code == 403
    assert _uploads(house) == 0
    answer = browser.post("/my/submissions", files=FILES, data={"csrf_token": token})
    assert answer.status_code == 303
    assert _uploads(house) == 1


def test_a_retry_with_the_same_key_finds_the_first(house: House) -> None:
    browser = house.program("client")
    first = browser.post(ADDRESS, files=FILES, headers={"Idempotency-Key": "k1"})
    again = browser.post(ADDRESS, files=FILES, headers={"Idempotency-Key": "k1"})
    assert first.json() == again.json()
    assert _uploads(house) == 1
    other_key = browser.post(ADDRESS, files=FILES, headers={"Idempotency-Key": "k2"})
    assert other_key.json()["id"] != first.json()["id"], "the same files sent anew are a new submission, for the checks to judge"


def test_the_same_key_with_another_body_is_refused(house: House) -> None:
    browser = house.program("client")
    browser.post(ADDRESS, files=FILES, headers={"Idempotency-Key": "k1"})
    other = browser.post(ADDRESS, files=FILES[:1], headers={"Idempotency-Key": "k1"})
    assert other.status_code == 422
    assert other.json()["code"] == "idempotency_key.reused"
    assert _uploads(house) == 1


def test_keys_of_two_people_do_not_meet(house: House) -> None:
    first = house.program("client").post(ADDRESS, files=FILES, headers={"Idempotency-Key": "k1"}).json()["id"]
    second = house.program("other_client").post(ADDRESS, files=FILES, headers={"Idempotency-Key": "k1"}).json()["id"]
    assert first != second


def test_a_refused_batch_can_be_mended_under_its_key(house: House) -> None:
    browser = house.program("assistant")
    refused = browser.post(ADDRESS, files=FILES, data={"client": "C999"}, headers={"Idempotency-Key": "k1"})
    assert refused.status_code == 422
    with reading(house.services.engine) as session:
        assert session.scalar(select(func.count()).select_from(IdempotencyRow)) == 0
    mended = browser.post(ADDRESS, files=FILES, data={"client": "C001"}, headers={"Idempotency-Key": "k1"})
    assert mended.status_code == 202


def test_an_upload_cut_half_way_leaves_nothing(house: House) -> None:
    browser = house.program("client")
    whole = (
        b'--edge\r\nContent-Disposition: form-data; name="files"; filename="one.pdf"\r\n\r\n%PDF one\r\n'
        b'--edge\r\nContent-Disposition: form-data; name="files"; filename="two.pdf"\r\n\r\n%PDF two\r\n--edge--\r\n'
    )
    for length in range(len(whole) - 4, 0, -7):
        cut = browser.post(ADDRESS, content=whole[:length], headers={"content-type": "multipart/form-data; boundary=edge"})
        assert cut.status_code in (400, 422), length
        assert cut.headers["content-type"] == "application/problem+json"
    assert _uploads(house) == 0
    sent = browser.post(ADDRESS, content=whole, headers={"content-type": "multipart/form-data; boundary=edge"})
    assert sent.status_code == 202


def test_a_body_that_is_too_large_is_refused_before_it_is_read(house: House) -> None:
    browser = house.program("client")
    large = [("files", ("large.pdf", b"x" * (SECURITY.upload_byte_limit + 1)))]
    answer = browser.post(ADDRESS, files=large)
    assert answer.status_code == 413
    assert answer.json()["code"] == "request.too_large"
    chunked = browser.post("/api/v1/tokens", content=(b"x" * 65536 for _ in range(40)))
    assert chunked.status_code == 413
    assert _uploads(house) == 0


def test_what_is_no_upload_is_refused_with_a_sentence(house: House) -> None:
    browser = house.program("client")
    assert browser.post(ADDRESS, json={"files": []}).json()["code"] == "upload.not_multipart"
    assert browser.post(ADDRESS, files={"other": b"x"}).json()["code"] == "upload.empty"
    assert browser.post(ADDRESS, files=FILES, data={"client": "C002"}).status_code == 403
    assert house.program("assistant").post(ADDRESS, files=FILES).json()["code"] == "client.missing"


def test_a_filename_is_only_a_name(house: House) -> None:
    browser = house.program("client")
    sent = browser.post(ADDRESS, files=[("files", ("..\\..\\x/../../etc/passwd", b"%PDF"))]).json()
    with reading(house.services.engine) as session:
        assert session.scalar(select(PartRow.filename).where(PartRow.receipt_id == sent["id"])) == "passwd"


def test_a_stranger_s_delivery_is_assigned_by_the_desk(house: House) -> None:
    browser = house.signed_in("assistant")
    assert [each["id"] for each in browser.get("/api/v1/held-receipts").json()["receipts"]] == [house.rows.held]
    answer = browser.post(f"/api/v1/held-receipts/{house.rows.held}/assign", json={"client": "C002"})
    assert answer.status_code == 202
    assert browser.get("/api/v1/held-receipts").json()["receipts"] == []
    assert house.signed_in("other_client").get(f"/api/v1/submissions/{house.rows.held}").status_code == 200
