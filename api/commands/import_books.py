"""`bordereau import`: the factor's master records from CSV or XLSX, all of a file or nothing of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from api.commands.edge import DEFICIENT, JSON_OPTION, command, fail, load_services, say

KINDS = ("clients", "debtors", "purchase-orders", "purchase-order-lines", "receivables", "contacts", "contras", "rates", "requirements")


@command
def import_books(
    kind: str = typer.Argument(..., help=f"{', '.join(KINDS[:-1])} or {KINDS[-1]}."),
    file: Path = typer.Argument(..., help="A .csv or .xlsx file whose first row is headers."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Import master records; every bad row is listed with its line and then nothing is imported."""
    from intake.books_import import import_books as import_list

    if kind not in KINDS:
        fail(f"There is nothing called {kind!r} to import.", f"Import one of {', '.join(KINDS)}.")
    if not file.is_file():
        fail(f"There is no file {file}.", "Give a .csv or .xlsx file.")
    outcome = import_list(kind, file, load_services())
    problems = [{"line": each.line, "column": each.column, "message": each.sentence} for each in outcome.bad_rows]
    result = {"kind": kind, "imported": outcome.rows, "problems": problems}
    say(result, as_json=as_json, words=lambda: _words(result))
    raise typer.Exit(DEFICIENT if problems else 0)


def _words(result: dict[str, Any]) -> str:
    if not result["problems"]:
        return f"{result['imported']} {result['kind']} imported."
    lines = [f"Nothing was imported: {len(result['problems'])} things to mend."]
    lines += [f"  line {each['line']}: {each['message']}" for each in result["problems"]]
    return "\n".join(lines)
