"""Makes packages: honest sales first, likenesses of faults, then one to three faults in two packages of three, or one on every sale."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from random import Random

from api.sample.cast import RECEIVERS
from api.sample.documents import DeliveryParticulars, OrderParticulars
from api.sample.particulars import Goods, InvoiceParticulars
from bench.faults.book import FACTOR, FACTOR_ACCOUNT, TODAY, FaultBook, Seller
from bench.faults.catalogue import Fault, UnsuitedError, all_faults, all_honest
from bench.faults.draft import Draft, Planted, Sale
from bench.papers.goods import draw_ware
from verification.mail import Mail, MailProof

_CLEAN_SHARE = 0.35
_LIKENESS_SHARE = 0.6
USUAL_SCANNED_SHARE = 0.35
"""Of the sales of a client that scans, as they come in one package."""


def make_drafts(
    book: FaultBook, count: int, seed: int, *, scanned_share: float, only: frozenset[str] = frozenset(), is_dense: bool = False
) -> list[Draft]:
    """So many packages; faults take turns, so that each is planted about equally often. With a share of 1 every sale is a scan.

    Where they are dense no package is clean, and every sale that can bear a fault has one.
    """
    chance = Random(f"faults/packages/{seed}")
    faults = [each for each in all_faults() if not only or each.code in only]
    queue: list[Fault] = []
    drafts = []
    for index in range(count):
        draft = _honest_draft(book, index, seed, scanned_share=scanned_share)
        own = Random(f"faults/planting/{seed}/{index}")
        _plant_likenesses(draft, own)
        if is_dense or chance.random() >= _CLEAN_SHARE:
            for _ in range(len(draft.sales) if is_dense else chance.randint(1, min(3, len(draft.sales)))):
                if len(queue) < len(faults):
                    queue += chance.sample(faults, len(faults))
                _plant_next(draft, queue, own)
        drafts.append(draft)
    return drafts


def _honest_draft(book: FaultBook, index: int, seed: int, *, scanned_share: float) -> Draft:
    chance = Random(f"faults/package/{seed}/{index}")
    seller = chance.choice(book.sellers)
    buyers = chance.sample(seller.buyers, chance.randint(3, 5))
    number = seller.next_number
    sales = []
    for place, code in enumerate(buyers):
        number += chance.randint(0, 2) if place else 0
        sales.append(_sale(book, seller, code, f"{seller.prefix}{number}", f"{index:03}{place}", chance))
        number += 1
        sales[-1].is_scanned = scanned_share > 0 and chance.random() < scanned_share
    needs_schedule = "schedule_of_accounts" in seller.client.facility.required_documents
    return Draft(
        name=f"package-{index:03}",
        today=TODAY,
        received_at=datetime.combine(TODAY, time(7, 30), UTC),
        client=seller.client,
        seller=seller.party,
        own_account=seller.account,
        sales=sales,
        entries=list(book.entries),
        debtors=dict(book.debtors),
        strangers=list(book.strangers),
        schedule=chance.choice(("xlsx", "pdf", "pdf")) if needs_schedule or chance.random() < 0.4 else "none",
        mails=[Mail(f"accounts@{seller.mail_domain}", MailProof("pass", "pass", "pass"), ("Please fund the attached invoices.",))],
    )


def _sale(book: FaultBook, seller: Seller, code: str, number: str, stem: str, chance: Random) -> Sale:
    debtor, buyer = book.debtors[code], book.parties[code]
    disclosed = seller.client.facility.disclosed
    issued = TODAY - timedelta(days=chance.randint(2, 12))
    delivered = issued - timedelta(days=chance.randint(0, 3))
    ordered = delivered - timedelta(days=chance.randint(4, 20))
    lines = _lines(chance)
    po_number, note_number = f"PO{stem}{chance.randrange(10, 99)}", f"DN{stem}{chance.randrange(10, 99)}"
    invoice = InvoiceParticulars(
        number=number,
        issue_date=issued,
        due_date=issued + timedelta(days=debtor.terms_days or 30),
        seller=seller.party,
        buyer=buyer,
        lines=lines,
        account=FACTOR_ACCOUNT if disclosed else seller.account,
        po_number=po_number,
        delivery_note_number=note_number,
        payment_terms=f"{debtor.terms_days} days from invoice date",
        factor_name=FACTOR if disclosed else None,
        language="af" if chance.random() < 0.1 else "en",
    )
    delivery = DeliveryParticulars(
        number=note_number,
        despatched_on=delivered,
        seller=seller.party,
        buyer=buyer,
        lines=lines,
        po_number=po_number,
        invoice_number=number if chance.random() < 0.6 else None,
        delivered_on=delivered,
        received_by=chance.choice(RECEIVERS),
        signature_seed=chance.randrange(1, 500),
    )
    return Sale(
        debtor=debtor,
        invoice=invoice,
        delivery=delivery,
        order=OrderParticulars(po_number, ordered, buyer, seller.party, lines),
        invoice_layout=seller.house,
        delivery_layout=chance.choice(("plain", "pod")),
        brings_order=chance.random() < 0.4,
    )


def _lines(chance: Random) -> tuple[Goods, ...]:
    found: dict[str, Goods] = {}
    wanted = chance.choice((1, 2, 2, 3, 3, 4, 6, 9))
    while len(found) < wanted:
        ware = draw_ware(chance, "en")
        quantity = Decimal(max(2, int(ware.quantity)))
        if ware.description not in found:
            found[ware.description] = Goods(ware.description, quantity, ware.unit, ware.price, ware.code)
    return tuple(found.values())


def _plant_likenesses(draft: Draft, chance: Random) -> None:
    if chance.random() >= _LIKENESS_SHARE:
        return
    wanted = chance.choice(all_honest()) if all_honest() else None
    sale = chance.choice(draft.sales)
    if wanted is None:
        return
    try:
        wanted.plant(draft, sale, chance)
    except UnsuitedError:
        return
    sale.is_taken = True
    draft.honest.append((sale.invoice.number, wanted.words))


def _plant_next(draft: Draft, queue: list[Fault], chance: Random) -> None:
    """Plant the first fault of the queue that suits a sale of the package which has none yet."""
    free = [each for each in draft.sales if not each.is_taken]
    if not free:
        return
    sale = chance.choice(free)
    planted = {each.code for each in draft.planted}
    for place, each in enumerate(queue):
        if each.code in planted or any(each.code in other.also or other.code in each.also for other in draft.planted):
            continue
        if sale.is_scanned and not each.on_scans:
            continue
        try:
            each.plant(draft, sale, chance)
        except UnsuitedError:
            continue
        del queue[place]
        sale.is_taken = True
        number = None if each.about_package else sale.invoice.number
        draft.planted.append(Planted(each.code, each.words, number, each.also, each.everywhere))
        return
