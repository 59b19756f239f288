"""Reads a file: what its text layer or its structure says at once; each page that needs recognition becomes a message of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from extractors.media_types import JSON
from extractors.reading import survey_file
from intake.progress import advance_receipt, lock_part, lock_receipt, stop_part
from intake.readings import keep_page, keep_reading
from intake.services import Services
from intake.step import Setback, Step
from intake.steps.read_page import page_read
from storage.blobs import key_of_digest
from storage.database.tables import PageRow, PartRow
from storage.unit_of_work import UnitOfWork

_NO_DOCUMENTS = frozenset({JSON})
"""Files that belong to programs: nobody would call them a document, so they are passed over and not parked."""

_LIMITS = frozenset({"too_many_bytes", "too_many_pages", "too_many_pixels", "too_large_inside"})
"""Problems that are no damage but more than we take."""


@dataclass(frozen=True, slots=True)
class File:
    part_id: str
    receipt_id: str
    sha256: str
    filename: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What the first look gave: pages with their blob or their reason, and those that wait for recognition."""

    media_type: str
    reading_key: str
    pages: tuple[tuple[int, str | None, str | None], ...]  # number, key, reason
    waiting: tuple[int, ...]
    problem: str | None
    problem_code: str | None


def load(session: Session, part_id: str, payload: Mapping[str, Any]) -> File | None:
    part = session.get(PartRow, part_id)
    if part is None or part.state not in ("received", "reading", "parked"):
        return None
    return File(part.id, part.receipt_id, part.sha256, part.filename, part.media_type)


def compute(file: File, services: Services) -> Survey:
    reading = survey_file(services.blobs.get(key_of_digest(file.sha256)), file.filename, services.limits)
    waiting = set(reading.unread_page_numbers)
    pages = tuple(
        (page.page_number, None if page.problem else keep_page(services.blobs, page), page.problem)
        for page in reading.pages
        if page.page_number not in waiting
    )
    return Survey(
        reading.media_type, keep_reading(services.blobs, reading), pages, tuple(sorted(waiting)), reading.problem, reading.problem_code
    )


def record(work: UnitOfWork, file: File, survey: Survey, services: Services) -> None:
    session = work.session
    lock_receipt(session, file.receipt_id)
    part = lock_part(session, file.part_id)
    if survey.problem is not None:
        _write_problem(part, survey)
        session.flush()
        advance_receipt(work, file.receipt_id)
    else:
        _keep_pages(work, part, survey)
    work.audit(
        "step:read_part",
        "part.surveyed",
        "part",
        part.id,
        state=part.state,
        pages=part.page_count,
        waiting=len(survey.waiting),
        code=part.problem_code,
    )


def _write_problem(part: PartRow, survey: Survey) -> None:
    part.state, part.state_reason, part.problem_code = "parked", survey.problem, survey.problem_code
    if part.media_type in _NO_DOCUMENTS:
        part.state, part.state_reason, part.problem_code = "skipped", "No document: a file that belongs to a program.", "no_document"
    elif survey.problem_code in _LIMITS:
        part.state = "rejected"


def _keep_pages(work: UnitOfWork, part: PartRow, survey: Survey) -> None:
    session = work.session
    part.state, part.state_reason, part.problem_code = "reading", None, None
    part.reading_key = survey.reading_key
    part.page_count = len(survey.pages) + len(survey.waiting)
    session.execute(delete(PageRow).where(PageRow.part_id == part.id))
    session.add_all(
        PageRow(part_id=part.id, page_number=number, state="read" if key else "parked", page_key=key, reason=reason)
        for number, key, reason in survey.pages
    )
    session.add_all(PageRow(part_id=part.id, page_number=number, state="waiting") for number in survey.waiting)
    session.flush()
    for number in survey.waiting:
        work.send("read_page", part.id, {"page_number": number}, occasion=str(number))
    page_read(work, part.id)


def give_up(work: UnitOfWork, part_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    stop_part(work, part_id, setback)


STEP = Step("read_part", load, compute, record, give_up)
