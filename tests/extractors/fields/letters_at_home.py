"""Letters of South African companies, with what each says of its parties, numbers and accounts; None is what it does not say."""

from __future__ import annotations

LETTERS: dict[str, tuple[str, dict[str, str | None]]] = {
    "a letterhead, a block of references and bank details": (
        """
Thornveld Steel Supplies (Pty) Ltd
12 Foundry Road, Alrode, 1451
Tel: 011 555 0123   Reg No: 2011/123456/07
VAT No: 4123456789

TAX INVOICE

Bill To                                   Invoice No      TSS 2024 / 0117
Kudu Civils CC                            Date            04/03/2024
PO Box 771                                Your Order No   PO-88213
Midrand                                   Customer No     C00991
1685                                      Delivery Note   DN 55120
VAT No: 4987654321

Description             Qty     Price     Amount
Angle iron 40x40        10      100.00    1000.00

Subtotal     1000.00
VAT 15%      150.00
Total        1150.00

Banking Details
Account Name: Thornveld Steel Supplies (Pty) Ltd
Bank: Karoo Mercantile Bank
Branch Code: 250655
Account Number: 62001234567
Account Type: Cheque
Reference: C00991
""",
        {
            "invoice_number": "TSS 2024 / 0117",
            "po_number": "PO-88213",
            "delivery_note_number": "DN 55120",
            "seller_name": "Thornveld Steel Supplies (Pty) Ltd",
            "buyer_name": "Kudu Civils CC",
            "seller_tax_id": "4123456789",
            "buyer_tax_id": "4987654321",
            "registration_number": "2011/123456/07",
            "bank_account": "62001234567",
            "branch_code": "250655",
            "payment_reference": "C00991",
            "buyer_address": "PO Box 771, Midrand, 1685",
            "seller_address": "12 Foundry Road, Alrode, 1451",
        },
    ),
    "the issuer only in the footer, the addressee under an attention line": (
        """
                                              INVOICE

Attention: Ms P Naidoo
Umgeni Packaging (Pty) Ltd
14 Mill Lane
Pinetown
3610

Invoice number          INV00231
Invoice date            2024-05-06
Order number            4500012345

Description             Qty     Price     Amount
Cartons                 10      100.00    1000.00
Total due                                 1000.00









Blue Crane Logistics (Pty) Ltd | Reg 2015/009876/07 | VAT 4440123456
7 Harbour Street, Durban, 4001 | Tel 031 555 0199 | accounts@bluecrane.co.za
""",
        {
            "invoice_number": "INV00231",
            "po_number": "4500012345",
            "seller_name": "Blue Crane Logistics (Pty) Ltd",
            "buyer_name": "Umgeni Packaging (Pty) Ltd",
            "seller_tax_id": "4440123456",
            "buyer_tax_id": None,
            "registration_number": "2015/009876/07",
            "seller_address": "7 Harbour Street, Durban, 4001",
            "buyer_address": "14 Mill Lane, Pinetown, 3610",
        },
    ),
    "from and to side by side": (
        """
FROM                                  TO
Protea Cleaning Services              Baobab Retail Group Ltd
22 Church Street                      Unit 4, Nasrec Park
Paarl 7646                            Johannesburg 2091
VAT Reg: 4555123451                   VAT Reg: 4666123452

Invoice #       Date          Due Date       Terms
2024-118        01 Mar 2024   31 Mar 2024    30 days
""",
        {
            "invoice_number": "2024-118",
            "seller_name": "Protea Cleaning Services",
            "buyer_name": "Baobab Retail Group Ltd",
            "seller_tax_id": "4555123451",
            "buyer_tax_id": "4666123452",
            "seller_address": "22 Church Street, Paarl 7646",
            "buyer_address": "Unit 4, Nasrec Park, Johannesburg 2091",
        },
    ),
    "delivery address beside the invoice address": (
        """
ACME Tools SA                                     TAX INVOICE
Invoice No: A-1009                                Page 1 of 2
Account No: 30021                                 Date: 2024/06/11

Deliver To                       Invoice To
Site Office Rosslyn              Mopani Mining (Pty) Ltd
Plot 12 Rosslyn                  PO Box 9
0200                             Rustenburg
                                 0300
                                 VAT: 4777123453
ACME Tools SA (Pty) Ltd t/a ACME Tools   Reg. No. 1999/001234/07   VAT No. 4888123454
""",
        {
            "invoice_number": "A-1009",
            "buyer_name": "Mopani Mining (Pty) Ltd",
            "buyer_tax_id": "4777123453",
            "seller_tax_id": "4888123454",
            "seller_name": "ACME Tools SA (Pty) Ltd t/a ACME Tools",
            "buyer_address": "PO Box 9, Rustenburg, 0300",
        },
    ),
    "an order number and no invoice number": (
        """
Sable Transport CC
5 Depot Road, Witbank, 1035
VAT No 4999123455

INVOICE

To: Highveld Coal (Pty) Ltd
    Private Bag X12
    Secunda 2302

Date          12 April 2024
Order No      PO7781
Account No    HC001
Tel           013 555 0100

Transport of coal      5000.00
Total                  5000.00
""",
        {
            "invoice_number": None,
            "po_number": "PO7781",
            "seller_name": "Sable Transport CC",
            "buyer_name": "Highveld Coal (Pty) Ltd",
        },
    ),
    "order, invoice and account number in one style": (
        """
Sable Transport CC

Document:      Tax Invoice
Order No:      100234
Invoice No:    100235
Account:       100236

Customer:      Highveld Coal (Pty) Ltd
""",
        {
            "invoice_number": "100235",
            "po_number": "100234",
            "buyer_name": "Highveld Coal (Pty) Ltd",
            "seller_name": "Sable Transport CC",
        },
    ),
    "a trade name in the logo and the legal name in the footer": (
        """
KWIKFIX
Plumbing and drains, day and night

Tax Invoice: 000871                     Date: 03/04/2024

Client: Jacaranda Body Corporate
        100 Main Road
        Randburg 2194

Thank you for your business
Kwikfix Plumbing Services (Pty) Ltd   Reg: 2018/112233/07   VAT: 4100200307
PO Box 1, Randburg, 2125
""",
        {
            "invoice_number": "000871",
            "seller_name": "Kwikfix Plumbing Services (Pty) Ltd",
            "buyer_name": "Jacaranda Body Corporate",
            "seller_tax_id": "4100200307",
        },
    ),
    "a strip of labels over their values": (
        """
Marula Foods (Pty) Ltd

Customer No      Invoice No      Order No       Delivery No     Rep
10045            IN440021        45000991       80012345        SM

Sold to: Spaza Wholesale CC      Ship to: Spaza Wholesale Depot 4
         2 Market Street                  90 Industria Road
         Germiston 1401                   Germiston 1400
""",
        {
            "invoice_number": "IN440021",
            "po_number": "45000991",
            "delivery_note_number": "80012345",
            "buyer_name": "Spaza Wholesale CC",
            "seller_name": "Marula Foods (Pty) Ltd",
            "buyer_address": "2 Market Street, Germiston 1401",
        },
    ),
    "labels over values, one column": (
        """
Aloe Security Services CC
INVOICE NUMBER
ASS-77120
INVOICE DATE
2024/02/29
PURCHASE ORDER
4501234
BILL TO
Fynbos Estate HOA
12 Vineyard Way
Stellenbosch
7600
""",
        {
            "invoice_number": "ASS-77120",
            "po_number": "4501234",
            "buyer_name": "Fynbos Estate HOA",
            "seller_name": "Aloe Security Services CC",
            "buyer_address": "12 Vineyard Way, Stellenbosch, 7600",
        },
    ),
    "a labelled company under the person it is for": (
        """
Waterberg Catering
Contact: Thandi Mokoena
Cell: 082 555 0101
thandi@waterbergcatering.co.za

INVOICE 0042

Attention: Mr S Botha
Company: Zebra Lodge (Pty) Ltd
Address: Farm 12, Vaalwater, 0530
""",
        {
            "invoice_number": "0042",
            "seller_name": "Waterberg Catering",
            "buyer_name": "Zebra Lodge (Pty) Ltd",
        },
    ),
    "bank details in a sentence": (
        """
Kestrel Air Freight (Pty) Ltd
Invoice: KAF-00871
Account: Tembisa Traders
Bill to: Tembisa Traders CC
Please pay into First Example Bank, branch 250655, account 62001234567, reference KAF-00871
""",
        {
            "invoice_number": "KAF-00871",
            "bank_account": "62001234567",
            "branch_code": "250655",
            "payment_reference": "KAF-00871",
            "buyer_name": "Tembisa Traders CC",
            "seller_name": "Kestrel Air Freight (Pty) Ltd",
        },
    ),
}
