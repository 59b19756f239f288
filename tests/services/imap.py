"""IMAP: Dovecot started privately on a free port, or the server named by BORDEREAU_TEST_IMAP (`imap://USER:PASSWORD@HOST:PORT`)."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.shared import NotInstalled, Running, free_port, listens, shared, wait_until

PASSWORD = "sesame"
"""Every account of the private server has this password, and comes into being when somebody signs in to it."""


@contextmanager
def imap(folder: Path) -> Iterator[str]:
    """The address of an IMAP server."""
    named = os.environ.get("BORDEREAU_TEST_IMAP")
    if named:
        yield named
    else:
        with shared(folder, "imap", start_imap) as address:
            yield address


def start_imap(home: Path, port: int | None = None) -> Running:
    """A Dovecot of our own: plain text on 127.0.0.1, mail under `home`."""
    program = shutil.which("dovecot") or ("/usr/sbin/dovecot" if Path("/usr/sbin/dovecot").exists() else None)
    if program is None:
        raise NotInstalled("Dovecot is not here: apt-get install dovecot-imapd, or name a server in BORDEREAU_TEST_IMAP.")
    port = port or free_port()
    root = os.getuid() == 0
    me = pwd.getpwuid(os.getuid()).pw_name
    owner, login = ("dovecot", "dovenull") if root else (me, me)
    group = "dovecot" if root else grp.getgrgid(os.getgid()).gr_name  # Dovecot knows its stats group by name only
    (home / "mail").mkdir()
    if root:
        shutil.chown(home / "mail", "dovecot", "dovecot")
    configuration = home / "dovecot.conf"
    configuration.write_text(
        f"""
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
default_internal_user = {owner}
default_internal_group = {group}
default_login_user = {login}
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:{home}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={home}/mail/%u
}}
service imap-login {{
  {"" if root else "chroot ="}
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  {"" if root else "chroot ="}
}}
""",
        encoding="utf-8",
    )
    with (home / "output").open("ab") as log:
        subprocess.run([program, "-c", str(configuration)], check=True, stdout=log, stderr=log, cwd="/")
    pid_file = home / "run" / "master.pid"
    wait_until(lambda: pid_file.exists() and listens("127.0.0.1", port), 30, f"Dovecot (log in {home}/log)")
    return Running(f"imap://clerk:{PASSWORD}@127.0.0.1:{port}", [int(pid_file.read_text())], str(home))
