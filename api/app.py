"""The HTTP face of the program: one application with the API, the review pages and what operators watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api import problems, review, routes
from api.context import Context
from api.metrics import Metrics, RequestMetrics
from api.pictures import PagePictures
from api.security.edge import BodyLimit, LastResort, SecurityHeaders
from api.security.settings import SecuritySettings

if TYPE_CHECKING:
    from intake.services import Services

_DESCRIPTION = """
Takes in the paper of invoice factoring and says what may be funded.

Sign in with a bearer token (`Authorization: Bearer bdx_…`) or with the session of the review pages. Errors are problem documents
(RFC 9457). Whoever changes a package names the version that was looked at; a stale one is answered 409 and nothing is lost.
"""


def create_app(services: Services, security: SecuritySettings | None = None) -> FastAPI:
    """The application over these services. It reads no environment; all that it needs is handed in."""
    security = security or SecuritySettings()
    app = FastAPI(
        title="Bordereau",
        version="1",
        description=_DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.context = Context(services, security, PagePictures())
    app.state.metrics = Metrics()
    problems.install(app)
    routes.install(app)
    review.install(app)
    app.add_middleware(LastResort)
    app.add_middleware(BodyLimit, settings=security)
    app.add_middleware(SecurityHeaders, settings=security)
    if security.trusted_hosts != ("*",):
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(security.trusted_hosts))
    app.add_middleware(RequestMetrics, metrics=app.state.metrics)
    return app
