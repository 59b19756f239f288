"""Who writes and who pays on papers of Germany, France, the Netherlands and South Africa that print no more than two blocks."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import is_department, is_person, is_street
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

LETTER = """
{writer}
{street}, {town}

{buyer}
{lines}

Rechnung Nr. 2026-118                                     {town}, 07.04.2026

Leistung gemäß Auftrag                                    1.000,00
19 % Umsatzsteuer                                           190,00
Gesamtbetrag                                        EUR   1.190,00
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize(
    ("writer", "street", "town", "buyer", "lines"),
    [
        (
            "Dr. Weigand & Partner Rechtsanwälte mbB",
            "Königstraße 44",
            "70173 Stuttgart",
            "Nordlicht Leuchten GmbH",
            "Werftkai 3\n18055 Rostock",
        ),
        (
            "Technische Unie Zuid",
            "Nijverheidsweg 33",
            "6422 PD Heerlen",
            "Installatiebedrijf Peters v.o.f.",
            "Akerstraat 8\n6411 HA Heerlen",
        ),
        ("Van der Spuy Prokureurs Ing", "Yorkstraat 88", "George 6529", "Tuinroete Houtwerke (Edms) Bpk", "Posbus 8812\nGeorge\n6530"),
        (
            "Hausmeisterservice Tobias Renz",
            "Lindenallee 9",
            "71032 Böblingen",
            "WEG Lindenallee 12",
            "c/o Maier\nPoststr. 2\n71032 Böblingen",
        ),
        ("Schlüsseldienst Blitz UG", "Torstr. 100", "10119 Berlin", "Grundschule am Park", "Parkstr. 3\n13187 Berlin"),
        (
            "Actif Intérim Ouest",
            "3 avenue Foch",
            "29000 Quimper",
            "Conserverie de Douarnenez",
            "Service Achats\nQuai de l'Yser\n29100 Douarnenez",
        ),
    ],
)
def test_who_stands_over_the_other_writes(writer: str, street: str, town: str, buyer: str, lines: str) -> None:
    found = read(LETTER.format(writer=writer, street=street, town=town, buyer=buyer, lines=lines))
    assert (found["seller_name"], found["buyer_name"]) == (writer, buyer)


@pytest.mark.parametrize(
    "name", ["WEG Lindenallee 12", "VvE Parkweg 3", "Copropriété rue Pasteur", "Pharmacie de la Place", "Hotel am Platz"]
)
def test_who_is_called_after_a_street_is_no_street(name: str) -> None:
    assert not is_street(name)


@pytest.mark.parametrize(
    "street", ["Rue de la Place", "Am Park", "Chemin du Quai", "Markt 1", "Nieuwe Markt 5", "Alter Platz 2", "ZI du Lot"]
)
def test_a_street_is_one_whatever_it_is_at(street: str) -> None:
    assert is_street(street)


def test_partners_are_no_person() -> None:
    assert not is_person("Dr. Weigand & Partner")
    assert is_person("Dr. Lena Voss")
    assert is_department("Service Achats")
    assert is_department("Finanzbuchhaltung")


def test_the_street_in_another_column_than_the_name_sells_nothing() -> None:
    found = read(
        """
Koffiehandel De Bonenpot
                                                               Nieuwe Markt 5
                                                               7411 PB Deventer
                                                               Tel. 0570-612345
Grand Café Lievense                                            KvK 08123456
Markt 1                                                        BTW-nr NL855667788B01
4461 GA Goes

Factuur
Relatienummer      Factuurnummer     Factuurdatum     Vervaldatum
100233             26700412          11-05-2026       10-06-2026

Artikel     Omschrijving                 Aantal     Prijs     Bedrag
K-100       Espressobonen 1 kg               50     18,50     925,00

Bedrag excl. BTW      BTW 21%         Te betalen EUR
925,00                194,25          1.119,25
"""
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Koffiehandel De Bonenpot", "Grand Café Lievense")


@pytest.mark.parametrize(
    "title", ["FAKTUUR VIR PROFESSIONELE DIENSTE", "Invoice for professional services", "Rechnung für Ingenieurleistungen"]
)
def test_a_bill_for_services_is_not_for_somebody(title: str) -> None:
    found = read(
        f"""
Lategan Raadgewende Ingenieurs (Edms) Bpk
Hoofstraat 220, Paarl

Drakenstein Munisipaliteit
Bergrivierboulevard
Paarl 7646
BTW-registrasie: 4700112233

{title}
Faktuurnommer 1118-03       Faktuurdatum 31 Maart 2026

Fase 3 ontwerp                                       R 50 000.00
Plus BTW teen 15%                                    R  7 500.00
Totaal nou verskuldig                                R 57 500.00

Ons BTW-registrasie: 4160122331
"""
    )
    assert found["buyer_name"] == "Drakenstein Munisipaliteit"
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("4160122331", "4700112233")


def test_a_bill_for_a_company_is_for_it() -> None:
    head = "Boland Drukkers BK\nKerkstraat 4, Paarl 7646\n\nInvoice for Kestrel Foods (Pty) Ltd\n12 Dock Road\nCape Town 8001"
    assert read(f"{head}\n\nTotal   R 500.00")["buyer_name"] == "Kestrel Foods (Pty) Ltd"


def test_the_number_under_the_goods_is_of_who_writes() -> None:
    found = read(
        """
Vitrerie Santoni                              Facture          F260399
Lieu-dit Suartello                            Date             10/04/2026
20090 Ajaccio

Copropriété Le Miramar
Cours Napoléon
20000 Ajaccio

Désignation                          Qté    PU       Total
Remplacement double vitrage            1   450,00   450,00

TOTAL HT        450,00 €
TVA 20%          90,00 €
A payer TTC     540,00 €
TVA intra : FR44333222111
"""
    )
    assert found["seller_tax_id"] == "FR44333222111"
    assert "buyer_tax_id" not in found


def test_a_number_in_the_frame_of_a_party_is_that_party_s() -> None:
    found = read(
        """
                         广东增值税专用发票               No 04418822
                                                          开票日期: 2026年03月05日
购 名    称: 广州市番禺区宏业家具有限公司                密  03*7</4-9+2>817
买 纳税人识别号: 91440113MA5CK3TQ8X                      码  >4+918-/2*063<
方 地址、电话: 番禺区大石街道 020-84771122               区  7>/0+34<18*66
货物或应税劳务、服务名称   规格型号   单位   数量   单价     金额       税率   税额
*金属制品*铰链             HC-35      只     5000   1.00     5000.00    13%    650.00
合     计                                                   ￥5000.00         ￥650.00
价税合计（大写）  ⊗伍仟陆佰伍拾圆整                         （小写）￥5650.00
销 名    称: 佛山市顺德区鸿达五金制品厂                     备
售 纳税人识别号: 91440606MA4X2K7T1P                         注
方 地址、电话: 佛山市顺德区容桂街道 0757-28381122
   开户行及账号: 农行容桂支行 44478201040011223
收款人: 陈梅        复核: 王芳        开票人: 李强
"""
    )
    assert (found["buyer_tax_id"], found["seller_tax_id"]) == ("91440113MA5CK3TQ8X", "91440606MA4X2K7T1P")


@pytest.mark.parametrize(
    ("heads", "role"), [("缴费单位", "buyer_name"), ("建设单位", "buyer_name"), ("发包方", "buyer_name"), ("用电单位", "buyer_name")]
)
def test_who_pays_a_chinese_bill_is_told_by_more_words(heads: str, role: str) -> None:
    text = f"成都华润物业服务有限公司\n缴费通知单\n{heads}: 成都川味食品有限公司\n通知单号: WY-2026-0512\n\n应缴合计   18480.00"
    assert read(text)[role] == "成都川味食品有限公司"
