"""Reads one page by recognition. Pages of one file are read side by side; the one that comes in last sends the file on.

Recognition starts from the languages of the house, of the client and of what the file states in words itself, and not from what pages
beside this one turned out to speak: these come in any order, and a page must read the same each time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.readers.languages import languages_of_sender
from extractors.reading import read_page
from intake.progress import lock_part
from intake.readings import keep_page, survey_languages
from intake.services import Services
from intake.step import Setback, Step
from storage.blobs import key_of_digest
from storage.database.tables import ClientRow, PageRow, PartRow, ReceiptRow
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PageToRead:
    part_id: str
    page_number: int
    sha256: str
    media_type: str
    reading_key: str | None
    languages_of_client: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageRead:
    """The blob of the page's words, or why there is none."""

    page_key: str | None
    problem: str | None


def load(session: Session, part_id: str, payload: Mapping[str, Any]) -> PageToRead | None:
    number = int(payload["page_number"])
    part = session.get(PartRow, part_id)
    page = session.get(PageRow, (part_id, number))
    if part is None or page is None or page.state == "read":
        return None
    return PageToRead(part_id, number, part.sha256, part.media_type, part.reading_key, _languages_of_client(session, part))


def _languages_of_client(session: Session, part: PartRow) -> tuple[str, ...]:
    receipt = session.get(ReceiptRow, part.receipt_id)
    client = session.get(ClientRow, receipt.client_code) if receipt is not None and receipt.client_code else None
    return () if client is None else languages_of_sender(client.language, client.country)


def compute(wanted: PageToRead, services: Services) -> PageRead:
    content = services.blobs.get(key_of_digest(wanted.sha256))
    stated = survey_languages(services.blobs, wanted.reading_key) if wanted.reading_key else ()
    languages = tuple(dict.fromkeys((*services.languages, *wanted.languages_of_client, *stated)))
    page = read_page(content, wanted.media_type, wanted.page_number, services.limits, languages)
    if page.problem:
        return PageRead(None, page.problem)
    return PageRead(keep_page(services.blobs, page), None)


def record(work: UnitOfWork, wanted: PageToRead, result: PageRead, services: Services) -> None:
    lock_part(work.session, wanted.part_id)
    _mark(work, wanted.part_id, wanted.page_number, result.page_key, result.problem)
    page_read(work, wanted.part_id)


def give_up(work: UnitOfWork, part_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    """The page is parked with its reason, and the rest of its file goes on."""
    lock_part(work.session, part_id)
    _mark(work, part_id, int(payload["page_number"]), None, setback.sentence)
    page_read(work, part_id)


def _mark(work: UnitOfWork, part_id: str, page_number: int, page_key: str | None, reason: str | None) -> None:
    page = work.session.get(PageRow, (part_id, page_number))
    if page is not None:
        page.state, page.page_key, page.reason = ("read" if page_key else "parked"), page_key, reason


def page_read(work: UnitOfWork, part_id: str) -> None:
    """Send the part to be classified where none of its pages waits any more. The caller holds the part's lock.

    The message's occasion is what the pages say, so a page that is read again later sends the part round once more.
    """
    session = work.session
    session.flush()
    waits = select(PageRow.page_number).where(PageRow.part_id == part_id, PageRow.state == "waiting").limit(1)
    if session.scalar(waits) is not None:
        return
    pages = session.execute(
        select(PageRow.page_number, PageRow.state, PageRow.page_key).where(PageRow.part_id == part_id).order_by(PageRow.page_number)
    )
    facts = "\n".join(f"{number} {state} {key}" for number, state, key in pages)
    work.send("classify", part_id, occasion=hashlib.sha256(facts.encode()).hexdigest())


STEP = Step("read_page", load, compute, record, give_up)
