"""The rows of a timesheet are told by their days and hours, whatever its columns are called."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.fields.worked_hours import hours_in
from extractors.kinds import ExtractedParts
from extractors.kinds._deliveries import read_timesheet
from extractors.model import Value
from extractors.terms import Term
from tests.extractors.fields.printed import printed

_HEAD = """
Sekunjalo Hydraulics CC
92 Kanaal Street
Boksburg 1459

TIMESHEET
{number}        Client: Rietkuil Mining Ltd
{day}

"""
_FOOT = "\n\nApproved by: Pieter Botha      Signature            Date\n"
_TABLES = {
    "clock": """
Date        Employee        Task                    Start    End     Break   Hours
2025/01/09  Johan Naidoo    Welding of gate frames  08:00    16:30   0:30     8.00
2025/01/10  Fatima Khumalo  Site clearing           07:00    14:00   0:30     6.50
2025/01/13  Johan Naidoo    Fit pump and test       08:00    12:00   0:00     4.00
                                                             Total           18.50
""",
    "clock without break": """
Date        Task                    From     To      Hours
2025/01/09  Welding of gate frames  08:00    16:00    8.00
2025/01/10  Site clearing           07:00    13:30    6.50
2025/01/13  Fit pump and test       08:00    12:00    4.00
                                    Total            18.50
""",
    "clock left of the task": """
Date        Start    End     Task                      Hours
2025/01/09  08:00    16:00   Welding of gate frames     8.00
2025/01/10  07:00    13:30   Site clearing              6.50
2025/01/13  08:00    12:00   Fit pump and test          4.00
                                    Total              18.50
""",
    "initials behind": """
Date        Employee        Task                    Hours    Approved
2025/01/09  Johan Naidoo    Welding of gate frames   8.00    JN
2025/01/10  Fatima Khumalo  Site clearing            6.50    JN
2025/01/13  Johan Naidoo    Fit pump and test        4.00    JN
                            Total                   18.50
""",
    "remarks behind": """
Date        Employee        Hours    Work done
2025/01/09  Johan Naidoo     8.00    Welding of gate frames
2025/01/10  Fatima Khumalo   6.50    Site clearing
2025/01/13  Johan Naidoo     4.00    Fit pump and test
            Total           18.50
""",
    "hours and minutes": """
Date        Employee        Task                     Hours
2025/01/09  Johan Naidoo    Welding of gate frames    8:00
2025/01/10  Fatima Khumalo  Site clearing             6:30
2025/01/13  Johan Naidoo    Fit pump and test         4:00
                            Total                    18:30
""",
    "french hours": """
Date        Salarie         Travail                  Heures
09/01/2025  Johan Naidoo    Welding of gate frames    8h00
10/01/2025  Fatima Khumalo  Site clearing             6h30
13/01/2025  Johan Naidoo    Fit pump and test         4h
                            Total                    18h30
""",
    "units": """
Date        Employee        Task                     Hours
2025/01/09  Johan Naidoo    Welding of gate frames    8.0 h
2025/01/10  Fatima Khumalo  Site clearing             6.5 h
2025/01/13  Johan Naidoo    Fit pump and test         4.0 h
                            Total                    18.5 h
""",
    "no person": """
Date        Task                     Hours
2025/01/09  Welding of gate frames    8.00
2025/01/10  Site clearing             6.50
2025/01/13  Fit pump and test         4.00
            Total                    18.50
""",
    "no heading": """
2025/01/09  Johan Naidoo     Welding of gate frames    8.00
2025/01/10  Fatima Khumalo   Site clearing             6.50
2025/01/13  Johan Naidoo     Fit pump and test         4.00
            Total                                     18.50
""",
    "weekday": """
Day         Date      Employee        Task                     Hours
Thursday    09/01     Johan Naidoo    Welding of gate frames    8.00
Friday      10/01     Fatima Khumalo  Site clearing             6.50
Monday      13/01     Johan Naidoo    Fit pump and test         4.00
                      Total                                    18.50
""",
    "weekday only": """
Day         Employee        Task                     Hours
Monday      Johan Naidoo    Welding of gate frames    8.00
Tuesday     Fatima Khumalo  Site clearing             6.50
Wednesday   Johan Naidoo    Fit pump and test         4.00
            Total                                    18.50
""",
    "month words": """
Date        Employee        Task                     Hours
Thu 9 Jan   Johan Naidoo    Welding of gate frames    8.00
Fri 10 Jan  Fatima Khumalo  Site clearing             6.50
Mon 13 Jan  Johan Naidoo    Fit pump and test         4.00
            Total                                    18.50
""",
    "overtime": """
Date        Employee        Task                     Normal    O/T    Total
2025/01/09  Johan Naidoo    Welding of gate frames     7.00   1.00     8.00
2025/01/10  Fatima Khumalo  Site clearing              6.50   0.00     6.50
2025/01/13  Johan Naidoo    Fit pump and test          4.00   0.00     4.00
            Total                                     17.50   1.00    18.50
""",
    "wrapped": """
Date        Employee        Task                     Hours
2025/01/09  Johan Naidoo    Welding of gate           8.00
                            frames
2025/01/10  Fatima Khumalo  Site clearing             6.50
2025/01/13  Johan Naidoo    Fit pump and              4.00
                            test
            Total                                    18.50
""",
    "numbered": """
No   Date        Employee        Task                     Hours
1    2025/01/09  Johan Naidoo    Welding of gate frames    8.00
2    2025/01/10  Fatima Khumalo  Site clearing             6.50
3    2025/01/13  Johan Naidoo    Fit pump and test         4.00
                 Total                                    18.50
""",
    "date not first": """
Employee        Date        Task                     Hours
Johan Naidoo    2025/01/09  Welding of gate frames    8.00
Fatima Khumalo  2025/01/10  Site clearing             6.50
Johan Naidoo    2025/01/13  Fit pump and test         4.00
                Total                                18.50
""",
    "undated": """
Employee        Task                     Hours
Johan Naidoo    Welding of gate frames    8.00
Fatima Khumalo  Site clearing             6.50
Johan Naidoo    Fit pump and test         4.00
                Total                    18.50
""",
    "grid": """
Task                    Mon   Tue   Wed   Thu   Fri   Sat   Sun   Total
Welding of gate frames  4.0   4.0   -     -     -     -     -       8.0
Site clearing           -     -     6.5   -     -     -     -       6.5
Fit pump and test       -     -     -     2.0   2.0   -     -       4.0
Total                   4.0   4.0   6.5   2.0   2.0   -     -      18.5
""",
    "grid with blanks": """
Task                    Mon   Tue   Wed   Thu   Fri   Sat   Sun   Total
Welding of gate frames  4.0   4.0                                   8.0
Site clearing           3.0         3.5                             6.5
Fit pump and test                         2.0   2.0                 4.0
Total                   7.0   4.0   3.5   2.0   2.0                18.5
""",
    "job codes": """
Date        Job no  Employee        Task                     Hours
2025/01/09  J4471   Johan Naidoo    Welding of gate frames    8.00
2025/01/10  J4471   Fatima Khumalo  Site clearing             6.50
2025/01/13  J4472   Johan Naidoo    Fit pump and test         4.00
                    Total                                    18.50
""",
}
_ROWS = """
2025/01/09  Johan Naidoo    Welding of gate frames    8.00
2025/01/10  Fatima Khumalo  Site clearing             6.50
2025/01/13  Johan Naidoo    Fit pump and test         4.00
            {total}                                18.50
"""


def sheet(table: str, *, number: str = "Timesheet no  4471", day: str = "Date  2025/01/16") -> ExtractedParts:
    return read_timesheet([printed(_HEAD.format(number=number, day=day) + table.strip("\n") + _FOOT)])


def values(parts: ExtractedParts) -> dict[Term, str]:
    return {field.term: field.reading.text for field in parts.fields if isinstance(field.reading, Value)}


@pytest.mark.parametrize("table", [pytest.param(table, id=name) for name, table in _TABLES.items()])
def test_what_was_done_and_for_how_long_is_read_from_every_table_of_hours(table: str) -> None:
    parts = sheet(table)
    assert [(line.description, line.quantity, line.line_total) for line in parts.lines] == [
        ("Welding of gate frames", Decimal("8"), None),
        ("Site clearing", Decimal("6.5"), None),
        ("Fit pump and test", Decimal("4"), None),
    ]
    assert values(parts)[Term.ISSUE_DATE] == "2025-01-16"
    assert values(parts)[Term.DELIVERY_NOTE_NUMBER] == "4471"


def test_hours_that_are_charged_on_their_row_keep_their_prices() -> None:
    parts = sheet(
        """
Date        Employee        Task                     Hours      Rate      Amount
2025/01/09  Johan Naidoo    Welding of gate frames    8.00    100.00      800.00
2025/01/10  Fatima Khumalo  Site clearing             6.50    100.00      650.00
2025/01/13  Johan Naidoo    Fit pump and test         4.00    100.00      400.00
            Total                                    18.50               1850.00
"""
    )
    assert next((line.quantity, line.unit_price, line.line_total) for line in parts.lines) == (Decimal(8), Decimal(100), Decimal(800))


@pytest.mark.parametrize(
    ("worker", "task", "hours"),
    [
        ("Worker", "Duties", "Time"),
        ("Werker", "Pligte", "Tyd"),
        ("Mitarbeiter", "Tätigkeit", "Zeit"),
        ("Salarié", "Travaux", "Temps"),
        ("Medewerker", "Werkzaamheden", "Tijd"),
        ("人员", "工作内容", "用时"),
        ("Glorp", "Flurb", "Wumm"),
    ],
)
@pytest.mark.parametrize("is_task_first", [False, True])
def test_headings_of_any_name_head_who_worked_and_what_was_done(worker: str, task: str, hours: str, is_task_first: bool) -> None:
    rows = [("09/01/2025", "Johan Naidoo", "Wall paint 10 l, white", "6.75"), ("10/01/2025", "Fatima Khumalo", "Site clearing", "1.25")]
    table = ""
    for day, who, what, how_long in [("Am", worker, task, hours), *rows]:
        first, second = (what, who) if is_task_first else (who, what)
        table += f"{day:<14}{first:<26}{second:<26}{how_long:>8}\n"
    assert [(line.description, line.quantity) for line in sheet(table).lines] == [
        (rows[0][2], Decimal("6.75")),
        (rows[1][2], Decimal("1.25")),
    ]


def test_one_row_under_headings_is_enough_and_a_row_of_particulars_is_none() -> None:
    one = "Date        Employee        Task                     Hours\n2025/01/09  Johan Naidoo    Site clearing             8.00\n"
    assert [line.description for line in sheet(one).lines] == ["Site clearing"]
    particulars = "Dated        Sheet        Order\n16/01/2025   17           12\n"
    assert not sheet(particulars).lines


@pytest.mark.parametrize(
    "number",
    ["Sheet No: 44719", "SHEET NO 44719", "Job Card 44719", "Nachweis Nr. 44719", "FICHE N° 44719", "Bladnummer: 44719",
     "考勤单号: 44719", "工时单编号: 44719", "Relevé n° 44719", "Slip # 44719", "考勤单号 / Timesheet 44719",
     "Bonnummer uren : 44719 Datum : 16-01-2025", "Opgesteld op 16 januari 2025 Bonnummer uren 44719",
     "date issued - 01/16/2025 | ts no - 44719 | customer po - PO16230"],
)  # fmt: skip
def test_the_number_of_a_sheet_is_found_behind_labels_that_no_table_has(number: str) -> None:
    assert values(sheet(_ROWS.format(total="Total"), number=number))[Term.DELIVERY_NOTE_NUMBER] == "44719"


def test_a_number_that_its_label_calls_one_may_look_like_a_year() -> None:
    assert values(sheet(_ROWS.format(total="Total"), number="Sheet No: 2002"))[Term.DELIVERY_NOTE_NUMBER] == "2002"
    assert Term.DELIVERY_NOTE_NUMBER not in values(sheet(_ROWS.format(total="Total"), number="Sheet: 2002"))


@pytest.mark.parametrize("title", ["Record of Hours Worked   # 44719", "Arbeitsnachweis   Nr. 44719   vom 16.01.2025", "Job Card   44719"])
def test_the_number_stands_in_the_title(title: str) -> None:
    text = (_HEAD.format(number="", day="Date  2025/01/16") + _ROWS).replace("TIMESHEET", title)
    assert values(read_timesheet([printed(text)]))[Term.DELIVERY_NOTE_NUMBER] == "44719"


@pytest.mark.parametrize(
    "number", ["VAT No 4471990", "Employee no 44719", "Client No: 44719", "Page No 12", "工号: 44719", "Contract Nr. 44719"]
)
def test_what_numbers_a_worker_or_a_customer_is_not_the_number_of_the_sheet(number: str) -> None:
    assert Term.DELIVERY_NOTE_NUMBER not in values(sheet(_ROWS.format(total="Total"), number=number))


@pytest.mark.parametrize("day", ["Glorp 2025/01/16", "2025/01/16"])
def test_the_only_day_over_the_rows_dates_the_sheet(day: str) -> None:
    assert values(sheet(_ROWS.format(total="Total"), day=day))[Term.ISSUE_DATE] == "2025-01-16"


def test_a_date_with_its_label_right_over_the_days_of_the_rows_is_that_of_the_sheet() -> None:
    table = """
date:       12/21/24                  Two Rivers Manufacturing LLC
job no:     J22695                    59 Airport Pkwy, Boise, ID 83702
DATE        NAME                      TASK                              HRS
12/14/24    Megan Lindqvist           Conference catering              6.75
12/15/24    Megan Lindqvist           Website hosting                  9.75
12/16/24    Megan Lindqvist           Website hosting                  4.00
"""
    assert values(sheet(table, day=""))[Term.ISSUE_DATE] == "2024-12-21"


@pytest.mark.parametrize(
    ("text", "hours"), [("7.5", "7.5"), ("7,25", "7.25"), ("7:30", "7.5"), ("7h30", "7.5"), ("8h", "8"), ("2025", None), ("J447", None)]
)
def test_hours_are_printed_in_tenths_and_in_minutes(text: str, hours: str | None) -> None:
    assert hours_in(text) == (Decimal(hours) if hours else None)


def test_the_day_over_the_rows_goes_before_that_of_a_signature() -> None:
    signed = _ROWS.format(total="Total") + "\nPieter Botha              2025/01/20\nReceived by               Date\n"
    assert values(sheet(signed, day="Glorp 2025/01/16"))[Term.ISSUE_DATE] == "2025-01-16"


def test_the_client_of_an_afrikaans_job_card_is_called_its_principal() -> None:
    head = "Opdraggewer\nAmanzi Vleismark BK\nStasieweg 5\nGqeberha 6001\n\nWerkkaart Nr : 369333\nDatum : 22-03-2023\nWERKKAART\n"
    foot = "\nKaree Verpakking (Edms) Bpk   Tel: 051 534 1603\nPosbus 1236\nBloemfontein\n9301\n"
    found = values(read_timesheet([printed(head + _ROWS.format(total="Totaal") + foot)]))
    assert found[Term.BUYER_NAME] == "Amanzi Vleismark BK"
    assert found[Term.SELLER_NAME] == "Karee Verpakking (Edms) Bpk"


def test_the_headings_of_the_day_and_of_the_hours_say_nothing_of_the_columns_between() -> None:
    rows = [
        ("工作日", "员工", "任务", "工作时间"),
        ("2025年2月9日", "赵建国", "安全鞋", "8.00"),
        ("2025年2月10日", "刘志强", "螺栓", "9.75"),
    ]
    table = "".join(f"{day:<16}{who:<8}{what:<12}{hours:>8}\n" for day, who, what, hours in rows)
    assert [line.description for line in sheet(table).lines] == ["安全鞋", "螺栓"]


def test_a_street_number_is_no_day() -> None:
    street = "12 Voortrekker Road   Sector 18\n" + _ROWS.format(total="Total")
    assert [line.description for line in sheet(street).lines][:1] == ["Welding of gate frames"]
    assert len(sheet(street).lines) == 3
