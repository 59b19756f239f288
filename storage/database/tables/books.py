"""The factor's master records: clients with their facility, debtors, purchase orders and contacts. They come in by import."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database.tables.base import Base


class ClientRow(Base):
    """A client and its facility; `settings` holds thresholds that differ from the defaults of `verification.model.Facility`.

    `particulars` are what the master file says of it beyond that, as `verification.model.Particulars`; absent where it says nothing.
    """

    __tablename__ = "client"

    client_code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    tax_id: Mapped[str | None]
    registration_number: Mapped[str | None]
    country: Mapped[str]
    currency: Mapped[str]
    facility_limit_minor: Mapped[int]
    advance_rate: Mapped[Decimal]
    disclosed: Mapped[bool]
    language: Mapped[str]
    required_documents: Mapped[list[Any]]
    remit_to_account: Mapped[str | None]
    settings: Mapped[dict[str, Any]]
    particulars: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    changed_at: Mapped[datetime]


class ClientSenderRow(Base):
    """An address (`ap@client.example`) or domain (`@client.example`), lower case, from which a client sends."""

    __tablename__ = "client_sender"
    __table_args__ = (UniqueConstraint("pattern"),)

    client_code: Mapped[str] = mapped_column(ForeignKey("client.client_code"), primary_key=True)
    pattern: Mapped[str] = mapped_column(primary_key=True)


class DebtorRow(Base):
    """A debtor. `particulars` hold what the master file may say besides: what kind of party it is and which clients it belongs to."""

    __tablename__ = "debtor"

    debtor_code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    aliases: Mapped[list[Any]]
    tax_id: Mapped[str | None]
    registration_number: Mapped[str | None]
    country: Mapped[str]
    address: Mapped[str | None]
    email_domain: Mapped[str | None]
    credit_limit_minor: Mapped[int | None]
    credit_limit_currency: Mapped[str | None]
    terms_days: Mapped[int | None]
    status: Mapped[str]
    requires_po: Mapped[bool]
    particulars: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    changed_at: Mapped[datetime]


class RequirementProfileRow(Base):
    """Which papers some invoices must bring; a column without a value holds for all. The list is loaded as a whole, in its order."""

    __tablename__ = "requirement_profile"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    client_code: Mapped[str | None] = mapped_column(ForeignKey("client.client_code"))
    debtor_code: Mapped[str | None] = mapped_column(ForeignKey("debtor.debtor_code"))
    supply: Mapped[str | None]
    disclosed: Mapped[bool | None]
    documents: Mapped[list[Any]]
    changed_at: Mapped[datetime]


class DebtorNameRow(Base):
    """A name on a paper that a person said is this debtor, kept with who, when and from which paper.

    The debtor's own `aliases` come with the master file and go with the next one; these stay until somebody forgets them. `name_key` is the
    name as it is compared, and no two debtors have the same; None once it is forgotten, which leaves the row as what was so until then.
    """

    __tablename__ = "debtor_name"
    __table_args__ = (UniqueConstraint("name_key"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    debtor_code: Mapped[str] = mapped_column(ForeignKey("debtor.debtor_code"), index=True)
    name: Mapped[str]
    name_key: Mapped[str | None]
    client_code: Mapped[str]
    package_id: Mapped[str]
    document_id: Mapped[str]
    confirmed_by: Mapped[str]
    confirmed_at: Mapped[datetime]
    forgotten_by: Mapped[str | None]
    forgotten_at: Mapped[datetime | None]


class PurchaseOrderRow(Base):
    __tablename__ = "purchase_order"
    __table_args__ = (UniqueConstraint("po_number", "debtor_code", "client_code"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    po_number: Mapped[str]
    po_key: Mapped[str] = mapped_column(index=True)
    debtor_code: Mapped[str] = mapped_column(ForeignKey("debtor.debtor_code"), index=True)
    client_code: Mapped[str] = mapped_column(ForeignKey("client.client_code"), index=True)
    issue_date: Mapped[date | None]
    currency: Mapped[str]
    total_minor: Mapped[int]
    status: Mapped[str]


class PurchaseOrderLineRow(Base):
    __tablename__ = "purchase_order_line"

    purchase_order_id: Mapped[str] = mapped_column(ForeignKey("purchase_order.id"), primary_key=True)
    line_number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item_code: Mapped[str | None]
    description: Mapped[str]
    quantity: Mapped[Decimal]
    unit_price: Mapped[Decimal]


class ContactRow(Base):
    """Whom to ask at a debtor; `source` says where the contact came from (`debtor`, `public_register`, `client`)."""

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("debtor_code", "email", "phone"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    debtor_code: Mapped[str] = mapped_column(ForeignKey("debtor.debtor_code"), index=True)
    name: Mapped[str]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    source: Mapped[str]


class InstallationSettingRow(Base):
    """A threshold of the house: what holds for every facility whose own `settings` say nothing else. `value` is a decimal as text.

    The secret key by which receivables are drawn for asking their debtors stands here too.
    """

    __tablename__ = "installation_setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    changed_at: Mapped[datetime]
