"""People let in from the command line, and the links that sign them in once."""

from __future__ import annotations

from api.security.roles import Role
from api.security.settings import SecuritySettings
from api.security.sign_in import create_one_time_sign_in
from api.security.users import create_user
from api.services import security_settings
from api.settings import Settings
from intake.services import Services
from storage.repositories import people
from storage.unit_of_work import UnitOfWork

_ACTOR = "command_line"


def add_person_row(services: Services, *, email: str, name: str, role: str, client_code: str | None = None, language: str = "en") -> None:
    """Let somebody in, without a password. Rejected where the facts do not fit."""
    with UnitOfWork(services.engine, services.clock()) as work:
        create_user(
            work, SecuritySettings(), actor=_ACTOR, email=email, name=name, role=Role(role), client_code=client_code, language=language
        )
        work.commit()


def one_time_link(services: Services, settings: Settings, email: str) -> str | None:
    """A link that signs this user in once; None where there is no such user, or no active one."""
    with UnitOfWork(services.engine, services.clock()) as work:
        user = people.user_by_email(work.session, email)
        if user is None or not user.active:
            return None
        secret = create_one_time_sign_in(work, security_settings(settings), actor=_ACTOR, user=user)
        work.commit()
    return _link(settings, secret)


def _link(settings: Settings, secret: str) -> str:
    return f"{settings.site_address}/sign-in/once?token={secret}"
