"""A receipt that is written out says who paid whom, how much, and its own number beside that of the invoice it is for."""

from __future__ import annotations

import pytest

from extractors.kinds.receipt import extract
from extractors.model import Value
from extractors.terms import Term
from tests.extractors.fields.printed import printed

_RECEIPTS = {
    "en1": """
Kestrel Hardware CC                                                    RECEIPT
44 Canal Street, Knysna, 6571
Tel: 044 382 1190                                      Receipt No:  44719
VAT No: 4313756977                                     Date:  7 August 2025

Received from:   Rietkuil Mining (Pty) Ltd
The sum of:      One thousand two hundred and fifty rand only
For:             Invoice INV-2231

Amount:          R 1 250.00
Payment method:  EFT

Received by: J Naidoo                    Signature: ______________
""",
    "en2": """
OFFICIAL RECEIPT                                              No. 44719
Kestrel Hardware CC
44 Canal Street, Knysna, 6571
                                                       Date  07/08/2025

RECEIVED with thanks from   Rietkuil Mining (Pty) Ltd
the sum of   One thousand two hundred and fifty rand   R1,250.00
being payment of   Rent August 2025
Cash / Cheque / EFT                            With thanks
""",
    "en3": """
Kestrel Hardware CC
44 Canal Street
Knysna 6571
CASH RECEIPT
Receipt number      Date             Received from                Payment
44719               07/08/2025       Rietkuil Mining (Pty) Ltd    Card

Description                      Qty        Price         Amount
Hinge brass                        2        31.36          62.72
Paint brush 50 mm                  1        17.28          17.28

                                            Subtotal       69.57
                                            VAT 15%        10.43
                                            Total          80.00
                                            Paid           80.00
                                            Balance         0.00
""",
    "af": """
Kestrel Hardeware BK                                              KWITANSIE
Kanaalstraat 44, Knysna, 6571
                                                       Kwitansie nr:  44719
                                                       Datum:  7 Augustus 2025

Ontvang van:     Rietkuil Mynbou (Edms) Bpk
Die som van:     Eenduisend tweehonderd en vyftig rand
Ten opsigte van: Faktuur 2231
Bedrag:          R 1 250,00
""",
    "de": """
QUITTUNG                                               Nr. 44719
Falkenstein Eisenwaren GmbH
Hauptstraße 44, 34117 Kassel

Netto                   1.050,42 EUR
+ 19 % MwSt               199,58 EUR
Gesamt                  1.250,00 EUR
Gesamtbetrag in Worten: eintausendzweihundertfünfzig
von           Rietkuil Bergbau GmbH
für           Rechnung 2231
dankend erhalten
Ort/Datum     Kassel, 07.08.2025
""",
    "fr": """
REÇU                                                   N° 44719
Quincaillerie Morel SARL
44 rue des Forges, 26000 Valence

Reçu de :          Rietkuil Mines SAS
La somme de :      Mille deux cent cinquante euros
Pour :             Facture 2231
Montant :          1 250,00 €
Fait à Valence, le 07/08/2025
""",
    "nl": """
KWITANTIE                                              Nr. 44719
Merwehaven IJzerwaren B.V.
Havenkade 44, 1322 BJ Almere

Ontvangen van:     Rietkuil Mijnbouw B.V.
De somma van:      Duizend tweehonderdvijftig euro
Voor:              Factuur 2231
Bedrag:            € 1.250,00
Datum:             07-08-2025
""",
    "zh": """
收款收据                                              No. 44719
                                              日期: 2025年8月7日

今收到:        上海鑫隆达五金制品有限公司
交来:          货款
人民币(大写):  壹仟贰佰伍拾元整
金额:          ¥1,250.00
收款单位:      青岛金石盛物流股份有限公司
收款人:        杨建国
""",
}
_PAYERS = {
    "en1": "Rietkuil Mining (Pty) Ltd",
    "en2": "Rietkuil Mining (Pty) Ltd",
    "af": "Rietkuil Mynbou (Edms) Bpk",
    "fr": "Rietkuil Mines SAS",
    "nl": "Rietkuil Mijnbouw B.V.",
    "zh": "上海鑫隆达五金制品有限公司",
}
_SELLERS = {
    "en1": "Kestrel Hardware CC",
    "en2": "Kestrel Hardware CC",
    "en3": "Kestrel Hardware CC",
    "af": "Kestrel Hardeware BK",
    "de": "Falkenstein Eisenwaren GmbH",
    "fr": "Quincaillerie Morel SARL",
    "nl": "Merwehaven IJzerwaren B.V.",
    "zh": "青岛金石盛物流股份有限公司",
}


@pytest.mark.parametrize("name", _RECEIPTS)
def test_a_written_receipt_is_read(name: str) -> None:
    parts = extract([printed(_RECEIPTS[name])])
    found = {field.term: field.reading.text for field in parts.fields if isinstance(field.reading, Value)}
    assert found[Term.INVOICE_NUMBER] == "44719"
    assert found[Term.ISSUE_DATE] == "2025-08-07"
    assert found[Term.GROSS_TOTAL] == ("80.00" if name == "en3" else "1250.00")
    assert found[Term.SELLER_NAME] == _SELLERS[name]
    assert found.get(Term.BUYER_NAME) == _PAYERS.get(name)
    assert len(parts.lines) == (2 if name == "en3" else 0)


def test_a_delivery_and_a_card_pay_for_nobody() -> None:
    text = "Kestrel Hardware CC\n44 Canal Street, Knysna, 6571\nRECEIPT\nPaid by card\nReceived from\nTotal   80.00\n"
    assert not [field for field in extract([printed(text)]).fields if field.term is Term.BUYER_NAME]
