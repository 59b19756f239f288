"""A page of a batch is read from the languages that are known beforehand, whichever of its neighbours was read first."""

from __future__ import annotations

from itertools import permutations

import pytest
from sqlalchemy import select

from extractors.model import FileReading, Page
from intake.readings import keep_reading, survey_languages
from intake.services import Services
from intake.steps import read_page
from storage.database.reading import reading
from storage.database.tables import ClientRow, PageRow, PartRow
from storage.unit_of_work import UnitOfWork
from tests.intake.made import bring

PAGES = (1, 2, 3)


@pytest.fixture
def part_id(services: Services) -> str:
    """A part with three scans, behind a letter that spoke German, from a client who writes Afrikaans."""
    bring(services, ("scans.pdf", b"%PDF-1.4"))
    kept = keep_reading(services.blobs, FileReading("0" * 64, "application/pdf", "scans.pdf", (), languages=("deu",)))
    with UnitOfWork(services.engine) as work:
        part = work.session.scalars(select(PartRow)).one()
        part.state, part.reading_key, part.page_count = "reading", kept, len(PAGES)
        work.session.get_one(ClientRow, "C001").language = "af"
        work.session.add_all(PageRow(part_id=part.id, page_number=number, state="waiting") for number in PAGES)
        work.commit("set_the_scene")
        return part.id


@pytest.mark.parametrize("order", list(permutations(PAGES)))
def test_the_order_of_reading_changes_nothing(
    services: Services, part_id: str, order: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[int, tuple[str, ...]] = {}

    def spy(content: bytes, media_type: str, page_number: int, limits: object, languages: tuple[str, ...]) -> Page:
        asked[page_number] = languages
        return Page(page_number, 595.0, 842.0, 0, ())

    monkeypatch.setattr(read_page, "read_page", spy)
    for number in order:
        with reading(services.engine) as session:
            wanted = read_page.load(session, part_id, {"page_number": number})
        assert wanted is not None
        result = read_page.compute(wanted, services)
        with UnitOfWork(services.engine) as work:
            read_page.record(work, wanted, result, services)
            work.commit("record")
    assert asked == dict.fromkeys(PAGES, ("eng", "afr", "deu"))


def test_a_reading_that_was_kept_before_names_no_languages(services: Services) -> None:
    old = b'{"sha256": "", "media_type": "application/pdf", "filename": "old.pdf", "pages": []}'
    assert survey_languages(services.blobs, services.blobs.put(old)) == ()
