"""Whether a confidence is honest: of all readings that call themselves 95 % sure, 95 of a hundred must be right.

The expected calibration error is the mean distance between both over ten bins of equal width, weighted by the readings in them (Naeini et
al. 2015, "Obtaining well calibrated probabilities using Bayesian binning").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10
_GROUPS = {
    "numbers": ("invoice_number", "po_number", "delivery_note_number", "document_number", "payment_reference"),
    "dates": ("issue_date", "due_date", "delivery_date", "order_date", "statement_date", "birth_date", "expiry_date"),
    "amounts": (
        "lines_total",
        "allowance_total",
        "charge_total",
        "net_total",
        "tax_rate",
        "tax_total",
        "gross_total",
        "prepaid_total",
        "amount_due",
        "closing_balance",
        "currency",
    ),
    "parties": ("seller_name", "buyer_name", "payee_name", "holder_name", "surname", "given_names"),
    "addresses": ("seller_address", "buyer_address", "holder_address"),
    "identifiers": ("seller_tax_id", "buyer_tax_id", "iban", "bic", "bank_account", "registration_number", "identity_number"),
    "kind": ("doc_type",),
}
_GROUP_OF = {field: group for group, fields in _GROUPS.items() for field in fields}


@dataclass(frozen=True, slots=True)
class Sample:
    """A reading with what it says of itself, 0 to 1, and whether it was right."""

    field: str
    confidence: float
    is_right: bool

    @property
    def group(self) -> str:
        return _GROUP_OF.get(self.field, "others")


@dataclass(frozen=True, slots=True)
class Bin:
    """Readings whose confidences are alike."""

    count: int
    mean_confidence: float
    share_right: float


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a rule lets pass without a hand: how many readings, and how many of these are wrong."""

    accepted: int
    wrong: int
    of: int

    @property
    def share(self) -> float:
        return self.accepted / self.of if self.of else 0.0

    @property
    def error(self) -> float:
        return self.wrong / self.accepted if self.accepted else 0.0


def bins_of(samples: Sequence[Sample]) -> list[Bin]:
    """The bins that hold readings, from the least sure on."""
    found: dict[int, list[Sample]] = {}
    for sample in samples:
        found.setdefault(min(BINS - 1, int(sample.confidence * BINS)), []).append(sample)
    return [
        Bin(len(each), sum(sample.confidence for sample in each) / len(each), sum(sample.is_right for sample in each) / len(each))
        for _, each in sorted(found.items())
    ]


def calibration_error(samples: Sequence[Sample]) -> float:
    """The expected calibration error, 0 for none."""
    return sum(each.count * abs(each.mean_confidence - each.share_right) for each in bins_of(samples)) / max(1, len(samples))


def accepted_one_by_one(samples: Iterable[Sample], target_error: float, of: int) -> Acceptance:
    """Each reading passes that is itself at least as sure as the target asks."""
    passed = [sample for sample in samples if sample.confidence >= 1 - target_error - 1e-9]
    return Acceptance(len(passed), sum(not sample.is_right for sample in passed), of)


def accepted_together(samples: Iterable[Sample], target_error: float, of: int) -> Acceptance:
    """The surest readings pass, as many as together are expected to be wrong no more often than the target; the truth has no say in it."""
    passed: list[Sample] = []
    expected = 0.0
    ordered = sorted(samples, key=lambda sample: -sample.confidence)
    for count, sample in enumerate(ordered, start=1):
        expected += 1 - sample.confidence
        if expected > target_error * count + 1e-9:
            break
        passed.append(sample)
    return Acceptance(len(passed), sum(not sample.is_right for sample in passed), of)


def by_group(samples: Iterable[Sample]) -> dict[str, list[Sample]]:
    """Readings by the group of their fields, each group calibrated by itself."""
    groups: dict[str, list[Sample]] = {}
    for sample in samples:
        groups.setdefault(sample.group, []).append(sample)
    return dict(sorted(groups.items()))
