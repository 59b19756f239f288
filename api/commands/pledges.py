"""`bordereau pledges`: two factors compare what they funded by keyed marks, without showing their books."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from api.commands.edge import JSON_OPTION, command, fail, load_services, say

_KEY = typer.Option(..., "--key-file", help="The file with the key that you share with this partner alone.")
_OWNER_ONLY = 0o600


@command
def key(file: Path = typer.Argument(..., help="Where to write the new key.")) -> None:
    """Make a key for one pair of factors. Bring it to the partner by a safe way, never beside the books."""
    from intake.pledge_books import new_key

    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        fail(f"There is a file {file} already.", "Name a new one: a key that is overwritten is lost.")
    except OSError as problem:
        fail(f"{file} cannot be written: {problem.strerror}.", "Name a file in a folder that is there.")
    with os.fdopen(descriptor, "w", encoding="ascii") as target:
        target.write(f"{new_key()}\n")
    say({"key_file": str(file)}, as_json=False, words=f"A key is in {file}. Share it with one partner, by a safe way.")


@command
def export(
    file: Path = typer.Argument(..., help="Where to write the book for the partner."),
    key_file: Path = _KEY,
    days: int = typer.Option(400, "--days", min=1, help="How many days back."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Write our funded receivables as keyed marks."""
    from intake.pledge_books import export_book

    book = export_book(load_services(), _read(key_file).decode("utf-8", errors="replace"), days)
    try:
        file.write_bytes(book)
    except OSError as problem:
        fail(f"{file} cannot be written: {problem.strerror}.", "Name a file in a folder that is there.")
    count = book.count(b"\n") - 1
    say({"file": str(file), "marks": count}, as_json=as_json, words=f"{count} marks are in {file}, for the partner who holds the key.")


@command
def load(
    file: Path = typer.Argument(..., help="The book that the partner sent."),
    partner: str = typer.Option(..., "--partner", help="The partner's name, as findings are to name him."),
    key_file: Path = _KEY,
    as_json: bool = JSON_OPTION,
) -> None:
    """Load a partner's book in the place of his last one; DUP-08 compares with it from then on."""
    from intake.pledge_books import load_book

    loaded = load_book(load_services(), partner, _read(key_file).decode("utf-8", errors="replace"), _read(file))
    say(
        {"partner": loaded.partner, "made_at": loaded.made_at, "marks": loaded.mark_count},
        as_json=as_json,
        words=f"{loaded.mark_count} marks of {loaded.partner}, made on {loaded.made_at.date()}, are compared with from now on.",
    )


@command
def list_partners(as_json: bool = JSON_OPTION) -> None:
    """List the partners' books that are loaded."""
    from intake.pledge_books import loaded_books

    books = loaded_books(load_services())
    say(
        [{"partner": each.partner, "made_at": each.made_at, "marks": each.mark_count} for each in books],
        as_json=as_json,
        words="\n".join(f"{each.partner}: {each.mark_count} marks of {each.made_at.date()}" for each in books) or "No book is loaded.",
    )


@command
def forget(partner: str = typer.Argument(..., help="The partner's name.")) -> None:
    """Delete a partner's book and the key shared with him."""
    from intake.pledge_books import forget_book

    forget_book(load_services(), partner)
    say({"forgotten": partner}, as_json=False, words=f"The book of {partner} and its key are deleted.")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        fail(f"{file} cannot be read: {problem.strerror}.", "Name a file that is there and may be read.")
