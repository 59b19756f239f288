"""A sentence that joins a firm which finances claims with a claim or a payment is a notice, whatever its other words."""

from __future__ import annotations

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.fields.notices import notice_field
from tests.extractors.fields.printed import printed


def notice(text: str) -> str | None:
    found = notice_field(DocumentLayout([printed(text)]))
    return found.value if found is not None else None


@pytest.mark.parametrize(
    "legend",
    [
        "We discount our invoices with Karee Invoice Finance (Pty) Ltd. This one may only be paid to Karee Invoice Finance (Pty) Ltd.",
        "IMPORTANT: our debtors book is ceded in favour of Karee Debtor Finance Ltd. Kindly remit to Karee Debtor Finance Ltd.",
        "All sums due hereunder have been made over to Karee Receivables Pvt. Ltd. who alone are to be paid.",
        "Settle with Karee Trade Funding Ltd alone, please.",
        "The benefit of this bill is vested in Karee Capital Corp. and payment elsewhere leaves you liable.",
        "Die Rechte hieraus stehen aufgrund eines Factoringvertrags der Karee AG zu, Zahlungen an uns haben keine befreiende Wirkung.",
        "Bitte beachten Sie: Gläubiger dieser Forderung ist die Karee Forderungskauf AG.",
        "réglez uniquement Créances de la Karee SAS.",
        "Cession selon les articles L. 313-23 et suivants : nous vous prions de régler Affacturage Karee SA.",
        "Alle regte is oorgemaak aan Karee Finansiering (Edms) Bpk en slegs hulle mag betaal word.",
        "Wij hebben onze vorderingen verkocht aan Karee Debiteurenfinanciering B.V. te Utrecht.",
    ],
)
def test_a_firm_that_finances_claims_makes_a_notice(legend: str) -> None:
    assert notice(f"Tax Invoice\n\n\n{legend}") == legend


def test_a_notice_goes_on_behind_the_form_of_a_companys_name() -> None:
    legend = "This debt was sold to Karee Capital Corp.; settle with Karee Capital Corp. alone."
    assert notice(f"Tax Invoice\n\n\n{legend}\nOrder 86371 was placed by telephone.") == legend


def test_money_that_came_in_is_no_part_of_the_notice() -> None:
    legend = "此票已办理保理,应收账款归卡利商业保理有限公司所有,付至其他账户不能解除付款责任。"
    assert notice(f"发票\n\n\n{legend}\n贵司 2025年6月24日付款13,772.83已入账。") == legend


@pytest.mark.parametrize(
    "text",
    [
        "Account Holder: Karee Receivables Ltd\nBank: First Highveld Bank",
        "Account Name:     Karee Capital (Pty) Ltd",
        "Delivered to Karee Capital (Pty) Ltd, Gate 4",
        "Consulting for Karee Factors (Pty) Ltd",
        "Payment to: Karee Invoice Finance Ltd",
        "Lieferung an Karee Kapital GmbH vom 4. Mai",
    ],
)
def test_a_firm_that_is_only_named_makes_none(text: str) -> None:
    assert notice(f"Tax Invoice\n\n\n{text}") is None


def test_a_firm_that_writes_the_paper_asks_for_its_own_money() -> None:
    head = "Karee Capital (Pty) Ltd\n12 Loop Street\n\n\nTax Invoice\n" + 30 * "\n"
    assert notice(head + "Please pay Karee Capital (Pty) Ltd only within 30 days.\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "Goods sold by Factory Shop Ltd remain the property of the seller until paid in full.",
        "Please pay Capital Cleaning Services Ltd within 30 days of the date of this invoice.",
        "Please pay Discount Tyres (Pty) Ltd only, within 30 days.",
        "Goods sold by Capital Hire Ltd remain its property until they are paid for.",
        "Please pay Capital Hire Ltd within 30 days. Claims must be made in 7 days. Queries to our accounts receivable desk.",
        "Bitte zahlen Sie nur an die Karee Kapitalbau GmbH innerhalb von 14 Tagen.",
    ],
)
def test_a_firm_whose_name_only_sounds_like_it_makes_no_notice(text: str) -> None:
    assert notice(f"Tax Invoice\n\n\n{text}") is None


@pytest.mark.parametrize(
    "legend",
    [
        "All sums due hereunder have been made over to Karee Capital (Pty) Ltd who alone are to be paid.",
        "The purchased invoice is payable to Karee Capital (Pty) Ltd alone.",
        "Nous vous prions de régler Factofrance Karee SA uniquement.",
        "The sums that fall due hereunder were made over to Karee Receivables Pvt. Ltd. on the first of May.",
    ],
)
def test_a_word_of_the_claim_and_of_payment_makes_such_a_firm_the_one_to_pay(legend: str) -> None:
    assert notice(f"Tax Invoice\n\n\n{legend}") == legend
