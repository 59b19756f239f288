"""Runs the HTTP face: one process that serves the API and the pages."""

from __future__ import annotations

import uvicorn

from api.app import create_app
from api.logging import set_up_logging
from api.services import open_services, security_settings
from api.settings import Settings


def run_web(settings: Settings) -> None:
    """Serve until told to stop."""
    set_up_logging(settings)
    app = create_app(open_services(settings), security_settings(settings))
    uvicorn.run(
        app,
        host=settings.web_host,
        port=settings.web_port,
        log_level="warning",
        access_log=False,
        proxy_headers=settings.behind_proxy is not None,
        forwarded_allow_ips=settings.behind_proxy or "",
        timeout_graceful_shutdown=5,
    )
