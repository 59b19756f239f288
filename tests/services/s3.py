"""A real S3 server without containers: one node of Ceph in memory with its RADOS gateway, or the one named by BORDEREAU_TEST_S3.

BORDEREAU_TEST_S3 is an address as `open_blob_store` takes it, with its keys and without a bucket's content of any worth.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

from tests.services.shared import NotInstalled, Running, free_port, listens, shared, wait_until

ACCESS_KEY, SECRET_KEY = "bordereau-tests", "only-for-these-tests"

_SETTINGS = """
[global]
fsid = {fsid}
mon host = v2:127.0.0.1:{monitor_port}
mon initial members = a
keyring = {home}/keyring
public addr = 127.0.0.1
cluster addr = 127.0.0.1
run dir = {home}/run
admin socket = {home}/run/$name.asok
pid file = {home}/run/$name.pid
log file = {home}/log/$name.log
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data avail crit = 1
mon max pg per osd = 1000
[mon.a]
mon data = {home}/mon
[osd.0]
osd data = {home}/osd
osd objectstore = memstore
memstore device bytes = 2147483648
[client.rgw]
rgw data = {home}/rgw
rgw frontends = beast endpoint=127.0.0.1:{port}
rgw thread pool size = 32
"""


@contextmanager
def s3(folder: Path) -> Iterator[str]:
    """The address of a bucket that the tests may fill."""
    named = os.environ.get("BORDEREAU_TEST_S3")
    if named:
        yield named
    else:
        with shared(folder, "s3", start_s3) as address:
            yield address


def start_s3(home: Path) -> Running:
    """A server of our own, which takes some fifteen seconds."""
    for program in ("ceph-mon", "ceph-osd", "ceph", "ceph-authtool", "monmaptool", "radosgw", "radosgw-admin"):
        if shutil.which(program) is None:
            raise NotInstalled(
                f"No S3 server is here ({program} is missing): apt-get install radosgw ceph-mon ceph-osd ceph-common, "
                "or name a bucket in BORDEREAU_TEST_S3."
            )
    for name in ("mon", "osd", "run", "log", "rgw"):
        (home / name).mkdir()
    cluster, port, monitor_port = str(uuid4()), free_port(), free_port()
    settings = home / "ceph.conf"
    settings.write_text(_SETTINGS.format(home=home, fsid=cluster, port=port, monitor_port=monitor_port))
    with (home / "output").open("ab") as log:

        def run(*command: str) -> None:
            subprocess.run(
                command,
                check=True,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "CEPH_CONF": str(settings)},
                timeout=60,
            )

        keyring = f"{home}/keyring"
        for place, (who, osd_rights) in enumerate(
            {"mon.": None, "client.admin": "allow *", "client.rgw": "allow *", "osd.0": "allow *"}.items()
        ):
            rights = ["--cap", "mon", "allow profile osd" if who == "osd.0" else "allow *"]
            rights += ["--cap", "osd", osd_rights] if osd_rights else []
            run("ceph-authtool", *(["--create-keyring"] if place == 0 else []), keyring, "--gen-key", "-n", who, *rights)
        run("monmaptool", "--create", "--clobber", "--fsid", cluster, "--addv", "a", f"[v2:127.0.0.1:{monitor_port}]", f"{home}/monmap")
        run("ceph-mon", "-i", "a", "--mkfs", "--monmap", f"{home}/monmap", "--keyring", keyring)
        run("ceph-mon", "-i", "a")
        store = str(uuid4())
        run("ceph", "--connect-timeout", "20", "osd", "new", store)
        run("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", store)
        run("ceph-osd", "-i", "0")
        run("radosgw", "-n", "client.rgw")
        run(
            *("radosgw-admin", "-n", "client.rgw", "user", "create", "--uid=tests", "--display-name=tests"),
            *(f"--access-key={ACCESS_KEY}", f"--secret-key={SECRET_KEY}"),
        )
    wait_until(lambda: listens("127.0.0.1", port), 60, f"the S3 server (log in {home}/output)")
    pids = [int(path.read_text()) for name in ("client.rgw", "osd.0", "mon.a") for path in (home / "run").glob(f"{name}.pid")]
    endpoint = quote(f"http://127.0.0.1:{port}", safe="")
    return Running(f"s3://{ACCESS_KEY}:{SECRET_KEY}@bordereau-tests?endpoint={endpoint}", pids, str(home))
