"""The desk can follow how an advance comes about, line by line; a client is not shown it."""

from __future__ import annotations

from typing import Any

from storage.database.tables import PackageRow
from storage.unit_of_work import UnitOfWork
from tests.api.conftest import House


def _calculation(receivable: str) -> dict[str, Any]:
    return {
        "currency": "ZAR",
        "worked_out_on": "2026-03-20",
        "steps": [
            {"section": "Availability", "part": "plus", "what": "Open in the ledger", "amount": "50000.00", "because": "not yet paid"},
            {"section": "Availability", "part": "less", "what": "Contra", "amount": "4000.00", "because": "may be set off: D001"},
            {"section": "Availability", "part": "leaves", "what": "Eligible book", "amount": "46000.00", "because": ""},
        ],
        "receivables": {receivable: {"eligible": "0.00", "advance": "0.00", "reserve": "0.00", "because": "Something stands against it"}},
    }


def _work_out(house: House) -> None:
    with UnitOfWork(house.services.engine) as work:
        work.session.get_one(PackageRow, house.rows.package).calculation = _calculation(house.rows.receivable)
        work.commit()


def test_the_package_page_shows_the_working_line_by_line(house: House) -> None:
    page = house.signed_in("assistant").get(f"/packages/{house.rows.package}", headers={"accept": "text/html"})
    assert "How the advance comes about" not in page.text, "a package that was never checked has none"
    _work_out(house)
    page = house.signed_in("assistant").get(f"/packages/{house.rows.package}", headers={"accept": "text/html"})
    for words in (
        "How the advance comes about",
        "− Contra",
        "may be set off: D001",
        "= Eligible book",
        "R 46 000.00",
        "Something stands against it",
    ):
        assert words in page.text.replace("\u00a0", " ").replace("\u202f", " "), words


def test_the_desk_reads_it_in_the_api_and_a_client_does_not(house: House) -> None:
    _work_out(house)
    place = f"/api/v1/packages/{house.rows.package}"
    assert house.program("assistant").get(place).json()["calculation"] == _calculation(house.rows.receivable)
    assert "calculation" not in house.program("client").get(place).json()
