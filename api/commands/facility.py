"""`bordereau facility dry-run`: what changed settings of a facility would have done."""

from __future__ import annotations

from typing import Any

import typer

from api.commands.edge import DEFICIENT, JSON_OPTION, command, fail, load_services, say


@command
def dry_run(
    client: str = typer.Argument(..., help="Code of a client."),
    settings: list[str] = typer.Option([], "--set", help="A setting to try, such as max_age_days=120; nothing after = for the house's."),
    checks: list[str] = typer.Option([], "--check", help="A check to try, such as ELG-03=off, or block, review or warn."),
    seconds: float | None = typer.Option(None, "--seconds", min=0, help="Stop after so long; without it every package is tried."),
    after: str | None = typer.Option(None, "--after", help="Go on behind this package, where an earlier run stopped."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Say what other settings would have done to a facility's packages of the last 90 days; nothing is set."""
    from api.dry_runs import dry_run_view
    from intake.commands.acting import NotThere

    try:
        result = dry_run_view(load_services(), client, _named(settings), _named(checks), after_package_id=after, most_seconds=seconds)
    except NotThere as absent:
        fail(str(absent), "Check the codes: a facility has the code of its client.", DEFICIENT)
    say(result, as_json=as_json, words=lambda: "\n".join(_lines(result)))


def _named(written: list[str]) -> dict[str, str | None]:
    """`name=value` by name; nothing behind the sign is None."""
    found: dict[str, str | None] = {}
    for each in written:
        name, sign, value = each.partition("=")
        if not sign:
            fail(f"{each} names no value.", "Write it as name=value, such as max_age_days=120 or ELG-03=off.")
        found[name.strip()] = value.strip() or None
    return found


def _lines(result: dict[str, Any]) -> list[str]:
    covered, sums = result["covered"], result["would_have_changed"]
    lines = [f"{each['name']}: {each['now']} -> {each['tried']}" for each in result["changes"]]
    lines.append(
        f"{covered['until']} of {covered['packages']} packages of the last {result['days']} days: {sums['packages']} would have changed, "
        f"{sums['receivables']} of {sums['of_receivables']} receivables"
    )
    for each in result["checks"]:
        lines.append(f"{each['check_code']}  {each['more']} more, {each['fewer']} fewer, {each['other_severity']} of other severity")
    for each in result["money"]:
        lines.append(f"eligible {each['currency']} {each['eligible_before']} -> {each['eligible_after']}")
        lines.append(f"advance  {each['currency']} {each['advance_before']} -> {each['advance_after']}")
    for each in result["packages"]:
        lines.append(
            f"{each['id']}  {each['before']['state']} -> {each['after']['state']}  "
            f"eligible {each['before']['eligible']} -> {each['after']['eligible']}"
        )
    if covered["next"]:
        lines.append(f"Go on with --after {covered['next']}")
    return lines
