"""The trained pipeline tells the parts of an address in many countries, and the rules use what it is sure of."""

from __future__ import annotations

from random import Random

import pytest

from bench.training.address_lines import blocks
from extractors.fields.address_parts import MODEL, OF_ADDRESS, PARTS, parts_of
from extractors.fields.told_lines import address_share
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

BLOCKS = {
    "South Africa": [
        ("Ithemba Staalwerke (Edms) Bpk", "COMPANY"),
        ("Afdeling Finansies", "DEPARTMENT"),
        ("Vir aandag: Riaan Louw", "PERSON"),
        ("Posbus 771", "BOX"),
        ("Wierdapark", "PLACE"),
        ("Centurion", "PLACE"),
        ("0149", "POSTCODE"),
    ],
    "Germany": [
        ("Hofmeister Elektrotechnik GmbH & Co. KG", "COMPANY"),
        ("Lindenstraße 14", "STREET"),
        ("Deutschland", "COUNTRY"),
        ("Telefon 03641 442211", "CONTACT"),
        ("USt-IdNr. DE123456789", "NUMBER"),
    ],
    "France": [("Menuiserie Garnier SARL", "COMPANY"), ("18 rue des Tanneurs", "STREET"), ("BP 123", "BOX"), ("France", "COUNTRY")],
    "Netherlands": [("Van Loon Techniek B.V.", "COMPANY"), ("T.a.v. mevrouw Prins", "PERSON"), ("Kanaaldijk 5", "STREET")],
    "no address": [("Omschrijving", "OTHER"), ("1.250,00", "OTHER"), ("Factuurdatum: 03-04-2025", "OTHER"), ("Totaal incl. btw", "OTHER")],
}


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize("country", BLOCKS)
def test_each_line_of_a_block_is_told(country: str) -> None:
    told = parts_of([text for text, _ in BLOCKS[country]])
    assert [line.best()[0] for line in told] == [part for _, part in BLOCKS[country]]


def test_a_chinese_address_is_told_character_by_character() -> None:
    name, street = parts_of(["杭州恒通机械设备有限公司", "浙江省杭州市滨江区江南大道88号3楼"])
    assert name.best()[0] == "COMPANY"
    assert address_share(street) > 0.95


def test_the_same_lines_are_looked_at_once() -> None:
    assert parts_of(["12 Loop Street", "Cape Town"]) is parts_of(["12 Loop Street", "Cape Town"])
    assert parts_of([]) == ()
    assert parts_of(["", " "])[0].share(*PARTS) == 0.0


def test_the_pipeline_is_small_and_its_parts_are_those_that_are_drawn() -> None:
    assert MODEL.stat().st_size < 4_000_000
    drawn = {part for lines in blocks(Random(5), 300) for line in lines for _, part in line}
    assert drawn == set(PARTS)
    assert set(PARTS) > OF_ADDRESS


def test_the_same_seed_draws_the_same_blocks() -> None:
    assert list(blocks(Random(7), 20)) == list(blocks(Random(7), 20))


def test_a_heading_in_unknown_words_is_no_name() -> None:
    found = read("""
Hofmeister Elektrotechnik GmbH
Lutherstr. 3, 07743 Jena
Telefon 03641 442211, info@hofmeister.example

Payable by
Waldkliniken Eisenberg GmbH
Klosterlausnitzer Weg 81
07607 Eisenberg

Invoice No 4711                    Date 22.02.2024
Total due                          119.00
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Hofmeister Elektrotechnik GmbH", "Waldkliniken Eisenberg GmbH")
    assert found["buyer_address"] == "Klosterlausnitzer Weg 81, 07607 Eisenberg"


def test_an_address_in_another_column_under_the_name_is_the_issuers() -> None:
    found = read("""
                              Khaya Borehole Drilling (Pty) Ltd
112 Kanaal Street                                      VAT Reg. No. 4279043469
Polokwane 0699                                         Tel: +27 15 381 9275

INVOICE

Bill To:
Sandrivier Dairy CC
18 Church Street
Polokwane 0700

Invoice No: 4711
Total due                        100.00
""")
    assert found["seller_name"] == "Khaya Borehole Drilling (Pty) Ltd"
    assert found["seller_address"] == "112 Kanaal Street, Polokwane 0699"
    assert found["buyer_address"] == "18 Church Street, Polokwane 0700"


def test_the_form_of_law_of_a_wrapped_name_is_not_the_name() -> None:
    found = read("""
TAX INVOICE

Khaya Borehole Drilling (Pty) Ltd
112 Kanaal Street, Polokwane 0699
Tel: +27 15 381 9275

Suidpunt Construction
(Pty) Ltd
18 Church Street
Polokwane 0700

Invoice No: 4711
Total due                        100.00
""")
    assert found["buyer_name"] == "Suidpunt Construction (Pty) Ltd"
