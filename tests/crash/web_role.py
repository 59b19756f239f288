"""The API in a process of its own, which dies by SIGKILL at the commit point with a given number.

Started as `python -m tests.crash.web_role '{…}'` (see `Web`); says `ready` on standard output once it listens.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from api.app import create_app
from intake.services import Services
from storage import commit_points
from storage.blobs import open_blob_store
from storage.database.engine import open_engine


@dataclass(frozen=True)
class Web:
    """Where the services are, where to listen, at which commit point to die (never, if None), and where to write down those reached."""

    database: str
    blobs: str
    port: int
    points_file: str
    die_at: int | None = None


class Server(uvicorn.Server):
    """Says when it listens."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print("ready", flush=True)


def main() -> None:
    web = Web(**json.loads(sys.argv[1]))
    points: list[str] = []

    def count(name: str) -> None:
        points.append(name)
        Path(web.points_file).write_text("\n".join(points))
        if len(points) == web.die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    app = create_app(Services(engine=open_engine(web.database), blobs=open_blob_store(web.blobs)))
    commit_points.listen(count)
    Server(uvicorn.Config(app, host="127.0.0.1", port=web.port, log_level="critical", access_log=False)).run()


if __name__ == "__main__":
    main()
