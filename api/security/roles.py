"""Five kinds of people use the program, and a token may do less than the person who made it."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person is here for. Everybody has exactly one."""

    CLIENT = "client"  # sends batches, sees its own
    ASSISTANT = "assistant"  # clears the deficiency queue
    ACCOUNT_MANAGER = "account_manager"  # approves within credit limits
    COMPLIANCE = "compliance"  # reads and judges KYC evidence
    ADMINISTRATOR = "administrator"  # runs the program, sees no paper


STAFF = (Role.ASSISTANT, Role.ACCOUNT_MANAGER)
"""Who works on packages inside the factor."""

PACKAGE_READERS = (Role.CLIENT, Role.ASSISTANT, Role.ACCOUNT_MANAGER)
"""Who may open a package: the factor's desk, and the client whose package it is."""


class Scope(StrEnum):
    """What an API token may be used for. A token without the scope of a route is refused, whatever its owner's role."""

    SUBMIT = "submissions:write"
    READ = "packages:read"
    WORK = "packages:write"
    KYC = "kyc"
    ADMINISTER = "administer"


SCOPES_OF_ROLE: dict[Role, tuple[Scope, ...]] = {
    Role.CLIENT: (Scope.SUBMIT, Scope.READ, Scope.KYC),
    Role.ASSISTANT: (Scope.SUBMIT, Scope.READ, Scope.WORK),
    Role.ACCOUNT_MANAGER: (Scope.SUBMIT, Scope.READ, Scope.WORK),
    Role.COMPLIANCE: (Scope.KYC,),
    Role.ADMINISTRATOR: (Scope.ADMINISTER,),
}
"""The widest set of scopes a token of each role can carry."""
