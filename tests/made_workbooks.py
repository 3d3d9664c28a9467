"""Wage workbooks as the bureau lays them out, made for tests, and another career's levels."""

from __future__ import annotations

import zipfile
from xml.sax.saxutils import escape

COLUMNS = [
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE"),
    *("I_GROUP", "OWN_CODE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP"),
    *("EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN"),
    *("A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75"),
    *("H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90"),
    *("ANNUAL", "HOURLY"),
]
AGENTS, LEADS = "43-4051", "43-1011"
AGENT_PAY = (33_000, 38_000, 45_000, 54_000, 66_000)
LEAD_PAY = (50_000, 60_000, 75_000, 92_000, 112_000)


def wages(area="99", title="U.S.", kind="1", state="US", soc=AGENTS, pay=AGENT_PAY, **more):
    row = dict.fromkeys(COLUMNS, "") | {
        "AREA": area,
        "AREA_TITLE": title,
        "AREA_TYPE": kind,
        "PRIM_STATE": state,
        "NAICS": "000000",
        "I_GROUP": "cross-industry",
        "OWN_CODE": "1235",
        "OCC_CODE": soc,
        "OCC_TITLE": {AGENTS: "Customer Service Representatives"}.get(soc, "Supervisors"),
        "O_GROUP": "detailed",
    }
    names = ("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")
    return row | dict(zip(names, pay, strict=True)) | more


def both(**where):
    return [wages(**where), wages(**where, soc=LEADS, pay=LEAD_PAY)]


NATION = both()
ARIZONA = both(area="04", title="Arizona", kind="2", state="AZ")
PHOENIX = both(area="38060", title="Phoenix-Mesa-Chandler, AZ", kind="4", state="AZ")


def workbook(path, rows, columns=COLUMNS):
    """A workbook as the bureau makes them: one sheet, numbers as numbers, marks as text."""

    def cell(value):
        if isinstance(value, int | float):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'

    def line(values):
        return f"<row>{''.join(map(cell, values))}</row>"

    sheet = "".join([line(columns), *(line([row.get(c, "") for c in columns]) for row in rows)])
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/></Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="All" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        book.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        )
    return path


LEVELS = """
[[level]]
level = "mid"
title = "Bookkeeper"
soc = "43-3031"
low = 25
mid = 50
high = 75
typical_years = 4
paid = "year"
"""
BOOKKEEPERS = [wages(soc="43-3031", pay=(35_000, 42_000, 50_000, 60_000, 72_000))]
