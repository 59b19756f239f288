"""The mails that a batch came in by, put together again from the receipt and the texts that were kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from extractors.codec import from_plain
from extractors.media_types import HTML, TEXT, decode_text
from extractors.readers.html_text import html_lines
from intake.receive import part_order
from storage.blobs import BlobStore, key_of_digest
from storage.database.tables import PartRow, ReceiptRow
from verification.mail import Mail, MailProof

_LONGEST_TEXT = 100_000  # bytes: a text that announces something does so at its beginning


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A mail whose texts are still blobs; each has its digest, and whether it is HTML."""

    sender: str | None
    proof: MailProof | None
    texts: tuple[tuple[str, bool], ...]


def kept_mails(session: Session, receipt_ids: Sequence[str]) -> tuple[KeptMail, ...]:
    """The mails among these receipts; one that was uploaded as a file counts as well."""
    receipts = session.scalars(select(ReceiptRow).where(ReceiptRow.id.in_(receipt_ids)).order_by(ReceiptRow.received_at, ReceiptRow.id))
    found = (_kept(session, receipt) for receipt in receipts)
    return tuple(each for each in found if each.proof is not None or each.texts)


def _kept(session: Session, receipt: ReceiptRow) -> KeptMail:
    parts = session.scalars(
        select(PartRow)
        .where(PartRow.receipt_id == receipt.id, PartRow.parent_id.is_not(None))
        .where(or_(PartRow.problem_code == "mail_text", PartRow.media_type.in_((TEXT, HTML))))
    )
    texts = tuple((part.sha256, part.media_type == HTML) for part in sorted(parts, key=part_order))
    return KeptMail(receipt.sender, from_plain(MailProof, receipt.mail_proof) if receipt.mail_proof else None, texts)


def fetch_mails(blobs: BlobStore, kept: Sequence[KeptMail]) -> tuple[Mail, ...]:
    """The mails with what they say."""
    return tuple(Mail(each.sender, each.proof, tuple(_text(blobs, *text) for text in each.texts)) for each in kept)


def _text(blobs: BlobStore, digest: str, is_html: bool) -> str:
    text = decode_text(blobs.get(key_of_digest(digest))[:_LONGEST_TEXT]) or ""
    return "\n".join(html_lines(text)) if is_html else text
