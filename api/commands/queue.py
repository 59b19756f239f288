"""`bordereau queue`: what waits for a person, and what the workers have before them."""

from __future__ import annotations

from api.commands.edge import JSON_OPTION, command, load_services, say

WAITING_STATES = ("deficient", "complete", "in_review", "returned")
"""Package states in which somebody has to do something next."""


@command
def queue(as_json: bool = JSON_OPTION) -> None:
    """List the packages that wait for a person, oldest first, and how much work waits for the program."""
    from sqlalchemy import func, select

    from storage.database.reading import reading
    from storage.database.tables import DeficiencyRow, PackageRow, ReceiptRow
    from storage.repositories.operation import message_counts

    with reading(load_services().engine) as session:
        counted = select(DeficiencyRow.package_id, func.count()).where(DeficiencyRow.state == "open").group_by(DeficiencyRow.package_id)
        open_counts = {row[0]: row[1] for row in session.execute(counted)}
        packages = [
            {
                "id": row.id,
                "client": row.client_code,
                "state": row.state,
                "version": row.version,
                "reference": row.reference,
                "received_at": row.received_at.isoformat(),
                "open_deficiencies": open_counts.get(row.id, 0),
                "claimed_by": row.claimed_by,
                "totals": row.totals,
            }
            for row in session.scalars(select(PackageRow).where(PackageRow.state.in_(WAITING_STATES)).order_by(PackageRow.received_at))
        ]
        held = session.scalar(select(func.count()).select_from(ReceiptRow).where(ReceiptRow.state == "held")) or 0
        messages = message_counts(session)
    work = {state: messages.get(state, 0) for state in ("ready", "leased", "parked")}
    words = [
        f"{each['id']}  {each['client']}  {each['state']:<10}  {each['open_deficiencies']} open  {each['received_at']}" for each in packages
    ]
    words.append(
        f"{held} submissions of unknown senders held. Work: {work['ready']} waiting, {work['leased']} in hand, {work['parked']} parked."
    )
    say({"packages": packages, "held_submissions": held, "work": work}, as_json=as_json, words="\n".join(words))
