"""Whose number a label on a credit note announces: the credit note's own, or that of the invoice it gives money back for."""

from __future__ import annotations

import re

from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.printed_titles import titled_as
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit
from extractors.terms import DocumentKind

_CREDIT = re.compile(r"credit|kredietnota|gutschrift|avoir|korrektur|storno|红字|红冲|贷[项记方]|折让|退款")
_CALLED_NUMBER = r"(?:number|no|nr|num|nummer|nommer|numero|n|ref|reference|referenz|referentie|verwysing|kenmerk|id|#)"
_CALLED_CREDIT_NOTE = re.compile(
    rf"(?:our|ons|onze|unsere?|notre|tax|vat|sales|{_CALLED_NUMBER}(?:of|van|der|d|de|del|l)*)*"
    r"(?:(?:credit|krediet)(?:note|nota|memo|invoice|factuur|faktuur)?|gutschrift(?:en)?|(?:facture)?d?avoir|(?:storno|korrektur)(?:rechnung)?"
    rf"|rechnungs(?:korrektur|berichtigung))(?:s|se)?{_CALLED_NUMBER}*"
    r"|(?:红字|红冲|贷[项记方])(?:增值税)?(?:专用|普通|电子)?(?:发票|通知单|凭[证单]|单)?(?:编?号码?|单号)"
)
_INVOICE = r"(?:invoices?|inv|bill|rechnung|fakt(?:uur|ura)?|factuur|facture)"
_GIVES_BACK = r"(?:credit|krediet|gutschrift|avoir|korrektur|storno|correct)"
_GIVEN_BACK = r"(?:credited|gecrediteerde?|gekrediteerde?|stornierte|korrigierte|berichtigte|gutgeschriebene)"
_NO_CREDIT = (
    r"^(?!.*(?:credit|krediet|gutschrift|avoir|korrektur|storno|correcti|korreksie|rectificat|annulation|berichtigung|retour|refund|reversal"
    r"|红字|红冲|冲红|负数|贷[项记方]|退[款货]|折让))"
)
_OF_INVOICE = re.compile(
    rf"{_NO_CREDIT}.*(?:invoice|inv|rechnung|fakt|factuur|facture|发票|蓝字)"
    rf"|{_NO_CREDIT}.*(?:rech|fact|bill|rg)(?:ed|dat|nr|n|no|num|vom|v|du|$)"  # cut short, "Rg.-Datum"
    r"|^(?:zu|bezug|bezugauf|ihre|unsere)?re(?:dat|nr|num|vom|$)"
    rf"|{_GIVES_BACK}\w{{0,6}}?(?:for|voor|vir|zur?|sur|op|auf|teen|against|to|of|van|de)(?:the|la|our)?{_INVOICE}"
    rf"|{_INVOICE}s?(?:being|tobe|is|was)?(?:credite|gekredite|gecredite|gutgeschr|stornier|korrigier|corrig)|{_GIVEN_BACK}{_INVOICE}|被[红冲]|冲销发票"
)
"""What the key of a label says that names an invoice; "credit for invoice" does, "credit invoice" is the credit note itself."""
_RED_INVOICE = re.compile("发票(?:号码?|编号|流水号|单号)")
_CREDIT_TITLE = re.compile(
    r"(?i)^\W*(?:tax\s)?(?:credit\s?(?:note|memo|invoice)|[\w-]{0,16}gutschrift|rechnungskorrektur|(?:teil-?)?storno(?:rechnung)?\b|"
    r"korrekturrechnung|avoir|note de crédit|[\w-]{0,16}credit ?nota|[\w-]{0,16}creditfactuur|krediet ?nota|"
    r"红字|贷[项记方]|(?:退货|销货)?折让单|销货退回单|退款单)"
)
_HIGHEST_TITLES = 0.4  # share of the page's height


def names_credited_invoice(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a label on a credit note is that of the invoice it gives money back for: "Inv. No", "Invoice date"."""
    return is_credit_note(layout) and speaks_of_invoice(hit.own.text)


def credits_an_invoice(label: str) -> bool:
    """Whether a label says both, that money is given back and for which invoice: "Avoir sur facture", "Gutschrift zu Rechnung"."""
    return speaks_of_invoice(label) and _CREDIT.search(label_key(label)) is not None


def speaks_of_invoice(label: str) -> bool:
    """Whether a label names an invoice and no credit note."""
    return _OF_INVOICE.search(label_key(label)) is not None


def numbers_red_invoice(label: str) -> bool:
    """Whether a label may be that of a Chinese credit note's own number.

    It is an invoice in red, whose number is called an invoice's; the one that it cancels is called the original.
    """
    return _RED_INVOICE.fullmatch(label_key(label)) is not None


def titles_credit_note(text: str) -> bool:
    """Whether words begin as the title of a credit note does."""
    return _CREDIT_TITLE.match(text) is not None


@once_a_layout
def is_credit_note(layout: DocumentLayout) -> bool:
    """Whether the paper gives money back: it was read as a credit note, or its title says so."""
    page = layout.pages[0]
    upper = [cell for cell in page.cells if cell.box.top < _HIGHEST_TITLES * page.page.height]
    if any(_CREDIT_TITLE.match(cell.text) or titled_as(page, cell) is DocumentKind.CREDIT_NOTE for cell in upper):
        return True
    return layout.gives_back and not any(_titles_invoice(page, cell) for cell in upper)


def _titles_invoice(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell titles an invoice, which may charge less than nothing: it holds no number, nor has it one beside it or under it."""
    if has_digit(cell.text) or cell.text.endswith((":", "：")) or titled_as(page, cell) is not DocumentKind.INVOICE:
        return False
    at = cell.line_number
    beside = [other for other in page.lines[at].cells if other.box.x0 > cell.box.x1]
    under = [
        other for line in page.lines[at + 1 : at + 2] for other in line.cells if other.box.x0 < cell.box.x1 and cell.box.x0 < other.box.x1
    ]
    return not any(has_digit(other.text) for other in (*beside, *under))


def on_credit_note(layout: DocumentLayout, label: str) -> float:
    """What a label says on a paper that gives money back: a number of an invoice is that of the one it credits."""
    if not is_credit_note(layout):
        return 0.0
    if speaks_of_invoice(label):
        return -0.4
    return 0.3 if _CREDIT.search(label_key(label)) else 0.0


def is_called_credit(label: LabelHit) -> bool:
    """Whether a label, with the words before it in its cell, is that of a credit note's number and of no invoice's."""
    before = label.cell.part(0, label.last)
    key = label_key(before.text) if before is not None else ""
    return _CALLED_CREDIT_NOTE.fullmatch(key) is not None
