"""INV-04: an invoice shows what the tax law of its seller's country demands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from extractors.model import Absent, Value
from extractors.terms import Term
from verification.figures import gross_of, money_of, rate_of, reading_of, why_unknown, words_of
from verification.model import Client, Debtor, PackDocument
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed
from verification.tax_particulars import Tier, tax_particulars_of

_PRINTED = {
    "title": Term.TITLE,
    "seller_name": Term.SELLER_NAME,
    "seller_address": Term.SELLER_ADDRESS,
    "seller_tax_id": Term.SELLER_TAX_ID,
    "buyer_name": Term.BUYER_NAME,
    "buyer_address": Term.BUYER_ADDRESS,
    "registered_buyer_tax_id": Term.BUYER_TAX_ID,
    "invoice_number": Term.INVOICE_NUMBER,
    "issue_date": Term.ISSUE_DATE,
    "fapiao_number": Term.INVOICE_NUMBER,
}
_AMOUNTS = (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL, Term.TAX_RATE, Term.AMOUNT_DUE)
_SURE_OF_ABSENCE = 0.97  # the share of such absences that are true; a reader that is less sure may have missed what is printed
_SURE_OF_LINES = 0.9  # the same of lines, all of which would have to be wrong
_FAPIAO = re.compile(r"\d{8}|\d{20}")
_SOUTH_AFRICAN_VAT = re.compile(r"(?:ZA)?4\d{9}")


@check(
    "INV-04",
    title="Particulars that the tax law demands are missing",
    reference="VAT Act 89 of 1991 s20; Directive 2006/112 art. 226 and 226b; VAT Regulations 1995 reg. 14; the laws in the table",
    severity=Review,
    reads=(*sorted(set(_PRINTED.values())), *_AMOUNTS),
    reads_lines=True,
    kinds=INVOICES_ONLY,
)
def tax_particulars_present(invoice: PackDocument, client: Client, debtor: Debtor | None) -> CheckAnswer:
    """An invoice shows every particular that the law of its seller's country demands of one of its size.

    A supplier that is not registered lawfully shows no tax number and charges no tax; charging it is then the defect. The buyer's number is
    asked for only where our books say that it has one, the words Tax Invoice only where the reader looked for them, and what the reader
    did not find without being sure of that is for a person to see. Whether an invoice is large enough for the full particulars can be told
    only in the currency of the law.
    """
    law = tax_particulars_of(client.country)
    if law is None:
        return NotApplicable(f"No table of what the tax law of {client.country} demands is held")
    document = invoice.document
    numbered = not isinstance(reading_of(document, Term.SELLER_TAX_ID), Absent)
    charged = _charges_tax(invoice, client.facility.currency)
    if not numbered and not charged and not _registered(client):
        return NotApplicable("It charges no tax and shows no tax number: a seller that is not registered need issue no tax invoice")
    if "fapiao_number" in law.tiers[0].needs and (debtor is None or debtor.country != client.country):
        return NotApplicable(f"The debtor is not known to be in {client.country}; goods that are exported are billed without a fapiao")
    if charged and not numbered and not _registered(client):
        return "The invoice charges tax, and neither it nor our books show the seller's tax number"
    tier = law.tier_of(gross_of(document, client.facility.currency))
    if tier is not None and not tier.needs:
        return NotApplicable(f"{law.law} demands nothing of an invoice up to {law.currency} {tier.up_to}")
    missing, unsure = _lacks(tier or law.tiers[-1], invoice, debtor, charged=charged)
    if missing:
        named = f"The invoice does not show the {' nor the '.join(missing)}"
        if tier is None and not set(missing) & set(_lacks(law.smallest, invoice, debtor, charged=charged)[0]):
            return Inconclusive(f"{named}; {law.law} demands that of large invoices, and the total is not known in {law.currency}")
        return f"{named}; {law.law} demands that"
    if unsure:
        return Inconclusive(". ".join(unsure))
    return Passed(f"Shows what {law.law} demands")


def _registered(client: Client) -> bool:
    """Whether our books say that the client is registered for the tax: in South Africa an income tax number says nothing of that."""
    number = re.sub(r"\W", "", client.tax_id or "")
    return bool(_SOUTH_AFRICAN_VAT.fullmatch(number)) if client.country == "ZA" else bool(number)


def _charges_tax(invoice: PackDocument, currency: str) -> bool:
    document = invoice.document
    tax, rate = money_of(document, Term.TAX_TOTAL, currency), rate_of(document, Term.TAX_RATE)
    if tax is not None:
        return tax.amount != 0
    net, gross = money_of(document, Term.NET_TOTAL, currency), money_of(document, Term.GROSS_TOTAL, currency)
    if net is not None and gross is not None:
        return net.currency == gross.currency and net < gross
    return (rate is not None and rate != 0) or any(each.tax_rate for each in document.lines)


def _lacks(tier: Tier, invoice: PackDocument, debtor: Debtor | None, *, charged: bool) -> tuple[list[str], list[str]]:
    """What is not there, in words, and why of what else nobody can say."""
    document = invoice.document
    missing: list[str] = []
    unsure: list[str] = []
    for need in tier.needs:
        if need == "registered_buyer_tax_id" and (debtor is None or not debtor.tax_id):
            continue
        if need == "title" and document.field(Term.TITLE) is None:
            continue
        if need in _PRINTED:
            _look_for(_PRINTED[need], invoice, missing, unsure)
        if need == "fapiao_number" and not _is_fapiao_number(invoice):
            missing.append("fapiao number")
        if need in _ON_LINES:
            if not document.lines:
                unsure.append(f"No lines were read, so nobody can say whether the {need} is shown")
            elif not _ON_LINES[need](invoice) and _lines_are_sure(invoice):
                missing.append(need)
            elif not _ON_LINES[need](invoice):
                unsure.append(f"The {need} was not found, and the reader is not sure of the lines")
        if need == "tax" and not _shows_tax(invoice, unsure, charged=charged):
            missing.append("tax")
    return list(dict.fromkeys(missing)), list(dict.fromkeys(unsure))


def _lines_are_sure(invoice: PackDocument) -> bool:
    """Whether no line was read so that one of its columns may have been missed."""
    return all(each.confidence is None or each.confidence >= _SURE_OF_LINES for each in invoice.document.lines)


def _look_for(term: Term, invoice: PackDocument, missing: list[str], unsure: list[str]) -> None:
    reading, found = reading_of(invoice.document, term), invoice.document.field(term)
    name = "words tax invoice" if term is Term.TITLE else words_of(term)
    if isinstance(reading, Absent) and found is not None and found.confidence is not None and found.confidence < _SURE_OF_ABSENCE:
        unsure.append(f"The {name} was not found, and the reader is not sure that it is not there")
    elif isinstance(reading, Absent):
        missing.append(name)
    elif not isinstance(reading, Value):
        unsure.append(why_unknown(term, reading))


def _is_fapiao_number(invoice: PackDocument) -> bool:
    number = invoice.document.value(Term.INVOICE_NUMBER)
    return number is None or _FAPIAO.fullmatch(re.sub(r"\W", "", number)) is not None


def _shows_tax(invoice: PackDocument, unsure: list[str], *, charged: bool) -> bool:
    """The tax and a total, or a total and the rate; an invoice without tax need show its total only."""
    document = invoice.document
    readings = {term: reading_of(document, term) for term in _AMOUNTS}
    there = {term for term, reading in readings.items() if isinstance(reading, Value)}
    total = bool(there & {Term.GROSS_TOTAL, Term.NET_TOTAL, Term.AMOUNT_DUE})
    rated = Term.TAX_RATE in there or any(each.tax_rate is not None for each in document.lines)
    if total and (Term.TAX_TOTAL in there or rated or not charged):
        return True
    if {Term.NET_TOTAL, Term.GROSS_TOTAL} <= there:
        return True
    doubtful = [why_unknown(term, reading) for term, reading in readings.items() if term not in there and not isinstance(reading, Absent)]
    unsure.extend(doubtful)
    return bool(doubtful)


_ON_LINES: Mapping[str, Callable[[PackDocument], bool]] = {
    "description": lambda invoice: any(each.description.strip() for each in invoice.document.lines),
    "quantity": lambda invoice: any(each.quantity is not None for each in invoice.document.lines),
}
