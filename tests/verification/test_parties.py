"""Names on paper find the debtor they mean, and no other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.verification.world import DEBTOR
from verification.matching.company_names import core_name
from verification.matching.parties import PartyOnPaper, debtor_index
from verification.model import Debtor, PartyMatch

FIRM, FLOOR = Decimal("0.92"), Decimal("0.70")


def _debtor(code: str, name: str, tax_id: str | None = None, **changes: object) -> Debtor:
    plain = {"aliases": (), "registration_number": None, "address": None, "email_domain": None}
    return replace(DEBTOR, debtor_code=code, name=name, tax_id=tax_id, **{**plain, **changes})  # type: ignore[arg-type]


BOOK = debtor_index(
    [
        _debtor("D1", "Overberg Retail Group (Pty) Ltd", "4987654321", aliases=("Overberg Stores",)),
        _debtor("D2", "Cape Trading CC"),
        _debtor("D3", "Cape Holdings (Pty) Ltd"),
        _debtor("D4", "深圳市华强电子有限公司"),
        _debtor("D5", "深圳市华星电子有限公司"),
        _debtor("D6", "Müller & Söhne GmbH", registration_number="HRB 12345"),
        _debtor("D7", "Bloemfontein Boukontrakteurs Edms Bpk"),
        _debtor("D8", "ABC Ltd"),
        _debtor("D9", "ABD Ltd"),
        *(_debtor(f"X{number}", f"Company Number {number} (Pty) Ltd") for number in range(300)),
    ]
)


def _best(name: str | None, tax_id: str | None = None, **more: str) -> PartyMatch:
    found = BOOK.best(PartyOnPaper(name, tax_id, **more))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("OVERBERG RETAIL GROUP PROPRIETARY LIMITED", "D1"),
        ("Overberg Retail Group Edms. Bpk.", "D1"),
        ("overberg  stores", "D1"),
        ("Overberg Retai1 Group (Pty) Ltd", "D1"),
        ("Hermanus Shop (Pty) Ltd t/a Overberg Stores", "D1"),
        ("Cape Trading", "D2"),
        ("深圳华强电子有限公司", "D4"),
        ("Mueller und Soehne GmbH", "D6"),
        ("MÜLLER & SÖHNE GMBH", "D6"),
        ("Bloemfontein Boukontrakteurs (Pty) Ltd", "D7"),
        ("Bloemfonteln Boukontrakteurs", "D7"),
    ],
)
def test_a_name_as_people_retype_it_is_firmly_the_same(printed: str, code: str) -> None:
    match = _best(printed)
    assert (match.code, match.score >= FIRM) == (code, True), match


@pytest.mark.parametrize(
    "printed",
    ["Overberg Retail", "Cape Trade", "Underberg Retail Group", "Overberg Retail Growth Group", "深圳华生电子有限公司", "ABE Ltd"],
)
def test_a_name_that_is_only_alike_is_not_firm(printed: str) -> None:
    found = BOOK.best(PartyOnPaper(printed))
    assert found is None or found.score < FIRM, found


def test_a_record_besides_the_one_that_is_meant_is_found_by_name_or_number() -> None:
    assert BOOK.firm_besides(PartyOnPaper("Cape Trading CC"), "D3", FIRM) == "D2"
    assert BOOK.firm_besides(PartyOnPaper("Blue Barn", "4987654321"), "D2", Decimal("0.90")) == "D1"
    assert BOOK.firm_besides(PartyOnPaper("Cape Trading CC", "4987654321"), "D1", FIRM) == "D2", (
        "a name counts whatever number is beside it"
    )
    assert BOOK.firm_besides(PartyOnPaper("Cape Trading CC"), "D2", FIRM) is None


def test_a_confirmed_name_is_firm_and_is_not_told() -> None:
    index = debtor_index(
        [_debtor("D1", "Overberg Retail Group (Pty) Ltd", confirmed_names=("The Blue Barn",)), _debtor("D2", "Cape Trading CC")]
    )
    for printed in ("The Blue Barn", "Blue Barn Farm"):
        found = index.best(PartyOnPaper(printed))
        assert found is not None
        assert (found.code, found.score >= FIRM) == ("D1", printed == "The Blue Barn")
        assert found.explanation.endswith("a name that a person confirmed")


@pytest.mark.parametrize("printed", ["Namaqua Fisheries Ltd", "Zebra Logistics", "南京大学"])
def test_a_stranger_is_not_found(printed: str) -> None:
    found = BOOK.best(PartyOnPaper(printed))
    assert found is None or found.score < FLOOR, found


def test_a_tax_number_dominates_and_a_name_that_contradicts_it_shows() -> None:
    assert _best("Overberg Retail", "VAT 4987 654 321".removeprefix("VAT ")).score == 1
    stranger = _best("Zebra Logistics", "4987654321")
    assert (stranger.code, stranger.score < FIRM) == ("D1", True)
    assert "name does not" in stranger.explanation


def test_a_different_tax_number_makes_an_equal_name_doubtful() -> None:
    match = _best("Overberg Retail Group (Pty) Ltd", "4000000000")
    assert FLOOR <= match.score < FIRM


def test_a_registration_number_agrees() -> None:
    assert _best("Mueller Sohne", registration_number="hrb12345").score == Decimal("0.98")


def test_two_debtors_of_one_name_are_never_firm() -> None:
    book = debtor_index([_debtor("A", "Twin Peaks (Pty) Ltd"), _debtor("B", "Twin Peaks CC")])
    match = book.best(PartyOnPaper("Twin Peaks"))
    assert match is not None
    assert match.score < FIRM
    assert "B agrees as well" in match.explanation


def test_the_legal_form_is_no_part_of_a_name() -> None:
    assert core_name("The Karoo Wool Co. (Pty) Ltd") == core_name("KAROO WOOL CO PTY LTD")
    assert core_name("Ltd") == "ltd"


NEAR = debtor_index(
    [
        _debtor("N1", "Velkora Steel Engineering (Pty) Ltd"),
        _debtor("N2", "Karoo Investments 1204 (Pty) Ltd"),
        _debtor("N3", "厦门宏远机械有限公司"),
        _debtor("N4", "Schäfer Werkzeuge GmbH"),
        _debtor("N5", "Overberg Machinery (Pty) Ltd"),
    ]
)


@pytest.mark.parametrize(
    ("printed", "code", "firm"),
    [
        ("Steel Engineering Velkora (Pty) Ltd", "N1", True),
        ("Ve1kora Stee1 Engineering", "N1", True),
        ("Velkora Steel Eng. (Pty) Ltd", "N1", False),
        ("Velkora Stel Engineering", "N1", False),
        ("Velkura Steel Engineering", "N1", False),
        ("Velkora Engineering", "N1", False),
        ("Karoo Investments 1205", "N2", False),
        ("宏远机械（厦门）有限公司", "N3", True),
        ("Xiamen Hongyuan Machinery Co., Ltd.", "N3", False),
        ("HONG YUAN MACHINERY (XIAMEN) CO LTD", "N3", False),
        ("Schaefer Werkzeuge Gesellschaft mit beschränkter Haftung", "N4", True),
    ],
)
def test_what_a_person_must_look_at_is_found_and_not_firm(printed: str, code: str, firm: bool) -> None:
    found = NEAR.best(PartyOnPaper(printed))
    assert found is not None
    assert (found.code, found.score >= FIRM, found.score >= FLOOR or code == "N2") == (code, firm, True), found


def test_another_word_and_another_tax_number_are_another_company() -> None:
    """Half of a trade is called Staalwerke; with a misread digit in the number it may still be the same one."""
    index = debtor_index([_debtor("D1", "Lesedi Staalwerke (Edms) Bpk", "4419203767")])
    stranger = index.best(PartyOnPaper("Karee Staalwerke BK", "4540452093"))
    assert stranger is not None
    assert stranger.score < FLOOR
    for tax_id in (None, "4419203761"):
        found = index.best(PartyOnPaper("Karee Staalwerke BK", tax_id))
        assert found is not None
        assert found.score >= FLOOR


def test_a_name_with_a_word_more_and_another_tax_number_elsewhere_is_another_company() -> None:
    """Karoo Steel and Karoo Steel Holdings are two companies; at one address, or with a misread digit, a person is asked."""
    index = debtor_index([_debtor("D1", "Karoo Steel (Pty) Ltd", "4419203767", address="3 Quarry Road, Cape Town, 7925")])
    for name in ("Karoo Steel Holdings Trading (Pty) Ltd", "Karoo (Pty) Ltd"):
        stranger = index.best(PartyOnPaper(name, "4540452093", address="9 Verlore Street, Upington, 8801"))
        assert stranger is None or stranger.score < FLOOR, stranger
    for asked in (
        PartyOnPaper("Karoo Steel Holdings Trading (Pty) Ltd"),
        PartyOnPaper("Karoo Steel Holdings Trading (Pty) Ltd", "4419203761"),
        PartyOnPaper("Karoo Steel Holdings Trading (Pty) Ltd", "4540452093", address="3 Quarry Road, Cape Town, 7925"),
    ):
        found = index.best(asked)
        assert found is not None
        assert FLOOR <= found.score < FIRM, found


def test_a_short_name_that_is_a_word_of_a_longer_one_is_shown_to_a_person() -> None:
    """Nyala Holdings may be the debtor Nyala; one other letter makes another company of a short name."""
    index = debtor_index([_debtor("D1", "Nyala (Edms) Bpk"), _debtor("D2", "Nyala Cleaning Services (RF) (Pty) Ltd")])
    found = index.best(PartyOnPaper("Nyala Holdings (Pty) Ltd"))
    assert found is not None
    assert (found.code, FLOOR <= found.score < FIRM) == ("D1", True)
    for name in ("Nyals Holdings (Pty) Ltd", "ABC Holdings (Pty) Ltd"):
        stranger = debtor_index([_debtor("D1", "Nyala (Edms) Bpk"), _debtor("D3", "ABC CC")]).best(PartyOnPaper(name))
        assert stranger is None or stranger.score < FLOOR, stranger


@pytest.mark.parametrize(
    ("address", "is_firm"), [("Markstraat 216, Bloemfontein, 9301", True), ("Markstraat 186, Bloemfontein, 9301", False)]
)
def test_another_door_of_the_same_street_makes_no_likeness_firm(address: str, *, is_firm: bool) -> None:
    index = debtor_index([_debtor("D35", "Thusano Bande Bpk", "4894076506", address="Markstraat 216, Blackheath, Bloemfontein 9301")])
    found = index.best(PartyOnPaper("Thusano Bande Trading (Pty) Ltd", None, address=address))
    assert found is not None
    assert (found.score >= FIRM) is is_firm
