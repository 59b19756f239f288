"""`bordereau package show` and `package list`: funding packages, as the API gives them."""

from __future__ import annotations

import typer

from api.commands.edge import DEFICIENT, JSON_OPTION, command, fail, load_services, say


@command
def show(
    package_id: str = typer.Argument(..., help="Id of a package."),
    every_finding: bool = typer.Option(False, "--all", help="List findings that passed or did not apply, too."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Print one package."""
    from api.package_words import package_lines
    from intake.views import package_view
    from storage.database.reading import reading

    with reading(load_services().engine) as session:
        result = package_view(session, package_id, every_finding)
        if result is None:
            fail(f"There is no package {package_id}.", "`bordereau package list` shows those that are there.", DEFICIENT)
        lines = package_lines(session, package_id)
    say(result, as_json=as_json, words="\n".join(lines))


@command
def list_packages(
    state: str | None = typer.Option(None, "--state", help="Only packages in this state."),
    client: str | None = typer.Option(None, "--client", help="Only packages of this client."),
    as_json: bool = JSON_OPTION,
) -> None:
    """List packages, newest first."""
    from sqlalchemy import select

    from storage.database.reading import reading
    from storage.database.tables import PackageRow

    query = select(PackageRow).order_by(PackageRow.received_at.desc(), PackageRow.id)
    if state:
        query = query.where(PackageRow.state == state)
    if client:
        query = query.where(PackageRow.client_code == client)
    with reading(load_services().engine) as session:
        rows = [
            {
                "id": row.id,
                "client": row.client_code,
                "state": row.state,
                "reference": row.reference,
                "received_at": row.received_at.isoformat(),
                "totals": row.totals,
            }
            for row in session.scalars(query)
        ]
    say(rows, as_json=as_json, words=lambda: "\n".join(f"{row['id']}  {row['client']}  {row['state']}" for row in rows) or "There is none.")
