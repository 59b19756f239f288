"""Orders, quotations and delivery notes by their titles, their own days, and goods that are counted and not priced."""

from __future__ import annotations

from types import ModuleType

import pytest

from extractors.kinds import delivery_note, invoice, purchase_order, quotation
from extractors.kinds._deliveries import read_delivery_note
from extractors.model import Line
from extractors.terms import Term
from tests.extractors.fields.printed import printed

GOODS = """
Description                  Quantity      Price      Amount
Treated batten                      5     100.00      500.00
Oak door                            2      50.00      100.00

Total                                                  600.00
"""


def read(kind: ModuleType, text: str) -> dict[Term, object]:
    return {each.term: each.value for each in kind.RULES.extract([printed(text)]).fields}


def counted(text: str) -> list[tuple[str, str, str | None, str | None]]:
    def row(line: Line) -> tuple[str, str, str | None, str | None]:
        return line.description, str(line.quantity), line.unit, line.item_code

    return [row(line) for line in read_delivery_note([printed(text)]).lines]


@pytest.mark.parametrize(
    ("kind", "term", "title"),
    [
        (purchase_order, Term.PO_NUMBER, "ORDER TO SUPPLIER No. 4711/23 of 27/07/2024"),
        (purchase_order, Term.PO_NUMBER, "OFFICIAL ORDER 4711/23 dated 27/07/2024"),
        (purchase_order, Term.PO_NUMBER, "Commande fournisseur n° 4711/23 du 27/07/2024"),
        (quotation, Term.INVOICE_NUMBER, "PRO FORMA INVOICE 4711/23 of 27/07/2024"),
        (quotation, Term.INVOICE_NUMBER, "KOSTENVORANSCHLAG Nr. 4711/23 vom 27/07/2024"),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "PACKING SLIP 4711/23 of 27/07/2024"),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "Bordereau de livraison n° 4711/23 du 27/07/2024"),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "Warenbegleitschein Nr. 4711/23 vom 27/07/2024"),
    ],
)
def test_any_title_of_its_kind_is_followed_by_the_papers_number_and_day(kind: ModuleType, term: Term, title: str) -> None:
    fields = read(kind, f"Karee Logistics Ltd\n\n{title}\n\nValid until: 27/08/2024\n{GOODS}")
    assert fields[term] == "4711/23"
    assert fields[Term.ISSUE_DATE] == "2024-07-27"


@pytest.mark.parametrize(
    ("kind", "term", "title"),
    [
        (purchase_order, Term.PO_NUMBER, "PURCHASE ORDER"),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "DELIVERY NOTE"),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "BON DE LIVRAISON"),
        (quotation, Term.INVOICE_NUMBER, "OFFERTE"),
    ],
)
def test_a_bare_sign_for_a_number_under_the_title_is_the_papers(kind: ModuleType, term: Term, title: str) -> None:
    assert read(kind, f"Karee Logistics Ltd\n\n{title}\nNo.      88213\nDate     3 May 2026\n{GOODS}")[term] == "88213"


def test_a_bare_sign_over_which_another_paper_is_named_is_that_papers() -> None:
    text = f"Karee Logistics Ltd\n\nDELIVERY NOTE DN-5\n\nYour order\nNo.      88213\nDate     3 May 2026\n{GOODS}"
    assert read(delivery_note, text)[Term.DELIVERY_NOTE_NUMBER] == "DN-5"


@pytest.mark.parametrize(
    "sentence",
    [
        "Your order of 10 March 2026 received with thanks.",
        "U bestelling van 10 Maart 2026 met dank ontvang.",
        "Suite à votre commande du 10 mars 2026 bien reçue.",
        "Uw bestelling van 10-03-2026.",
        "This replaces our pro forma 35559 dated 10 March 2026.",
    ],
)
def test_a_sentence_does_not_date_an_order(sentence: str) -> None:
    text = f"Karee Logistics Ltd\n\nPURCHASE ORDER\n\nOrder No     PO-88\nDate         3 May 2026\n{GOODS}\n{sentence}"
    assert read(purchase_order, text)[Term.ISSUE_DATE] == "2026-05-03"


def test_what_follows_a_day_behind_its_label_in_the_next_column_is_no_sentence() -> None:
    text = f"Karee Logistics Ltd\n\nPURCHASE ORDER\n\nOrder No PO-88\nDate 3 May 2026   Sales person Jan Smit\n{GOODS}"
    assert read(purchase_order, text)[Term.ISSUE_DATE] == "2026-05-03"


@pytest.mark.parametrize(
    "label", ["Our Order", "Ons Bestelling", "Onze bestelling nr.", "Notre commande n°", "Unsere Bestellung", "Unsere Bestellnummer"]
)
def test_our_order_on_an_order_goes_before_its_contract(label: str) -> None:
    numbers = f"{label:<24}P-2458\n{'Contract No':<24}JOB-350\n{'Date':<24}3 May 2026"
    text = f"Karee Logistics Ltd\n\nPURCHASE ORDER\n\n{numbers}\n{GOODS}"
    assert read(purchase_order, text)[Term.PO_NUMBER] == "P-2458"


def test_the_buyers_number_of_an_order_goes_before_the_sellers() -> None:
    numbers = "Auftragsnr. Einkauf : 4533529898\nErstellt am : 03.05.26\nAuftrag Nr. WO493718"
    assert read(purchase_order, f"Karee Logistics Ltd\n\nBESTELLUNG\n\n{numbers}\n{GOODS}")[Term.PO_NUMBER] == "4533529898"


def test_a_delivery_note_says_when_the_goods_were_ordered() -> None:
    fields = read(delivery_note, "Karee Logistics Ltd\n\nDELIVERY NOTE DN-5\n\nDate: 3 May 2026\nOrder date: 20 April 2026")
    assert fields[Term.ORDER_DATE] == "2026-04-20"
    assert fields[Term.ISSUE_DATE] == "2026-05-03"


def test_a_large_title_is_no_part_of_the_label_under_it() -> None:
    text = f"Karee Logistics Ltd\n\nPRO FORMA INVOICE\nDate         Expires\n3 May 2026   2 June 2026\n{GOODS}"
    assert read(quotation, text)[Term.ISSUE_DATE] == "2026-05-03"


HEAD = """
Karee Logistics Ltd
76 Ferrum Crescent, Kimberley 8301

DELIVERY NOTE DN-5

Driver             Sipho Dube            Trip           14
Vehicle            BX 56 KL GP           Pallets        12
"""


def test_goods_without_headings_and_prices_are_counted() -> None:
    text = f"""{HEAD}

X349      Mild steel plate 8 mm, cut to size                EA        250.00
WE-12     Laptop 15", 16 GB                                 EA          4.00
          Serial: 40971
X351      Cotton fabric                                     M          82.25

Goods received in good order
"""
    assert counted(text) == [
        ("Mild steel plate 8 mm, cut to size", "250.00", "EA", "X349"),
        ('Laptop 15", 16 GB Serial: 40971', "4.00", "EA", "WE-12"),
        ("Cotton fabric", "82.25", "M", "X351"),
    ]


def test_goods_counted_before_their_words_are_read() -> None:
    text = f"""{HEAD}

    6 m Vuren balk 71 x 171 mm
53,25 m Hydrauliekslang 12 mm
"""
    assert [line[:3] for line in counted(text)] == [("Vuren balk 71 x 171 mm", "6", "m"), ("Hydrauliekslang 12 mm", "53.25", "m")]


@pytest.mark.parametrize(
    "particulars",
    [
        f"{'Customer No':<60}4034\n{'Trip number':<60}211",
        "40 Foundry Way\nGlasgow\n233 Canal Side\nDerby",
        "12 Industria Road\n14 Canal Side",
        "1      Check the goods before signing for them\n2      Report what is missing within two days",
    ],
)
def test_particulars_streets_and_terms_are_no_goods(particulars: str) -> None:
    assert counted(f"{HEAD}\n{particulars}\n") == []


@pytest.mark.parametrize(
    ("kind", "term", "title", "label"),
    [
        (purchase_order, Term.PO_NUMBER, "PURCHASE ORDER", "Document No"),
        (purchase_order, Term.PO_NUMBER, "PURCHASE ORDER", "Reference"),
        (purchase_order, Term.PO_NUMBER, "BESTELLUNG", "Auftragsnummer"),
        (purchase_order, Term.PO_NUMBER, "采购订单", "单据编号"),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "DELIVERY NOTE", "Slip No"),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "DELIVERY NOTE", "Drop Id"),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "LIEFERSCHEIN", "Beleg-Nr."),
        (delivery_note, Term.DELIVERY_NOTE_NUMBER, "AFLEWERINGSNOTA", "Nota Nr"),
        (quotation, Term.INVOICE_NUMBER, "OFFERTE", "Calculatie nr."),
        (quotation, Term.INVOICE_NUMBER, "DEVIS", "Notre référence"),
    ],
)
def test_a_number_at_the_head_that_nothing_names_otherwise_is_the_papers(kind: ModuleType, term: Term, title: str, label: str) -> None:
    day, others = f"{'Date':<24}3 May 2026", f"{'Customer No':<24}C-4034\n{'Vehicle':<24}BX 56 KL GP\n{'VAT No':<24}4535389023"
    for text in (f"{label:<24}77-4718\n{day}\n{others}", f"{others}\n{day}\n{label}: 77-4718"):
        assert read(kind, f"Karee Logistics Ltd\nTel 053 831 2276\n\n{title}\n\n{text}\n{GOODS}")[term] == "77-4718"


def test_accounts_cars_and_numbers_of_others_are_none_of_a_delivery_note() -> None:
    others = "Date: 3 May 2026\nCustomer No: 40341\nInvoice No: 9021\nVehicle: BX 56 KL GP"
    text = f"Karee Logistics Ltd\nTel 053 831 2276\n\nDELIVERY NOTE\n\n{others}"
    assert Term.DELIVERY_NOTE_NUMBER not in read(delivery_note, text)


def test_the_only_day_at_the_head_of_an_order_is_its_own_whatever_its_label() -> None:
    text = f"Karee Logistics Ltd\n\nPURCHASE ORDER\n\nOrder No        PO-88\nPenned          3 May 2026\n{GOODS}"
    assert read(purchase_order, text)[Term.ISSUE_DATE] == "2026-05-03"


@pytest.mark.parametrize("label", ["VAT Vendor No", "Our VAT No", "VAT Number"])
def test_on_an_order_the_block_says_whose_tax_number_it_is(label: str) -> None:
    text = f"""
Karee Logistics (Pty) Ltd
76 Ferrum Crescent, Kimberley 8301
{label} 4535389023

PURCHASE ORDER PO-88

Supplier
Nyala Timber (Pty) Ltd
205 Jan Smit Avenue, Pretoria 0184
{label} 4147631198

{GOODS}
"""
    fields = read(purchase_order, text)
    assert (fields[Term.BUYER_TAX_ID], fields[Term.SELLER_TAX_ID]) == ("4535389023", "4147631198")


@pytest.mark.parametrize(
    "label",
    [
        "Order Total",
        "Value of order",
        "Quote total",
        "Besteltotaal",
        "Waarde van bestelling",
        "Kwotasietotaal",
        "Bestellsumme",
        "Angebotsbetrag",
        "Total de la commande",
        "Valeur de la commande",
        "Total du devis",
        "Totaal offerte",
        "Bestelbedrag",
        "订单金额",
        "报价总额",
    ],
)
def test_the_total_of_an_order_or_a_quotation_is_called_by_it(label: str) -> None:
    text = f"Karee Logistics Ltd\n\nPURCHASE ORDER PO-88\n{GOODS}".replace("Total  ", f"{label:<30}  ").replace("  600.00", "600.00")
    assert read(purchase_order, text)[Term.GROSS_TOTAL] == "600.00"


def test_counted_goods_stand_under_the_headings_of_parts_and_in_close_columns() -> None:
    text = f"""{HEAD}

Phase 1
  50 AS-9559 Angle iron 110 x 110 x 5 mm
   3 GC8931  Software support
Phase 2
 300 FL-3769 Cotton fabric

Goods received in good order
"""
    assert counted(text) == [
        ("Angle iron 110 x 110 x 5 mm", "50", None, "AS-9559"),
        ("Software support", "3", None, "GC8931"),
        ("Cotton fabric", "300", None, "FL-3769"),
    ]


def test_who_signed_and_how_a_firm_is_reached_are_no_goods() -> None:
    text = f"""{HEAD}

Description                                 Unit      Quantity
Telephone handset                           EA        24.00
Cement, best before 12.05.2027              BAG       100.00

Sipho Dube                                  17 Feb 2026
"""
    footer = "\nKaree Logistics Ltd   Phone: 053 831 2276\nwww.karee.example     sales@karee.example"
    assert [line[:2] for line in counted(text + footer)] == [("Telephone handset", "24.00"), ("Cement, best before 12.05.2027", "100.00")]


@pytest.mark.parametrize(
    ("kind", "title", "label"),
    [
        (quotation, "QUOTATION Q-88", "Quote Date"),
        (quotation, "KWOTASIE Q-88", "Datum van kwotasie"),
        (quotation, "ANGEBOT Q-88", "Angebotsdatum"),
        (quotation, "DEVIS Q-88", "Date du devis"),
        (quotation, "OFFERTE Q-88", "Datum offerte"),
        (quotation, "报价单 Q-88", "报价日期"),
        (delivery_note, "DELIVERY NOTE D-88", "Delivery Note Date"),
        (delivery_note, "LIEFERSCHEIN D-88", "Lieferscheindatum"),
        (delivery_note, "BON DE LIVRAISON D-88", "Date du bon de livraison"),
    ],
)
def test_a_day_that_is_called_by_the_paper_is_its_own_on_that_paper_alone(kind: ModuleType, title: str, label: str) -> None:
    day = f"{label:<28}3 May 2026"
    assert read(kind, f"Karee Logistics Ltd\n\n{title}\n\n{'Despatched':<28}1 May 2026\n{day}\n{GOODS}")[Term.ISSUE_DATE] == "2026-05-03"
    bill = f"Karee Logistics Ltd\n\nTAX INVOICE INV-7\n\n{day}\n{'Invoice date':<28}9 May 2026\n{GOODS}"
    assert read(invoice, bill)[Term.ISSUE_DATE] == "2026-05-09"


@pytest.mark.parametrize(
    ("us", "heading", "them"),
    [
        (
            "Karee Logistics (Pty) Ltd\n76 Ferrum Crescent\nKimberley 8301",
            "Issued To",
            "Nyala Timber (Pty) Ltd\n205 Jan Smit Avenue\nPretoria 0184",
        ),
        (
            "Rivage Conseil SARL\n147 impasse des Forges\n26000 Valence",
            "Destinataire",
            "Brise Marine SARL\n89 chemin du Moulin\n94000 Créteil",
        ),
        (
            "Rivage Conseil SARL\n147 impasse des Forges\n26000 Valence",
            "Commandé chez :",
            "Brise Marine SARL\n89 chemin du Moulin\n94000 Créteil",
        ),
        ("青岛东方联贸易有限公司\n青岛市解放北路403号", "致", "广州天合顺电子有限公司\n广州市长江路456号"),
    ],
)
def test_whom_an_order_is_addressed_to_sells(us: str, heading: str, them: str) -> None:
    fields = read(purchase_order, f"{us}\n\nPURCHASE ORDER PO-88\n\nDate: 3 May 2026\n\n{heading}\n{them}\n\n{GOODS}")
    assert (fields[Term.BUYER_NAME], fields[Term.SELLER_NAME]) == (us.split("\n")[0], them.split("\n")[0])


def test_parts_that_are_counted_through_number_no_order() -> None:
    parts = "\n".join(f"Order {number}\n  12 KG     RR-{number}57    Beef, stewing" for number in (10, 11, 12))
    assert Term.PO_NUMBER not in read(purchase_order, f"Karee Logistics Ltd\n\n{parts}")
    text = f"Karee Logistics Ltd\n\nPURCHASE ORDER\n\nP.O. No     : PO2023/548\n\n{parts}"
    assert read(purchase_order, text)[Term.PO_NUMBER] == "PO2023/548"


@pytest.mark.parametrize(
    ("ordered", "delivered", "left"),
    [
        ("Qty Ordered", "Qty Delivered", "To Follow"),
        ("Ordered", "Sent", "Outstanding"),
        ("Menge bestellt", "Menge geliefert", "Noch offen"),
        ("Commandée", "Expédiée", "Reste à livrer"),
        ("Aantal bestel", "Aantal gelewer", "Nog te lewer"),
        ("Besteld", "Geleverd", "Nog te leveren"),
        ("订单数", "送货数", "未送数量"),
    ],
)
def test_what_was_delivered_is_counted_and_not_what_was_ordered(ordered: str, delivered: str, left: str) -> None:
    heads = f"Code      Description       {ordered:<18}{delivered:<18}{left}"
    rows = f"A-12      Oak door          {8:<18}{5:<18}3\nB-7       Pine door         {4:<18}{2:<18}2"
    assert [quantity for _, quantity, _, _ in counted(f"{HEAD}\n\n{heads}\n{rows}\n")] == ["5", "2"]


@pytest.mark.parametrize(
    ("label", "number", "term"),
    [
        ("Belongs with invoice", "2026-3703", Term.INVOICE_NUMBER),
        ("Goes with", "INV98776", Term.INVOICE_NUMBER),
        ("RE-Nr.", "20418", Term.INVOICE_NUMBER),
        ("Billing document", "20418", Term.INVOICE_NUMBER),
        ("Faktura", "2026-0418", Term.INVOICE_NUMBER),
        ("Behorende bij factuur", "71022", Term.INVOICE_NUMBER),
        ("Buying ref of yours", "PO-15034", Term.PO_NUMBER),
        ("Aus Bestellung", "7811", Term.PO_NUMBER),
        ("Invoice being credited", "IN274863", Term.INVOICE_NUMBER),
    ],
)
def test_a_delivery_names_its_order_and_its_invoice_under_labels_of_any_words(label: str, number: str, term: Term) -> None:
    text = f"Karee Logistics Ltd\n\nDELIVERY NOTE D-88\n\n{label:<28}{number}\n{'Date':<28}3 May 2026\n{'Vehicle':<28}BX 56 KL GP"
    fields = read(delivery_note, text)
    assert (fields[term], fields[Term.DELIVERY_NOTE_NUMBER]) == (number, "D-88")


@pytest.mark.parametrize("row", ["Account Manager   Relates to Invoice\nDN-3223     Nomsa Naidoo      2024/1403",
                                 "POD No            For Invoice\n4 May 2026  BL13849           2024/1403"])  # fmt: skip
def test_a_delivery_names_its_invoice_under_a_heading_beside_others(row: str) -> None:
    first = "D/N #       " if row.startswith("Account") else "Date        "
    assert read(delivery_note, f"Karee Logistics Ltd\n\nDELIVERY NOTE\n\n{first}{row}")[Term.INVOICE_NUMBER] == "2024/1403"
