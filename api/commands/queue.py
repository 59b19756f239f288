"""`bordereau queue`: what waits for a person, and what the workers have before them."""

from __future__ import annotations

from api.commands.edge import JSON_OPTION, command, load_services, say


@command
def queue(as_json: bool = JSON_OPTION) -> None:
    """List the packages that wait for a person, oldest first, and how much work waits for the program."""
    from sqlalchemy import func, select

    from intake.views import queue_view
    from storage.database.reading import reading
    from storage.database.tables import ReceiptRow
    from storage.repositories.operation import message_counts

    with reading(load_services().engine) as session:
        packages = queue_view(session, limit=10_000)
        held = session.scalar(select(func.count()).select_from(ReceiptRow).where(ReceiptRow.state == "held")) or 0
        messages = message_counts(session)
    work = {state: messages.get(state, 0) for state in ("ready", "leased", "parked")}
    words = [
        f"{each['id']}  {each['client']}  {each['state']:<10}  {sum(each['open_deficiencies'].values())} open  {each['received_at']}"
        for each in packages
    ]
    words.append(
        f"{held} submissions of unknown senders held. Work: {work['ready']} waiting, {work['leased']} in hand, {work['parked']} parked."
    )
    say({"packages": packages, "held_submissions": held, "work": work}, as_json=as_json, words="\n".join(words))
