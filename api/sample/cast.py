"""The cast of the sample book: a factor, five clients, fourteen debtors and what is bought and sold. All of it is invented here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from api.sample.particulars import BankAccount

FACTOR_NAME = "Witpeer Invoice Finance (Pty) Ltd"
FACTOR_ACCOUNT = BankAccount(FACTOR_NAME, "Karoo Mercantile Bank", "580105", "6210044917")


@dataclass(frozen=True, slots=True)
class ClientRole:
    """A client as the cast list has it; its numbers and its orders are drawn from the seed."""

    client_code: str
    name: str
    address: tuple[str, ...]
    mail_domain: str
    language: str
    disclosed: bool
    required_documents: tuple[str, ...]
    facility_limit: int
    advance_rate: str
    invoice_prefix: str
    goods: tuple[tuple[str, str, str, str], ...]  # item code, description, unit, price
    order_count: int


@dataclass(frozen=True, slots=True)
class DebtorRole:
    """A debtor as the cast list has it; `order_prefix` is how its order numbers begin."""

    debtor_code: str
    name: str
    aliases: tuple[str, ...]
    address: tuple[str, ...]
    mail_domain: str
    credit_limit: int
    terms_days: int
    order_prefix: str
    country: str = "ZA"
    status: str = "approved"
    requires_po: bool = True


CLIENTS = (
    ClientRole(
        "C001",
        "Rooibrug Packaging (Pty) Ltd",
        ("14 Kanaal Street", "Soutrivier", "Cape Town", "7925"),
        "rooibrug.example",
        "en",
        True,
        ("delivery_note",),
        6_000_000,
        "0.80",
        "RB",
        (
            ("CRT-400", "Corrugated carton 400 x 300 x 250 mm, double wall", "EA", "14.35"),
            ("CRT-600", "Corrugated carton 600 x 400 x 400 mm, double wall, printed one colour", "EA", "22.80"),
            ("SW-500", "Stretch wrap 500 mm x 300 m clear, hand grade", "ROL", "86.40"),
            ("TP-048", "Packing tape 48 mm x 100 m brown", "ROL", "18.90"),
            ("PLT-12", "Pallet 1200 x 1000 mm, heat treated", "EA", "165.00"),
            ("BW-100", "Bubble wrap 1.2 m x 100 m", "ROL", "412.50"),
        ),
        16,
    ),
    ClientRole(
        "C002",
        "Kwaggasmeul Staalwerke (Edms) Bpk",
        ("3 Smidstraat", "Nywerheidspark", "Vanderbijlpark", "1911"),
        "kwaggasmeul.example",
        "af",
        True,
        ("delivery_note",),
        9_000_000,
        "0.75",
        "KSW",
        (
            ("ANG-5050", "Equal angle 50 x 50 x 5 mm, 6 m", "LEN", "412.00"),
            ("IPE-160", "I-beam IPE 160, 12 m, hot rolled, primed", "LEN", "3185.50"),
            ("PLT-06", "Mild steel plate 6 mm, 2450 x 1225 mm", "SHT", "2240.00"),
            ("GRT-40", "Grating 40 x 3 mm, galvanised", "M2", "985.00"),
            ("HRL-25", "Handrail 25 mm with stanchions, galvanised", "M", "358.75"),
        ),
        12,
    ),
    ClientRole(
        "C003",
        "Umfula Labour Services CC",
        ("Suite 8, Old Mill Yard", "Pinetown", "3610"),
        "umfula.example",
        "en",
        False,
        ("timesheet",),
        2_500_000,
        "0.85",
        "UL-",
        (
            ("", "General worker, day shift", "HR", "62.50"),
            ("", "Forklift driver, code F3, night shift", "HR", "98.00"),
            ("", "Shift supervisor", "HR", "145.00"),
        ),
        6,
    ),
    ClientRole(
        "C004",
        "Jinhe Trade Lane (Pty) Ltd",
        ("Unit 22, Harbour Gate", "Durban", "4001"),
        "jinhe.example",
        "zh",
        False,
        ("delivery_note",),
        5_000_000,
        "0.80",
        "JH",
        (
            ("LED-20W", "LED panel light 20 W, 600 x 600 mm", "EA", "148.00"),
            ("CBL-25", "Cable 2.5 mm twin and earth, 100 m", "DRM", "1265.00"),
            ("BRK-20", "Circuit breaker 20 A single pole", "EA", "54.60"),
        ),
        5,
    ),
    ClientRole(
        "C005",
        "Bosluis Valley Foods (Pty) Ltd",
        ("Farm 118, Bosluis Valley", "Robertson", "6705"),
        "bosluisvalley.example",
        "en",
        True,
        ("delivery_note",),
        3_000_000,
        "0.80",
        "BVF/",
        (
            ("JAM-410", "Apricot jam 410 g, case of 12", "CS", "214.80"),
            ("PCH-825", "Peach halves 825 g, case of 12", "CS", "342.00"),
        ),
        4,
    ),
)

DEBTORS = (
    DebtorRole(
        "D001",
        "Vleiland Supermarkets Ltd",
        ("Vleiland", "Vleiland Stores"),
        ("88 Voortrekker Road", "Bellville", "7530"),
        "vleiland.example",
        6_000_000,
        30,
        "VL-45",
    ),
    DebtorRole(
        "D002",
        "Mopanie Wholesale (Pty) Ltd",
        ("Mopanie Cash and Carry",),
        ("12 Industria Road", "Polokwane", "0699"),
        "mopanie.example",
        3_000_000,
        30,
        "MW",
    ),
    DebtorRole(
        "D003",
        "Tafelkop Breweries Ltd",
        ("Tafelkop Brewing",),
        ("1 Mout Street", "Newlands", "7700"),
        "tafelkop.example",
        5_000_000,
        45,
        "4500",
    ),
    DebtorRole(
        "D004", "Duinepos Logistics (Pty) Ltd", (), ("Gate 4, Freight Avenue", "Epping", "7460"), "duinepos.example", 2_500_000, 30, "DP/"
    ),
    DebtorRole(
        "D005",
        "Gamtoos Citrus Growers Ltd",
        ("Gamtoos Citrus",),
        ("Pakhuis Road", "Patensie", "6335"),
        "gamtoos.example",
        2_000_000,
        30,
        "GC-",
    ),
    DebtorRole(
        "D006",
        "Hoogland Platinum Mines Ltd",
        ("Hoogland Platinum", "HPM"),
        ("Shaft 2 Road", "Rustenburg", "0299"),
        "hoogland.example",
        8_000_000,
        60,
        "HPM-",
    ),
    DebtorRole(
        "D007",
        "Suidpunt Construction (Pty) Ltd",
        ("Suidpunt Civils",),
        ("40 Beton Street", "Germiston", "1401"),
        "suidpunt.example",
        4_000_000,
        30,
        "SC",
    ),
    DebtorRole(
        "D008",
        "Nkanyezi Engineering Works (Pty) Ltd",
        (),
        ("7 Draaibank Avenue", "Alrode", "1451"),
        "nkanyezi.example",
        3_000_000,
        30,
        "NK-",
    ),
    DebtorRole(
        "D009",
        "Kariega Motor Assemblies Ltd",
        ("Kariega Assemblies",),
        ("1 Assembly Road", "Kariega", "6229"),
        "kariega.example",
        7_000_000,
        45,
        "5500",
    ),
    DebtorRole(
        "D010",
        "Ilanga Retail Holdings Ltd",
        ("Ilanga Stores",),
        ("Ilanga House, 5 Sun Street", "Umhlanga", "4320"),
        "ilanga.example",
        4_500_000,
        30,
        "IR",
    ),
    DebtorRole(
        "D011",
        "Blouklip Property Developers (Pty) Ltd",
        (),
        ("2nd Floor, Klip Towers", "Sandton", "2196"),
        "blouklip.example",
        2_000_000,
        30,
        "BK-",
    ),
    DebtorRole(
        "D012",
        "Sekhukhune Chrome Processors (Pty) Ltd",
        ("Sekhukhune Chrome",),
        ("Plant 1, R37", "Steelpoort", "1133"),
        "sekchrome.example",
        3_500_000,
        30,
        "SK",
    ),
    DebtorRole(
        "D013",
        "Oosterlig Hospitals Group Ltd",
        ("Oosterlig Hospital",),
        ("100 Genesing Drive", "Bloemfontein", "9301"),
        "oosterlig.example",
        2_500_000,
        30,
        "OH-",
    ),
    DebtorRole(
        "D014",
        "Noordster Furnishers (Pty) Ltd",
        (),
        ("66 Meubel Street", "Boksburg", "1459"),
        "noordster.example",
        500_000,
        30,
        "NF",
        status="stopped",
        requires_po=False,
    ),
)

BUYS = {
    "C001": ("D001", "D002", "D003", "D004", "D005", "D010"),
    "C002": ("D006", "D007", "D008", "D009", "D011", "D012"),
    "C003": ("D003", "D004", "D009"),
    "C004": ("D010", "D011", "D013"),
    "C005": ("D001", "D006", "D010"),
}
"""Which debtors buy from which client."""

RECEIVERS = ("N. Booysen", "T. Mokoena", "S. Pillay", "J. van Wyk", "L. Dlamini", "P. Adams")
"""Who signs for goods at the debtors' gates."""

VAT_RATE = Decimal(15)
