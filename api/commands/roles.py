"""`bordereau api | worker | relay | mail`: one role each, for a deployment where each runs in its own container."""

from __future__ import annotations

import typer

from api.commands.edge import command, fail, load_settings
from api.logging import set_up_logging


@command
def api() -> None:
    """Serve the API and the pages."""
    from api.web import run_web

    run_web(load_settings())


@command
def worker(
    processes: int | None = typer.Option(None, "--processes", min=1, help="How many; default: BORDEREAU_WORKERS."),
) -> None:
    """Do the work: from the broker where one is set, else by looking into the outbox."""
    from api.worker import run_celery_workers, run_polling_workers

    settings = load_settings()
    set_up_logging(settings)
    count = processes or settings.workers
    if settings.broker_address:
        run_celery_workers(settings, count)
    else:
        run_polling_workers(settings, count)


@command
def relay() -> None:
    """Announce due work to the broker, and again where the broker forgot."""
    from api.relaying import run_relay_process

    settings = load_settings()
    if settings.broker_address is None:
        fail(
            "There is no broker to relay to.", "Set BORDEREAU_BROKER_URL, or run without a relay: workers look into the outbox themselves."
        )
    run_relay_process(settings)


@command
def mail() -> None:
    """Listen for mail, collect the mailbox, watch the folder: whatever is configured."""
    from api.mail import run_mail_process

    run_mail_process(load_settings())
