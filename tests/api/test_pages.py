"""Every page opens for the roles it is for, and for nobody else."""

from __future__ import annotations

import re

import pytest

from tests.api.conftest import House

PAGES = {
    "client": ("/my", "/my/submissions/{receipt}", "/my/papers", "/my/papers/{evidence}", "/account"),
    "assistant": ("/queue", "/packages/{package}", "/submissions", "/submissions/{receipt}", "/held", "/receivables?q=INV", "/account"),
    "account_manager": ("/queue?state=in_review", "/packages/{package}?receivable={receivable}", "/submissions", "/receivables"),
    "compliance": ("/kyc", "/kyc/clients/C001", "/kyc/papers/{evidence}", "/kyc/looks"),
    "administrator": ("/admin/users", "/admin/tokens", "/admin/parked", "/admin/audit"),
}


def _address(house: House, template: str) -> str:
    rows = house.rows
    return template.format(receipt=rows.receipt, package=rows.package, receivable=rows.receivable, evidence=rows.evidence)


@pytest.mark.parametrize("who", PAGES)
def test_a_role_can_open_its_pages(house: House, who: str) -> None:
    browser = house.signed_in(who)
    for template in PAGES[who]:
        answer = browser.get(_address(house, template), headers={"accept": "text/html"})
        assert answer.status_code == 200, (template, answer.text[:300])
        assert "<html" in answer.text
        assert "<script>" not in answer.text, "a script inside a page would be refused by our own policy"
        assert not re.search(r'\sstyle="|\son[a-z]+="', answer.text), "so would a style or handler attribute"


@pytest.mark.parametrize("who", PAGES)
def test_a_role_cannot_open_the_pages_of_others(house: House, who: str) -> None:
    browser = house.signed_in(who)
    for other, templates in PAGES.items():
        for template in templates:
            if other == who or template == "/account" or {who, other} == {"assistant", "account_manager"}:
                continue
            assert browser.get(_address(house, template), headers={"accept": "text/html"}).status_code in (403, 404), (who, template)


@pytest.mark.parametrize("who", PAGES)
def test_the_navigation_leads_only_to_pages_that_open(house: House, who: str) -> None:
    browser = house.signed_in(who)
    home = browser.get("/", headers={"accept": "text/html"}, follow_redirects=True)
    places = re.findall(r'<a href="([^"]+)" data-go', home.text)
    assert places
    for place in places:
        assert browser.get(place, headers={"accept": "text/html"}).status_code == 200


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(house: House) -> None:
    answer = house.browser().get("/queue?state=complete", headers={"accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=/queue%3Fstate%3Dcomplete"


def test_sign_in_sends_nobody_to_another_site(house: House) -> None:
    form = {"email": "assistant@factor.example", "password": "correct horse battery staple", "next": "//evil.example/queue"}
    answer = house.browser().post("/sign-in", data=form)
    assert answer.headers["location"] == "/queue"


def test_a_client_reads_its_page_in_its_language(house: House) -> None:
    browser = house.signed_in("client")
    browser.post("/account/language", data={"language": "af"})
    page = browser.get("/my", headers={"accept": "text/html"}).text
    assert '<html lang="af">' in page
    assert "Afleweringsnota" in page
