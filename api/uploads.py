"""A batch that comes over HTTP: read whole, checked to be whole, and handed to the front door.

An upload cut half way leaves nothing. A connection that breaks is noticed by the server; a body that merely ends early is noticed by its
missing last boundary, which the parser would pass over in silence.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import PurePosixPath

from fastapi import Request
from python_multipart.multipart import parse_options_header
from sqlalchemy.exc import IntegrityError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from api.context import Context, context_of
from api.problems import Problem
from api.security.access import Caller, confirm_csrf
from api.visibility import named_client
from intake.receive import Arrival, ArrivedFile, receive
from storage.database.tables import IdempotencyRow
from storage.errors import Rejected
from storage.ids import fact_id, fresh_id
from storage.unit_of_work import UnitOfWork

CHANNEL = "upload"
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """One whole upload, in memory."""

    files: tuple[ArrivedFile, ...]
    client_code: str
    reference: str | None
    idempotency_key: str | None

    def digest(self) -> str:
        """Tells one request body from another under the same Idempotency-Key."""
        summary = hashlib.sha256(f"{self.client_code}\0{self.reference or ''}".encode())
        for each in self.files:
            summary.update(hashlib.sha256(each.filename.encode()).digest() + hashlib.sha256(each.content).digest())
        return summary.hexdigest()


async def read_upload(request: Request, caller: Caller) -> Upload:
    """The upload of a multipart request; a Problem where it is none, is cut short or is not allowed."""
    form = await _whole_form(request)
    try:
        confirm_csrf(request, caller, form)
        files = [
            ArrivedFile(_plain_name(each.filename or "document"), await each.read())
            for each in form.getlist("files")
            if isinstance(each, UploadFile) and each.filename
        ]
        client, reference = form.get("client"), form.get("reference")
    finally:
        await form.close()
    key = request.headers.get("idempotency-key")
    if key is not None and not 0 < len(key) <= _LONGEST_KEY:
        raise Problem(422, "idempotency_key.invalid", f"An Idempotency-Key has 1 to {_LONGEST_KEY} characters.", "Send a fresh UUID.")
    if not files:
        raise Problem(422, "upload.empty", "No file came with the upload.", "Send at least one part named `files`.")
    return Upload(
        tuple(files),
        named_client(caller, client if isinstance(client, str) else None),
        reference.strip()[:200] or None if isinstance(reference, str) else None,
        key,
    )


def take_in(context: Context, caller: Caller, upload: Upload) -> str:
    """Hand the upload to the front door and return the receipt's id; the same Idempotency-Key gives the same receipt.

    Problem 422 where the key came before with another body.
    """
    external_id = f"{caller.user_id}:{upload.idempotency_key}" if upload.idempotency_key else fresh_id()
    if upload.idempotency_key:
        _keep_key(context, caller, upload, fact_id("receipt", CHANNEL, external_id))
    try:
        return receive(
            context.services,
            Arrival(
                channel=CHANNEL,
                external_id=external_id,
                files=upload.files,
                client_code=upload.client_code,
                reference=upload.reference,
                submitted_by=caller.user_id,
            ),
        )
    except Rejected:
        if upload.idempotency_key:
            _forget_key(context, caller, upload.idempotency_key)
        raise


def _keep_key(context: Context, caller: Caller, upload: Upload, receipt_id: str) -> None:
    assert upload.idempotency_key is not None
    digest = upload.digest()
    try:
        with UnitOfWork(context.services.engine, context.services.clock()) as work:
            kept = work.session.get(IdempotencyRow, (caller.user_id, upload.idempotency_key))
            if kept is None:
                work.session.add(
                    IdempotencyRow(
                        user_id=caller.user_id,
                        idempotency_key=upload.idempotency_key,
                        request_digest=digest,
                        receipt_id=receipt_id,
                        made_at=work.now,
                    )
                )
                work.commit("keep_idempotency_key")
                return
            if kept.request_digest != digest:
                raise Problem(
                    422, "idempotency_key.reused", "This Idempotency-Key came before with another body.", "Use a new key for a new batch."
                )
    except IntegrityError:
        # The same key at the same moment: the other request was first, so look at what it kept.
        _keep_key(context, caller, upload, receipt_id)


def _forget_key(context: Context, caller: Caller, key: str) -> None:
    """A batch that was refused may be mended and sent under the same key."""
    with UnitOfWork(context.services.engine, context.services.clock()) as work:
        kept = work.session.get(IdempotencyRow, (caller.user_id, key))
        if kept is not None:
            work.session.delete(kept)
            work.commit("forget_idempotency_key")


async def _whole_form(request: Request) -> FormData:
    media_type, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if media_type != b"multipart/form-data" or not boundary:
        raise Problem(415, "upload.not_multipart", "An upload is multipart/form-data.", "Send the files as parts named `files`.")
    ending = b"--" + boundary + b"--"
    tail = b""

    async def body() -> AsyncGenerator[bytes, None]:
        nonlocal tail
        async for chunk in request.stream():
            tail = (tail + chunk)[-(len(ending) + 64) :]
            yield chunk

    limit = context_of(request).security.upload_file_limit
    try:
        form = await MultiPartParser(request.headers, body(), max_files=limit, max_fields=20).parse()
    except MultiPartException as broken:
        raise Problem(400, "upload.unreadable", "The upload could not be read.", str(broken.message)) from broken
    except ClientDisconnect as gone:
        raise _cut_short() from gone  # nobody reads the answer, but going away is no fault of ours that would fill the log
    if ending not in tail:
        await form.close()
        raise _cut_short()
    return form


def _cut_short() -> Problem:
    return Problem(400, "upload.cut_short", "The upload broke off before its end; nothing was kept.", "Send it again.")


def _plain_name(filename: str) -> str:
    """The last part of the name: a browser may send a whole path, and nobody's folders matter here."""
    return PurePosixPath(filename.replace("\\", "/")).name[:255] or "document"
