"""RabbitMQ: the one named by BORDEREAU_TEST_RABBITMQ, else the one on 127.0.0.1:5672, else a private one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import amqp

from tests.services.shared import NotInstalled, Running, free_port, shared, wait_until

_USUAL = "amqp://guest:guest@127.0.0.1:5672//"


@contextmanager
def rabbitmq(folder: Path) -> Iterator[str]:
    """The address of a RabbitMQ."""
    named = os.environ.get("BORDEREAU_TEST_RABBITMQ")
    if named:
        yield named
    elif answers(5672):
        yield _USUAL
    else:
        with shared(folder, "rabbitmq", start_rabbitmq) as address:
            yield address


def answers(port: int) -> bool:
    """Whether a RabbitMQ lets the guest in on this port."""
    try:
        with amqp.Connection(f"127.0.0.1:{port}", userid="guest", password="guest", connect_timeout=2):
            return True
    except (OSError, amqp.AMQPError):
        return False


def start_rabbitmq(home: Path) -> Running:
    """A server of our own, which takes some ten seconds."""
    program = next((path for path in (shutil.which("rabbitmq-server"), "/usr/sbin/rabbitmq-server") if path and Path(path).exists()), None)
    if program is None:
        raise NotInstalled("RabbitMQ is not here: apt-get install rabbitmq-server, or name a server in BORDEREAU_TEST_RABBITMQ.")
    port, between_nodes = free_port(), free_port()
    # Debian's start script gives up root for the user rabbitmq, who must then be able to write here.
    pid_file = home / "pid"
    environment = {
        **os.environ,
        "HOME": str(home),
        "RABBITMQ_NODENAME": f"bordereau_{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(between_nodes),
        "RABBITMQ_MNESIA_BASE": str(home / "mnesia"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_PID_FILE": str(pid_file),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "plugins"),
        "RABBITMQ_CONFIG_FILE": str(home / "rabbitmq.conf"),  # or the machine's own would choose the port
        "RABBITMQ_CONF_ENV_FILE": str(home / "none.conf"),
    }
    (home / "plugins").write_text("[].\n")
    (home / "rabbitmq.conf").write_text(f"listeners.tcp.default = 127.0.0.1:{port}\n")
    if os.getuid() == 0:
        for path in (home, home / "plugins", home / "rabbitmq.conf"):
            shutil.chown(path, "rabbitmq")
    with (home / "output").open("ab") as log:
        subprocess.Popen([program], stdout=log, stderr=log, env=environment, start_new_session=True, cwd="/")
    wait_until(lambda: answers(port), 60, f"RabbitMQ (log in {home}/output)")
    return Running(f"amqp://guest:guest@127.0.0.1:{port}//", [int(pid_file.read_text())], str(home))
