"""Builders claim by what is done so far, take earlier claims and retention off it, and pay tax for whom they hire."""

from __future__ import annotations

from extractors.fields.labels import roles_of
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def test_what_was_certified_before_is_no_part_of_what_a_claim_bills() -> None:
    fields = read(
        """
Redwood Mechanical Contractors, Inc.
1400 Eureka Way, Redding CA 96001

APPLICATION / INVOICE # 2418-03      INVOICE DATE 07/31/2026
TO (CONTRACTOR):
Summit Builders Group
900 K Street
Sacramento CA 95814

Item   Description of work   Scheduled value     Previous   This period   Total to date   Retainage
1      HVAC rough-in              120,000.00    60,000.00     40,000.00      100,000.00   10,000.00
2      Plumbing fixtures           80,000.00    20,000.00     25,000.00       45,000.00    4,500.00

                    1. Original contract sum                      $200,000.00
                    2. Total completed and stored to date         $145,000.00
                    3. Retainage 10%                               $14,500.00
                    4. Total earned less retainage                $130,500.00
                    5. Less previous certificates for payment      $72,000.00
                    6. CURRENT PAYMENT DUE                         $58,500.00
"""
    )
    assert (fields["gross_total"], fields["amount_due"], fields["buyer_name"]) == ("58500.00", "58500.00", "Summit Builders Group")


def test_tax_kept_back_at_the_source_leaves_the_total_what_it_is() -> None:
    fields = read(
        """
A. Mistry Drylining Ltd          14 Holly Bank Rd, Leicester LE5 4PL
                                 VAT GB 961 3244 73

To Carrow & Finch Construction Ltd, 1 Wharf Street, Nottingham NG2 3AA
Invoice DRY/26/058 dated 9th October 2026

Metal stud partitions, labour                         6,200.00
MF ceilings, labour                                   2,700.00
Materials: board, track, fixings                      3,500.00
Total (VAT not charged, see below)                  £12,400.00
Less CIS deduction 20% on labour                     -1,780.00
Net payable to us                                   £10,620.00
"""
    )
    assert (fields["gross_total"], fields["amount_due"]) == ("12400.00", "10620.00")
    assert "tax_total" not in fields, "the digits of a VAT number are no VAT"


def test_the_sections_of_a_claim_are_its_lines_with_what_this_claim_bills_of_each() -> None:
    lines = extract(
        [
            printed(
                """
Umlazi Civils & Building (Pty) Ltd                    TAX INVOICE
63 Prospecton Road, Isipingo 4110                     VAT Reg. No. 4310266074

Employer:  eThekwini Logistics Park (Pty) Ltd         Invoice no.   UCB/ELP/04
           1 Dube Boulevard, La Mercy, 4399           Date          25-Aug-2026

Item   Section          Contract value   % complete   Claimed to date   Previously claimed   This claim
A      Preliminaries        180 000.00          60%        108 000.00            69 500.00    38 500.00
C      Brickwork            410 500.00          40%        164 200.00                 0.00   164 200.00
D      Roof structure       371 000.00          25%         92 750.00                 0.00    92 750.00

                              Gross value of work this claim       295 450.00
                              Less retention 10%                   -29 545.00
                              Net amount excluding VAT             265 905.00
                              VAT @ 15%                             39 885.75
                              Amount payable                     R 305 790.75
"""
            )
        ]
    ).lines
    assert "column_description" in roles_of("Section")
    assert [(line.description, str(line.line_total)) for line in lines] == [
        ("Preliminaries", "38500.00"),
        ("Brickwork", "164200.00"),
        ("Roof structure", "92750.00"),
    ]
