"""Every kind of paper is drawn by one file here; each gives the paper and what it truly says."""

from api.sample.documents.bundle import bundled
from api.sample.documents.company_papers import (
    CompanyParticulars,
    draw_bank_letter,
    draw_company_registration,
    draw_proof_of_address,
    draw_tax_clearance,
)
from api.sample.documents.delivery_note import DeliveryParticulars, draw_delivery_note
from api.sample.documents.identity import PersonParticulars, draw_identity_card, draw_passport
from api.sample.documents.invoice import draw_invoice
from api.sample.documents.purchase_order import OrderParticulars, draw_purchase_order
from api.sample.documents.quotation import draw_quotation
from api.sample.documents.raster import photographed, scanned
from api.sample.documents.schedule_of_accounts import ScheduleParticulars, ScheduleRow, draw_schedule
from api.sample.documents.statement import StatementParticulars, draw_statement
from api.sample.documents.timesheet import TimesheetParticulars, draw_timesheet

__all__ = [
    "CompanyParticulars",
    "DeliveryParticulars",
    "OrderParticulars",
    "PersonParticulars",
    "ScheduleParticulars",
    "ScheduleRow",
    "StatementParticulars",
    "TimesheetParticulars",
    "bundled",
    "draw_bank_letter",
    "draw_company_registration",
    "draw_delivery_note",
    "draw_identity_card",
    "draw_invoice",
    "draw_passport",
    "draw_proof_of_address",
    "draw_purchase_order",
    "draw_quotation",
    "draw_schedule",
    "draw_statement",
    "draw_tax_clearance",
    "draw_timesheet",
    "photographed",
    "scanned",
]
