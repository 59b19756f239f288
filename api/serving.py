"""The embedded form: the pages, the mail listener and the workers as local processes under one parent."""

from __future__ import annotations

import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing

from api.first_start import FirstStart, sample_links
from api.housekeeping import housekeeping
from api.instance import hold_data_folder, refuse_taken_port
from api.services import open_services
from api.settings import Settings
from api.supervisor import Child, Supervisor
from intake.services import Services
from storage.errors import Defect

_UP_SECONDS = 60.0


class Embedded:
    """One run of `bordereau serve`. `tell` takes the lines meant for the person who started it."""

    def __init__(self, settings: Settings, tell: Callable[[str], object]) -> None:
        self._settings = settings
        self._tell = tell
        self._supervisor = Supervisor(self._children())

    def run(self) -> None:
        """Start, tell where it can be reached, and stay until SIGTERM or SIGINT. Rejected where it cannot start."""
        settings = self._settings
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._supervisor.stop.set())
        with closing(hold_data_folder(settings.data)):
            refuse_taken_port(settings.web_host, settings.web_port, "BORDEREAU_WEB_PORT", "the web server")
            if settings.smtp_port:
                refuse_taken_port(settings.smtp_host, settings.smtp_port, "BORDEREAU_SMTP_PORT", "the mail listener")
            services = open_services(settings)
            first = FirstStart(settings, services, self._tell)
            loaded = first.load_if_empty()
            try:
                self._supervisor.start()
                self._wait_until_up()
                if loaded:
                    first.send_batches(self._supervisor.look, self._supervisor.stop)
                if not self._supervisor.stop.is_set():
                    self._welcome(sample_links(services, settings))
                self._watch_over(services)
                self._tell("Stopping ...")
            finally:
                self._supervisor.end()

    def _watch_over(self, services: Services) -> None:
        """Keep the children alive until told to stop. Where a relay runs, it sweeps."""
        sweeping = None if self._settings.broker_address else housekeeping(services)
        if sweeping:
            sweeping.start()
        while not self._supervisor.stop.wait(0.5):
            self._supervisor.look()
        if sweeping:
            sweeping.stop()

    def _children(self) -> list[Child]:
        settings = self._settings
        children = [Child("web", "api.web:run_web", (settings,)), Child("mail", "api.mail:run_mail_process", (settings,))]
        if settings.broker_address:
            children.append(Child("relay", "api.relaying:run_relay_process", (settings,)))
        return children + [
            Child(f"worker-{number + 1}", "api.worker:run_polling_worker", (settings,)) for number in range(settings.workers)
        ]

    def _wait_until_up(self) -> None:
        """Wait until the pages answer; Defect where they do not."""
        deadline = time.monotonic() + _UP_SECONDS
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._settings.web_host, self._settings.web_host)  # noqa: S104  # compared, not bound
        address = f"http://{f'[{host}]' if ':' in host else host}:{self._settings.web_port}/health"
        while not self._supervisor.stop.is_set():
            try:
                with urllib.request.urlopen(address, timeout=2):  # our own address
                    return
            except (urllib.error.URLError, OSError) as refused:
                if time.monotonic() > deadline:
                    raise Defect("web.silent", "The web server did not start.", "The lines above say why.") from refused
                self._supervisor.look()
                self._supervisor.stop.wait(0.2)

    def _welcome(self, links: list[tuple[str, str]]) -> None:
        settings = self._settings
        self._tell("")
        self._tell(f"Bordereau is up at {settings.site_address}")
        if settings.smtp_port:
            self._tell(f"Mail for {settings.factor_email} is taken in on {settings.smtp_host} port {settings.smtp_port}.")
        if links:
            self._tell("Sign in as (open the link and press its button; each works once):")
            width = max(len(who) for who, _ in links)
            for who, link in links:
                self._tell(f"  {who.ljust(width)}  {link}")
        else:
            self._tell("Let somebody in with `bordereau user add`; a link for somebody who is in: `bordereau sign-in EMAIL`.")
        self._tell("Ctrl-C stops it.")
