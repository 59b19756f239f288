"""What a KYC paper says about itself, and where a client's file stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors.model import Ambiguous, Box, Evidence, ExtractedDocument, Field, Reading, Unreadable, Value
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from tests.extractors import mrz_specimens as specimens
from verification.kyc.file_state import EvidenceState, HeldEvidence, file_state
from verification.kyc.observations import KycSettings, kyc_observations
from verification.kyc.rejection_reasons import REJECTION_REASONS, rejection_reason
from verification.kyc.requirements import EvidenceKind, required_evidence
from verification.model import Client, Facility, Finding, Outcome, Severity

TODAY = date(2026, 3, 1)
PLACE = Evidence(1, Box(10, 10, 90, 20), "as printed")


def _paper(kind: DocumentKind, **values: str | Reading) -> ExtractedDocument:
    fields = tuple(
        Field(Term(name), Value(value) if isinstance(value, str) else value, (PLACE,), None, "labels") for name, value in values.items()
    )
    return ExtractedDocument(kind, None, (1,), fields)


def _codes(findings: tuple[Finding, ...], outcome: Outcome) -> list[str]:
    return [finding.check_code for finding in findings if finding.outcome is outcome]


def test_a_good_card_has_only_passed_observations() -> None:
    card = _paper(
        DocumentKind.ID_CARD,
        identity_number="8001015009087",
        birth_date="1980-01-01",
        sex="M",
        holder_name="Thabo Nkosi",
        expiry_date="2030-01-01",
    )
    findings = kyc_observations(card, TODAY)
    assert {finding.outcome for finding in findings} == {Outcome.PASSED}
    assert {"KYC-01", "KYC-03", "KYC-09"} <= {finding.check_code for finding in findings}


def test_a_wrong_identity_number_needs_a_person_and_points_at_the_page() -> None:
    (failed,) = [
        finding
        for finding in kyc_observations(_paper(DocumentKind.ID_CARD, identity_number="8001015009088", holder_name="T Nkosi"), TODAY)
        if finding.outcome is Outcome.FAILED
    ]
    assert (failed.check_code, failed.severity) == ("KYC-01", Severity.REVIEW)
    assert failed.evidence == (PLACE,)


def test_messages_carry_no_personal_particulars() -> None:
    card = _paper(
        DocumentKind.ID_CARD, identity_number="8001015009088", birth_date="1979-05-05", sex="F", surname="Nkosi", holder_name="Thabo Nkosi"
    )
    text = " ".join(finding.message for finding in kyc_observations(card, TODAY))
    assert not any(secret in text for secret in ("8001015009088", "1979", "Nkosi", "Thabo"))


def test_a_birth_date_or_sex_that_differs_from_the_number_is_seen() -> None:
    card = _paper(DocumentKind.ID_CARD, identity_number="8001015009087", birth_date="1981-01-01", sex="F", holder_name="T Nkosi")
    assert _codes(kyc_observations(card, TODAY), Outcome.FAILED) == ["KYC-09", "KYC-09"]


def test_a_birth_date_of_either_century_agrees() -> None:
    card = _paper(DocumentKind.ID_CARD, identity_number="2001015009084", birth_date="1920-01-01", holder_name="T Nkosi")
    assert "KYC-09" in _codes(kyc_observations(card, TODAY), Outcome.PASSED)


def test_a_zone_whose_digits_hold_passes_and_one_that_was_not_read_is_inconclusive() -> None:
    passport = _paper(DocumentKind.PASSPORT, mrz_lines="\n".join(specimens.TD3), holder_name="Anna Eriksson", document_number="L898902C3")
    assert "KYC-02" in _codes(kyc_observations(passport, TODAY), Outcome.PASSED)
    unread = _paper(DocumentKind.PASSPORT, holder_name="Anna Eriksson", document_number="L898902C3")
    assert "KYC-02" in _codes(kyc_observations(unread, TODAY), Outcome.INCONCLUSIVE)


@pytest.mark.parametrize(
    ("expiry", "failed"),
    [("2026-02-28", ["KYC-03"]), ("2026-03-01", ["KYC-04"]), ("2026-03-31", ["KYC-04"]), ("2026-04-01", [])],
)
def test_expired_and_expiring_papers(expiry: str, failed: list[str]) -> None:
    clearance = _paper(DocumentKind.TAX_CLEARANCE, expiry_date=expiry, holder_name="Umoya Steel")
    assert _codes(kyc_observations(clearance, TODAY), Outcome.FAILED) == failed


def test_an_ambiguous_expiry_date_is_inconclusive() -> None:
    reading = Ambiguous(("2026-03-04", "2026-04-03"), "nothing decides")
    clearance = _paper(DocumentKind.TAX_CLEARANCE, expiry_date=reading, holder_name="Umoya Steel")
    assert _codes(kyc_observations(clearance, TODAY), Outcome.INCONCLUSIVE) == ["KYC-03"]


@pytest.mark.parametrize(
    ("issued", "outcome"),
    [("2025-12-01", Outcome.PASSED), ("2025-11-01", Outcome.FAILED), ("2026-03-02", Outcome.FAILED)],
)
def test_a_proof_of_address_must_be_recent(issued: str, outcome: Outcome) -> None:
    bill = _paper(DocumentKind.PROOF_OF_ADDRESS, issue_date=issued, holder_name="T Nkosi")
    assert "KYC-05" in _codes(kyc_observations(bill, TODAY), outcome)


def test_how_recent_is_a_setting() -> None:
    bill = _paper(DocumentKind.PROOF_OF_ADDRESS, issue_date="2025-11-01", holder_name="T Nkosi")
    assert "KYC-05" in _codes(kyc_observations(bill, TODAY, KycSettings(proof_of_address_days=180)), Outcome.PASSED)


def test_an_undated_proof_of_address_is_inconclusive() -> None:
    bill = _paper(DocumentKind.PROOF_OF_ADDRESS, issue_date=Unreadable("blurred"), holder_name="T Nkosi")
    assert "KYC-05" in _codes(kyc_observations(bill, TODAY), Outcome.INCONCLUSIVE)


def test_a_wrong_registration_or_tax_number_only_warns() -> None:
    paper = _paper(DocumentKind.TAX_CLEARANCE, registration_number="2035/123456/07", tax_number="0001339051", holder_name="Umoya Steel")
    failed = [finding for finding in kyc_observations(paper, TODAY) if finding.outcome is Outcome.FAILED]
    assert {finding.check_code for finding in failed} == {"KYC-07", "KYC-08"}
    assert {finding.severity for finding in failed} == {Severity.WARN}


def test_a_bank_letter_without_an_account_is_inconclusive() -> None:
    letter = _paper(DocumentKind.BANK_LETTER, issue_date="2026-02-01", holder_name="Umoya Steel")
    assert "KYC-13" in _codes(kyc_observations(letter, TODAY), Outcome.INCONCLUSIVE)


def test_an_invoice_is_no_kyc_evidence() -> None:
    assert kyc_observations(_paper(DocumentKind.INVOICE, expiry_date="2020-01-01"), TODAY) == ()


CLIENT = Client(
    "C001",
    "Umoya Steel (Pty) Ltd",
    None,
    None,
    "ZA",
    "en",
    Facility("ZAR", Money(Decimal(1), "ZAR"), Decimal("0.8"), True, frozenset(), None),
)


def _held(kind: str, holder: str | None = None, decision: str = "accepted", **days: date) -> HeldEvidence:
    return HeldEvidence(f"{kind}-{holder}", kind, holder, days.get("received", TODAY), days.get("issued"), days.get("expires"), decision)


def test_an_empty_file_misses_everything() -> None:
    standings = file_state(required_evidence(CLIENT), [], TODAY)
    assert {standing.state for standing in standings} == {EvidenceState.MISSING}
    assert {standing.requirement.kind for standing in standings} == set(EvidenceKind)


def test_each_person_needs_an_identity_paper_of_their_own() -> None:
    required = required_evidence(CLIENT, ["Thabo Nkosi", "Li Wei"])
    standings = file_state(required, [_held("passport", "NKOSI THABO")], TODAY)
    by_name = {standing.requirement.holder_name: standing.state for standing in standings if standing.requirement.holder_name}
    assert by_name == {"Thabo Nkosi": EvidenceState.ACCEPTED, "Li Wei": EvidenceState.MISSING}


def test_a_short_name_is_not_matched_by_half() -> None:
    required = required_evidence(CLIENT, ["Li Wei"])
    standings = file_state(required, [_held("passport", "Li Na"), _held("id_card", "Wang Wei")], TODAY)
    assert next(each for each in standings if each.requirement.holder_name).state is EvidenceState.MISSING


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        (_held("tax_clearance", decision="received"), EvidenceState.RECEIVED),
        (_held("tax_clearance"), EvidenceState.ACCEPTED),
        (_held("tax_clearance", expires=date(2026, 3, 20)), EvidenceState.EXPIRING),
        (_held("tax_clearance", expires=date(2026, 2, 20)), EvidenceState.EXPIRED),
        (_held("tax_clearance", decision="rejected"), EvidenceState.REJECTED),
        (_held("proof_of_address", decision="received", issued=date(2025, 9, 1)), EvidenceState.EXPIRED),
        (_held("proof_of_address", decision="accepted", issued=date(2025, 9, 1)), EvidenceState.ACCEPTED),
    ],
)
def test_where_a_paper_stands(evidence: HeldEvidence, state: EvidenceState) -> None:
    standings = file_state(required_evidence(CLIENT), [evidence], TODAY)
    assert next(standing.state for standing in standings if standing.evidence) is state


def test_the_best_paper_answers_a_requirement() -> None:
    held = [_held("bank_letter", "old", decision="rejected"), _held("bank_letter", "new")]
    standing = next(each for each in file_state(required_evidence(CLIENT), held, TODAY) if each.evidence)
    assert (standing.state, standing.evidence.holder_name if standing.evidence else None) == (EvidenceState.ACCEPTED, "new")


def test_every_rejection_reason_says_what_to_send() -> None:
    assert len({reason.code for reason in REJECTION_REASONS}) == len(REJECTION_REASONS)
    assert all(reason.sentence.endswith(".") and reason.what_next for reason in REJECTION_REASONS)
    for language in ("af", "zh"):
        told = {reason.told_in(language) for reason in REJECTION_REASONS}
        assert len(told) == len(REJECTION_REASONS)
        assert not told & {reason.told_in("en") for reason in REJECTION_REASONS}, "every reason is worded in the language"
    assert rejection_reason("expired") is not None
    assert rejection_reason("no such") is None
