"""The dry run by page, API and command line: an administrator sees what settings would have done, of one client, and nothing is set."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

import api.commands.facility
import api.dry_runs
import api.review.pages.facilities
from api.cli import app
from storage.database.reading import reading
from storage.database.tables import Base, PackageRow
from storage.unit_of_work import UnitOfWork
from tests.api.conftest import House

HTML = {"accept": "text/html"}
PLACE = "/api/v1/facilities/clients/C001/dry-run"
PAGE = "/admin/facilities/C001"


@pytest.fixture
def recent(house: House) -> House:
    """The house with its packages received just now."""
    with UnitOfWork(house.services.engine) as work:
        for package in work.session.scalars(select(PackageRow)):
            package.received_at = work.now
        work.commit()
    return house


def _everything(house: House) -> dict[str, list[tuple[object, ...]]]:
    """All that is in the books; when somebody was last seen is not about facilities."""
    apart = {"session", "api_token", "one_time_sign_in"}
    with reading(house.services.engine) as session:
        tables = [each for each in Base.metadata.sorted_tables if each.name not in apart]
        return {each.name: [tuple(row) for row in session.execute(select(each))] for each in tables}


def test_by_api_it_says_what_would_have_changed_and_sets_nothing(recent: House) -> None:
    program = recent.program("administrator")
    before = _everything(recent)
    answer = program.post(PLACE, json={"settings": {"max_age_days": "1"}, "checks": {"DOC-03": "off"}})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert _everything(recent) == before
    assert found["changes"] == [
        {"kind": "setting", "name": "max_age_days", "what": "Days from its date that an invoice may be old", "now": "90", "tried": "1"},
        {"kind": "check", "name": "DOC-03", "what": found["changes"][1]["what"], "now": "block", "tried": "off"},
    ]
    assert found["covered"] == {"packages": 1, "earlier": 0, "until": 1, "compared": 1, "left_out": [], "next": None}
    by_code = {each["check_code"]: each for each in found["checks"]}
    assert (by_code["DOC-03"]["more"], by_code["DOC-03"]["fewer"]) == (0, 1)
    assert (by_code["ELG-01"]["more"], by_code["ELG-01"]["fewer"]) == (1, 0)
    assert [each["id"] for each in found["packages"]] == [recent.rows.package]
    assert found["would_have_changed"]["receivables"] == 1
    assert found["money"][0]["currency"] == "ZAR"


def test_a_client_sees_nothing_of_it_and_no_package_of_another_client_is_in_it(recent: House) -> None:
    for who in ("client", "other_client", "assistant", "account_manager", "compliance"):
        assert recent.program(who).post(PLACE, json={"checks": {"DOC-03": "off"}}).status_code == 403
        assert recent.signed_in(who).get(f"{PAGE}/dry-run?check.DOC-03=off").status_code == 403
    answer = recent.program("administrator").post(PLACE, json={"checks": {"DOC-03": "off"}})
    assert recent.rows.other_package not in answer.text
    going_on = {"checks": {"DOC-03": "off"}, "after": recent.rows.other_package}
    assert recent.program("administrator").post(PLACE, json=going_on).status_code == 404


def test_what_makes_no_sense_is_refused(recent: House) -> None:
    program = recent.program("administrator")
    assert program.post(PLACE, json={"settings": {"max_age_days": "many"}}).status_code == 422
    assert program.post(PLACE, json={"checks": {"DOC-03": "fatal"}}).status_code == 422
    assert program.post(PLACE, json={"checks": {"XYZ-99": "off"}}).status_code == 404
    assert program.post(PLACE, json={"settings": {"limit": "1"}}).status_code == 404
    assert program.post(PLACE.replace("C001", "C404"), json={}).status_code == 404
    browser = recent.signed_in("administrator")
    assert browser.get(f"{PAGE}/dry-run", headers=HTML).status_code == 422
    assert browser.get(f"{PAGE}/dry-run?setting.max_age_days=many", headers=HTML).status_code == 422


def test_from_the_settings_to_the_dry_run_and_back_to_saving(recent: House) -> None:
    browser = recent.signed_in("administrator")
    left = {"was.check.ELG-03": "", "check.ELG-03": "", "was.setting.max_age_days": "", "setting.max_age_days": ""}
    form = {**left, "was.check.DOC-03": "", "check.DOC-03": "off", "setting.long_terms_days": "120 days", "reason": "Notes come later"}
    sent = browser.post(f"{PAGE}/dry-run", data=form)
    assert sent.status_code == 303
    changes = "check.DOC-03=off&setting.long_terms_days=120+days&reason=Notes+come+later"
    assert sent.headers["location"] == f"{PAGE}/dry-run?{changes}"
    before = _everything(recent)
    shown = browser.get(sent.headers["location"], headers=HTML)
    assert shown.status_code == 200
    assert _everything(recent) == before
    assert "Week 47" in shown.text
    assert "/packages/" not in shown.text, "an administrator sees no paper, so no link leads to one"
    assert re.search(r"DOC-03</span>.*?1 fewer|DOC-03 1 fewer", shown.text, re.DOTALL)
    back = browser.get(f"{PAGE}?{changes}", headers=HTML).text
    assert re.search(r'<tr [^>]*class="edited"><td><span class="code">DOC-03', back)
    assert 'value="Notes come later"' in back
    hidden = dict(re.findall(r'<input type="hidden" name="([\w.-]+)" value="([^"]*)">', shown.text))
    saved = browser.post(f"{PAGE}/settings", data={**hidden, "reason": "Notes come later"})
    assert saved.status_code == 303
    facility = recent.program("administrator").get("/api/v1/facilities/clients/C001").json()
    own = [(each["check_code"], each["severity"], each["reason"]) for each in facility["checks"] if each["own"]]
    assert own == [("DOC-03", "off", "Notes come later")]
    assert [(each["name"], each["value"]) for each in facility["settings"] if each["own"]] == [("long_terms_days", "120")]


def test_a_long_list_is_looked_at_piece_by_piece(recent: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with UnitOfWork(recent.services.engine) as work:
        original = work.session.get_one(PackageRow, recent.rows.other_package)
        original.client_code = "C001"  # a second package of the client; its papers are another's, and are not looked at here
        work.commit()
    monkeypatch.setattr(api.review.pages.facilities, "PAGE_SECONDS", 0)
    browser = recent.signed_in("administrator")
    first = browser.get(f"{PAGE}/dry-run?check.DOC-03=off", headers=HTML).text
    assert "Covered 1 of 2 packages received" in first
    onwards = re.search(r'href="([^"]+after=[^"]+)"', first)
    assert onwards
    second = browser.get(onwards[1].replace("&amp;", "&"), headers=HTML).text
    assert "packages 2 to 2 of 2 received" in re.sub(r"\s+", " ", second)
    assert "after=" not in second


@pytest.fixture
def runner(recent: House, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setattr(api.commands.facility, "load_services", lambda: replace(recent.services))
    return CliRunner()


def test_the_command_line_looks_at_every_package(recent: House, runner: CliRunner) -> None:
    result = runner.invoke(app, ["facility", "dry-run", "C001", "--check", "DOC-03=off", "--set", "max_age_days=120", "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["covered"]["next"] is None
    assert [each["id"] for each in found["packages"]] == [recent.rows.package]
    words = runner.invoke(app, ["facility", "dry-run", "C001", "--check", "DOC-03=off"])
    assert "DOC-03: block -> off" in words.output
    assert "DOC-03  0 more, 1 fewer, 0 of other severity" in words.output
    assert runner.invoke(app, ["facility", "dry-run", "C001", "--check", "DOC-03"]).exit_code == 2
    assert runner.invoke(app, ["facility", "dry-run", "C404", "--check", "DOC-03=off"]).exit_code == 1
    assert runner.invoke(app, ["facility", "dry-run", "C001", "--set", "max_age_days=many"]).exit_code == 1
