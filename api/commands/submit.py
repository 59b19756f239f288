"""`bordereau submit`: a batch through the front door, as any channel brings it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from api.commands.edge import DEFICIENT, DONE, JSON_OPTION, command, fail, load_services, load_settings, say


@command
def submit(
    paths: list[Path] = typer.Argument(..., help="Files, or folders whose documents are meant; an .eml is a mail."),
    client: str | None = typer.Option(None, "--client", help="Code of the client; without it the sender of an .eml decides."),
    reference: str | None = typer.Option(None, "--reference", help="The client's own name for the batch."),
    wait: bool = typer.Option(False, "--wait", help="Wait until the package is judged, and print it."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Submit a batch. Exit code 1 where it was rejected or, with --wait, where its package is deficient."""
    from api.submitting import arrival_of, collect, wait_for

    collected = collect(paths)
    if collected.missing:
        fail(f"There is no {collected.missing[0]}.", "Give files or folders that exist.")
    if not collected.documents:
        fail(
            "There is no document to submit.",
            "Give PDF, picture, spreadsheet, XML, mail or zip files, or folders that hold some.",
            DEFICIENT,
        )
    from intake.receive import receive

    services = load_services()
    arrival = arrival_of(collected, client, reference)
    if arrival.client_code is None and arrival.sender is None:
        fail("Say whose documents these are.", "Give the client's code with --client; only an .eml can do without.")
    receipt_id = receive(services, arrival)
    result: dict[str, Any] = {
        "submission": receipt_id,
        "files": len(collected.documents),
        "skipped": [{"source": str(path), "reason": reason} for path, reason in collected.skipped],
    }
    if not wait:
        say(result, as_json=as_json, words=lambda: f"Submitted as {receipt_id}.\n" + _skipped(result))
        return
    outcome = wait_for(services, load_settings(), receipt_id)
    result |= {"state": outcome.state, "parts": outcome.parts, "package": outcome.package}
    say(result if outcome.package is None else outcome.package | {"submission": result}, as_json=as_json, words=lambda: outcome.words())
    raise typer.Exit(DONE if outcome.is_complete else DEFICIENT)


def _skipped(result: dict[str, Any]) -> str:
    return "\n".join(f"skipped  {each['source']}: {each['reason']}" for each in result["skipped"])
