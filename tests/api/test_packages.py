"""Packages by API and page: what a client may know of them, and what happens when two people decide at once."""

from __future__ import annotations

from api.security.roles import Scope
from storage.database.tables import PackageRow
from storage.unit_of_work import UnitOfWork
from tests.api.conftest import House


def _version(house: House) -> int:
    return int(house.program("assistant").get(f"/api/v1/packages/{house.rows.package}").json()["version"])


def test_the_desk_sees_every_finding_with_its_evidence(house: House) -> None:
    view = house.program("assistant").get(f"/api/v1/packages/{house.rows.package}").json()
    receivable = view["receivables"][0]
    assert {each["check_code"] for each in receivable["findings"]} == {"DOC-03", "DUP-05"}
    assert receivable["findings"][0]["evidence"][0]["document"] == house.rows.invoice
    assert receivable["fields"]["invoice_number"]["value"] == "INV-1001"
    assert view["missing"] == [{"receivable": house.rows.receivable, "kind": "delivery_note"}]


def test_a_client_is_told_what_it_can_mend_and_nothing_of_others(house: House) -> None:
    answer = house.program("client").get(f"/api/v1/packages/{house.rows.package}")
    codes = {each["check_code"] for each in answer.json()["receivables"][0]["findings"]}
    assert codes == {"DOC-03"}
    assert "Another client" not in answer.text
    page = house.signed_in("client").get(f"/my/submissions/{house.rows.receipt}", headers={"accept": "text/html"}).text
    assert "Delivery note" in page
    assert "Another client" not in page
    assert "DUP-05" not in page


def test_nothing_is_called_deficient_to_a_client_while_the_checks_run(house: House) -> None:
    with UnitOfWork(house.services.engine) as work:
        work.session.get_one(PackageRow, house.rows.package).state = "processing"
        work.commit()
    view = house.program("client").get(f"/api/v1/packages/{house.rows.package}").json()
    assert [(each["state"], each["findings"]) for each in view["receivables"]] == [("processing", [])]
    assert view["missing"] == []
    for place in (f"/my/submissions/{house.rows.receipt}", "/my"):
        page = house.signed_in("client").get(place, headers={"accept": "text/html"}).text
        assert "Deficient" not in page
        assert "Delivery note" not in page
    assert "Being checked" in house.signed_in("client").get(f"/my/submissions/{house.rows.receipt}", headers={"accept": "text/html"}).text


def test_a_stale_version_is_answered_409_and_changes_nothing(house: House) -> None:
    browser, other = house.program("assistant"), house.program("account_manager")
    place = f"/api/v1/packages/{house.rows.package}"
    assert other.post(f"{place}/request-documents", json={"version": 3, "message": ""}).status_code == 200
    before = browser.get(place).json()
    for act, body in (
        ("claim", {}), ("request-documents", {"message": "x"}), ("submit", {}), ("return", {"reason": "x"}),
        ("corrections", {"corrections": [{"document": house.rows.invoice, "term": "po_number", "value": "PO-1"}]}),
        ("waivers", {"deficiency": "x", "reason": "x"}),
    ):  # fmt: skip
        answer = browser.post(f"{place}/{act}", json={"version": 3, **body})
        assert answer.status_code == 409, act
        assert answer.json()["code"] == "package.stale"
        assert answer.json()["current_version"] == before["version"]
    assert browser.get(place).json() == before


def test_the_page_keeps_what_was_typed_on_a_stale_version_and_says_what_changed(house: House) -> None:
    house.program("account_manager").post(f"/api/v1/packages/{house.rows.package}/claim", json={"version": 3})
    browser = house.signed_in("assistant")
    form = {"version": "3", "receivable": house.rows.receivable, "document": house.rows.invoice, "term": "po_number", "value": "PO-4711"}
    for headers in ({"hx-request": "true"}, {"accept": "text/html"}):
        answer = browser.post(f"/packages/{house.rows.package}/corrections", data=form, headers=headers)
        assert answer.status_code == 409
        assert 'value="PO-4711"' in answer.text
        assert "Account Manager took it on" in " ".join(answer.text.replace("<b>", "").replace("</b>", "").split())
        assert ("<html" in answer.text) == ("accept" in headers)


def test_a_correction_reruns_its_checks_and_keeps_both_readings(house: House) -> None:
    browser = house.program("assistant")
    place = f"/api/v1/packages/{house.rows.package}"
    corrections = [{"document": house.rows.invoice, "term": "po_number", "value": "PO-4711"}]
    done = browser.post(f"{place}/corrections", json={"version": 3, "corrections": corrections})
    assert done.status_code == 200
    field = browser.get(place).json()["receivables"][0]["fields"]["po_number"]
    assert field["value"] == "PO-4711"
    assert field["extracted_by"].startswith("person:")
    page = house.signed_in("assistant").get(f"/packages/{house.rows.package}", headers={"accept": "text/html"}).text
    assert "corrected" in page


def test_what_blocks_is_waived_by_an_account_manager_who_then_does_not_approve(house: House) -> None:
    place = f"/api/v1/packages/{house.rows.package}"
    assistant, manager = house.program("assistant"), house.program("account_manager")
    findings = assistant.get(place).json()["receivables"][0]["findings"]
    blocked = assistant.post(f"{place}/waivers", json={"version": 3, "deficiency": findings[0]["deficiency"]["id"], "reason": "Seen"})
    assert blocked.status_code == 403
    assert blocked.json()["code"] == "act.blocks"
    for each in findings:
        waiver = {"version": _version(house), "deficiency": each["deficiency"]["id"], "reason": "Seen"}
        assert manager.post(f"{place}/waivers", json=waiver).status_code == 200
    assert assistant.post(f"{place}/submit", json={"version": _version(house)}).json()["state"] == "in_review"
    refused = manager.post(f"{place}/approve", json={"version": _version(house)})
    assert refused.status_code == 403
    assert refused.json()["code"] == "act.four_eyes"
    page = house.signed_in("account_manager").get(f"/packages/{house.rows.package}", headers={"accept": "text/html"}).text
    assert "Whoever cleared deficiencies of a package does not approve it" in page


def test_a_waiver_needs_a_reason(house: House) -> None:
    manager = house.program("account_manager")
    place = f"/api/v1/packages/{house.rows.package}"
    deficiency = manager.get(place).json()["receivables"][0]["findings"][0]["deficiency"]["id"]
    assert manager.post(f"{place}/waivers", json={"version": 3, "deficiency": deficiency, "reason": " "}).status_code == 409


def test_a_client_takes_its_own_package_back(house: House) -> None:
    browser = house.signed_in("client")
    form = {"version": "3", "receipt": house.rows.receipt, "reason": "Sent twice"}
    assert browser.post(f"/my/packages/{house.rows.package}/withdraw", data=form).status_code == 303
    assert house.program("assistant").get(f"/api/v1/packages/{house.rows.package}").json()["state"] == "withdrawn"


def test_a_token_that_only_sends_takes_back_no_package_for_the_desk(house: House) -> None:
    place, act = f"/api/v1/packages/{house.rows.package}/withdraw", {"version": 3, "reason": "Sent twice"}
    refused = house.program("assistant", Scope.SUBMIT).post(place, json=act)
    assert (refused.status_code, refused.json()["code"]) == (403, "scope.missing")
    assert house.program("client", Scope.SUBMIT).post(place, json=act).status_code == 200


def test_packages_are_sorted_and_filtered(house: House) -> None:
    browser = house.program("assistant")
    by_client = browser.get("/api/v1/packages?sort=client").json()["packages"]
    assert [each["client"] for each in by_client] == ["C001", "C002"]
    assert [each["client"] for each in browser.get("/api/v1/packages?client=C002").json()["packages"]] == ["C002"]
    assert browser.get("/api/v1/packages?state=approved").json()["packages"] == []
    assert browser.get("/api/v1/packages?sort=password").status_code == 422


def test_receivables_are_found_by_number_however_it_is_written(house: House) -> None:
    browser = house.program("assistant")
    for question in ("INV-1001", "inv 1001", "Protea"):
        found = browser.get("/api/v1/receivables", params={"q": question}).json()["receivables"]
        assert "INV-1001" in [each["invoice_number"] for each in found], question
    assert browser.get("/api/v1/receivables", params={"q": "100%"}).json()["receivables"] == []


def test_a_page_is_served_as_a_picture_and_as_words(house: House) -> None:
    browser = house.program("assistant")
    place = f"/api/v1/documents/{house.rows.invoice}/pages/1"
    picture = browser.get(f"{place}.png?dpi=40")
    assert picture.headers["content-type"] == "image/png"
    assert browser.get(f"{place}.png?dpi=40", headers={"if-none-match": picture.headers["etag"]}).status_code == 304
    assert browser.get(place).json()["words"][0]["text"] == "Invoice"
    assert browser.get(f"/api/v1/documents/{house.rows.invoice}/pages/2.png").status_code == 404
    assert browser.get(f"{place}.png?dpi=9999").status_code == 422
