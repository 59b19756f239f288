"""Letters in English."""

from __future__ import annotations

from intake.letters.wording import Wording

WORDING = Wording(
    language="en",
    greeting="Dear {name},",
    closing="Kind regards\n{factor}",
    received_subject="We received your documents: {reference}",
    received_opening="We received your documents on {day}. This is what became of each of them.",
    files_heading="What arrived:",
    part_states={
        "unpacked": "opened; what it held is listed here",
        "read": "read",
        "parked": "could not be read: {reason}",
        "skipped": "not needed: {reason}",
        "rejected": "refused: {reason}",
    },
    in_kyc_file="kept in your confidential identity file",
    invoices_heading="Invoices found:",
    invoice_complete="complete",
    invoice_deficient="not complete yet",
    missing_heading="Please send:",
    missing_for_all="the whole batch",
    nothing_missing="No document is missing.",
    without_receivables="We found no invoice in what you sent, so there is nothing for us to fund yet. "
    "If you meant to send invoices, please attach them as PDF.",
    how_to_add="To add documents, answer this letter and keep its subject line.",
    request_subject="Documents we need: {reference}",
    request_opening="To go on with your batch we need the following from you.",
    returned_subject="Your batch was returned: {reference}",
    returned_opening="We return your batch to you for this reason: {reason}",
    approved_subject="Your batch was approved: {reference}",
    approved_opening="Your batch was approved.",
    kyc_rejected_subject="A document for your identity file has to be sent again",
    kyc_rejected_opening="We cannot accept the document you sent ({kind}) for this reason: {reason}",
    kinds={
        "delivery_note": "delivery note or proof of delivery",
        "purchase_order": "purchase order",
        "timesheet": "signed timesheet or job card",
        "schedule_of_accounts": "schedule of accounts",
        "invoice": "invoice",
        "bill_of_lading": "bill of lading or waybill",
        "statement": "statement of account",
    },
)
