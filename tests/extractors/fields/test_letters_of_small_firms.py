"""How small firms of Germany, Austria, Switzerland and the Netherlands write invoices: in sentences, with sums that no word names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields.company_names import is_attention, is_contact_line, is_street
from extractors.fields.dated import DocumentDates
from extractors.fields.lookup import DocumentLayout
from extractors.fields.place_and_date import weight_of_place
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize("text", ["zH Fuhrpark", "z.H. Fuhrpark", "z. Hd. Frau Oltmanns", "zHd. Frau Oltmanns"])
def test_whom_a_letter_is_handed_to_is_no_addressee(text: str) -> None:
    assert is_attention(text)


def test_a_registered_cooperative_is_no_number_in_a_register() -> None:
    assert not is_contact_line("Molkerei Hausruckblick reg.Gen.m.b.H.")
    assert is_contact_line("Reg. No. 4417")


@pytest.mark.parametrize("text", ["Gewerbepark 5", "Hafenwall 12a", "Maashaven 3, Zwethkade 20", "Sandkamp 4"])
def test_a_compound_with_a_house_number_is_a_street(text: str) -> None:
    assert is_street(text)


def test_a_product_of_that_name_is_none() -> None:
    assert not is_street("Supermarkt 3 Paletten")


def test_the_owner_may_stand_between_a_company_and_its_street() -> None:
    found = read(
        """
Schildblatt Werbetechnik OHG, Daimlerstr. 9, 76185 Karlsruhe

Autohaus Wendelin Moser
Inhaber: Thomas Moser
Pforzheimer Straße 110
76275 Ettlingen

Rechnung RG202600377 vom 19.02.2026
"""
        + GOODS
    )
    assert found["buyer_name"] == "Autohaus Wendelin Moser"
    assert found["buyer_address"] == "Pforzheimer Straße 110, 76275 Ettlingen"


def test_a_family_trades_under_its_name() -> None:
    page = printed(
        """
Dranken Vlasmeer                                     Feestzaal 't Molenveld bvba
Vlasmeer & Zonen nv                                  Molenstraat 88
Steenweg op Gierle 201                               2460 Kasterlee
2300 Turnhout                                        BE0747.172.390
BTW BE 0491.753.574

Factuur 260 004 417
"""
        + GOODS
    )
    large = tuple(
        replace(word, box=replace(word.box, top=word.box.top - 6)) if word.text in ("Dranken", "Vlasmeer") and word.box.top < 50 else word
        for word in page.words
    )
    found = {field.term.value: field.value for field in extract([replace(page, words=large)]).fields}
    assert (found["seller_name"], found["buyer_name"]) == ("Vlasmeer & Zonen nv", "Feestzaal 't Molenveld bvba")


def test_the_form_of_a_law_firm_is_nobodys_name() -> None:
    found = read("lindner brandt architekten\npartgmbb\nlange str. 8\n70173 stuttgart\n\nRechnung 3/26\n" + GOODS)
    assert found["seller_name"] is not None
    assert "lindner brandt" in found["seller_name"]


def test_a_form_of_law_before_the_street_is_nobodys_name() -> None:
    found = read("DRUKKERIJ SCHELDEVELD\ncomm.v · Sint-Laureiskaai 7 · 2000 Antwerpen\n\nFactuur 2026/187\n" + GOODS)
    assert found["seller_name"] == "DRUKKERIJ SCHELDEVELD"


def test_the_day_of_a_contract_between_a_number_and_it_is_not_the_papers() -> None:
    found = read("Kessler GmbH\n\nStuttgart, den 20.02.2026\nRechnungsnummer: 3/26 Projekt: 2407 Vertrag vom: 11.06.2024\n" + GOODS)
    assert found["issue_date"] == "2026-02-20"


def test_the_head_of_the_goods_close_under_an_address_is_no_country() -> None:
    found = read("""
Fleischwerk Hohental GmbH, Schlachthofstr. 3, 74523 Schwäbisch Hall     RECHNUNG 7714

Metzgerei Kälbertal OHG
Lange Gasse 14
74564 Crailsheim
Art      Bezeichnung               kg/St      EUR      Wert     S
1007     SCHWEINESCHULTER         42,360     4,85    205,45     1
2210     RINDERHACK               25,000     8,90    222,50     1
""")
    assert found["buyer_address"] == "Lange Gasse 14, 74564 Crailsheim"


def test_dates_beside_an_addressee_are_no_amounts_of_rows() -> None:
    found = read(
        """
Lindenblatt Catering, Am Anger 4, 99084 Erfurt       Beleg-Nr.           2026-R-0058

Kammer der Ingenieure                                Belegdatum          23.02.26
Körperschaft d.ö.R.                                  Veranstaltung       19.02.26
Gustav-Freytag-Straße 1
99096 Erfurt                                         Bestellung          03.02.26
"""
        + GOODS
    )
    assert found["buyer_name"] == "Kammer der Ingenieure"


@pytest.mark.parametrize("behind", ["", " / bz", " / bz – Ihr Auftrag vom 2.2.26, Objekt Werkhof"])
def test_behind_the_initials_of_the_writer_the_line_may_go_on(behind: str) -> None:
    assert weight_of_place("Erstfeld, ", behind) > 0


def test_a_place_in_a_sentence_dates_no_letter() -> None:
    assert weight_of_place("Konzert in Wien, ", " – Bühne und Licht") == 0


@pytest.mark.parametrize(
    "title",
    [
        "Rechnung 26/037 über Empfangstresen und Garderobe, ausgeführt in KW 5/2026",
        "Factuur 26/037 voor het schilderen van de kozijnen, uitgevoerd in week 5/2026",
        "Facture 26/037 pour la pose de deux portes et leur réglage, semaine 5/2026",
        "Invoice 26/037 for counter and wardrobe as ordered by you, made in week 5/2026",
    ],
)
def test_a_title_may_go_on_to_say_what_it_is_for(title: str) -> None:
    assert read(f"Tischlerei Veit GmbH\n\n{title}\n" + GOODS)["invoice_number"] == "26/037"


@pytest.mark.parametrize("to", ["An die", "An den", "An das", "An die Firma", "Aan de", "An"])
def test_whom_a_letter_is_addressed_to_stands_under_the_words_for_it(to: str) -> None:
    found = read(
        f"""
Höckental & Partner GmbH, Innrain 90, 6020 Innsbruck

{to}
Ordination Dr. Marlies Stechbaum OG
Maria-Theresien-Straße 40
6020 Innsbruck

Innsbruck, am 27. Feber 2026
Honorarnote Nr. 2026/0211 – Patient 4471, Auftrag vom 10.2.2026
"""
        + GOODS
        + "\nWir bitten höflich um Begleichung bis längstens 13. März 2026.\n"
    )
    assert found["buyer_name"] == "Ordination Dr. Marlies Stechbaum OG"
    assert (found["issue_date"], found["due_date"]) == ("2026-02-27", "2026-03-13")


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("3. Teilrechnung (26-0144) zum Auftrag Sanierung Schule", "26-0144"),
        ("3e termijnfactuur 26-0144 voor blok B", "26-0144"),
        ("Rechnungs-Nr. 113'408", "113'408"),
    ],
)
def test_a_title_may_count_its_paper_and_bracket_its_number(title: str, number: str) -> None:
    assert read(f"Gerüstbau Sternental KG\n\n{title}\n" + GOODS)["invoice_number"] == number


def test_a_title_with_blanks_between_its_letters_has_its_number_beside_it() -> None:
    found = read("Tischlerei Veit GmbH\n\nR e c h n u n g      Nr. 26/037\nHöxter, 15.03.2026\n" + GOODS)
    assert (found["invoice_number"], found["issue_date"]) == ("26/037", "2026-03-15")


def test_a_day_in_two_figures_each_is_no_time_of_day_in_the_margin() -> None:
    page = printed("FLEISCHWERK HOHENTAL EG      Tag 04.03.26\nRECHNUNG\nBeleg-Nr 7714-0288\n" + GOODS, first_top=12.0)
    first = DocumentDates(DocumentLayout([page]), "EUR", "").first()
    assert first is not None
    assert first.text == "04.03.26"


def test_money_is_drawn_from_an_account_on_its_day() -> None:
    assert (
        read("Fleischwerk GmbH\nRechnung 7714 vom 04.03.26\n" + GOODS + "\nBANKEINZUG AM 11.03.26 VON IHREM KONTO")["due_date"]
        == "2026-03-11"
    )


def test_an_addressee_may_fill_one_line_under_the_address_of_who_writes() -> None:
    found = read(
        """
Katrin Wiesenbruch – Fachübersetzungen
Schanzenstraße 18 – 40549 Düsseldorf – Steuernummer 103/5412/0771

Hydraulik Ruhrberg GmbH & Co. KG, Einkauf, Werksstraße 1, 45527 Hattingen

Düsseldorf, den 6.3.2026
Rechnung Nr. 2026-14
"""
        + GOODS
    )
    assert found["seller_name"] == "Katrin Wiesenbruch – Fachübersetzungen"
    assert found["buyer_name"] == "Hydraulik Ruhrberg GmbH & Co. KG"


@pytest.mark.parametrize("buyer", ["Stadtwerke Rheinland", "Wohnungsgenossenschaft Rheinland eG\nTechnische Abteilung"])
@pytest.mark.parametrize("sender", ["Bedachungen Kessenich, Bonner Str. 301, 50968 Köln", "Dakwerken Claes, Steenweg 14, 3390 Tielt-Winge"])
def test_a_senders_line_with_commas_alone_stands_over_the_addressee_and_is_no_part_of_him(buyer: str, sender: str) -> None:
    name = sender.split(",")[0]
    paper = f"""
                                               {name}
                                               Tel. 0221 / 37 11 80

{sender}
{buyer}
Aachener Straße 1042
50858 Köln

Rechnung Nr. 26-077                       Datum: 12.03.2026
"""
    found = {field.term.value: field.value for field in extract([printed(paper + GOODS)]).fields}
    assert (found["seller_name"], found["buyer_name"]) == (name, buyer.split("\n")[0])
