"""What stands on a paper beside words that can be taken for something else: titles, bank details, terms that run on to the next line."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import is_attention
from extractors.kinds import credit_note, invoice
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def _read(text: str, kind: object = invoice) -> dict[Term, str]:
    fields = kind.extract([printed(text)]).fields  # type: ignore[attr-defined]
    return {field.term: field.value for field in fields if field.value is not None}


@pytest.mark.parametrize(
    ("title", "number"),
    [("Facture de vente TI5288 du 01/06/2026", "TI5288"), ("Facture d'acompte 2024/1555 du 14/01/2024", "2024/1555")],
)
def test_a_french_title_may_say_what_kind_of_invoice_it_numbers(title: str, number: str) -> None:
    assert (
        _read(f"La Tuilière Conseil SAS\n{title}\n\nTotal HT   100,00\nTVA 20 %   20,00\nTotal TTC   120,00")[Term.INVOICE_NUMBER] == number
    )


def test_a_note_de_credit_is_numbered_by_its_title() -> None:
    text = "Montfleury Transports SARL\nNote de crédit 71455 du 07/05/2025\n\nFacture initiale   2025-2811\n\nTotal TTC   120,00"
    assert _read(text, credit_note)[Term.INVOICE_NUMBER] == "71455"


def test_whom_bank_details_name_as_the_receiver_is_not_the_buyer() -> None:
    text = (
        "Gamskar Druck GmbH\nHauptplatz 104, 4600 Wels\n\nRechnung Nr. CS-3333\n\nRosalia Feinkost e.U.\nBahnstraße 136\n4020 Linz\n\n"
        "Gesamtbetrag   120,00\n\nBank:   Alpenländische Handelsbank\nEmpfänger:   Gamskar Druck GmbH\nIBAN:   AT17 6400 9297 4379 7512"
    )
    assert _read(text).get(Term.BUYER_NAME) != "Gamskar Druck GmbH"


def test_a_title_that_names_the_customer_heads_no_party() -> None:
    text = (
        "Beausoleil Maçonnerie SAS\n\nFacture client\nPierreblanche Emballages SARL   Site de livraison:\n"
        "233 rue des Lilas               Beausoleil Primeurs SA\n94000 Créteil                   188 impasse des Forges\n"
        "                                21000 Dijon\n\nFacture num.   68241\nTotal TTC   120,00"
    )
    assert _read(text).get(Term.BUYER_NAME) != "Beausoleil Primeurs SA"


def test_terms_are_read_whole_where_their_last_words_stand_below() -> None:
    text = (
        "Amanzi Timber (Pty) Ltd\nTAX INVOICE F731\n\nPayment Terms:   30 days from\n                 invoice date\n"
        "Order No:   390052\nTotal   120.00"
    )
    assert _read(text)[Term.PAYMENT_TERMS] == "30 days from invoice date"


@pytest.mark.parametrize("terms", ["N/30", "Nett 30 Days", "14 dgn netto", "7 Tg. netto", "30 j fin de mois"])
def test_terms_may_be_written_short(terms: str) -> None:
    assert _read(f"Amanzi Timber (Pty) Ltd\nTAX INVOICE F731\n\nTerms:   {terms}\nTotal   120.00")[Term.PAYMENT_TERMS] == terms


def test_a_french_claim_that_was_transferred_is_assigned() -> None:
    text = (
        "Rivage SAS\nFacture n° 853\nTotal TTC   120,00\n\n"
        "La créance relative à la présente facture a été transférée à Affacturage Clairval SA."
    )
    assert Term.NOTICE_OF_ASSIGNMENT in _read(text)


def test_a_bank_is_named_behind_a_heading_without_a_colon() -> None:
    text = (
        "Springhaas Catering\nTAX INVOICE INV63912\nTotal   120.00\n\n"
        "Wire Transfer Details Bankers Ubank Meridian   Branch Code: 470010   Cheque A/C: 8976986784"
    )
    read = _read(text)
    assert (read[Term.BANK_NAME], read[Term.BANK_ACCOUNT]) == ("Ubank Meridian", "8976986784")


@pytest.mark.parametrize(
    "line",
    [
        "À l'attn de Nadia Lavergne",
        "Zuhanden Heike Stöcker",
        "z. Hdn. Heike Stöcker",
        "Contact Name Rosa Tanner",
        "Interlocuteur: Loïc Haddad",
    ],
)
def test_a_person_for_whom_a_letter_is_is_told_by_what_stands_before_the_name(line: str) -> None:
    assert is_attention(line)
