"""What only a real socket shows: a sender that goes away in the middle of its batch."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from sqlalchemy import func, select
from structlog.testing import capture_logs

from storage.database.reading import reading
from storage.database.tables import PartRow, ReceiptRow
from tests.api.conftest import House

BODY = (
    b'--edge\r\nContent-Disposition: form-data; name="files"; filename="one.pdf"\r\n\r\n%PDF one\r\n'
    b'--edge\r\nContent-Disposition: form-data; name="files"; filename="two.pdf"\r\n\r\n%PDF two' + b"x" * 200_000 + b"\r\n--edge--\r\n"
)


@pytest.fixture
def port(house: House) -> Iterator[int]:
    """Where the application is served by the server that serves it in earnest."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(16)
        server = uvicorn.Server(uvicorn.Config(house.app, log_level="critical", access_log=False))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(10)


def _send(house: House, port: int, body: bytes, *, end: str) -> bytes:
    """Post so much of the batch, then leave: with a reset, with a plain end, or waiting for the answer."""
    authorization = house.program("client").headers["authorization"]
    head = (
        f"POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: {authorization}\r\n"
        f"Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {len(BODY)}\r\nConnection: close\r\n\r\n"
    )
    with closing(socket.create_connection(("127.0.0.1", port), 10)) as connection:
        connection.sendall(head.encode() + body)
        if end == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return b""
        if end == "close":
            return b""
        if end == "half closed":
            connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def _kept(house: House) -> tuple[int, int]:
    with reading(house.services.engine) as session:
        count = session.scalar(select(func.count()).select_from(ReceiptRow).where(ReceiptRow.channel == "upload")) or 0
        parts = session.scalar(select(func.count()).select_from(PartRow).where(PartRow.filename.in_(["one.pdf", "two.pdf"]))) or 0
    return count, parts


@pytest.mark.parametrize("end", ["reset", "close", "half closed"])
def test_a_sender_that_goes_away_in_the_middle_leaves_nothing(house: House, port: int, end: str) -> None:
    before = len(list(house.services.blobs.keys()))
    with capture_logs() as lines:
        for length in (0, 60, 150, 100_000, len(BODY) - 1):
            answer = _send(house, port, BODY[:length], end=end)
            assert not answer.startswith(b"HTTP/1.1 2"), length
        time.sleep(0.3)
    assert lines == [], "a sender that goes away is no fault of ours"
    assert _kept(house) == (0, 0)
    assert len(list(house.services.blobs.keys())) == before
    assert _send(house, port, BODY, end="wait").startswith(b"HTTP/1.1 202"), "the server goes on"
    assert _kept(house) == (1, 2)
