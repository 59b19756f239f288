"""Letters in Afrikaans."""

from __future__ import annotations

from intake.letters.wording import Wording

WORDING = Wording(
    language="af",
    greeting="Geagte {name},",
    closing="Vriendelike groete\n{factor}",
    received_subject="Ons het u dokumente ontvang: {reference}",
    received_opening="Ons het u dokumente op {day} ontvang. Dit is wat van elkeen geword het.",
    files_heading="Wat aangekom het:",
    part_states={
        "unpacked": "oopgemaak; die inhoud word hier gelys",
        "read": "gelees",
        "parked": "kon nie gelees word nie: {reason}",
        "skipped": "nie nodig nie: {reason}",
        "rejected": "geweier: {reason}",
    },
    in_kyc_file="word in u vertroulike identiteitslêer gehou",
    invoices_heading="Fakture gevind:",
    invoice_complete="volledig",
    invoice_deficient="nog nie volledig nie",
    missing_heading="Stuur asseblief:",
    missing_for_all="die hele bondel",
    nothing_missing="Geen dokument ontbreek nie.",
    without_receivables="Ons het geen faktuur gevind in wat u gestuur het nie, en daar is dus nog niks om te befonds nie. "
    "As u fakture wou stuur, heg dit asseblief as PDF aan.",
    how_to_add="Om dokumente by te voeg, antwoord op hierdie brief en behou die onderwerpreël.",
    request_subject="Dokumente wat ons nodig het: {reference}",
    request_opening="Om met u bondel voort te gaan, het ons die volgende van u nodig.",
    returned_subject="U bondel is teruggestuur: {reference}",
    returned_opening="Ons stuur u bondel om hierdie rede aan u terug: {reason}",
    approved_subject="U bondel is goedgekeur: {reference}",
    approved_opening="U bondel is goedgekeur.",
    kyc_rejected_subject="'n Dokument vir u identiteitslêer moet weer gestuur word",
    kyc_rejected_opening="Ons kan nie die dokument wat u gestuur het ({kind}) aanvaar nie, om hierdie rede: {reason}",
    kinds={
        "delivery_note": "afleweringsnota of bewys van aflewering",
        "purchase_order": "bestelling",
        "timesheet": "getekende tydstaat of werkkaart",
        "schedule_of_accounts": "skedule van rekeninge",
        "invoice": "faktuur",
        "bill_of_lading": "vragbrief",
        "statement": "rekeningstaat",
    },
)
