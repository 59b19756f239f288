"""`bordereau sample`: the made-up book that a stranger starts with, and its two batches as files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typer

from api.commands.edge import JSON_OPTION, command, load_services, load_settings, say


@command
def load(as_json: bool = JSON_OPTION) -> None:
    """Load the sample book into the database; done twice it changes nothing."""
    from api.sample.loading import SAMPLE_PEOPLE, load_sample

    services, settings = load_services(), load_settings()
    counts = load_sample(services)
    people = [email for email, *_ in SAMPLE_PEOPLE]
    words = [f"{count} {kind}" for kind, count in counts.items()] + [f"{len(people)} people"]
    say({"imported": counts, "people": people}, as_json=as_json, words=f"Loaded into {settings.data.absolute()}: {', '.join(words)}.")


@command
def write(out: Path = typer.Argument(..., help="Folder for the CSV files and mails."), as_json: bool = JSON_OPTION) -> None:
    """Write the sample book as CSV files, and the two batches as mails and as loose documents."""
    from api.sample.batches import sample_batches
    from api.sample.book import make_book

    book = make_book(datetime.now(UTC).date())
    recipient = load_settings().factor_email
    written = []
    for kind, content in book.files().items():
        written.append(_write(out / f"{kind}.csv", content))
    for batch in sample_batches(book):
        written.append(_write(out / f"{batch.name}.eml", batch.mail(recipient).as_bytes()))
        written += [_write(out / batch.name / document.filename, document.content) for document in batch.documents]
    say([str(path) for path in written], as_json=as_json, words=f"{len(written)} files written to {out}.")


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
