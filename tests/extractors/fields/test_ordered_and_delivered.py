"""A delivery note that prints what was ordered beside what was delivered counts what was delivered."""

from __future__ import annotations

import pytest

from extractors.kinds import delivery_note
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    ("ordered", "delivered"),
    [
        ("Quantité commandée", "Quantité livrée"),
        ("Quantité commandée", "livrée"),
        ("Quantité prévue", "Quantité reçue"),
        ("Bestellte Menge", "Gelieferte Menge"),
        ("Sollmenge", "Istmenge"),
        ("Bestelde hoeveelheid", "Geleverde hoeveelheid"),
        ("Ordered Qty", "Delivered Qty"),
        ("采购数量", "实交数量"),
    ],
)
def test_what_was_delivered_counts(ordered: str, delivered: str) -> None:
    text = (
        "Belmont Emballages SAS\n80 boulevard de la Gare\n33000 Bordeaux\n\nBon de livraison BL-4711\n\nDate : 05/03/2026\n\n"
        f"Référence   Désignation             {ordered:25}{delivered}\n"
        "K100        Panneau bois            20                       12\n"
        "K200        Colle forte             15                       15\n"
        "K300        Vis inox                40                       8\n"
    )
    assert [line.quantity for line in delivery_note.RULES.extract([printed(text)]).lines] == [12, 15, 8]
