"""`bordereau user add` and `bordereau sign-in`: people are let in here, or by an administrator."""

from __future__ import annotations

from typing import Any

import typer

from api.commands.edge import DEFICIENT, JSON_OPTION, command, fail, load_services, load_settings, say

ROLES = ("client", "assistant", "account_manager", "compliance", "administrator")


@command
def add_user(
    email: str = typer.Argument(..., help="Address to sign in with."),
    name: str = typer.Option(..., "--name", help="Name that decisions are shown with."),
    role: str = typer.Option(..., "--role", help="client, assistant, account_manager, compliance or administrator."),
    client: str | None = typer.Option(None, "--client", help="Code of the client that a client user belongs to."),
    language: str = typer.Option("en", "--language", help="en, af or zh."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Let somebody in, and print a link that signs in once."""
    from api.people import add_person_row, one_time_link

    if role not in ROLES:
        fail(f"There is no role {role!r}.", f"Choose one of {', '.join(ROLES)}.")
    services = load_services()
    add_person_row(services, email=email, name=name, role=role, client_code=client, language=language)
    link = one_time_link(services, load_settings(), email)
    say(
        {"email": email, "role": role, "sign_in": link},
        as_json=as_json,
        words=f"{email} is in as {role}. Sign in once, by the button on this page:\n{link}",
    )


@command
def sign_in(email: str = typer.Argument(..., help="Address of a user."), as_json: bool = JSON_OPTION) -> None:
    """Print a link that signs a user in once."""
    from api.people import one_time_link

    link: Any = one_time_link(load_services(), load_settings(), email)
    if link is None:
        fail(f"There is no active user {email}.", "Add one with `bordereau user add`.", DEFICIENT)
    say({"email": email, "sign_in": link}, as_json=as_json, words=link)
