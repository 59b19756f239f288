"""Letters in other languages and customs, with what each says of its parties, numbers and accounts; None is what it does not say."""

from __future__ import annotations

LETTERS: dict[str, tuple[str, dict[str, str | None]]] = {
    "a German letter with a sender line over the address window": (
        """
                                              Nordlicht Maschinenbau GmbH
                                              Hafenstraße 3
                                              20457 Hamburg
Nordlicht Maschinenbau GmbH - Hafenstraße 3 - 20457 Hamburg
Firma
Alpenblick Hotels AG
Frau Petra Lang
Seeweg 19
87629 Füssen

Rechnung Nr. 2024/0815 vom 12.03.2024
Ihre Kundennummer: 10033           Ihr Auftrag: B-4711      Lieferschein-Nr.: L 7788

Wartung           1       500,00      500,00

USt-IdNr.: DE136695976    Steuernummer: 46/123/45678    HRB 12345 Amtsgericht Hamburg
Bankverbindung: Hafenbank Hamburg   IBAN DE89 3704 0044 0532 0130 00   BIC COBADEFFXXX
""",
        {
            "invoice_number": "2024/0815",
            "po_number": "B-4711",
            "delivery_note_number": "L 7788",
            "seller_name": "Nordlicht Maschinenbau GmbH",
            "buyer_name": "Alpenblick Hotels AG",
            "seller_tax_id": "DE136695976",
            "buyer_tax_id": None,
            "iban": "DE89370400440532013000",
            "bic": "COBADEFFXXX",
            "buyer_address": "Seeweg 19, 87629 Füssen",
            "seller_address": "Hafenstraße 3, 20457 Hamburg",
        },
    ),
    "French": (
        """
SARL Les Ateliers du Midi
8 rue des Lices - 84000 Avignon
Tél. 04 90 00 00 00
SIRET 732 829 320 00074 - TVA FR40 303 265 045 - RCS Avignon 732 829 320

                                          Adressé à :
                                          Société Bertin SAS
                                          15 avenue Foch
                                          69006 Lyon

FACTURE N° F-2024/031                     Date : 14/02/2024
N° de commande : CDE-991                  Bon de livraison : BL 10021
N° TVA client : FR83 404 833 048

IBAN : FR14 2004 1010 0505 0001 3M02 606     BIC : PSSTFRPPXXX
""",
        {
            "invoice_number": "F-2024/031",
            "po_number": "CDE-991",
            "delivery_note_number": "BL 10021",
            "seller_name": "SARL Les Ateliers du Midi",
            "buyer_name": "Société Bertin SAS",
            "seller_tax_id": "FR40303265045",
            "buyer_tax_id": "FR83404833048",
            "iban": "FR1420041010050500013M02606",
            "bic": "PSSTFRPPXXX",
            "seller_address": "8 rue des Lices, 84000 Avignon",
            "buyer_address": "15 avenue Foch, 69006 Lyon",
        },
    ),
    "Dutch, company, person, street": (
        """
                                                        Tulp & Zoon B.V.
                                                        Keizersgracht 10
                                                        1015 CS Amsterdam
                                                        KvK 24330087
Factuur                                                 BTW NL810433941B01
                                                        IBAN NL91 ABNA 0417 1643 00
Fietsenmaker De Vries VOF
T.a.v. de heer J. de Vries
Dorpsstraat 5
3511 AB Utrecht

Factuurnummer    Factuurdatum    Klantnummer    Uw referentie
F240012          12-03-2024      20031          PO-5512
""",
        {
            "invoice_number": "F240012",
            "po_number": "PO-5512",
            "seller_name": "Tulp & Zoon B.V.",
            "buyer_name": "Fietsenmaker De Vries VOF",
            "seller_tax_id": "NL810433941B01",
            "iban": "NL91ABNA0417164300",
            "seller_address": "Keizersgracht 10, 1015 CS Amsterdam",
            "buyer_address": "Dorpsstraat 5, 3511 AB Utrecht",
        },
    ),
    "Chinese": (
        """
销售发票
发票号码：  SZ20240091        开票日期：2024年3月5日
订单号：    PO-6612

购买方名称：  南非钢铁贸易有限公司
纳税人识别号：91440300MA5DA1XR8X
地址、电话：  深圳市南山区科技园路8号 0755-88880000

销售方名称：  广州明辉五金制品有限公司
纳税人识别号：914401017661234568
地址、电话：  广州市天河区中山大道12号 020-33330000
开户行及账号：中国示例银行广州分行 6222021234567890123
""",
        {
            "invoice_number": "SZ20240091",
            "po_number": "PO-6612",
            "seller_name": "广州明辉五金制品有限公司",
            "buyer_name": "南非钢铁贸易有限公司",
            "seller_tax_id": "914401017661234568",
            "buyer_tax_id": "91440300MA5DA1XR8X",
            "bank_account": "6222021234567890123",
        },
    ),
    "in care of another company": (
        """
Delta Print Ltd
31 Kings Road
London SW1A 1AA
VAT Reg No GB 980 7806 84

Invoice number: DP/2024/77
Invoice to:
Ringwood Holdings Ltd
c/o Parker Accountants
9 High Street
Leeds LS1 4DY

Sort code 20-00-00   Account number 55779911   IBAN GB29 NWBK 6016 1331 9268 19   SWIFT NWBKGB2L
Please quote DP/2024/77 with your payment
""",
        {
            "invoice_number": "DP/2024/77",
            "seller_name": "Delta Print Ltd",
            "buyer_name": "Ringwood Holdings Ltd",
            "seller_tax_id": "GB 980 7806 84",
            "bank_account": "55779911",
            "branch_code": "20-00-00",
            "iban": "GB29NWBK60161331926819",
            "bic": "NWBKGB2L",
            "payment_reference": "DP/2024/77",
            "seller_address": "31 Kings Road, London SW1A 1AA",
            "buyer_address": "c/o Parker Accountants, 9 High Street, Leeds LS1 4DY",
        },
    ),
    "United States, remittance address": (
        """
Cascade Media LLC
500 Pine Street, Suite 200
Seattle, WA 98101
EIN: 91-1234567

Invoice Number: CM-55012
P.O. Number: 7781-A
Bill To: Northwind Outfitters Inc.
1 Harbor Plaza
Portland, OR 97201
Remit To: Cascade Media LLC, PO Box 100, Seattle, WA 98111
""",
        {
            "invoice_number": "CM-55012",
            "po_number": "7781-A",
            "seller_name": "Cascade Media LLC",
            "buyer_name": "Northwind Outfitters Inc.",
            "seller_tax_id": "91-1234567",
            "buyer_address": "1 Harbor Plaza, Portland, OR 97201",
            "seller_address": "500 Pine Street, Suite 200, Seattle, WA 98101",
        },
    ),
    "an Australian and an Indian number": (
        """
Wattle Consulting Pty Ltd
ABN 51 824 753 556
Tax Invoice No. 20240031
Client: Banksia Mines Ltd
Client GSTIN: 29ABCDE1234F1Z5
""",
        {
            "invoice_number": "20240031",
            "seller_tax_id": "51 824 753 556",
            "seller_name": "Wattle Consulting Pty Ltd",
            "buyer_name": "Banksia Mines Ltd",
            "buyer_tax_id": "29ABCDE1234F1Z5",
        },
    ),
    "labels in two languages": (
        """
Springbok Engineering (Pty) Ltd
Tax Invoice / Belastingfaktuur
Invoice No. / Faktuurnr.: SE10092       Date / Datum: 2024-01-15
Order No. / Bestelnr.: P 20011          Our VAT No. / Ons BTW Nr.: 4777888990
Customer VAT No. / Kliënt BTW Nr.: 4666777881
Customer / Kliënt: Oryx Mine (Pty) Ltd
""",
        {
            "invoice_number": "SE10092",
            "po_number": "P 20011",
            "buyer_name": "Oryx Mine (Pty) Ltd",
            "seller_name": "Springbok Engineering (Pty) Ltd",
            "seller_tax_id": "4777888990",
            "buyer_tax_id": "4666777881",
        },
    ),
    "a notice of assignment with the account of the factor": (
        """
Impala Uniforms (Pty) Ltd
88 Loop Street, Cape Town, 8001
VAT No 4333123456

TAX INVOICE IU-2210

Debtor: Rooibos Hotels Ltd
        1 Beach Road
        Sea Point 8005

NOTICE OF ASSIGNMENT: This invoice has been assigned to Karee Factors (Pty) Ltd. Payment is only valid if made to:
Karee Factors (Pty) Ltd
Bank: Third Example Bank     Branch code: 198765     Account no: 1122334455
Client's old account: Fourth Example Bank, account no 9988776655
""",
        {
            "invoice_number": "IU-2210",
            "seller_name": "Impala Uniforms (Pty) Ltd",
            "buyer_name": "Rooibos Hotels Ltd",
            "bank_account": "1122334455",
            "branch_code": "198765",
        },
    ),
    "Afrikaans": (
        """
Bosveld Saagmeule (Edms) Bpk
Posbus 45, Nelspruit, 1200
BTW Nr: 4111222338    Registrasienommer: 2004/004567/07

BELASTINGFAKTUUR

Faktuur aan:                      Faktuurnommer:    BSM-0455
Kameel Boerdery BK                Faktuurdatum:     3 Mei 2024
Plaas Rietfontein                 Bestelnommer:     KB/77
Thabazimbi 0380                   Afleweringsnota:  AN2201
U BTW Nr: 4222333449

Bankbesonderhede
Rekeningnaam: Bosveld Saagmeule (Edms) Bpk
Bank: Eerste Voorbeeldbank
Takkode: 632005
Rekeningnommer: 40 5512 3345
Verwysing: BSM-0455
""",
        {
            "invoice_number": "BSM-0455",
            "po_number": "KB/77",
            "delivery_note_number": "AN2201",
            "seller_name": "Bosveld Saagmeule (Edms) Bpk",
            "buyer_name": "Kameel Boerdery BK",
            "seller_tax_id": "4111222338",
            "buyer_tax_id": "4222333449",
            "registration_number": "2004/004567/07",
            "bank_account": "40 5512 3345",
            "branch_code": "632005",
            "payment_reference": "BSM-0455",
            "seller_address": "Posbus 45, Nelspruit, 1200",
            "buyer_address": "Plaas Rietfontein, Thabazimbi 0380",
        },
    ),
    "labels misread by OCR": (
        """
Thornveld Steel Supplies (Pty) Ltd
TAX INV0ICE
lnvoice N0:        TSS-00117
lnvoice Date:      04/03/2024
0rder Nurnber:     88213
Bi11 To:           Kudu Civils CC
VAT Reg N0.:       4123456789
""",
        {
            "invoice_number": "TSS-00117",
            "po_number": "88213",
            "seller_name": "Thornveld Steel Supplies (Pty) Ltd",
            "buyer_name": "Kudu Civils CC",
        },
    ),
}
