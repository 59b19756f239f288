"""FatturaPA, the Italian invoice: one file has one header and as many bodies as there are invoices (Agenzia delle Entrate, version 1.2)."""

from __future__ import annotations

from decimal import Decimal

from extractors.model import ExtractedDocument, Line
from extractors.structured.sheet import FieldSheet, address_of, decimal_of, decimals, plain
from extractors.structured.sums import StatedFigures
from extractors.structured.trade_document import BUYER, SELLER, PartyTerms, put_party, tax_shares, trade_document
from extractors.structured.xml_source import Element, every, first, local_name, text_at, text_of
from extractors.terms import DocumentKind, Term

EXTRACTED_BY = "fatturapa"
_CREDIT_NOTES = {"TD04", "TD08"}


def reads(root: Element) -> bool:
    """Whether this is an ordinary Italian invoice file."""
    return local_name(root) == "FatturaElettronica" and first(root, "FatturaElettronicaBody") is not None


def read_each(root: Element) -> tuple[tuple[ExtractedDocument, tuple[Element, ...]], ...]:
    """Every invoice of the file with the parties of its header, and the header and the body that state it."""
    header = first(root, "FatturaElettronicaHeader")
    parts = () if header is None else (header,)
    return tuple((_read(header, body), (*parts, body)) for body in every(root, "FatturaElettronicaBody"))


def _read(header: Element | None, body: Element) -> ExtractedDocument:
    sheet = FieldSheet(EXTRACTED_BY)
    general = first(body, "DatiGenerali/DatiGeneraliDocumento")
    kind = DocumentKind.CREDIT_NOTE if text_at(general, "TipoDocumento") in _CREDIT_NOTES else DocumentKind.INVOICE
    sheet.put(Term.INVOICE_NUMBER, text_at(general, "Numero"))
    sheet.put(Term.ISSUE_DATE, text_at(general, "Data"))
    sheet.put(Term.CURRENCY, text_at(general, "Divisa"))
    _party(first(header, "CedentePrestatore"), sheet, SELLER)
    _party(first(header, "CessionarioCommittente"), sheet, BUYER)
    sheet.put_reference(Term.PO_NUMBER, text_at(body, "DatiGenerali/DatiOrdineAcquisto/IdDocumento"))
    sheet.put_reference(Term.DELIVERY_NOTE_NUMBER, text_at(body, "DatiGenerali/DatiDDT/NumeroDDT"))
    sheet.put_notes([note for note in map(text_of, every(general, "Causale")) if note])
    _payment(body, sheet)
    figures = _totals(body, general, sheet)
    return trade_document(sheet, kind, [_line(each) for each in every(body, "DatiBeniServizi/DettaglioLinee")], figures)


def _party(party: Element | None, sheet: FieldSheet, terms: PartyTerms) -> None:
    who = first(party, "DatiAnagrafici")
    person = " ".join(part for part in (text_at(who, "Anagrafica/Nome"), text_at(who, "Anagrafica/Cognome")) if part)
    code = text_at(who, "IdFiscaleIVA/IdCodice")
    tax_id = f"{text_at(who, 'IdFiscaleIVA/IdPaese') or ''}{code}" if code else text_at(who, "CodiceFiscale")
    place = first(party, "Sede")
    street = " ".join(part for part in (text_at(place, "Indirizzo"), text_at(place, "NumeroCivico")) if part)
    address = address_of([street], text_at(place, "CAP"), text_at(place, "Comune"))
    put_party(sheet, terms, text_at(who, "Anagrafica/Denominazione") or person, tax_id, address)


def _payment(body: Element, sheet: FieldSheet) -> None:
    details = list(every(body, "DatiPagamento/DettaglioPagamento"))
    due_dates = sorted(day for day in (text_at(each, "DataScadenzaPagamento") for each in details) if day)
    sheet.put(Term.DUE_DATE, due_dates[-1] if due_dates else None)
    paid_by = next((each for each in details if text_at(each, "IBAN")), None)
    sheet.put(Term.IBAN, text_at(paid_by, "IBAN"))
    sheet.put(Term.BIC, text_at(paid_by, "BIC"))
    sheet.put(Term.BANK_NAME, text_at(paid_by, "IstitutoFinanziario"))
    sheet.put(Term.PAYMENT_REFERENCE, text_at(paid_by, "CodicePagamento"))


def _totals(body: Element, general: Element | None, sheet: FieldSheet) -> StatedFigures:
    """The file states tax bases and taxes by rate; their sums are the totals, and the whole is stated only where the seller likes to."""
    rates = list(every(body, "DatiBeniServizi/DatiRiepilogo"))
    bases = decimals([text_at(each, "ImponibileImporto") for each in rates])
    taxes = decimals([text_at(each, "Imposta") for each in rates])
    stated_gross = decimal_of(text_at(general, "ImportoTotaleDocumento"))
    net, tax = sum(bases, Decimal(0)), sum(taxes, Decimal(0))
    rounding = sum(decimals([text_at(each, "Arrotondamento") for each in rates]), Decimal(0))
    gross = stated_gross if stated_gross is not None else net + tax
    if bases:
        sheet.put(Term.NET_TOTAL, plain(net))
        sheet.put(Term.TAX_TOTAL, plain(tax))
        sheet.put(Term.GROSS_TOTAL, plain(gross))
    payable = decimals([text_at(each, "ImportoPagamento") for each in every(body, "DatiPagamento/DettaglioPagamento")])
    sheet.put(Term.AMOUNT_DUE, plain(sum(payable, Decimal(0))) if payable else None)
    sheet.put_tax_rate(decimals([text_at(each, "AliquotaIVA") for each in rates]))
    lines = decimals([text_at(each, "PrezzoTotale") for each in every(body, "DatiBeniServizi/DettaglioLinee")])
    if lines:
        sheet.put(Term.LINES_TOTAL, plain(sum(lines, Decimal(0))))
    return StatedFigures(
        currency=text_at(general, "Divisa") or "EUR",
        net_total=net - rounding if bases else None,
        taxes=tax_shares((text_at(each, "ImponibileImporto"), text_at(each, "AliquotaIVA"), text_at(each, "Imposta")) for each in rates),
        tax_total=tax if bases else None,
        gross_total=stated_gross,
    )


def _line(each: Element) -> Line:
    return Line(
        description=text_at(each, "Descrizione") or "",
        quantity=decimal_of(text_at(each, "Quantita")),
        unit=text_at(each, "UnitaMisura"),
        unit_price=decimal_of(text_at(each, "PrezzoUnitario")),
        line_total=decimal_of(text_at(each, "PrezzoTotale")),
        tax_rate=decimal_of(text_at(each, "AliquotaIVA")),
        item_code=text_at(each, "CodiceArticolo/CodiceValore"),
    )
