"""A title goes on to its date in words: "Facture F26-17 établie à Rives le 31/10/2026", "Invoice 1186 issued 31 October 2026"."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from extractors.model import Page
from tests.extractors.fields.printed import GOODS, printed

HEAD = """
Kestrelvlei Traders (Pty) Ltd                 {title}
4 Solstice Road, Umhlanga 4319                {behind}

Rivonia Cookware (Pty) Ltd
21 Galaxy Avenue
Sandton 2065

{line}

"""


def page(*, title: str = "", behind: str = "", line: str = "") -> Page:
    return printed(HEAD.format(title=title, behind=behind, line=line) + GOODS)


def read(made: Page) -> dict[str, str | None]:
    return {field.term.value: field.value for field in invoice.extract([made]).fields}


@pytest.mark.parametrize(
    "line",
    [
        "Facture FS26-0417 établie à Rives le 31/10/2026",
        "Facture FS26-0417 émise le 31/10/2026",
        "Facture FS26-0417 en date du 31/10/2026",
        "Invoice FS26-0417 issued on 31 October 2026",
        "Invoice FS26-0417 raised 31 October 2026",
        "Invoice FS26-0417 issued 31 October 2026 under statement of work SOW-22 for your purchase order PO7700418.",
        "Rechnung FS26-0417 ausgestellt in Bonn am 31.10.2026",
        "Factuur FS26-0417 opgemaakt te Gent op 31/10/2026",
    ],
)
def test_words_say_when_the_paper_was_written(line: str) -> None:
    found = read(page(line=line))
    assert (found["invoice_number"], found["issue_date"]) == ("FS26-0417", "2026-10-31")


@pytest.mark.parametrize(
    ("title", "behind"),
    [("DISBURSEMENT INVOICE", "0117744 | 06.11.26"), ("FACTURE", "0117744 - 06/11/2026"), ("INVOICE", "0117744 · 6 Nov 2026")],
)
def test_a_date_stands_behind_the_number_and_a_sign(title: str, behind: str) -> None:
    found = read(page(title=title, behind=behind, line="Less deposit received 30.10.2026"))
    assert found["issue_date"] == "2026-11-06"


@pytest.mark.parametrize(("title", "letters"), [("NOTE DE CRÉDIT", "N.C."), ("CREDIT NOTE", "C.N.")])
def test_the_first_letters_of_a_title_announce_its_number(title: str, letters: str) -> None:
    made = page(title=title, behind=f"{letters} 260042 du 28/10/2026")
    found = {field.term.value: field.value for field in credit_note.extract([made]).fields}
    assert (found["invoice_number"], found["issue_date"]) == ("260042", "2026-10-28")


@pytest.mark.parametrize(
    "line",
    [
        "Votre bon de commande du 12 octobre, réf. GL/1288",
        "Votre bon de commande du 12/10/2026, n° GL/1288",
        "Your purchase order of 12 October, no. GL/1288",
        "Ihre Bestellung vom 12. Oktober, Nr. GL/1288",
    ],
)
def test_a_day_before_a_number_is_not_the_number(line: str) -> None:
    assert read(page(title="INVOICE 4711", behind="13/10/2026", line=line))["po_number"] == "GL/1288"


def test_a_day_alone_is_no_number() -> None:
    assert read(page(title="INVOICE 4711", behind="13/10/2026", line="Votre bon de commande du 12 octobre")).get("po_number") is None


LETTER = """
IMPRIMERIE DES BERGUES SA
Rue de Lausanne 64, 1202 Genève

Genève, 05.11.26
{title}

Office du tourisme du Salève SA, Place du Marché 2, 1227 Carouge
"""


@pytest.mark.parametrize(
    "title",
    [
        "FACTURE 26.1187 - selon votre commande 330-B du 21.10.26",
        "Facture 26.1187 concernant votre commande n° 330-B du 21.10.26",
        "Rechnung 26.1187 zu Ihrer Bestellung 330-B vom 21.10.26",
    ],
)
def test_a_title_that_goes_on_to_an_order_gives_the_day_of_the_order(title: str) -> None:
    found = read(printed(LETTER.format(title=title) + GOODS))
    assert (found["invoice_number"], found["issue_date"]) == ("26.1187", "2026-11-05")
    assert found["buyer_name"] == "Office du tourisme du Salève SA"
    assert found["buyer_address"] == "Place du Marché 2, 1227 Carouge"


@pytest.mark.parametrize(
    "terms",
    [
        "Règlement à 30 jours date de facture, soit le 05/12/26.",
        "Terms of payment: O/A 30 days from invoice date, i.e. due 5 Dec., 2026",
        "Zahlbar 30 Tage ab Rechnungsdatum, also am 05.12.26",
    ],
)
def test_days_from_the_date_of_an_invoice_do_not_end_on_it(terms: str) -> None:
    found = read(printed(LETTER.format(title="FACTURE 26.1187") + GOODS + "\n" + terms))
    assert found["issue_date"] == "2026-11-05"
