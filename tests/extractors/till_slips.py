"""Till slips that the tests make up: shops that do not exist, each printed by another kind of till, with what a reader must find on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MadeSlip:
    """A slip as text (a column gap is three spaces or more) and its truth; None where the slip does not say it."""

    text: str
    shop: str | None
    address: str | None
    day: str | None
    total: str | None
    is_paid: bool = True


SOUTH_AFRICAN_SUPERMARKET = MadeSlip(
    """
          KAROO FAMILY STORE
          (PTY) LTD
      Reg No 2014/118273/07
      12 Voortrekker Street
      Beaufort West 6970
      Tel 023 555 0147
      VAT NO 4020155557
         TAX INVOICE

 BROWN BREAD 700G          17.99
 FULL CREAM MILK 2L        34.99
 RUSKS BUTTERMILK 500G     52.90
 CARRIER BAG                0.75

 BALANCE DUE             R106.63
 ROUNDING                  -0.03
 CASH                    R200.00
 CHANGE                   R93.40

 VAT SUMMARY
 VAT 15%     TAXABLE      VAT
             92.72      13.91
 Cashier: Thandi  Till 04
 14/03/2026  17:42:09
 Thank you for shopping with us
""",
    "KAROO FAMILY STORE (PTY) LTD",
    "12 Voortrekker Street, Beaufort West 6970",
    "2026-03-14",
    "106.63",
)
SOUTH_AFRICAN_CARD = MadeSlip(
    """
 BLOUBERG HARDWARE CC
 Cnr Main and Loop Road
 Table View 7441
 Tel: 021 555 0199
 VAT Reg No: 4180155556
 ABRIDGED TAX INVOICE
 Doc No: 118820
 2026/02/09 08:15
 QTY  DESCRIPTION     AMOUNT
 2 x  HINGE 75MM       59.80
 1 x  WOOD SCREW BOX   84.50
 SUBTOTAL             144.30
 VAT INCL 15%          18.82
 TOTAL                R144.30
 DEBIT CARD           R144.30
 CARD ************4417
 AUTH 004417
 APPROVED
""",
    "BLOUBERG HARDWARE CC",
    "Cnr Main and Loop Road, Table View 7441",
    "2026-02-09",
    "144.30",
)
AFRIKAANS = MadeSlip(
    """
     OOM PIET SE SLAGHUIS
     Kerkstraat 8
     Graaff-Reinet 6280
     BTW No 4550155558
     BELASTINGFAKTUUR
 Datum: 05/06/2026   Tyd: 10:31
 Boerewors 1.2 kg           118.80
 Skaaptjops 0.8 kg          143.20
 SUBTOTAAL                  262.00
 BTW INGESLUIT 15%           34.17
 TOTAAL                    R262.00
 KONTANT                   R300.00
 KLEINGELD                  R38.00
 Dankie vir u ondersteuning
""",
    "OOM PIET SE SLAGHUIS",
    "Kerkstraat 8, Graaff-Reinet 6280",
    "2026-06-05",
    "262.00",
)
ROUNDED_BELOW = MadeSlip(
    """
      BINTANG PERMAI TRADING
        (002917734-K)
  NO 14, JALAN SERINDIT 3,
  TAMAN SERINDIT, 81100 JOHOR BAHRU
  JOHOR
  TEL : 07-555 0188
  GST ID : 000812345678
  SIMPLIFIED TAX INVOICE
 Doc No : CS00017       Date: 07/11/2017
 Cashier: USER          Time: 15:20:00
 Item    Qty   Price   Amount  Tax
 1044     2     4.77     9.54  SR
 WIRE CLIP
 2001     1    12.72    12.72  SR
 GLOVE
 Total Qty:  3          22.26
 Total Sales (Excluding GST) :   21.00
 Discount :                       0.00
 Total GST :                      1.26
 Rounding :                      -0.01
 Total Sales (Inclusive of GST) :   22.25
 CASH :                          50.00
 Change :                        27.75
 GST SUMMARY
 Tax Code   %   Amt (RM)   Tax (RM)
 SR         6     21.00      1.26
 Total :          21.00      1.26
""",
    "BINTANG PERMAI TRADING",
    "NO 14, JALAN SERINDIT 3, TAMAN SERINDIT, 81100 JOHOR BAHRU, JOHOR",
    "2017-11-07",
    "22.25",
)
ROUNDED_LINE = MadeSlip(
    """
 TAX INVOICE
 SELASIH NOODLE HOUSE SDN. BHD. (812345-T)
 Lot 3-12, Wisma Selasih,
 Jalan Selasih, 43200 Cheras, Selangor
 Tel: 03-5550 1234
 Table: 7   Pax: 2
 Bill: 20411   26-05-2018 12:41 PM
 1  CURRY MEE            9.50
 1  LIME JUICE           4.60
 Sub Total              14.10
 Service Charge 10%      1.41
 GST 6%                  0.93
 Rounding Adj.           0.01
 Total                  16.45
 VISA                   16.45
 Price inclusive of nothing, please come again
""",
    "SELASIH NOODLE HOUSE SDN. BHD.",
    "Lot 3-12, Wisma Selasih, Jalan Selasih, 43200 Cheras, Selangor",
    "2018-05-26",
    "16.45",
)
TOTAL_THEN_ROUNDED = MadeSlip(
    """
 PUSTAKA CERAH SDN BHD
 Co. No. 455512-W
 G-17, Plaza Cerah, Jalan Kuching
 51200 Kuala Lumpur
 GST No. 001122334455
 INV: 0047123   02-06-18 3:15:08 PM
 EXERCISE BOOK A4
  3 @ 2.13                 6.39
 MARKER
  1 @ 5.28                 5.28
 ITEM(S): 2  QTY(S): 4
 TOTAL INCL. GST@6%   RM 11.67
 ROUNDING ADJUSTMENT -RM 0.02
 TOTAL ROUNDED        RM 11.65
 CASH                 RM 20.00
 CHANGE               RM  8.35
 GST @6% INCLUDED IN TOTAL   RM 0.66
""",
    "PUSTAKA CERAH SDN BHD",
    "G-17, Plaza Cerah, Jalan Kuching, 51200 Kuala Lumpur",
    "2018-06-02",
    "11.65",
)
OWNED_BY_A_COMPANY = MadeSlip(
    """
       THE COPPER KETTLE
  Owned by: Kettle & Sons Catering Sdn Bhd
  (Co No: 118822-P)
  12A, Lorong Damai 4,
  50450 Kuala Lumpur
  H/P: 012-555 0177
  RECEIPT #0088
  Date 18/04/2018   Time 19:05
  1 TEH TARIK         2.80
  2 ROTI CANAI        3.60
  AMOUNT DUE          6.40
  CASH               10.40
  YOUR CHANGE         4.00
""",
    "Kettle & Sons Catering Sdn Bhd",
    "12A, Lorong Damai 4, 50450 Kuala Lumpur",
    "2018-04-18",
    "6.40",
)
DATE_AT_THE_FOOT = MadeSlip(
    """
 TQ FOR SHOPPING WITH KIOSKO
 UNIT 12, BLOCK C, PUSAT DAGANGAN DAYA,
 NO. 4, JALAN DAYA 2, 46350 PETALING JAYA
 careline : 1800 55 1234
 careline@kiosko.example
 KIOSKO RETAIL SB (306777-V) FKA CORNER STORES SB
 TAX REG ID 000709361000
 QTY      PRICE     DISC     AMT
 BATTERY AAA 4S
 1        6.50      0.00     6.50  SR
 SUB TOTAL                   6.50
 GRAND TOTAL                 6.50
 CASH 20.00 MYR             20.00
 CHANGE DUE                 13.50
 TOTAL QTY                  1
 28/06/2018 3:11:35 PM
 BILL 1856 - 608
""",
    "KIOSKO RETAIL SB",
    "UNIT 12, BLOCK C, PUSAT DAGANGAN DAYA, NO. 4, JALAN DAYA 2, 46350 PETALING JAYA",
    "2018-06-28",
    "6.50",
)
SUPPLIES_BEFORE_PAYABLE = MadeSlip(
    """
 MUTIARA BREAD INDUSTRIES BHD (139777-X)
 Lot 9, Jalan Pelabur 22/1
 40300 Shah Alam, Selangor
 GST ID: 000381399040
 TAX INVOICE / ADJUSTMENT NOTE
 7022F714   18 Aug 2017
 WHITE LOAF   3 x 2.13   6.39
 BUTTER BUN   4 x 0.72   2.88
 Total 0% supplies:      9.27
 Total 6% supplies (excl. GST):   0.00
 GST:                    0.00
 Total Payable:          9.27
 E.& O.E.
""",
    "MUTIARA BREAD INDUSTRIES BHD",
    "Lot 9, Jalan Pelabur 22/1, 40300 Shah Alam, Selangor",
    "2017-08-18",
    "9.27",
    is_paid=False,
)
FRENCH = MadeSlip(
    """
     RELAIS DES CIGALES
     12 RUE DES OLIVIERS
     13100 AIX EN PROVENCE
     Tel. 04.55.01.02.03
 Le 30/03/2018 a 12:36   CAISSIER 1
 DESIGNATION    P.U.   QTE   TOTAL
 CAFE CREME     3.00    2     6.00
 JUS D'ORANGE   4.50    1     4.50
 Total Facture :            10.50 EUR
 REGLE PAR ESPECES          10.50 EUR
 Merci de votre visite
""",
    "RELAIS DES CIGALES",
    "12 RUE DES OLIVIERS, 13100 AIX EN PROVENCE",
    "2018-03-30",
    "10.50",
)
GERMAN = MadeSlip(
    """
   Frischmarkt Sommer GmbH
   Lindenweg 4
   04177 Leipzig
   Tel. 0341/5550123
            EUR
 Roggenbrot          3,49 B
 Kaffee 500g         6,99 B
 Pfand               0,25 A
 -----------------------
 SUMME   EUR        10,73
 Geg. BAR   EUR     20,00
 Rückgeld BAR EUR    9,27
 Steuer %   Netto   Steuer  Brutto
 B=  7,0%    9,79    0,69   10,48
 02.05.2026   18:44   Bon-Nr.:3120
""",
    "Frischmarkt Sommer GmbH",
    "Lindenweg 4, 04177 Leipzig",
    "2026-05-02",
    "10.73",
)
PARKING = MadeSlip(
    """
 CITY PARK SYSTEMS SDN BHD (555123-V)
 12 JALAN INTAN U1/9
 INTAN INDUSTRIAL PARK
 40150 SHAH ALAM SELANGOR
 TEL: 03-5550 5002
 (GST ID: 001137700000)
 TAX INVOICE
 P/S #02      A INV-No. 00023004
 Entry Time 30/04/2017 (Sun) 19:44
 Paid Time 30/04/2017 (Sun) 23:14
 Parking Time       3:30
 Type       Rate A RM3.00
 Parking Fee       RM2.83
 GST (Included) 6.00 %   RM0.17
 Total             RM3.00
 Paid              RM3.00
 Change            RM0.00
""",
    "CITY PARK SYSTEMS SDN BHD",
    "12 JALAN INTAN U1/9, INTAN INDUSTRIAL PARK, 40150 SHAH ALAM SELANGOR",
    "2017-04-30",
    "3.00",
)
CASH_ONLY = MadeSlip(
    """
 WARUNG PAK LANG
 K3-17, JL PERKASA
 80300 JOHOR BAHRU
 H/P: 019-555 5215
 09/03/2018 21:28   0001
 000000#7259   CLERK01
 DPT.05        RM 49.00
 DPT.04        RM 21.00
 CASH
 RM 70.00
""",
    "WARUNG PAK LANG",
    "K3-17, JL PERKASA, 80300 JOHOR BAHRU",
    "2018-03-09",
    "70.00",
)
PETROL = MadeSlip(
    """
 LIM BOK KEE SDN BHD
 Company No 20965-W
 Site: 1046
 176 JLN LADANG BESI
 57100 KUALA LUMPUR
 Telephone: 03-5551345
 GST No: 001580630000
 Invoice number 60000483942
 39.54 litre Pump # 07
 DIESEL          RM  88.17 C
 2.230 RM / litre
 Total           RM  88.17
 Visa            RM  88.17
 Relief GST C    RM   0.00
 Total Gross C   RM  88.17
 Points Awarded: 39
 Date     Time   Num   OPT
 21/02/18 11:19 40278 07
 Thank you
 Please come again
""",
    "LIM BOK KEE SDN BHD",
    "176 JLN LADANG BESI, 57100 KUALA LUMPUR",
    "2018-02-21",
    "88.17",
)
DISCOUNTED = MadeSlip(
    """
 MARULA FASHION STORES (PTY) LTD
 Shop 14, Riverside Mall
 Mbombela 1200
 VAT NO: 4700155550
 TAX INVOICE 000447
 11 DEC 2025 13:02  TILL 2 OP 118
 LADIES BLOUSE           299.99
 DENIM SHORT             199.99
 DISCOUNT 20%            -40.00
 TOTAL ITEMS 2
 TOTAL FOR 2 ITEMS       459.98
 VAT @ 15% INCLUDED       60.00
 MASTERCARD              459.98
 CHANGE                    0.00
 Exchange within 30 days, until 10 JAN 2026
""",
    "MARULA FASHION STORES (PTY) LTD",
    "Shop 14, Riverside Mall, Mbombela 1200",
    "2025-12-11",
    "459.98",
)
SUBTOTAL_TAXED = MadeSlip(
    """
 HARBOR COFFEE ROASTERS LLC
 410 Pier Avenue
 Astoria, OR 97103
 (503) 555-0142
 Server: Kim    Check 2210
 12/04/2025 8:03 AM
 Latte                 $5.25
 Scone                 $3.75
 Subtotal              $9.00
 Sales Tax 8.5%        $0.77
 Total                 $9.77
 Tip                   $2.00
 Visa x4417           $11.77
""",
    "HARBOR COFFEE ROASTERS LLC",
    "410 Pier Avenue, Astoria, OR 97103",
    "2025-12-04",
    "9.77",
)
SINGAPORE = MadeSlip(
    """
      MERLION MINIMART PTE LTD
      BLK 215 ANG MO KIO AVE 1 #01-877
      SINGAPORE 560215
      GST Reg No: 201512345K
      Tel: 6555 0123
  Receipt: 33120    POS: 01
  Date: 03/08/2024  Time: 20:11
  KAYA SPREAD 300G          4.90
  TEA BAGS 50S              6.35
  -------------------------------
  TOTAL                   $11.25
  NETS                    $11.25
  GST 9% included           0.93
""",
    "MERLION MINIMART PTE LTD",
    "BLK 215 ANG MO KIO AVE 1 #01-877, SINGAPORE 560215",
    "2024-08-03",
    "11.25",
)
WITHOUT_A_FORM_OF_LAW = MadeSlip(
    """
 FACE THE SEA KOPITIAM
 FTS KOPITIAM
 (002049000-U)
 No.25, Jalan Perdana Barat 2,
 Taman Usahawan, Kepong Utara,
 52100 Kuala Lumpur.
 Tel: 016-555 8777
 (GST ID: 001927782000)
 Date: 21/05/2018 Time: 11:12:56AM
 INV No: 443181
 Description      Unit Price   Amount
 711-Half Boiled Egg
 RM 3.20    1    0.00   RM3.20SR
 706-Toasted Bread
 RM 4.30    1    0.00   RM4.30SR
 Qty: 2   Total Amount:   RM7.50
 Discount:               RM0.00
 After Discount:         RM7.50
 Cent Rounding:          RM0.00
 Total Sales:            RM7.50
 GST Summary  Excl Amount(RM)  Tax(RM)
 SR   6%      7.08    0.42
""",
    "FTS KOPITIAM",
    "No.25, Jalan Perdana Barat 2, Taman Usahawan, Kepong Utara, 52100 Kuala Lumpur.",
    "2018-05-21",
    "7.50",
)
MADE_SLIPS = {name.lower(): slip for name, slip in list(globals().items()) if isinstance(slip, MadeSlip)}
