"""A person says which debtor an invoice's buyer is; the name on the paper is remembered, and means that debtor from then on.

No match of the machine is ever remembered: only this act is, with who, when and from which paper. A name that means another debtor, or a
paper whose tax number is not the debtor's, is refused with the reason: what the books say of another debtor is never overwritten. The
reasons are in docs/decisions/0090-a-confirmed-name-is-remembered-apart-from-the-master-file.md.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from extractors.codec import from_plain
from extractors.model import ExtractedDocument
from extractors.terms import Term
from intake.commands.acting import Actor, Deciding, Done, NotAllowed, NotThere, deciding
from intake.commands.correct import document_of, take_back_to_desk
from intake.packs import corrected, corrections_of
from intake.services import Services
from intake.waiting_packages import judge_debtor_anew
from storage.database.reading import reading
from storage.database.tables import DebtorRow, PackageRow, ReceivableRow
from storage.errors import Rejected
from storage.repositories.books import DatabaseBooks
from storage.repositories.debtor_names import PrintedName, remember_name
from verification.decisions import Act
from verification.matching.parties import PartyIndex, PartyOnPaper, debtor_index, known_debtor, score_party
from verification.matching.prepared_names import prepare
from verification.model import Debtor, Facility
from verification.package import buyer_of, checks_touched_by

_LONGEST_NAME = 200
_ASK = ("PTY-02", "PTY-03")
_WAIVE = "Waive the finding where this one invoice may pass, or have the master file put right."


def confirm_debtor(services: Services, actor: Actor, package_id: str, version: int, receivable_id: str, debtor_code: str) -> Done:
    """Remember the buyer's name on this invoice as the debtor's, and send the package to the checks that look at who it is.

    An assistant confirms the debtor that was matched; a debtor that the name is not like is named by an account manager. Raises Rejected
    where the name cannot be remembered, NotAllowed and NotThere as every act.
    """
    facility, debtor, index = _known(services, package_id, debtor_code)  # before anything is locked: a great book takes a second
    with deciding(services, actor, package_id, version) as act:
        standing = act.permit(Act.CORRECT)
        receivable = _receivable(act, receivable_id)
        if receivable.debtor_code != debtor_code and actor.role != "account_manager":
            raise NotAllowed(
                "unlike_debtor", "A debtor that was not matched is named by an account manager, who then does not approve", True
            )
        printed, paper = _printed(act, receivable)
        name_id = None
        if _is_news(paper, debtor, index, facility):
            row = remember_name(act.work, debtor_code, printed, actor.user_id)
            if row.debtor_code != debtor_code:
                raise _means_another(row.debtor_code)
            name_id = row.id
        take_back_to_desk(act, standing)
        act.write_down("debtor_confirmed", receivable=receivable.id, document=printed.document_id, debtor=debtor_code, name=name_id)
        act.verify_again(checks_touched_by(Term.BUYER_NAME))
        if name_id is not None:
            judge_debtor_anew(act.work, actor, debtor_code, f"name {name_id} confirmed", asked_by=_ASK, besides=package_id)
        return act.done("confirm_debtor")


def _known(services: Services, package_id: str, debtor_code: str) -> tuple[Facility, Debtor, PartyIndex]:
    with reading(services.engine) as session:
        package = session.get(PackageRow, package_id)
        if package is None:
            raise NotThere("There is no such package.")
        if session.get(DebtorRow, debtor_code) is None:
            raise Rejected("debtor_name.debtor", f"There is no debtor {debtor_code}.", "Give the code of a debtor in the books.")
        books = DatabaseBooks(session, package_id)
        client = books.client(package.client_code)
        assert client is not None  # the package's foreign key holds it
        debtors = books.debtors()
    return client.facility, next(each for each in debtors if each.debtor_code == debtor_code), debtor_index(debtors)


def _receivable(act: Deciding, receivable_id: str) -> ReceivableRow:
    asked = select(ReceivableRow).where(ReceivableRow.id == receivable_id, ReceivableRow.package_id == act.package.id)
    row = act.session.scalar(asked)
    if row is None or row.document_id is None:
        raise NotThere("The package has no such receivable.")
    return row


def _printed(act: Deciding, receivable: ReceivableRow) -> tuple[PrintedName, PartyOnPaper]:
    row = document_of(act, receivable.document_id or "")
    paper = buyer_of(corrected(from_plain(ExtractedDocument, row.extraction), corrections_of(act.session, [row.id])[row.id]))
    name = " ".join((paper.name or "").split())
    key = prepare(name).core if name else ""
    if not key or len(name) > _LONGEST_NAME:
        raise Rejected("debtor_name.none", "The invoice shows no buyer's name to remember.", "Correct the buyer's name first.")
    return PrintedName(name, key, act.package.client_code, act.package.id, row.id), paper


def _is_news(paper: PartyOnPaper, debtor: Debtor, index: PartyIndex, facility: Facility) -> bool:
    """Whether the name has to be remembered for the match to be firm; Rejected where it may not be or would not make it so."""
    other = index.firm_besides(paper, debtor.debtor_code, facility.match_accept_score)
    if other is not None:
        raise _means_another(other)
    taught = replace(debtor, confirmed_names=(*debtor.confirmed_names, paper.name or ""))
    match = score_party(paper, known_debtor(taught))
    if match.score < facility.match_accept_score:
        sentence = f"The name alone does not make the paper {debtor.debtor_code}'s: {match.explanation}. It is not remembered."
        raise Rejected("debtor_name.not_enough", sentence, _WAIVE)
    return score_party(paper, known_debtor(debtor)).score < facility.match_accept_score


def _means_another(debtor_code: str) -> Rejected:
    sentence = f"The name on this paper is debtor {debtor_code}'s in the books, so it cannot be remembered as another's."
    return Rejected("debtor_name.another", sentence, _WAIVE)
