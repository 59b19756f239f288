"""One server works on one data folder, and it says so before it starts what cannot be started twice."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from storage.errors import Rejected

_LOCK_NAME = "server.lock"


def hold_data_folder(folder: Path) -> IO[str]:
    """The lock of a data folder, ours until the file is closed or the process ends; Rejected where another server holds it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / _LOCK_NAME).open("a+", encoding="utf-8")
    except OSError as trouble:
        raise Rejected(
            "data.not_writable",
            f"The data folder {folder.absolute()} cannot be written: {trouble.strerror}.",
            "Give this user the folder, or choose another with BORDEREAU_DATA.",
        ) from trouble
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        process = lock.read().strip() or "unknown"
        lock.close()
        raise Rejected(
            "data.in_use",
            f"Another server works on {folder.absolute()} already (process {process}).",
            "Stop that one first, or give this one another folder with BORDEREAU_DATA.",
        ) from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def is_served(folder: Path) -> bool:
    """Does a server work on this data folder just now?"""
    try:
        lock = (folder / _LOCK_NAME).open("r", encoding="utf-8")
    except OSError:
        return False
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def refuse_taken_port(host: str, port: int, setting: str, purpose: str) -> None:
    """Rejected where another program listens there already, with the setting that chooses another port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as refused:
            taken = refused.errno == errno.EADDRINUSE
            sentence = (
                f"Port {port}, which {purpose} needs, is taken by another program."
                if taken
                else (f"{purpose.capitalize()} cannot listen on {host} port {port}: {refused.strerror}.")
            )
            raise Rejected("port.taken", sentence, f"Stop that program, or choose another port: {setting}={port + 1}") from refused
