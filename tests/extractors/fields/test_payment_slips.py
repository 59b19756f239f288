"""The slip at the foot of an invoice repeats it from the debtor's side and must not turn the parties round."""

from __future__ import annotations

from extractors.kinds import invoice
from extractors.terms import Term
from tests.extractors.fields.printed import printed

PAPER = """TAX INVOICE                                Umfolozi Cold Chain CC
                                           17 Harbour View
Karoo Fresh Produce (Pty) Ltd              Durban 4001
Attention: Accounts Payable
Unit 4, Bramley Park
22 Ring Road
Wynberg 2090
VAT Number: 4480261733

Invoice Number    INV-20871
Invoice Date      14 Oct 2026

Description               Quantity    Unit Price    Amount
Refrigerated transport          28      1,150.00    32,200.00
Subtotal                                            32,200.00
VAT 15%                                              4,830.00
TOTAL ZAR                                           37,030.00



















PAYMENT ADVICE                             Customer          Karoo Fresh Produce (Pty) Ltd
To: Umfolozi Cold Chain CC                 Invoice Number    INV-20871
17 Harbour View                            Amount Due        37,030.00
Durban 4001
"""


def test_whom_the_slip_goes_to_sells() -> None:
    fields = {each.term: each.value for each in invoice.extract([printed(PAPER)]).fields}
    assert fields[Term.SELLER_NAME] == "Umfolozi Cold Chain CC"
    assert fields[Term.BUYER_NAME] == "Karoo Fresh Produce (Pty) Ltd"
    assert fields[Term.BUYER_TAX_ID] == "4480261733"
