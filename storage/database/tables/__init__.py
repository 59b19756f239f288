"""Every table, by the part of the business it belongs to.

Amounts are integers of the smallest coin beside their currency; instants are UTC; ids follow from facts (`storage.ids`) unless a
person's free act made the row.
"""

from storage.database.tables.base import Base
from storage.database.tables.books import (
    ClientRow,
    ClientSenderRow,
    ContactRow,
    DebtorNameRow,
    DebtorRow,
    InstallationSettingRow,
    PurchaseOrderLineRow,
    PurchaseOrderRow,
    RequirementProfileRow,
)
from storage.database.tables.intake import CorrectionRow, DocumentRow, IdempotencyRow, LetterRow, PageRow, PartRow, ReceiptRow
from storage.database.tables.ledger import ContraBalanceRow, ExchangeRateRow
from storage.database.tables.messages import AuditRow, MessageRow
from storage.database.tables.packages import (
    ContentBandRow,
    DecisionRow,
    DeficiencyRow,
    FindingRow,
    KycEvidenceRow,
    PackageRow,
    ReceivableRow,
)
from storage.database.tables.partners import PartnerBookRow, PartnerMarkRow
from storage.database.tables.people import ApiTokenRow, OneTimeSignInRow, SessionRow, SignInFailureRow, UserRow
from storage.database.tables.retention import RetentionEventRow
from storage.database.tables.verification import VerificationRequestRow, VerificationRow

__all__ = [
    "ApiTokenRow",
    "AuditRow",
    "Base",
    "ClientRow",
    "ClientSenderRow",
    "ContactRow",
    "ContentBandRow",
    "ContraBalanceRow",
    "CorrectionRow",
    "DebtorNameRow",
    "DebtorRow",
    "DecisionRow",
    "DeficiencyRow",
    "DocumentRow",
    "ExchangeRateRow",
    "FindingRow",
    "IdempotencyRow",
    "InstallationSettingRow",
    "KycEvidenceRow",
    "LetterRow",
    "MessageRow",
    "OneTimeSignInRow",
    "PackageRow",
    "PageRow",
    "PartRow",
    "PartnerBookRow",
    "PartnerMarkRow",
    "PurchaseOrderLineRow",
    "PurchaseOrderRow",
    "ReceiptRow",
    "ReceivableRow",
    "RequirementProfileRow",
    "RetentionEventRow",
    "SessionRow",
    "SignInFailureRow",
    "UserRow",
    "VerificationRequestRow",
    "VerificationRow",
]
