"""Opens a container: every file in it becomes a part of the receipt and goes its own way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from extractors.media_types import media_type_of
from intake.containers.found import Allowance, FoundPart, Opened
from intake.progress import advance_receipt, lock_part, lock_receipt, stop_part
from intake.receive import begin
from intake.services import Services
from intake.step import Setback, Step
from intake.unpack import open_in_child
from storage.blobs import key_of_digest
from storage.database.tables import PartRow
from storage.errors import Rejected
from storage.ids import fact_id
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Container:
    """The part to open, and what its receipt holds already."""

    part_id: str
    receipt_id: str
    path: str
    filename: str
    media_type: str
    sha256: str
    part_count: int
    byte_count: int


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came out, with each file stored and named by its content."""

    opened: Opened
    stored: tuple[tuple[FoundPart, str, str], ...]  # the part, its sha256, its media type


def load(session: Session, part_id: str, payload: Mapping[str, Any]) -> Container | None:
    part = session.get(PartRow, part_id)
    if part is None or part.state not in ("received", "parked"):
        return None
    count, size = session.execute(
        select(func.count(), func.coalesce(func.sum(PartRow.byte_count), 0)).where(PartRow.receipt_id == part.receipt_id)
    ).one()
    return Container(part.id, part.receipt_id, part.path, part.filename, part.media_type, part.sha256, int(count), int(size))


def compute(container: Container, services: Services) -> Unpacked:
    limits = services.intake_limits
    if container.path.count("/") + 1 >= limits.depth:
        raise Rejected(
            "too_deep",
            f"Files stand inside each other {limits.depth} deep, so the innermost was not opened.",
            "Send the documents themselves.",
        )
    allowance = Allowance(
        total_bytes=max(limits.unpacked_bytes - container.byte_count, 0),
        file_bytes=limits.file_bytes,
        files=max(limits.parts - container.part_count, 0),
        expansion=limits.expansion,
        logo_bytes=limits.logo_bytes,
    )
    content = services.blobs.get(key_of_digest(container.sha256))
    opened = open_in_child(content, container.media_type, container.filename, allowance, services.limits)
    if opened.refused:
        raise Rejected(opened.problem_code or "refused", opened.problem or "The container was refused.")
    stored = tuple((part, services.blobs.put(part.content).rpartition("/")[2], media_type_of(part.content)) for part in opened.parts)
    return Unpacked(opened, stored)


def record(work: UnitOfWork, container: Container, unpacked: Unpacked, services: Services) -> None:
    session = work.session
    lock_receipt(session, container.receipt_id)
    part = lock_part(session, container.part_id)
    if unpacked.opened.problem is not None:
        part.state, part.state_reason, part.problem_code = "parked", unpacked.opened.problem, unpacked.opened.problem_code
    else:
        part.state, part.state_reason, part.problem_code = "unpacked", None, None
        found = [_row(container, position, *each) for position, each in enumerate(unpacked.stored)]
        new = [row for row in found if session.get(PartRow, row.id) is None]
        session.add_all(new)
        session.flush()
        begin(work, new)
    advance_receipt(work, container.receipt_id)
    work.audit("step:unpack", "part.unpacked", "part", part.id, state=part.state, parts=len(unpacked.stored), code=part.problem_code)


def _row(container: Container, position: int, part: FoundPart, sha256: str, media_type: str) -> PartRow:
    path = f"{container.path}/{position + 1}"
    return PartRow(
        id=fact_id("part", container.receipt_id, path),
        receipt_id=container.receipt_id,
        parent_id=container.part_id,
        path=path,
        position=position,
        filename=part.filename,
        media_type=media_type,
        sha256=sha256,
        byte_count=len(part.content),
        state=part.state,
        state_reason=part.reason,
        problem_code=part.problem_code,
    )


def give_up(work: UnitOfWork, part_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    stop_part(work, part_id, setback)


STEP = Step("unpack", load, compute, record, give_up)
