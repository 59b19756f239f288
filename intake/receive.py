"""The one front door. What arrives by any channel is stored, then written into the books in one commit; only then is it acknowledged.

A redelivery (same channel, same external id) finds the receipt that its first try made. The same content sent anew is a new receipt: a
resubmission is for the checks to find, never for the door to discard. What an unknown sender brings is stored whole and held until an
assistant says whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from extractors.codec import to_plain
from extractors.media_types import media_type_of
from intake.containers.found import harmless_name
from intake.joining import package_named
from intake.routing import first_step
from intake.senders import bare_address, client_of_sender
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import ClientRow, PartRow, ReceiptRow
from storage.errors import Rejected
from storage.ids import fact_id
from storage.unit_of_work import UnitOfWork
from verification.mail import MailProof


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """One file as it came: its name as the sender wrote it, and its bytes."""

    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Arrival:
    """One delivery by one channel. `external_id` is the channel's own key for it, the same when it delivers again.

    `client_code` is given where the channel knows the client (a signed-in person, a folder's name); else the sender decides.
    `package_id` names an earlier package that these documents are to cure; a `reference` that is the id of one does the same.
    `mail_proof` is what our own mail server says of the sender, of a mail that it took in.
    """

    channel: str
    external_id: str
    files: Sequence[ArrivedFile]
    client_code: str | None = None
    sender: str | None = None
    subject: str | None = None
    reference: str | None = None
    submitted_by: str | None = None
    package_id: str | None = None
    mail_proof: MailProof | None = None


def receive(services: Services, arrival: Arrival) -> str:
    """Take a delivery in and return the id of its receipt; when this returns, it is safe to acknowledge.

    Raises Rejected where it is empty, too large or names what does not exist, and Unavailable where blobs or books are away; then
    nothing is written (a blob without a row is swept later).
    """
    receipt_id = fact_id("receipt", arrival.channel, arrival.external_id)
    with reading(services.engine) as session:
        if session.get(ReceiptRow, receipt_id) is not None:
            return receipt_id
        _refuse_unsound(session, arrival, services)
    keys = [services.blobs.put(each.content) for each in arrival.files]
    try:
        with UnitOfWork(services.engine, services.clock()) as work:
            if work.session.get(ReceiptRow, receipt_id) is None:
                _write(work, receipt_id, arrival, keys)
                work.commit("receive")
    except IntegrityError:
        # The same delivery came in twice at the same moment, and the other one was first.
        with reading(services.engine) as session:
            if session.get(ReceiptRow, receipt_id) is None:
                raise
    return receipt_id


def begin(work: UnitOfWork, parts: Sequence[PartRow]) -> None:
    """Send every part that was just received on its way."""
    for part in parts:
        if part.state == "received":
            work.send(first_step(part.media_type), part.id)


def _refuse_unsound(session: Session, arrival: Arrival, services: Services) -> None:
    limits = services.intake_limits
    if not arrival.files:
        raise Rejected("arrival.empty", "Nothing was sent.", "Attach at least one document.")
    if len(arrival.files) > limits.arrival_files:
        raise Rejected(
            "arrival.too_many_files",
            f"{len(arrival.files)} files came at once; the most is {limits.arrival_files}.",
            "Send them in several batches.",
        )
    size = sum(len(each.content) for each in arrival.files)
    if size > limits.arrival_bytes:
        raise Rejected(
            "arrival.too_large",
            f"The delivery has {size // 1_000_000} MB; the most is {limits.arrival_bytes // 1_000_000} MB.",
            "Send it in several batches, or scan at 300 dpi in grey.",
        )
    if arrival.client_code is not None and session.get(ClientRow, arrival.client_code) is None:
        raise Rejected("arrival.unknown_client", "There is no client with this code.", "Check the client code, or import the client first.")
    if arrival.package_id is not None and package_named(session, arrival.client_code, arrival.package_id) is None:
        raise Rejected("arrival.unknown_package", "There is no such package to add documents to.", "Send it without naming a package.")


def _write(work: UnitOfWork, receipt_id: str, arrival: Arrival, keys: Sequence[str]) -> None:
    session = work.session
    client_code = arrival.client_code or client_of_sender(session, arrival.sender)
    package_id = package_named(session, client_code, arrival.package_id, arrival.reference, arrival.subject)
    session.add(
        ReceiptRow(
            id=receipt_id,
            channel=arrival.channel,
            external_id=arrival.external_id,
            client_code=client_code,
            sender=bare_address(arrival.sender),
            subject=arrival.subject,
            reference=arrival.reference,
            submitted_by=arrival.submitted_by,
            package_id=package_id,
            received_at=work.now,
            state="processing" if client_code else "held",
            mail_proof=to_plain(arrival.mail_proof) if arrival.mail_proof is not None else None,
        )
    )
    session.flush()
    parts = []
    for position, (each, key) in enumerate(zip(arrival.files, keys, strict=True)):
        path = str(position + 1)
        parts.append(
            PartRow(
                id=fact_id("part", receipt_id, path),
                receipt_id=receipt_id,
                path=path,
                position=position,
                filename=harmless_name(each.filename, "document"),
                media_type=media_type_of(each.content),
                sha256=key.rpartition("/")[2],
                byte_count=len(each.content),
                state="received",
            )
        )
    session.add_all(parts)
    session.flush()
    if client_code:
        begin(work, parts)
    elif bare_address(arrival.sender):
        work.send("notify", receipt_id, {"held": True}, occasion="held")
    work.audit(
        f"channel:{arrival.channel}",
        "receipt.received" if client_code else "receipt.held",
        "receipt",
        receipt_id,
        client=client_code,
        parts=len(parts),
        byte_count=sum(part.byte_count for part in parts),
    )


def parts_of(session: Session, receipt_id: str) -> list[PartRow]:
    """Every part of a receipt in the order a person would open them."""
    rows = session.scalars(select(PartRow).where(PartRow.receipt_id == receipt_id)).all()
    return sorted(rows, key=part_order)


def part_order(part: PartRow) -> tuple[int, ...]:
    """`2` stands before `10`, and `1/2` between `1` and `2`."""
    return tuple(int(each) if each.isdigit() else 0 for each in part.path.split("/"))
