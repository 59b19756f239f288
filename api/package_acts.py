"""What people decide about a package, once for the API and the pages: every act names the version that the person looked at."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.acts import actor_of, answering, run_at_once
from api.security.access import Caller
from extractors.model import Absent, Reading, Value
from intake.commands.acting import Actor, Done
from intake.commands.approve import approve
from intake.commands.ask_debtor import Said, ask_debtor, record_telephone
from intake.commands.claim import claim
from intake.commands.confirm import Confirmation, confirm
from intake.commands.confirm_debtor import confirm_debtor
from intake.commands.correct import Correction, correct
from intake.commands.correct_lines import LineCorrection, line_of_texts
from intake.commands.release import release
from intake.commands.request_documents import request_documents
from intake.commands.return_package import return_package
from intake.commands.submit import submit
from intake.commands.waive import waive
from intake.commands.withdraw import withdraw
from intake.services import Services
from verification.debtor_answers import Point, Verdict


class PackageAct(BaseModel):
    """The version of the package that the caller looked at."""

    model_config = ConfigDict(extra="forbid")

    version: int = Field(ge=1)

    @abstractmethod
    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        """Do it."""


class Claim(PackageAct):
    """Take the package on."""

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return claim(services, actor, package_id, self.version)


class Release(PackageAct):
    """Give the package back to the queue."""

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return release(services, actor, package_id, self.version)


class CorrectedField(BaseModel):
    """What a field of a document really is. `value` null says that the page does not have it; the term `kind` is the document's kind."""

    model_config = ConfigDict(extra="forbid")

    document: str
    term: str
    value: str | None = Field(max_length=4000)

    def correction(self) -> Correction:
        """As the command takes it."""
        reading: Reading = Value(self.value) if self.value is not None else Absent()
        return Correction(self.document, self.term, reading)


class CorrectedLine(BaseModel):
    """What a line of a document really is, figures as text; the whole line is given.

    `line` is the line's `id` in the package, null for a line that the machine missed. `remove` takes away what is no line of goods.
    """

    model_config = ConfigDict(extra="forbid")

    document: str
    line: str | None = None
    remove: bool = False
    description: str = Field("", max_length=2000)
    item_code: str | None = Field(None, max_length=200)
    quantity: str | None = Field(None, max_length=40)
    unit: str | None = Field(None, max_length=40)
    unit_price: str | None = Field(None, max_length=40)
    line_total: str | None = Field(None, max_length=40)
    tax_rate: str | None = Field(None, max_length=40)

    def correction(self) -> LineCorrection:
        """As the command takes it."""
        if self.remove:
            return LineCorrection(self.document, self.line, None)
        written = line_of_texts(self.description, self.quantity, self.unit, self.unit_price, self.line_total, self.tax_rate, self.item_code)
        return LineCorrection(self.document, self.line, written)


class Correct(PackageAct):
    """Fields and lines to correct, all or none."""

    corrections: list[CorrectedField] = Field([], max_length=200)
    lines: list[CorrectedLine] = Field([], max_length=200)

    @model_validator(mode="after")
    def _says_something(self) -> Correct:
        if not self.corrections and not self.lines:
            raise ValueError("name at least one field or line")
        return self

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        fields = [each.correction() for each in self.corrections]
        return correct(services, actor, package_id, self.version, fields, [each.correction() for each in self.lines])


class ConfirmedField(BaseModel):
    """A field of a document that was read right, or rightly found not to be on the page."""

    model_config = ConfigDict(extra="forbid")

    document: str
    term: str


class Confirm(PackageAct):
    """Fields whose reading stands as it is, all or none."""

    fields: list[ConfirmedField] = Field(min_length=1, max_length=200)

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return confirm(services, actor, package_id, self.version, [Confirmation(each.document, each.term) for each in self.fields])


class ConfirmDebtor(PackageAct):
    """The buyer on an invoice is this debtor; its name as printed is remembered."""

    receivable: str
    debtor: str

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return confirm_debtor(services, actor, package_id, self.version, self.receivable, self.debtor)


class Waive(PackageAct):
    """Lets one deficiency pass, with a reason."""

    deficiency: str
    reason: str = Field(max_length=4000)

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return waive(services, actor, package_id, self.version, self.deficiency, self.reason)


class RequestDocuments(PackageAct):
    """A request for documents, with what the assistant adds in their own words."""

    message: str = Field("", max_length=4000)

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return request_documents(services, actor, package_id, self.version, self.message)


class AskDebtor(PackageAct):
    """A letter to a contact at a debtor, with a link to its invoices of the package."""

    contact: str
    language: Literal["en", "af", "zh"] = "en"

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return ask_debtor(services, actor, package_id, self.version, self.contact, self.language)


class RecordTelephone(PackageAct):
    """What a contact at a debtor said of one invoice on the telephone; points that it did not speak of are left out."""

    contact: str
    receivable: str
    verdict: Verdict
    points: dict[Point, bool] = Field({}, max_length=len(Point))
    corrected: str = Field("", max_length=2000)
    remark: str = Field("", max_length=2000)

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        said = Said(self.verdict, self.points, self.corrected, self.remark)
        return record_telephone(services, actor, package_id, self.version, self.contact, self.receivable, said)


class Submit(PackageAct):
    """Put the package before an account manager."""

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return submit(services, actor, package_id, self.version)


class Approve(PackageAct):
    """Approve the complete receivables."""

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return approve(services, actor, package_id, self.version)


class Return(PackageAct):
    """Send the package back to its client, with the reason."""

    reason: str = Field(max_length=4000)

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return return_package(services, actor, package_id, self.version, self.reason)


class Withdraw(PackageAct):
    """The client takes its package back, with the reason."""

    reason: str = Field(max_length=4000)

    def perform(self, services: Services, actor: Actor, package_id: str) -> Done:
        return withdraw(services, actor, package_id, self.version, self.reason)


def perform(services: Services, caller: Caller, package_id: str, act: PackageAct) -> Done:
    """Do it, and the checks that it calls for at once; what the rules refuse is a problem document."""
    with answering():
        done = act.perform(services, actor_of(caller), package_id)
    run_at_once(services, done)
    return done
