"""An assistant asks the client for what is missing."""

from __future__ import annotations

from intake.commands.acting import Actor, Done, deciding
from intake.commands.writing import ask_for_documents
from intake.services import Services
from verification.decisions import Act


def request_documents(services: Services, actor: Actor, package_id: str, version: int, message: str = "") -> Done:
    """One letter that lists every missing document, in the client's language, with what the assistant adds."""
    with deciding(services, actor, package_id, version) as act:
        act.permit(Act.REQUEST_DOCUMENTS)
        letters = ask_for_documents(act, message)
        act.write_down("documents_requested", reason=message.strip() or None, letters=letters, missing=len(act.package.missing))
        return act.done("request_documents")
