"""What the rows of a list say of a page's kind, whatever it calls itself.

A bank statement calls itself "Statement", "Kontoauszug", in South Africa even "Tax invoice", as papers of suppliers do. What tells it from
them is that a bank writes it, that a balance is brought forward or closed, and that its dated rows move money without naming an invoice.
Where row after row names an invoice, the word over them heads a column.
"""

from __future__ import annotations

import re

from extractors.fields.amounts import decimal_mark_of
from extractors.fields.bank_balances import DAY_OF_MOVEMENT
from extractors.fields.bank_names import bank_at_head
from extractors.fields.listed_rows import figures_on, listed_rows
from extractors.fields.lookup import DocumentLayout
from extractors.fields.running_balance import running_balance
from extractors.held_phrases import folded, may_be_found
from extractors.layout.lines import PageLayout

_HEAD = 0.15  # share of the page's height: further down it is the customer who is a bank
_FEWEST_MOVEMENTS, _FEWEST_INVOICES = 2, 3
_BALANCE = re.compile(
    r"\b(?:opening|closing|month-? ?end|available|previous|new|statement) bal(?:ance)?\b|\bbal(?:ance)? (?:b/?f|brought|carried|at)|"
    r"(?:aanvangs|openings|afsluitings|begin|eind|slot|anfangs|end)(?:saldo|salto)|(?:beginn?|eind|slot|openings)balans|kontostand|saldovortrag|"
    r"\bsolde (?:pr[eé]c[eé]dent|initial|final|au|cr[eé]diteur|d[eé]biteur)|\b(?:ancien|nouveau) solde|(?:期初|期末|账户|上期)余额"
)
_INVOICE = re.compile(
    r"\binv(?:oice)?s?\b|\b(?:fak|fac)tu+r|rechnung\b|\bfactures?\b|发票|\bcredit notes?\b|\bkredietnota|\bgutschrift\b|\bavoirs?\b"
)


def is_bank_statement(layout: DocumentLayout, page: PageLayout) -> bool:
    """Whether a bank tells a customer on this page what went in and out of his account."""
    text = folded(page.text)
    if not may_be_found(_BALANCE.pattern, text) or _BALANCE.search(text) is None:
        return False
    bank = bank_at_head(layout)
    box = bank.evidence[0].box if bank is not None else None
    if box is None or box.bottom > _HEAD * page.page.height:
        return False
    mark = decimal_mark_of(cell.text for cell in page.cells)
    rows = [line for line in page.lines if DAY_OF_MOVEMENT.match(line.text) and figures_on(line, mark)]
    if not rows and (chain := running_balance(layout, (), mark)) is not None:
        rows = [line for line in page.lines if (page.page_number, line.line_number) in chain.changes]
    return len(rows) >= _FEWEST_MOVEMENTS and not any(_INVOICE.search(folded(line.text)) for line in rows)


def lists_invoices(layout: DocumentLayout) -> bool:
    """Whether row after row has a number, a day and an amount."""
    rows = listed_rows(layout, decimal_mark_of(cell.text for cell in layout.cells))
    return len(rows) >= _FEWEST_INVOICES and all(row.numbers for row in rows)
