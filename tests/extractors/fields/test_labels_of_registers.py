"""A register is named in its own word, alone or at the end of any compound, and what stands behind it numbers the company."""

from __future__ import annotations

import pytest

from extractors.fields.label_phrases import composed_role
from tests.extractors.fields.english_papers import SELLER, read


@pytest.mark.parametrize(
    "label",
    [
        "Firmenregister",
        "H.R.",
        "HR-Eintrag",
        "Vennootskapsregister",
        "Eingetragen im Handelsregister",
        "Ingeschreven in het register onder",
    ],
)
def test_a_register_numbers_the_company(label: str) -> None:
    role = composed_role(label)
    assert role is not None
    assert role[0] == "registration_number"


@pytest.mark.parametrize("sign", ["•", "|", "·"])
def test_a_register_behind_a_bullet_numbers_the_company(sign: str) -> None:
    head = SELLER.replace("VAT 176 4420 18", f"info@hadrian.example {sign} Firmenregister: 76670")
    assert read(head).get("registration_number") == "76670"


def test_a_remark_in_brackets_is_no_part_of_the_label() -> None:
    head = SELLER.replace("VAT 176 4420 18", "SIRET (siège) : 936 326 636 00011")
    assert read(head).get("registration_number") == "936 326 636 00011"


@pytest.mark.parametrize("label", ["Firmen", "Handels", "Registriert unter", "Kasse"])
def test_what_names_no_register_numbers_no_company(label: str) -> None:
    assert composed_role(label) is None
