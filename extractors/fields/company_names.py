"""What a company's name looks like, and what never is one: addresses, telephone lines, titles of papers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extractors.fields.legal_forms import ends_in_form, has_legal_form, has_strong_legal_form, strong_forms_in
from extractors.signs import has_letter, letter_count

_TEXTS_KEPT = 4096  # of some pages, since several rules ask the same lines
_NO_SIGN_OF_NAME = re.compile("[^a-z0-9]+")
_CONTACT = re.compile(
    r"(?i)\b(?:t[ée]l|t[ée]l[ée]phone|telefoon|telefon|phone|ph|fax|faks|facsimile|telefax|cell|sel|mobile|mobiel|e-?mail|e-?pos|www|http|internet|web|swift|"
    r"iban|bic|blz|konto|vat|btw|tva|ust|gst|gstin|tin|siret|"
    r"st\.?-? ?nr|steuer-? ?nr|rcs|rpr|naf|reg(?!\.?\s?gen)|hr[ab]|kvk|abn|gln|ein|contact|kontak|account|registration|电话)\b[\s:.#-]|@|"
    r"\b(?:vat|btw|tva|gst)$|^\W*(?:call|bel|skakel|ring|appelez|rufen sie)\b[\s:.]*\+?\(?0?\d{2}|"
    r"www\.|https?:|\+\d{2}|^\W*rc:? ?\d{5,}\b|"
    r"^\W*(?:t[ée]l(?:[ée]phone|efoon|efon)?|phone|ph|fax|faks|call|bel|skakel|appelez|mobile|mobiel|cell|sel)\W*$|"
    r"^\W*(?:\(?0\d{1,4}\)?[ -]\d{3}[ -]?\d{3,4}|\(\d{3}\) ?\d{3}[ -]\d{4}|\d{3}[-.]\d{3}[-.]\d{4})\W*$|"
    r"^\W*[tfemwc]\s?:(?=\s*(?:[\d+(]|$))|^\W*[tfm](?:\.\s?|\s)(?=\+\d|\(?0\d)|"
    r"\b(?:company|maatskappy|mpy)\s(?:reg\w*\.?\s)?(?:no|nr|number|nommer)\b|(?:电话|传真|手机|邮箱|网址|税号|识别号|注册号|信用代码|代表人)\s*[:：]"
)
_CALLED_AFTER_CONTACT = re.compile(r"(?i)\W*(?:swift|web|mobile|cell|phone|internet|call)(?: [^\W\d_][\w'’&.()-]*| \d{1,4}\b)+\W*$")
_STREET = re.compile(
    r"(?i)\b(?:street|str|(?<=\w\s)st|road|rd|avenue|ave|drive|(?<=\w\s)dr|lane|way|blvd|boulevard|rue|chemin|avenue|allée|place|"
    r"impasse|weg|straat|laan|plein|singel|gracht|park|floor|suite|unit|p\.?\s?o\.?\s?box|posbus|postbus|postfach|crescent|cres|terrace|"
    r"parade|parkway|pkwy|quay|quai|marg|nagar|lorong|persiaran|viale|piazza|calle|avda|rua|privaatsak|"
    r"(?:(?<=\d\s)|(?<=\dbis\s)|(?<=\d\sbis\s))(?:passage|cours|route|sentier|ruelle|faubourg|square|montée|esplanade|traverse|promenade|clos)|"
    r"(?:route|lieu-dit)(?= (?:de|du|des|la|les|le)\s)|grand[e'’]?[- ]rue|"
    r"z[ai]c?(?= (?:de|du|des|la|les|le)\s|\sd['’])|"
    r"private\sbag|jalan|jln|lot|taman|no\.?\s?\d+)\b|stra(?:ß|ss)e|(?:str|weg|gasse|platz|allee|straat)\.?\s+\d|"
    r"(?:[^\W\d_]{3}|\b)(?:ring|damm|ufer|park|graben|zeile|chaussee|gürtel|kai|kade|dijk|dreef|baan|markt|promenade|hof|steeg|kring|draai"
    r"|stieg|kamp|wall)\s\d{1,4}\s?[a-z]?$|路|街|"
    r"号|区|省|市"
)
_CALLED_AFTER_STREET = re.compile(
    r"(?i)(?:[^\W\d_][\w'’&.-]*\s){1,3}(?:street|st|road|rd|avenue|ave|lane|drive|way|park|square|terrace|crescent|quay|straat|weg|laan|plein|park)\s"
    r"(?:[^\W\d_]+\s(?:&\s)?){0,2}(?:forge|foundry|garage|motors?|autos?|tyres?|spares|panelbeaters|pharmacy|chemist|dispensary|clinic|surgery|dental|"
    r"medical|veterinary|practice|school|college|church|hotel|lodge|inn|guest\s?house|caf[eé]|coffee|bakery|butchery|butchers?|dairy|deli|"
    r"superette|supermarket|spar|grocers?|liquors?|wines|bistro|restaurant|bar|grill|pub|kitchen|caterers|catering|stores?|shop|"
    r"traders?|trading|supplies|suppliers|hardware|timbers?|plumbing|electrical|engineering|joinery|carpets|furnishers|upholstery|tiles|paints|"
    r"properties|investments|holdings|projects|services|solutions|studios?|gallery|books|printers?|press|laundry|cleaners|salon|nursery|"
    r"brewery|winery|mills?|farms?|bande|motors|apteek|slaghuis|bakkery|winkel|handelaars|dienste|apotheke|b[äa]ckerei|metzgerei|werkstatt|"
    r"apotheek|bakkerij|slagerij)"
)
_CALLED_AFTER_PLACE = re.compile(
    r"(?i)(?!.*\d)(?!z\.?[ai]\.?c?\.?\s)(?P<house>[^\W\d_].*?)\s(?:am|im|beim|zum|zur|(?:an|in|bei) der|aan (?:de|het)|op de|"
    r"in (?:de|het|die)|by die|du|de la|des)\s(?:[^\W\d_]+[\s-])?\w+"
)
"""A house that is called after the park, square or street that it is at: "Grundschule am Park", "Pharmacie de la Place"."""
_OWNERS_OF_HOUSE = re.compile(
    r"(?i)\W*(?:(?-i:WEG|V[vV]E|ST?WEG|StWEG|ACP|VME|SDC)\s|(?:wohn(?:ungs)?|stockwerk|mit)?eigent[üu]mergemeinschaft\s|(?:haus|erben)gemeinschaft\s"
    r"|vereniging van (?:mede-?)?eigenaren\s|(?:syndicat|association) (?:de|des) (?:la )?copropri|copropri[ée]t[ée]\s|body corporate\s)"
)
"""The owners of a house together, who are called after its street: "WEG Lindenallee 12", "VvE Parkweg 3"."""
_NUMBERED_STREET = re.compile(
    r"^\W*\d{1,5}[A-Za-z]?(?:\s?[-–/]\s?\d{1,4}[A-Za-z]?)?\s+(?:[A-Z][\w'’.]*\s+){1,4}"
    r"(?i:close|cl|grove|gardens|mews|row|hill|view|rise|walk|turnpike|pike|highway|hwy|circle|trail|loop|wharf|yard|square|court|gate|"
    r"green|ridge|vale|bypass|crossing|esplanade|promenade|strand)\b"
)
_POSTCODE = re.compile(
    r"(?<![\w.,/-])(?:[A-Z]{1,2}-)?(?:\d{4}\s?[A-Z]{2}\b|\d{5}(?:-\d{4})?|\d{4}|\d{2}-\d{3}|\d{6}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})(?!\d|[A-Z]\b|[.,]\d|[/-])"
)
_BARE_POSTCODE = re.compile(r"\W*(?:\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\W*")
_BOX_AND_CODE = re.compile(r"(?i)(?<=box )\d{1,6}\s?[-–]\s?\d{5}(?![\d-])")  # "P.O. Box 2810-00202 Nairobi", as Kenya writes them
_ATTENTION = re.compile(
    r"(?i)^\W*(?:(?:for|vir)?\s*(?:the\s)?(?:att|attn|attention|attensie|aandag)\b(?: of| van)?|t\.?\s?a\.?\s?v\.?|ter attentie van|"
    r"f\.?a\.?o\.?|z\.?\s?h(?:dn?)?\.?|zu h[äa]nden|zuhanden|[àa] l['’]att(?:ention|n\.?) de|[ck]onta[ck]t?(?: person)?\s?:|contactpersoon|"
    r"kontakpersoon|kontaktperson|contact (?:name|person)|personne de contact|interlocuteur|ansprechpartner|"
    r"收件人|联系人|收票人|联络人|[\u4e00-\u9fff]{2,4}\s?(?:先生|女士)?\s?(?:亲启|敬启|台启|收启|收))(?=$|\W)"
)
_OWNER = re.compile(
    r"(?i)^\W*(?:inh(?:aber(?:in)?)?|eigent[üu]mer(?:in)?|gesch[äa]ftsf[üu]hrer(?:in)?|eigenaar|zaakvoerder|eienaar|prop|proprietor|owner|"
    r"propri[ée]taire|g[ée]rante?)\s?[.:]\s*[^\W\d]"
)
_PERSON = re.compile(
    r"(?i)^(?:mr|mrs|ms|miss|dr|prof|herrn?|frau|familie|fam|famille|eheleute|m\.|"
    r"mme|mlle|monsieur|madame|mnr|mev|mej|dhr|mevr|de heer|mevrouw)\b\.?\s+\S"
)
_TRADE = re.compile(
    r"(?i)\b(?:services|practice|clinic|surgery|consult(?:ing|ants?)|associates|partners|attorneys|architects|engineers?|incorporated|inc|"
    r"praktyk|praxis|kanzlei|cabinet|praktijk|partner|kollegen|sozien|associés?|vennoten|rechtsanw[äa]lte|steuerberater|wirtschaftsprüfer|"
    r"notare|[äa]rzte|zahnärzte|architekten|avocats|notaires|advocaten|notarissen|prokureurs|mbb)\b"
)
_INSTITUTION = re.compile(
    r"(?i)\b(?:school|college|university|academy|hospital|clinic|church|council|municipality|department|ministry|association|society|club|library|"
    r"museum|foundation|body corporate|home ?owners|skool|kollege|universiteit|akademie|hospitaal|kerk|munisipaliteit|vereniging|"
    r"stigting|klub|regspersoon|gymnasium|krankenhaus|klinik(?:um)?|kirche|"
    r"departement (?:van|de)|dept\.? of|minist[eè]r(?:ie|e)|gemeinde|universität|hochschule|verein|stiftung|"
    r"landkreis|[ée]cole|lyc[ée]e|coll[èe]ge|"
    r"h[ôo]pital|mairie|universit[ée]|association|syndicat|fondation|ziekenhuis|gemeente|stichting|hogeschool)\b|"
    r"\w(?:schule|skool|school|verein|kirche|gemeinde|krankenhaus|stiftung)\b|大学|学校|医院|学院|协会|委员会|局$"
)
_COUNTS_PAGES = re.compile(r"(?i)\W*\d+\s*(?:of|von|van|de|sur|共|/)\s*\d+\W*")
_JOINS = re.compile(r"(?:and|or|en|of|und|oder|et|ou)\s")
_BUILDING = re.compile(
    r"(?i)^\W*(?:c\s?/\s?o|p\.?\s?/?a\.?|per adres|plaas|farm|plot|shed|godown|gala|survey|flat|shop|hangar|"
    r"erf|stand|portion|block|blok|building|gebou|bldg|b[âa]timent|"
    r"geb[äa]ude|zone|za|zi|zac|bp|cs|postnet|industrial)\b|\b(?:house|huis|building|gebou|tower|towers|toring|centre|center|sentrum|"
    r"mall|estate|landgoed|court|hof|haus|park|industria|farm|plaza|arcade|square|campus|warehouse)$"
)
_DEPARTMENT = re.compile(
    r"(?i)^\W*(?:(?:the\s)?accounts?(?:\s(?:payable|department|dept))?|finance(?:\s(?:department|dept))?|creditors?(?:\s(?:department|clerk))?|"
    r"(?:head|regional|branch) office\W*$|kopkantoor\W*$|hoofdkantoor\W*$|hoofkantoor\W*$|zentrale\W*$|si[eè]ge(?: social)?\W*$|总部$|"
    r"(?:vendor|supplier) (?:payments?|accounts?|invoices?)|krediteure|krediteureafdeling|rekeninge|afdeling \w+|"
    r"crediteurenadministratie|(?:abt\.?|abteilung) \w+|buchhaltung|"
    r"(?:the\s)?(?:[^\W\d]+ ){1,2}(?:department|dept\.?|division|section)|"
    r"[^\W\d]+ chain (?:unit|office)|(?:procurement|finance|scm) (?:unit|office)|"
    r"(?:财务|行政|采购|会计|应付|结算|供应|商务|总务|后勤|物流|仓储|工程|运营|业务)(?:账款)?(?:部门?|处|科|室|组|中心)|"
    r"(?:第?[一二三四五六七八九十]+|[东南西北中新老总][区部]?)(?:号)?(?:仓库|工厂|厂区|车间|门店|分厂|库区|仓)|"
    r"kreditorenbuchhaltung|finanzbuchhaltung|rechnungs(?:prüfung|eingang|wesen)|zentraler rechnungseingang|(?:zentral)?einkauf|"
    r"services? (?:de |de la |des )?(?:comptabilit[ée]|achats?|facturation|fournisseurs?|financiers?|techniques?|courrier)|"
    r"comptabilit[ée](?: fournisseurs?)?|crediteuren|inkoop|procurement|purchasing|"
    r"(?:to |aan )?(?:the|die) (?:[^\W\d]+ ){0,2}(?:directors?|managers?|secretary|treasurer|bursar|registrar|officers?|"
    r"town clerk|(?:accountant|auditor|attorney|director|surveyor|registrar) general|principal|owner|agents?|trustees?|"
    r"chair(?:man|person)|accountant|bestuurder|direkteur|sekretaris|tesourier|registrateur|stadsklerk|skoolhoof|trustees|rekenmeester|eienaar)|"
    r"(?:the )?(?:head|director|manager|chief) of (?:[^\W\d]+ ){0,2}[^\W\d]+|(?:the )?(?:chief |group |senior |regional |acting )?"
    r"(?:financ\w+|accounts?|procurement|supply chain|creditors?|purchasing|commercial|operations|office|general|"
    r"facilities) (?:managers?|directors?|controllers?|"
    r"clerks?|officers?|administrators?)|"
    r"human resources|facilities|(?:accounts|carrier|trade) payables?|accounts office)\W*$"
)
_SINCE = re.compile(r"(?i)\b(?:seit|since|depuis|sinds|sedert|gegründet|founded|fondée?|anno|est\.?|established)\W+(?:\w+\W+)?\d{4}\b")
_FOUNDED_HOUSE = re.compile(
    r"(?i)^(?=[^\W\d])[^\d,]+\s(?:1[5-9]|20)\d\d(?:\s[^\W\d][\w-]*){0,3}\s"
    r"(?:e\.?\s?[VGK]\.?|g?GmbH(?:\s&\sCo\.?\s(?:KG|OHG))?|OHG|KG|v\.?z\.?w\.?|b\.?v\.?b?a?|Ltd\.?|Limited|SARL|Sàrl)$"
)
_FOUNDED_CLUB = re.compile(
    r"(?:(?:(?:[ABEFHMPRSTU]|PT|VT)?S[CGV]|USC|DJK|FC|Tu[Ss]|[AMT]?TV|TTC|TSG|Vf[BLR]|SpVgg|SGV|BC|RC|EHC|MGV)\b|(?:[^\W\d]+(?:verein|vereniging|klub|gilde)|"
    r"Verein|Club|Gilde)\b)[^\d,]*\s(?:1[5-9]|20)\d\d(?:\s[^\d,]*)?$"
)
_OF_REGISTER = re.compile(
    r"(?i)\bau capital de\b|\bstammkapital\b|\bshare capital\b"
    r"|^\W*(?:ck|cc|(?:co\.? )?reg(?:istration)?|inc(?:orporation)?)?\W{0,3}(?:no\.?\W*)?(?:19|20)\d\d ?/ ?\d{6} ?/ ?\d\d\W*$"
    r"|^\W*ck ?\d\d ?/ ?\d{5,6} ?/ ?\d\d\W*$"
    r"|^\W*(?-i:[A-Z]{2}\d\d) ?(?:[A-Z\d]{4} ?){2,7}[A-Z\d]{0,3}\W*$"
    r"|\bassurances?\b.*\d{4}|\bversicherung\b.*\d{4}|\b(?:n[°º]|police|agr[ée]ment|licence) ?\d{5,}"
)
_CALLED_ADDRESS = re.compile(
    r"(?i)^\W*(?:(?:(?:公司|注册|办公|经营|单位|联系)?(?:地址|住所)|add(?:r(?:ess)?)?|adresse?|adres|anschrift)\.?[\s/()（）]*){1,2}[:：]\s*(?=\w)"
)
_SPACED_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")  # OCR parts Chinese characters, which no printer does
_FIGURE_IN_HAN = re.compile(
    r"(?<=[\u4e00-\u9fff])\s+(?=[\dA-Z-]+\s?[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff][\dA-Z])\s+(?=[\u4e00-\u9fff])"
    r"|(?<=\d)\s+(?=[号室楼层栋座弄幢])"
)
_TITLE_WORDS = re.compile(
    r"(?i)^(?:(?:our|tax|vat|proforma|pro forma|commercial|original|copy|duplicate|official|cash|sales|credit|"
    r"debit)(?:\s*[-–—/]?\s*|\b))*(?:invoice|bill|receipt|statement|quotation|quote|order|purchase order|delivery note|credit note|"
    r"rechnung|gutschrift|lieferschein|facture|avoir|factuur|(?:belasting|verkoops?|handels|btw-?)?faktuur|kredietnota|afleweringsnota|"
    r"factura|fattura|remittance advice|schedule of|timesheet|time sheet|job card|proof of delivery|waybill|"
    r"bill of lading|order confirmation|pro forma|note|memo|page|original|copy|kopie|duplicate|发票|增值税.*发票)\b"
    r"|^[\u4e00-\u9fff]{0,6}(?:发票|通知单|送货单|报价单|对账单|收据|采购订单|订购单|销售单|结算单)$"  # no company is called after a paper
)
_QUOTED = re.compile(r"[\"“'‘][^\"”'’]+[\"”'’],?")
_BANK = re.compile(r"(?i)\b(?:bank|banque|sparkasse|volksbank|raiffeisen|kreditbank|banco|banca|absa|nedbank|capitec|fnb)\b|银行")


@lru_cache(_TEXTS_KEPT)
def is_contact_line(text: str) -> bool:
    """Telephone, mail, registration and bank lines, which close an address."""
    return _CONTACT.search(text) is not None


@lru_cache(_TEXTS_KEPT)
def is_bank(text: str) -> bool:
    """Whether a name is a bank's."""
    return _BANK.search(text) is not None


@lru_cache(_TEXTS_KEPT)
def bank_in(text: str) -> int | None:
    """Where the name of a bank ends that a text holds, or None."""
    match = _BANK.search(text)
    return match.end() if match is not None else None


def is_attention(text: str) -> bool:
    """Whether a line names the person in a company whom a letter is for."""
    return _ATTENTION.match(text) is not None


def is_person(text: str) -> bool:
    """Whether a line begins with a person's title and names no trade, as "Dr Kerr Veterinary Services" does."""
    return _PERSON.match(text) is not None and _TRADE.search(text) is None


@lru_cache(_TEXTS_KEPT)
def is_institution(text: str) -> bool:
    """Whether a line names a school, a church, a council or another body without a form of law."""
    return _INSTITUTION.search(text) is not None and not is_street(text)


@lru_cache(_TEXTS_KEPT)
def is_building(text: str) -> bool:
    """Whether a line of an address names a building, a farm, an estate or whose care it is in."""
    return _BUILDING.search(text) is not None


@lru_cache(_TEXTS_KEPT)
def is_department(text: str) -> bool:
    """Whether a line of an address names an office, a department or a site of a company: "Accounts payable", "The Managing Agent"."""
    return _DEPARTMENT.match(text) is not None


def is_in_care(text: str) -> bool:
    """Whether a line says in whose care a party is, so that the party stands above it."""
    return re.match(r"(?i)\W*(?:c\s?/\s?o|p\s?/\s?a|per adres|care of|aux bons soins d[eu']|via)\b", text) is not None


def is_bare_postcode(text: str) -> bool:
    """Whether a line is nothing but a postal code, as South African and British addresses print it under the town."""
    return _BARE_POSTCODE.fullmatch(text) is not None


@lru_cache(_TEXTS_KEPT)
def is_title(text: str) -> bool:
    """Whether a line is the title of a paper."""
    return _TITLE_WORDS.match(text) is not None


def without_title(text: str) -> str:
    """A company's name without the title of the paper that stands close behind it on the same line."""
    words = text.split()
    whole = " ".join(words)
    end = len(words[0]) if words else 0
    for word in words[1:-1]:
        end += 1 + len(word)
        if is_title(whole[end + 1 :]) and has_legal_form(whole[:end]):
            return whole[:end]
    return text


def is_of_register(text: str) -> bool:
    """Whether a line is a company's number in its register, its account or its insurance, or begins with its form and capital."""
    return _OF_REGISTER.search(text) is not None


def says_since_when(text: str) -> bool:
    """Whether a line says since what year a house exists: "Meisterbetrieb seit 1987" has a number and is no address."""
    return _SINCE.search(text) is not None


@lru_cache(_TEXTS_KEPT)
def is_street(text: str) -> bool:
    """Whether a line looks like a street or a box number; a company may be called after one, "Long Street Pharmacy"."""
    looks = _STREET.search(text) is not None or _NUMBERED_STREET.match(text) is not None
    return looks and not ends_in_form(text) and not _is_called_after_street(text.strip())


def are_owners_of_house(text: str) -> bool:
    """Whether a line names the owners of a house together, by its street: "WEG Lindenallee 12"."""
    return _OWNERS_OF_HOUSE.match(text) is not None


def _is_called_after_street(text: str) -> bool:
    """Whether a shop, a house at a square or the owners of a house bear the name of a street."""
    if _CALLED_AFTER_STREET.fullmatch(text) is not None or are_owners_of_house(text):
        return True
    at_place = _CALLED_AFTER_PLACE.fullmatch(text)
    return at_place is not None and _STREET.search(at_place["house"]) is None


@lru_cache(_TEXTS_KEPT)
def has_postcode(text: str) -> bool:
    """Whether a line has a postal code and a place beside it."""
    match = _BOX_AND_CODE.search(text) or _POSTCODE.search(text)
    return match is not None and has_letter(text.replace(match.group(), "", 1)) and not _is_called_after_year(text)


def _is_called_after_year(text: str) -> bool:
    """Whether a club or a house bears the year it was founded in within its name: "TSV Hutthurm 1921 e.V.", "Hotel Krone 1821 GmbH"."""
    return _FOUNDED_HOUSE.search(text) is not None or _FOUNDED_CLUB.match(text) is not None


@lru_cache(_TEXTS_KEPT)
def looks_like_name(text: str) -> bool:
    """Whether a line can be the name of a person or company at all."""
    if _QUOTED.fullmatch(text.strip()):
        return False  # the name of a house or farm
    if _JOINS.match(text) or _COUNTS_PAGES.fullmatch(text) or text.rstrip().endswith("。"):
        return False  # the second line of "client name and address"; "1 of 1"; a sentence
    letters = letter_count(text)
    if text.startswith("(") and ")" not in text:
        return False  # "Sender (Name," over "address)"
    if letters < 2 or len(text) > 90 or letters < 0.5 * len(text.replace(" ", "")) or text.rstrip().endswith(":"):
        return False
    return not ((is_contact_line(text) and not _is_called_after_contact(text)) or is_title(text))


def _is_called_after_contact(text: str) -> bool:
    """Whether a company has the word for a telephone or a bank's code as its name: "Swift Courier Franchise 114 CC"."""
    forms = list(strong_forms_in(text))
    ends_in_it = bool(forms) and not text[forms[-1].end() :].strip(" .)")
    return ends_in_it and _CALLED_AFTER_CONTACT.match(text) is not None


def names_owner(text: str) -> bool:
    """Whether a line under a company's name says who owns or runs it, "Inhaber: Thomas Moser"; who has a form of law is a company."""
    return _OWNER.match(text) is not None and not has_strong_legal_form(text)


def name_key(text: str) -> str:
    """A name without case, accents, punctuation, for telling whether two writings are one."""
    if text.isascii():
        return _NO_SIGN_OF_NAME.sub("", text.lower())
    plain = unicodedata.normalize("NFKD", text)
    return "".join(ch for ch in plain.lower() if ch.isalnum())


def tidy_address(text: str) -> str:
    """An address without the word for it, "地址 Add:", and without blanks that a typeface leaves between Chinese signs and figures."""
    return _FIGURE_IN_HAN.sub("", _SPACED_HAN.sub("", _CALLED_ADDRESS.sub("", text)))


def tidy_name(text: str) -> str:
    """A name as printed, without marks around it."""
    tidy = re.sub(r"\s+", " ", _SPACED_HAN.sub("", text)).strip(" \t:;,-–|*•·")
    return tidy.removesuffix(")") if tidy.count(")") > tidy.count("(") else tidy
