"""`bordereau serve`: everything on this machine, with no broker and no container."""

from __future__ import annotations

from functools import partial

from api.commands.edge import command, load_settings
from api.logging import set_up_logging


@command
def serve() -> None:
    """Serve everything: the pages, the API, mail and the workers. Loads the sample book into an empty data folder."""
    from api.serving import Embedded

    settings = load_settings()
    set_up_logging(settings)
    Embedded(settings, partial(print, flush=True)).run()  # a line that waits in a buffer tells nobody anything
