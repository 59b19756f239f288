"""`bordereau backup` and `bordereau restore`: the books and the blobs in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from api.commands.edge import JSON_OPTION, command, fail, load_services, say

if TYPE_CHECKING:
    from storage.backup import Manifest


@command
def backup(file: Path = typer.Argument(..., help="File to write, such as bordereau-2026-03-04.tar."), as_json: bool = JSON_OPTION) -> None:
    """Write books and blobs into one file; the server may go on running."""
    from storage import backup as archives

    services = load_services()
    manifest = archives.backup(services.engine, services.blobs, file)
    _say(file, manifest, as_json=as_json)


@command
def restore(file: Path = typer.Argument(..., help="A file that `bordereau backup` wrote."), as_json: bool = JSON_OPTION) -> None:
    """Bring books and blobs back into an empty installation."""
    from storage import backup as archives

    if not file.is_file():
        fail(f"There is no file {file}.", "Give a file that `bordereau backup` wrote.")
    services = load_services(bring_up_to_date=False)
    manifest = archives.restore(services.engine, services.blobs, file)
    _say(file, manifest, as_json=as_json)


def _say(file: Path, manifest: Manifest, *, as_json: bool) -> None:
    rows = sum(count for count, _ in manifest.rows.values())
    result = {
        "file": str(file),
        "made_at": manifest.made_at,
        "rows": rows,
        "blobs": len(manifest.blobs),
        "audit_digest": manifest.audit_digest,
    }
    say(result, as_json=as_json, words=f"{file}: {rows} rows and {len(manifest.blobs)} blobs, as of {manifest.made_at}.")
