"""The currency and the parties of credit notes: codes that are no money, account numbers that head no name, registers under the goods."""

from __future__ import annotations

import pytest

from tests.extractors.fields.credit_papers import PAPER, fields_of, rows_of
from tests.extractors.fields.printed import GOODS


@pytest.mark.parametrize("code", ["XSFP-R-0091", "R0044120", "R-440021", "R551208"])
def test_a_letter_in_a_code_is_no_rand(code: str) -> None:
    assert fields_of(PAPER.format(title="Credit Note", buyer="", rows=rows_of(("Document no.", code))) + GOODS).get("currency") is None


@pytest.mark.parametrize("label", ["Amount credited", "Total incl VAT", "Bedrag gekrediteer", "Total refund", "Credit due to you"])
def test_the_rand_that_ends_a_label_is_the_currency(label: str) -> None:
    goods = GOODS.replace("Total   ", f"{label} R")
    assert fields_of(PAPER.format(title="Credit Note", buyer="", rows="") + goods).get("currency") == "ZAR"


def test_a_customer_number_among_rows_of_particulars_heads_no_name() -> None:
    text = """
VOS TRANSPORT GROUP BV          Havenweg 8, 5145 NJ Waalwijk

Credit note / Creditnota

Lumex Logistics GmbH            Creditnr. / Credit no       TC-4410
Am Flughafen 3                  Datum / Date                11-06-2025
04435 Schkeuditz                Klant / Customer            70881
BTW DE266112233                 Claim                       CL-2025-33
"""
    fields = fields_of(text + GOODS)
    assert (fields["seller_name"], fields["buyer_name"]) == ("VOS TRANSPORT GROUP BV", "Lumex Logistics GmbH")


def test_not_applicable_in_dutch_is_no_form_of_law() -> None:
    text = """
Studio Zaan                                           Creditfactuur
Kade 12                                               C2025-014
1506 AA Zaandam
                                                      Datum          3 februari 2025
Gemeente Zaanstad                                     Inkooporder    4500221177
Postbus 2000                                          Vervaldatum    n.v.t.
1500 GA Zaandam
"""
    fields = fields_of(text + GOODS.replace("VAT", "BTW") + "\nbtw-id NL001988776B44\n")
    assert (fields["seller_name"], fields["seller_tax_id"], fields.get("buyer_tax_id")) == ("Studio Zaan", "NL001988776B44", None)


def test_the_label_under_an_account_is_no_name() -> None:
    text = """
Holz Keller GmbH
Sägeweg 18
37603 Holzminden

GUTSCHRIFT

Möbel Ritter KG                               Beleg
Hauptstraße 4                                 KN00871
34117 Kassel                                  Datum
                                              16.04.2025
                                              Debitor
                                              D0091
                                              Rücksendung Nr.
                                              RS-441
"""
    fields = fields_of(text + GOODS)
    assert (fields["seller_name"], fields["buyer_name"]) == ("Holz Keller GmbH", "Möbel Ritter KG")


def test_a_bare_credit_over_the_seller_heads_no_buyer() -> None:
    text = """
Credit

Houtzagerij Kroon BV
Zaagweg 18
7311 AB Apeldoorn

Meubelhuis Ritter VOF                         Creditnota nr.            K1120
Hoofdstraat 4                                 Datum                     16-05-2025
3542 AB Utrecht
"""
    fields = fields_of(text + GOODS)
    assert (fields["seller_name"], fields["buyer_name"]) == ("Houtzagerij Kroon BV", "Meubelhuis Ritter VOF")
