"""What every request can reach: the services, what the operator decided about signing in, and the picture cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import Request

from api.security.settings import SecuritySettings

if TYPE_CHECKING:
    from api.pictures import PagePictures
    from intake.services import Services


@dataclass(frozen=True, slots=True)
class Context:
    """One per application, never changed after start."""

    services: Services
    security: SecuritySettings
    pictures: PagePictures


def context_of(request: Request) -> Context:
    """The context of the application that serves this request."""
    context: Context = request.app.state.context
    return context
