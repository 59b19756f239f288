"""The papers of `test_totals_of_papers`: what stands on each below its head, and what is to be read there; None stays away."""

from __future__ import annotations

LINES = """
Description                Qty     Unit Price       Amount
Steel brackets              10         100.00     1,000.00
Anchor bolts               100           5.00       500.00

"""

PAPERS: dict[str, tuple[str, dict[str, str | None]]] = {
    "a discount of any name": (
        LINES
        + """
Zwischensumme Netto                       1,500.00
abzüglich 5 % Stammkundenrabatt             -75.00
Gesamt Netto                              1,425.00
zzgl. 20 % MwSt.                            285.00
Rechnungsbetrag                           1,710.00
""",
        {"lines": "1500.00", "allowance": "75.00", "net": "1425.00", "gross": "1710.00"},
    ),
    "a total once more in words": (
        LINES
        + """
合计人民币(大写): 壹仟伍佰元整                1,500.00
""",
        {"gross": "1500.00"},
    ),
    "the sum of the contract is no net of one instalment": (
        """
Aanneemsom excl. BTW                     340.000,00
4e termijn: gereed komen ruwbouw          42.500,00
BTW 21%                                    8.925,00
Te voldoen incl. BTW                      51.425,00
""",
        {"net": "42500.00", "tax": "8925.00", "gross": "51425.00"},
    ),
    "the gross and net value of a contract are no totals of one claim": (
        """
Value of work executed to date         4,812,400.00
Materials on site                        186,000.00
Gross value (1 + 2)                    4,998,400.00
Less retention 10%                      (499,840.00)
Net value                              4,498,560.00
Less previously certified             (3,911,200.00)
Amount now due excluding VAT             587,360.00
VAT 15%                                   88,104.00
AMOUNT PAYABLE                           675,464.00
""",
        {"net": "587360.00", "tax": "88104.00", "gross": "675464.00"},
    ),
    "a tax right under the only line": (
        """
Bonus Q2 lt. Rahmenvereinbarung           1.446,00
20 % MwSt                                   289,20
Gutschriftsbetrag brutto                  1.735,20
""",
        {"net": "1446.00", "tax": "289.20", "gross": "1735.20"},
    ),
    "totals as the last rows of the table": (
        LINES.rstrip()
        + """
Total hors TVA / Gesamt ohne MwSt.                1,500.00
TVA / MwSt. 20 %                                    300.00
Total TTC                                         1,800.00
""",
        {"net": "1500.00", "tax": "300.00", "gross": "1800.00"},
    ),
    "a heading with du is no amount due": (
        """
Designation                  Montant du mois HT
Steel brackets                         1,000.00
Anchor bolts                             500.00

Montant HT                             1,500.00
TVA 20 %                                 300.00
Montant TTC                            1,800.00
Retenue de garantie 5 %                  - 90.00
NET A PAYER TTC                        1,710.00
""",
        {"net": "1500.00", "tax": "300.00", "gross": "1800.00", "due": "1710.00"},
    ),
    "several rates with a table of rates": (
        LINES
        + """
                                 Subtotal         1,500.00
VAT rate     Net             VAT            Gross
15%          1,000.00        150.00         1,150.00
0%             500.00          0.00           500.00
                                 VAT                150.00
                                 Total            1,650.00
""",
        {"net": "1500.00", "tax": "150.00", "gross": "1650.00", "rate": None},
    ),
    "two rates that both charge": (
        """
Bezeichnung                Menge     Einzelpreis      Gesamt
Brot                        10         100,00       1.000,00
Wein                       100           5,00         500,00

Nettobetrag                                       1.500,00
MwSt 7 % auf 1.000,00                                70,00
MwSt 19 % auf 500,00                                 95,00
Rechnungsbetrag                                   1.665,00
""",
        {"net": "1500.00", "tax": "165.00", "gross": "1665.00", "rate": None},
    ),
    "three rates, taxes listed, no net": (
        """
Total HT                                       3 000,00 €
TVA 20 %             1 000,00                    200,00 €
TVA 10 %             1 000,00                    100,00 €
TVA 5,5 %            1 000,00                     55,00 €
Total TTC                                      3 355,00 €
""",
        {"net": "3000.00", "tax": "355.00", "gross": "3355.00", "rate": None, "currency": "EUR"},
    ),
    "prices that include tax": (
        LINES
        + """
                          Total incl. VAT       R 1,500.00
                          VAT included (15%)      R 195.65
                          Total excl. VAT       R 1,304.35
""",
        {"net": "1304.35", "tax": "195.65", "gross": "1500.00", "rate": "15", "currency": "ZAR"},
    ),
    "reverse charge": (
        LINES
        + """
                          Net amount            EUR 1,500.00
                          VAT 0% (reverse charge)   EUR 0.00
                          Total payable         EUR 1,500.00
""",
        {"net": "1500.00", "tax": "0.00", "gross": "1500.00", "due": "1500.00", "rate": "0"},
    ),
    "small business without tax": (
        LINES.replace(",", "").replace(".", ",")
        + """
                          Gesamtbetrag            1.500,00 EUR
Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.
""",
        {"tax": None, "gross": "1500.00", "due": "1500.00"},
    ),
    "two currencies, the payable one is meant": (
        LINES
        + """
                          Subtotal            USD 1,500.00
                          VAT 15%               USD 225.00
                          Total               USD 1,725.00
Equivalent in ZAR at 18.5000: VAT ZAR 4,162.50   Total ZAR 31,912.50
Please pay USD 1,725.00
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "currency": "USD"},
    ),
    "two columns of currency": (
        """
                                   USD              ZAR
Subtotal                      1,500.00        27,750.00
VAT 15%                         225.00         4,162.50
Total                         1,725.00        31,912.50
Amount payable in ZAR                         31,912.50
""",
        {"net": "27750.00", "tax": "4162.50", "gross": "31912.50", "due": "31912.50", "currency": "ZAR"},
    ),
    "total in words": (
        LINES
        + """
Sub Total                 1,500.00
VAT @ 15%                   225.00
Total                     1,725.00
Amount in words: One thousand seven hundred and twenty five rand only
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "rate": "15"},
    ),
    "total repeated on a remittance slip": (
        LINES
        + """
Sub Total                 1,500.00
VAT 15%                     225.00
Total due                 1,725.00

- - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
REMITTANCE SLIP   please return with your payment
Invoice K-1007    Amount due 1,725.00   Amount enclosed ________
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "due": "1725.00"},
    ),
    "final invoice that deducts earlier parts": (
        """
Leistung                                       50.000,00
Summe netto                                    50.000,00 €
zzgl. 19 % MwSt.                                9.500,00 €
Gesamtbetrag brutto                            59.500,00 €
abzgl. 1. Abschlagszahlung vom 01.02.2026      20.000,00 €
abzgl. 2. Abschlagszahlung vom 01.03.2026      15.000,00 €
Restbetrag                                     24.500,00 €
""",
        {"net": "50000.00", "tax": "9500.00", "gross": "59500.00", "paid": "35000.00", "due": "24500.00"},
    ),
    "a deposit taken off": (
        LINES
        + """
Subtotal                  1,500.00
VAT 15%                     225.00
Invoice total             1,725.00
Less: deposit received     -500.00
Balance due               1,225.00
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "paid": "500.00", "due": "1225.00"},
    ),
    "an old balance on top": (
        LINES
        + """
Previous balance            300.00
Subtotal                  1,500.00
VAT 15%                     225.00
Total this invoice        1,725.00
Total amount due          2,025.00
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "due": "2025.00"},
    ),
    "retention held back": (
        LINES
        + """
Subtotal                  1,500.00
VAT 15%                     225.00
Gross total               1,725.00
Less 5% retention            86.25
Amount due                1,638.75
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "due": "1638.75", "paid": None},
    ),
    "withholding tax": (
        LINES
        + """
Subtotal                  1,500.00
VAT 15%                     225.00
Total                     1,725.00
Withholding tax 10%        -150.00
Net payable               1,575.00
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "due": "1575.00", "rate": "15"},
    ),
    "discount and freight before tax": (
        LINES
        + """
Subtotal                  1,500.00
Discount 10%               -150.00
Freight                     100.00
Total excl. VAT           1,450.00
VAT 15%                     217.50
Total incl. VAT           1,667.50
""",
        {"lines": "1500.00", "allowance": "150.00", "charge": "100.00", "net": "1450.00", "tax": "217.50", "gross": "1667.50"},
    ),
    "subtotal with discount and freight and tax, no net": (
        LINES
        + """
Subtotal                  1,500.00
Discount                   -150.00
Shipping                    100.00
VAT (15%)                   217.50
Total                     1,667.50
""",
        {"lines": "1500.00", "allowance": "150.00", "charge": "100.00", "tax": "217.50", "gross": "1667.50", "net": None},
    ),
    "totals above the table": (
        """
Amount due           1,725.00
Subtotal             1,500.00
VAT 15%                225.00

"""
        + LINES,
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "due": "1725.00"},
    ),
    "totals in a strip": (
        LINES
        + """

Goods value      Discount      Net value       VAT %      VAT amount      Invoice total
1,500.00         0.00          1,500.00        15.00      225.00          1,725.00
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00"},
    ),
    "a strip in german": (
        """

Warenwert      Versand      Netto       MwSt %      MwSt        Endbetrag EUR
1.500,00         0,00       1.500,00    19,00       285,00      1.785,00
""",
        {"net": "1500.00", "tax": "285.00", "gross": "1785.00", "currency": "EUR"},
    ),
    "gross before agency commission": (
        """
Spots                     40
Gross Total               $10,000.00
Agency Commission 15%     -$1,500.00
Net Total                 $8,500.00
Net Amount Due            $8,500.00
""",
        {"gross": "10000.00", "due": "8500.00", "currency": "USD"},
    ),
    "cents rounded off": (
        LINES
        + """
Subtotal                  1,500.00
VAT 15%                     225.02
Rounding                     -0.02
Total                     1,725.00
""",
        {"net": "1500.00", "tax": "225.02", "gross": "1725.00"},
    ),
    "afrikaans with spaces and commas": (
        """
Beskrywing                 Hoev     Eenheidsprys      Bedrag
Staalplate                  10      R 1 000,00     R 10 000,00

Subtotaal                                          R 10 000,00
BTW 15%                                             R 1 500,00
Totaal                                             R 11 500,00
""",
        {"net": "10000.00", "tax": "1500.00", "gross": "11500.00", "rate": "15", "currency": "ZAR"},
    ),
    "currency glued before and behind": (
        """
Net         EUR1.500,00
VAT 19%     EUR285,00
Total       1.785,00EUR
""",
        {"net": "1500.00", "tax": "285.00", "gross": "1785.00", "currency": "EUR"},
    ),
    "credit note with minus behind": (
        """
Subtotal                  1,500.00-
VAT 15%                     225.00-
Total credit              1,725.00-
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00"},
    ),
    "chinese": (
        """
合计金额                  ¥10,000.00
税率 13%   税额           ¥1,300.00
价税合计（大写） 壹万壹仟叁佰元整     （小写） ¥11,300.00
""",
        {"net": "10000.00", "tax": "1300.00", "gross": "11300.00", "currency": "CNY"},
    ),
    "whole figures without cents": (
        """
Description                Qty     Unit Price       Amount
Steel brackets              10           1000        10000

Subtotal                                  10000
VAT 15%                                    1500
Total                                     11500
""",
        {"net": "10000.00", "tax": "1500.00", "gross": "11500.00"},
    ),
    "bank and account numbers beside": (
        LINES
        + """
Account No: 62001234567                    Sub Total       1,500.00
Branch code: 250655                        VAT               225.00
Reference: K-1007                          Total           1,725.00
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00"},
    ),
    "tax named with its base on one line": (
        LINES
        + """
15% VAT on 1,500.00                     225.00
Invoice amount                        1,725.00
""",
        {"tax": "225.00", "gross": "1725.00"},
    ),
    "discount for early payment is no discount": (
        LINES
        + """
Subtotal                  1,500.00
VAT 15%                     225.00
Total                     1,725.00
2.5% settlement discount if paid within 7 days: 43.13, then pay 1,681.87
""",
        {"net": "1500.00", "tax": "225.00", "gross": "1725.00", "allowance": None, "due": "1725.00"},
    ),
}
