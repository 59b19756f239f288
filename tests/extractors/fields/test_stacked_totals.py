"""A narrow column breaks the label of a total over its lines, and the last of them would name another total by itself."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import TIMBER, printed


def totals_of(foot: str) -> dict[str, str | None]:
    goods = TIMBER.format(tax="").split("                        Subtotal")[0]
    found = extract([printed(goods + foot)]).fields
    return {field.term.value: field.value for field in found if field.term.value in ("net_total", "tax_total", "gross_total")}


def broken(*labels: tuple[str, str]) -> str:
    """Labels with strokes where a line ends, each with the amount beside its last line."""
    rows = []
    for label, amount in labels:
        *upper, last = label.split("|")
        rows += [f"{'':24}{line}" for line in upper]
        rows.append(f"{'':24}{last:20}{amount:>10}")
    return "\n".join(rows)


@pytest.mark.parametrize(
    "labels",
    [
        ("Total|excluding|VAT", "Value|added tax|15%", "Total|amount|payable"),
        ("Amount|excluding|VAT:", "VAT amount|15%:", "Invoice|total|including|VAT:"),
        ("Nettobetrag|gesamt", "Umsatzsteuer|15 %", "Zu|zahlender|Betrag"),
        ("Totaal|uitgesluit|BTW:", "BTW bedrag|15%:", "Totaal|ingesluit BTW:"),
        ("Gesamt-|betrag netto", "Umsatz-|steuer 15%", "Rechnungs-|betrag"),
        ("Total|hors|taxes", "Montant|de la TVA", "Total toutes|taxes|comprises"),
    ],
)
def test_lines_of_a_broken_label_are_one(labels: tuple[str, str, str]) -> None:
    read = totals_of(broken(*zip(labels, ("1,000.00", "150.00", "1,150.00"), strict=True)))
    assert read == {"net_total": "1000.00", "tax_total": "150.00", "gross_total": "1150.00"}


def test_a_label_without_an_amount_is_not_part_of_the_next() -> None:
    foot = f"{'':24}Subtotal              1,000.00\n{'':24}VAT\n{'':24}Total                 1,000.00"
    read = totals_of(foot)
    assert (read["gross_total"], read.get("tax_total") in (None, "0.00")) == ("1000.00", True)


@pytest.mark.parametrize(
    ("label", "paid"),
    [
        ("Net Amount|Due", "Deposit paid"),
        ("Montant net|à payer", "Acompte"),
        ("Noch zu|zahlen", "Anzahlung"),
    ],
)
def test_a_label_goes_on_under_its_amount_where_it_is_set_closer_than_the_rows(label: str, paid: str) -> None:
    first, rest = label.split("|")
    rows = [("Subtotal", "1,000.00"), ("VAT 15%", "150.00"), ("Total", "1,150.00"), (paid, "345.00"), (first, "805.00")]
    foot = "\n\n".join(f"{'':24}{name:20}{amount:>10}" for name, amount in rows) + f"\n{'':24}{rest}\n\nThank you."
    found = {
        field.term.value: field.value for field in extract([printed(TIMBER.split("                        Subtotal")[0] + foot)]).fields
    }
    assert (found["amount_due"], found["prepaid_total"]) == ("805.00", "345.00")


def test_a_row_under_an_amount_that_is_as_far_as_the_others_is_a_row_of_its_own() -> None:
    foot = f"{'':24}Net amount            1,000.00\n{'':24}VAT\n{'':24}Total                 1,000.00"
    assert totals_of(foot)["net_total"] == "1000.00"
