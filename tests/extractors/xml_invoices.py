"""Invoices and orders in XML, written here from the standards; all of them state the same sale."""

from __future__ import annotations

import io
import re

import pypdfium2

from extractors.terms import Term

EXPECTED = {
    Term.INVOICE_NUMBER: "INV-7",
    Term.ISSUE_DATE: "2026-03-04",
    Term.DUE_DATE: "2026-04-03",
    Term.CURRENCY: "ZAR",
    Term.SELLER_NAME: "Umoya Steel (Pty) Ltd",
    Term.SELLER_TAX_ID: "4012345678",
    Term.SELLER_ADDRESS: "12 Anvil Road, Unit 3, 1401 Germiston",
    Term.BUYER_NAME: "Kaap Retail Ltd",
    Term.BUYER_TAX_ID: "4098765432",
    Term.BUYER_ADDRESS: "5 Long Street, 8001 Cape Town",
    Term.PO_NUMBER: "PO-7",
    Term.DELIVERY_NOTE_NUMBER: "DN-70",
    Term.LINES_TOTAL: "1025.00",
    Term.ALLOWANCE_TOTAL: "25.00",
    Term.CHARGE_TOTAL: "35.00",
    Term.NET_TOTAL: "1035.00",
    Term.TAX_RATE: "15",
    Term.TAX_TOTAL: "155.25",
    Term.GROSS_TOTAL: "1190.25",
    Term.AMOUNT_DUE: "1190.25",
    Term.IBAN: "DE89370400440532013000",
    Term.BIC: "COBADEFF",
    Term.PAYMENT_REFERENCE: "REF-7",
    Term.PAYMENT_TERMS: "30 days net",
    Term.PAYEE_NAME: "Factor Ltd",
    Term.REGISTRATION_NUMBER: "2015/123456/07",
}

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"


def _ubl(root: str, body: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_UBL}{root}-2" xmlns:cac="{_UBL}CommonAggregateComponents-2" '
        f'xmlns:cbc="{_UBL}CommonBasicComponents-2">{body}</{root}>'
    ).encode()


def _ubl_party(name: str, tax_id: str, street: str, extra: str, zone: str, city: str, registration: str = "") -> str:
    return f"""<cac:Party><cac:PartyName><cbc:Name>Trading name</cbc:Name></cac:PartyName>
      <cac:PostalAddress><cbc:StreetName>{street}</cbc:StreetName>{extra}<cbc:CityName>{city}</cbc:CityName>
      <cbc:PostalZone>{zone}</cbc:PostalZone></cac:PostalAddress>
      <cac:PartyTaxScheme><cbc:CompanyID>TAX-0</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
      <cac:PartyTaxScheme><cbc:CompanyID>{tax_id}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
      <cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName>{registration}</cac:PartyLegalEntity></cac:Party>"""


def _ubl_line(kind: str, quantity_name: str, number: int, name: str, quantity: str, price: str, base: str, total: str, code: str) -> str:
    return f"""<cac:{kind}><cbc:ID>{number}</cbc:ID><cbc:{quantity_name} unitCode="EA">{quantity}</cbc:{quantity_name}>
      <cbc:LineExtensionAmount currencyID="ZAR">{total}</cbc:LineExtensionAmount>
      <cac:Item><cbc:Name>{name}</cbc:Name><cac:SellersItemIdentification><cbc:ID>{code}</cbc:ID></cac:SellersItemIdentification>
      <cac:ClassifiedTaxCategory><cbc:Percent>15.00</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item>
      <cac:Price><cbc:PriceAmount currencyID="ZAR">{price}</cbc:PriceAmount>{base}</cac:Price></cac:{kind}>"""


def ubl_invoice(note: str = "Thank you", root: str = "Invoice", line: str = "InvoiceLine", quantity: str = "InvoicedQuantity") -> bytes:
    """A UBL invoice with an allowance, a charge, a payee and two lines, the second priced by the hundred."""
    due = "<cbc:DueDate>2026-04-03</cbc:DueDate>" if root == "Invoice" else ""
    code = "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>" if root == "Invoice" else "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"
    unit = "<cbc:AdditionalStreetName>Unit 3</cbc:AdditionalStreetName>"
    base = '<cbc:BaseQuantity unitCode="EA">100</cbc:BaseQuantity>'
    return _ubl(
        root,
        f"""<cbc:ID>INV-7</cbc:ID><cbc:IssueDate>2026-03-04</cbc:IssueDate>{due}{code}<cbc:Note>{note}</cbc:Note>
    <cbc:DocumentCurrencyCode>ZAR</cbc:DocumentCurrencyCode>
    <cac:OrderReference><cbc:ID>PO-7</cbc:ID></cac:OrderReference>
    <cac:DespatchDocumentReference><cbc:ID>DN-70</cbc:ID></cac:DespatchDocumentReference>
    <cac:AccountingSupplierParty>{
            _ubl_party(
                "Umoya Steel (Pty) Ltd",
                "4012345678",
                "12 Anvil Road",
                unit,
                "1401",
                "Germiston",
                "<cbc:CompanyID>2015/123456/07</cbc:CompanyID>",
            )
        }</cac:AccountingSupplierParty>
    <cac:AccountingCustomerParty>{
            _ubl_party("Kaap Retail Ltd", "4098765432", "5 Long Street", "", "8001", "Cape Town")
        }</cac:AccountingCustomerParty>
    <cac:PayeeParty><cac:PartyName><cbc:Name>Factor Ltd</cbc:Name></cac:PartyName></cac:PayeeParty>
    <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-04-03</cbc:PaymentDueDate>
      <cbc:PaymentID>REF-7</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>DE89370400440532013000</cbc:ID>
      <cac:FinancialInstitutionBranch><cbc:ID>COBADEFF</cbc:ID></cac:FinancialInstitutionBranch>
      </cac:PayeeFinancialAccount></cac:PaymentMeans>
    <cac:PaymentTerms><cbc:Note>30 days net</cbc:Note></cac:PaymentTerms>
    <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>
      <cbc:Amount currencyID="ZAR">25.00</cbc:Amount></cac:AllowanceCharge>
    <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount currencyID="ZAR">35.00</cbc:Amount>
      </cac:AllowanceCharge>
    <cac:TaxTotal><cbc:TaxAmount currencyID="USD">8.00</cbc:TaxAmount></cac:TaxTotal>
    <cac:TaxTotal><cbc:TaxAmount currencyID="ZAR">155.25</cbc:TaxAmount><!--total-->
      <cac:TaxSubtotal><cbc:TaxAmount currencyID="ZAR">150.00</cbc:TaxAmount><cac:TaxCategory>
      <cbc:Percent>15.00</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal>
      <cac:TaxSubtotal><cbc:TaxAmount currencyID="ZAR">5.25</cbc:TaxAmount><cac:TaxCategory>
      <cbc:Percent>15.00</cbc:Percent><!--2--></cac:TaxCategory></cac:TaxSubtotal>
    </cac:TaxTotal>
    <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="ZAR">1025.00</cbc:LineExtensionAmount>
      <cbc:TaxExclusiveAmount currencyID="ZAR">1035.00</cbc:TaxExclusiveAmount>
      <cbc:TaxInclusiveAmount currencyID="ZAR">1190.25</cbc:TaxInclusiveAmount>
      <cbc:AllowanceTotalAmount currencyID="ZAR">25.00</cbc:AllowanceTotalAmount>
      <cbc:ChargeTotalAmount currencyID="ZAR">35.00</cbc:ChargeTotalAmount>
      <cbc:PayableAmount currencyID="ZAR">1190.25</cbc:PayableAmount></cac:LegalMonetaryTotal>
    {_ubl_line(line, quantity, 1, "Steel brackets", "10", "50.00", "", "500.00", "SB-1")}
    {_ubl_line(line, quantity, 2, "Bolts", "100", "525.00", base, "525.00", "B-2")}""",
    )


def ubl_credit_note() -> bytes:
    """A UBL credit note over the same goods."""
    return ubl_invoice(root="CreditNote", line="CreditNoteLine", quantity="CreditedQuantity")


def ubl_order() -> bytes:
    """A UBL order with one line and no tax."""
    line = _ubl_line("LineItem", "Quantity", 1, "Steel brackets", "10", "102.50", "", "1025.00", "SB-1")
    return _ubl(
        "Order",
        f"""<cbc:ID>PO-7</cbc:ID><cbc:IssueDate>2026-02-01</cbc:IssueDate><cbc:DocumentCurrencyCode>ZAR</cbc:DocumentCurrencyCode>
    <cac:BuyerCustomerParty>{_ubl_party("Kaap Retail Ltd", "4098765432", "5 Long Street", "", "8001", "Cape Town")}</cac:BuyerCustomerParty>
    <cac:SellerSupplierParty>
      {_ubl_party("Umoya Steel (Pty) Ltd", "4012345678", "12 Anvil Road", "", "1401", "Germiston")}</cac:SellerSupplierParty>
    <cac:AnticipatedMonetaryTotal><cbc:LineExtensionAmount currencyID="ZAR">1025.00</cbc:LineExtensionAmount>
    <cbc:PayableAmount currencyID="ZAR">1025.00</cbc:PayableAmount></cac:AnticipatedMonetaryTotal><cac:OrderLine>{line}</cac:OrderLine>""",
    )


def _cii_party(tag: str, name: str, tax_id: str, lines: str, zone: str, city: str, organisation: str = "") -> str:
    return f"""<ram:{tag}><ram:Name>{name}</ram:Name>{organisation}<ram:PostalTradeAddress>
      <ram:PostcodeCode>{zone}</ram:PostcodeCode>{lines}
      <ram:CityName>{city}</ram:CityName><ram:CountryID>ZA</ram:CountryID></ram:PostalTradeAddress>
      <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">FC-0</ram:ID></ram:SpecifiedTaxRegistration>
      <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{tax_id}</ram:ID></ram:SpecifiedTaxRegistration></ram:{tag}>"""


def _cii_line(name: str, quantity: str, price: str, base: str, total: str, code: str) -> str:
    return f"""<ram:IncludedSupplyChainTradeLineItem>
      <ram:SpecifiedTradeProduct><ram:SellerAssignedID>{code}</ram:SellerAssignedID><ram:Name>{name}</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>{price}</ram:ChargeAmount>{base}
      </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="EA">{quantity}</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax>
      <ram:RateApplicablePercent>15.00</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{total}</ram:LineTotalAmount>
      </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"""


def cii_invoice(type_code: str = "380", *, negative: bool = False, old: bool = False) -> bytes:
    """The same invoice as CII; `old` in the element names of ZUGFeRD 1.0, `negative` with every amount turned."""
    lines = _cii_line("Steel brackets", "10", "50.00", "", "500.00", "SB-1")
    lines += _cii_line("Bolts", "100", "525.00", '<ram:BasisQuantity unitCode="EA">100</ram:BasisQuantity>', "525.00", "B-2")
    seller = _cii_party(
        "SellerTradeParty",
        "Umoya Steel (Pty) Ltd",
        "4012345678",
        "<ram:LineOne>12 Anvil Road</ram:LineOne><ram:LineTwo>Unit 3</ram:LineTwo>",
        "1401",
        "Germiston",
        "<ram:SpecifiedLegalOrganization><ram:ID>2015/123456/07</ram:ID></ram:SpecifiedLegalOrganization>",
    )
    buyer = _cii_party("BuyerTradeParty", "Kaap Retail Ltd", "4098765432", "<ram:LineOne>5 Long Street</ram:LineOne>", "8001", "Cape Town")
    agreement = f"""<ram:ApplicableHeaderTradeAgreement>{seller}{buyer}
      <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-7</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
      </ram:ApplicableHeaderTradeAgreement>"""
    delivery = """<ram:ApplicableHeaderTradeDelivery><ram:DespatchAdviceReferencedDocument>
      <ram:IssuerAssignedID>DN-70</ram:IssuerAssignedID></ram:DespatchAdviceReferencedDocument></ram:ApplicableHeaderTradeDelivery>"""
    settlement = """<ram:ApplicableHeaderTradeSettlement><ram:PaymentReference>REF-7</ram:PaymentReference>
      <ram:InvoiceCurrencyCode>ZAR</ram:InvoiceCurrencyCode><ram:PayeeTradeParty><ram:Name>Factor Ltd</ram:Name></ram:PayeeTradeParty>
      <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
      <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE89370400440532013000</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
      <ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>COBADEFF</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>
      </ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:ApplicableTradeTax><ram:CalculatedAmount>155.25</ram:CalculatedAmount>
      <ram:RateApplicablePercent>15.00</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
      <ram:ActualAmount>25.00</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>
      <ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator></ram:ChargeIndicator>
      <ram:ActualAmount>35.00</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>
      <ram:SpecifiedTradePaymentTerms><ram:Description>30 days net</ram:Description>
      <ram:DueDateDateTime><udt:DateTimeString format="102">20260403</udt:DateTimeString></ram:DueDateDateTime>
      </ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>1025.00</ram:LineTotalAmount>
      <ram:ChargeTotalAmount>35.00</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>25.00</ram:AllowanceTotalAmount>
      <ram:TaxBasisTotalAmount>1035.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="USD">8.00</ram:TaxTotalAmount>
      <ram:TaxTotalAmount currencyID="ZAR">155.25</ram:TaxTotalAmount>
      <ram:GrandTotalAmount>1190.25</ram:GrandTotalAmount><ram:DuePayableAmount>1190.25</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>"""
    header = f"""<rsm:ExchangedDocument><ram:ID>INV-7</ram:ID><ram:TypeCode>{type_code}</ram:TypeCode>
      <ram:IssueDateTime><udt:DateTimeString format="102">20260304</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>"""
    content = _cii("CrossIndustryInvoice", header, lines + agreement + delivery + settlement)
    if negative:
        content = re.sub(r"(Amount(?: [^>]*)?)>(\d)", r"\1>-\2", content).replace("ChargeAmount>-", "ChargeAmount>")
        content = re.sub(r"BilledQuantity unitCode=\"EA\">", r'BilledQuantity unitCode="EA">-', content)
    return _in_old_names(content).encode() if old else content.encode()


def _cii(root: str, header: str, trade: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rsm:{root} xmlns:rsm="urn:un:unece:uncefact:data:standard:{root}:100" '
        'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" '
        f'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">{header}'
        f"<rsm:SupplyChainTradeTransaction>{trade}</rsm:SupplyChainTradeTransaction></rsm:{root}>"
    )


def _in_old_names(content: str) -> str:
    for new, old in (
        ("rsm:CrossIndustryInvoice", "rsm:CrossIndustryDocument"),
        ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "urn:ferd:CrossIndustryDocument:invoice:1p0"),
        ("rsm:ExchangedDocument", "rsm:HeaderExchangedDocument"),
        ("rsm:SupplyChainTradeTransaction", "rsm:SpecifiedSupplyChainTradeTransaction"),
        ("SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"),
        ("SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"),
        ("ApplicableHeaderTrade", "ApplicableSupplyChainTrade"),
        ("SpecifiedLineTrade", "SpecifiedSupplyChainTrade"),
        ("RateApplicablePercent", "ApplicablePercent"),
        ("IssuerAssignedID", "ID"),
        ("DespatchAdviceReferencedDocument", "DeliveryNoteReferencedDocument"),
    ):
        content = content.replace(new, old)
    return content


def order_x_response() -> bytes:
    """The seller's answer to order PO-7, as Order-X."""
    header = """<rsm:ExchangedDocument><ram:ID>R-9</ram:ID><ram:TypeCode>231</ram:TypeCode>
      <ram:IssueDateTime><udt:DateTimeString format="102">20260202</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>"""
    trade = """<ram:ApplicableHeaderTradeAgreement><ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-7</ram:IssuerAssignedID>
      </ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement>
      <ram:ApplicableHeaderTradeSettlement><ram:OrderCurrencyCode>ZAR</ram:OrderCurrencyCode></ram:ApplicableHeaderTradeSettlement>"""
    return _cii("SCRDMCCBDACIOMessageStructure", header, trade).encode()


def fatturapa(kinds: list[str]) -> bytes:
    """An Italian file with one body for each document type."""
    bodies = "".join(
        f"""<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>{kind}</TipoDocumento><Divisa>EUR</Divisa>
      <Data>2026-03-04</Data><Numero>{number}</Numero><ImportoTotaleDocumento>122.00</ImportoTotaleDocumento>
      </DatiGeneraliDocumento></DatiGenerali><DatiBeniServizi><DettaglioLinee><Descrizione>Staffe</Descrizione><Quantita>2.00</Quantita>
      <PrezzoUnitario>50.00</PrezzoUnitario><PrezzoTotale>100.00</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
      <DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>100.00</ImponibileImporto><Imposta>22.00</Imposta>
      </DatiRiepilogo></DatiBeniServizi><DatiPagamento><DettaglioPagamento><DataScadenzaPagamento>2026-04-03</DataScadenzaPagamento>
      <ImportoPagamento>{"-" if kind == "TD04" else ""}122.00</ImportoPagamento></DettaglioPagamento></DatiPagamento>
      </FatturaElettronicaBody>"""
        for number, kind in enumerate(kinds, start=1)
    )
    return f"""<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
    <FatturaElettronicaHeader><CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice>
      </IdFiscaleIVA><Anagrafica><Denominazione>Alfa Srl</Denominazione></Anagrafica></DatiAnagrafici><Sede><Indirizzo>Via Roma</Indirizzo>
      <NumeroCivico>1</NumeroCivico><CAP>00100</CAP><Comune>Roma</Comune></Sede></CedentePrestatore>
    <CessionarioCommittente><DatiAnagrafici><CodiceFiscale>RSSMRA80A01H501U</CodiceFiscale><Anagrafica><Nome>Maria</Nome>
      <Cognome>Rossi</Cognome></Anagrafica></DatiAnagrafici></CessionarioCommittente></FatturaElettronicaHeader>{bodies}
    </p:FatturaElettronica>""".encode()


def hybrid_pdf(xml: bytes | None, page_count: int = 1) -> bytes:
    """A PDF of empty pages with an invoice attached, as Factur-X attaches it."""
    with pypdfium2.PdfDocument.new() as pdf:
        for _ in range(page_count):
            pdf.new_page(595, 842)
        if xml is not None:
            pdf.new_attachment("factur-x.xml").set_data(xml)
        buffer = io.BytesIO()
        pdf.save(buffer)
        return buffer.getvalue()
