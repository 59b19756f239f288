"""Addresses whose parts strokes part: the suburb between the street and the town has any name, and belongs to them."""

from __future__ import annotations

from extractors.fields.broken_names import whole_name
from extractors.layout.lines import lay_out
from extractors.model import Box, Page, Word
from tests.extractors.fields.test_party_blocks import read


def test_a_suburb_between_strokes_is_of_the_sellers_address() -> None:
    found = read("""
Karee Logistics Ltd
76 Ferrum Crescent | Prospecton | Kimberley | 8301
T: 053 115 2045

INVOICE F6623
""")
    assert found["seller_address"] == "76 Ferrum Crescent, Prospecton, Kimberley, 8301"


def test_a_line_of_parts_under_a_bare_addressee_is_his_address() -> None:
    found = read(
        """
Protea Cove

FAKTUUR

Boland Ridge Logistics t/a Trading Co         Ons Faktuur :     T3659
Deal Party | 120 Industria Road | Kimberley 8301
U BTW Nr: 4717150116
""",
        "\n" * 20 + "Protea Cove (Pty) Ltd\n168 Marula Lane, Jet Park, Bloemfontein, 9301\n",
    )
    assert found["buyer_address"] == "Deal Party | 120 Industria Road | Kimberley 8301"


def test_a_stroke_of_the_line_below_parts_no_large_print() -> None:
    words = [
        Word("Sekuriteit", Box(82, 91, 155, 110.3), None, "text_layer"),
        Word("(Edms)", Box(158.3, 91, 209, 110.3), None, "text_layer"),
        Word("Mbombela", Box(108, 109.3, 155.5, 121.6), None, "text_layer"),
        Word("|", Box(157.5, 109.3, 159.2, 121.6), None, "text_layer"),
    ]
    assert lay_out(Page(1, 595.0, 842.0, 0, tuple(words))).lines[0].cells[0].text == "Sekuriteit (Edms)"


def test_a_trade_name_in_large_print_over_the_full_name_is_not_a_part_of_it() -> None:
    large = [("Sandrivier", 60, 80), ("Sandrivier Inc", 82, 102)]
    words = [
        Word(text, Box(300 + 80 * place, top, 370 + 80 * place, bottom), None, "text_layer")
        for line, top, bottom in large
        for place, text in enumerate(line.split())
    ]
    small = [Word(f"word{row}", Box(300, 110 + 14 * row, 340, 120 + 14 * row), None, "text_layer") for row in range(6)]
    page = lay_out(Page(1, 595.0, 842.0, 0, (*words, *small)))
    assert whole_name(page, page.lines[1].cells[0]).text == "Sandrivier Inc"


def test_a_code_under_a_line_of_parts_ends_the_address_of_a_buyer_whose_name_breaks() -> None:
    found = read("""
                                              INVOICE

Witkoppies Staalwerke Koöperatief    inv no :           2026/4557
Bpk                                  date of issue :    09/11/26
Ferrumsingel 121 | Johannesburg      due on :           09/12/26
2001                                 docket no :        DN009168




Umzansi Civils (RF) (Pty) Ltd
112 Lemoen Street, Rosslyn, Kimberley, 8301
Mail: accounts@umzansi.co.za.example     Our VAT Reg 4675297172
""")
    assert found["buyer_name"] == "Witkoppies Staalwerke Koöperatief Bpk"
    assert found["buyer_address"] == "Ferrumsingel 121 | Johannesburg, 2001"


def test_a_code_under_a_street_suburb_and_town_between_commas_ends_the_address() -> None:
    found = read("""
Commercial Invoice

Supplier :                        Kestrel (Edms) Bpk                    Number :     A-3034
Boland Ridge Mining Supplies CC   Ferrumsingel 71, Kya Sands, Durban    Date :       08.11.2026
120 Jan Smit Avenue, Silverton,   4001                                  Date Due :   23.12.2026
Mbombela 1200                     VAT No: 4294102829                    Order No :   PO008020
Phone: +27 13 315 9516                                                  Docket No :  DN008064
""")
    assert found["buyer_name"] == "Kestrel (Edms) Bpk"
    assert found["buyer_address"] == "Ferrumsingel 71, Kya Sands, Durban, 4001"
    assert found["buyer_tax_id"] == "4294102829"


def test_a_street_that_no_list_knows_and_a_code_between_strokes_are_an_address() -> None:
    found = read("""
Rietkuil Elektries (Edms) Bpk
Ferrumsingel 29 | Montague Gardens | Pietermaritzburg | 3201
Pos: info@rietkuil.example
Tel +27 33 314 9125                                           Rietkuil Elektries

OORSPRONKLIKE BELASTINGFAKTUUR Nr IN-6036 van 2026/11/15

Vervaldatum.        2026/12/15          Terrein.
Terme.              30 days             Imbali Sekuriteit Bpk
Afleweringsnota.    DN000063            Kerkstraat 172 | Alrode | Boksburg | 1459
U Best. Nr.         PO000095

Kliënt.
Imbali Sekuriteit Bpk
Kerkstraat 172 | Alrode | Boksburg | 1459
BTW Nr: 4735679013
""")
    assert found["seller_address"] == "Ferrumsingel 29 | Montague Gardens | Pietermaritzburg | 3201"


def test_parts_of_an_address_whose_strokes_a_recogniser_lost_are_one() -> None:
    found = read("""
                Amanzi Elektries (Edms) Bpk
     Ferrumsingel 81  Montague Gardens  Bloemfontein 9301
                 Phone: 051 886 4846

INVOICE

Kliprand BK             Invoice Nr: A-5415
206 Main Road
Gqeberha 6001
""")
    assert found["seller_address"] == "Ferrumsingel 81, Montague Gardens, Bloemfontein 9301"


def test_two_labels_of_addresses_side_by_side_are_no_address() -> None:
    found = read("""
Tax Invoice   IN100873   24/02/2026

FROM                                           TO
Helderberg Pumps (Pty) Ltd                     Lourens Cold Storage CC
VAT NO: 4720193350                             CUSTOMER VAT NO: 4512883044
POSTAL ADDRESS: PHYSICAL ADDRESS:              POSTAL ADDRESS: PHYSICAL ADDRESS:
PO Box 3316     8 Fabriek Street               PO Box 77       Lourensford Road
Somerset West   Strand                         Somerset West   Somerset West
7129            7140                           7129            7130
""")
    assert (found["seller_address"], found["buyer_address"]) == ("PO Box 3316, Somerset West, 7129", "PO Box 77, Somerset West, 7129")
