"""The same page in every format an office uses."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from html import escape
from typing import Any

import openpyxl
import xlwt
from odf import opendocument, style, table, text
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from tests.tables_corpus.sheet import Page


def xlsx(pages: list[Page]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        for r, row in enumerate(page.rows, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    cell = sheet.cell(r, c, value)
                    if isinstance(value, str) and value.startswith("=") and "=" not in value[1:2]:
                        cell.value = value
                    place = (r - 1, c - 1)
                    if place in page.bold or place in page.fonts:
                        cell.font = Font(
                            bold=place in page.bold, name=page.fonts.get(place, "Times New Roman")
                        )
                    if place in page.formats:
                        cell.number_format = page.formats[place]
                    elif isinstance(value, datetime):
                        cell.number_format = "dd/mm/yyyy hh:mm"
                    elif isinstance(value, date):
                        cell.number_format = "dd/mm/yyyy"
        for a, b, c, d in page.merges:
            sheet.merge_cells(start_row=a + 1, start_column=b + 1, end_row=c + 1, end_column=d + 1)
        for row in page.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
        if page.hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(pages: list[Page]) -> bytes:
    book = xlwt.Workbook()
    styles: dict[Any, Any] = {}
    for page in pages:
        sheet = book.add_sheet(page.name, cell_overwrite_ok=True)
        covered = {
            (r, c) for a, b, e, f in page.merges for r in range(a, e + 1) for c in range(b, f + 1)
        }
        starts = {(a, b): (e, f) for a, b, e, f in page.merges}
        for r, row in enumerate(page.rows):
            for c, value in enumerate(row):
                place = (r, c)
                if value is None or (place in covered and place not in starts):
                    continue
                look = _xls_style(styles, page, place, value)
                if place in starts:
                    sheet.write_merge(r, starts[place][0], c, starts[place][1], value, look)
                else:
                    sheet.write(r, c, value, look)
        for row in page.hidden_rows:
            sheet.row(row).hidden = True
        for column in page.hidden_columns:
            sheet.col(column).hidden = True
        if page.hidden:
            sheet.visibility = 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xls_style(styles: dict[Any, Any], page: Page, place: tuple[int, int], value: Any) -> Any:
    code = page.formats.get(place)
    if code is None and isinstance(value, date):
        code = "dd/mm/yyyy hh:mm" if isinstance(value, datetime) else "dd/mm/yyyy"
    key = (place in page.bold, page.fonts.get(place), code)
    if key not in styles:
        made = xlwt.XFStyle()
        made.font.bold = key[0]
        if key[1]:
            made.font.name = key[1]
        if key[2]:
            made.num_format_str = key[2]
        styles[key] = made
    return styles[key]


def ods(pages: list[Page]) -> bytes:
    book = opendocument.OpenDocumentSpreadsheet()
    bold = style.Style(name="b", family="table-cell")
    bold.addElement(style.TextProperties(fontweight="bold"))
    unseen = style.Style(name="h", family="table")
    unseen.addElement(style.TableProperties(display="false"))
    book.automaticstyles.addElement(bold)
    book.automaticstyles.addElement(unseen)
    for page in pages:
        sheet = table.Table(name=page.name, **({"stylename": unseen} if page.hidden else {}))
        starts = {(a, b): (e - a + 1, f - b + 1) for a, b, e, f in page.merges}
        for column in range(page.width()):
            more = {"visibility": "collapse"} if column in page.hidden_columns else {}
            sheet.addElement(table.TableColumn(**more))
        for r, row in enumerate(page.rows):
            line = table.TableRow(**({"visibility": "collapse"} if r in page.hidden_rows else {}))
            for c, value in enumerate(row):
                line.addElement(_ods_cell(value, page, (r, c), starts, bold))
            sheet.addElement(line)
        book.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def _ods_cell(value: Any, page: Page, place: Any, starts: Any, bold: Any) -> Any:
    more: dict[str, Any] = {}
    if place in page.bold:
        more["stylename"] = bold
    if place in starts:
        more["numberrowsspanned"], more["numbercolumnsspanned"] = starts[place]
    if value is None:
        return table.TableCell(**more)
    shown = plain(value)
    if isinstance(value, bool):
        cell = table.TableCell(valuetype="boolean", booleanvalue=str(value).lower(), **more)
    elif isinstance(value, int | float) and "%" in page.formats.get(place, ""):
        cell = table.TableCell(valuetype="percentage", value=repr(value), **more)
    elif isinstance(value, int | float):
        cell = table.TableCell(valuetype="float", value=repr(value), **more)
    elif isinstance(value, date):
        cell = table.TableCell(valuetype="date", datevalue=value.isoformat(), **more)
    else:
        cell = table.TableCell(valuetype="string", **more)
    for line in shown.split("\n"):
        cell.addElement(text.P(text=line))
    return cell


def plain(value: Any) -> str:
    """A value as a person sees it in a Vietnamese spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value)
    return str(value)


def delimited(
    pages: list[Page], separator: str = ",", encoding: str = "utf-8-sig", end: str = "\r\n"
) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    width = pages[0].width()
    for row in pages[0].rows:
        writer.writerow([plain(v) for v in row] + [""] * (width - len(row)))
    return out.getvalue().encode(encoding)


def html(pages: list[Page], head: str = "") -> bytes:
    """What web systems give as `.xls`."""
    out = [
        f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">{head}'
        "</head><body>"
    ]
    for page in pages:
        starts = {(a, b): (e - a + 1, f - b + 1) for a, b, e, f in page.merges}
        covered = {
            (r, c) for a, b, e, f in page.merges for r in range(a, e + 1) for c in range(b, f + 1)
        } - set(starts)
        out.append('<table border="1">')
        width = page.width()
        for r, row in enumerate(page.rows):
            cells = []
            for c in range(width):
                if (r, c) in covered:
                    continue
                span = starts.get((r, c))
                more = f' rowspan="{span[0]}" colspan="{span[1]}"' if span else ""
                shown = escape(plain(row[c] if c < len(row) else None)).replace("\n", "<br>")
                shown = f"<b>{shown}</b>" if (r, c) in page.bold else shown
                cells.append(f"<td{more}>{shown}</td>")
            out.append(f"<tr>{''.join(cells)}</tr>")
        out.append("</table>")
    return "\n".join([*out, "</body></html>"]).encode()


def xmlss(pages: list[Page]) -> bytes:
    """XML Spreadsheet 2003."""
    out = [
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>'
        '<Style ss:ID="b"><Font ss:Bold="1"/></Style></Styles>'
    ]
    for page in pages:
        starts = {(a, b): (e - a, f - b) for a, b, e, f in page.merges}
        covered = {
            (r, c) for a, b, e, f in page.merges for r in range(a, e + 1) for c in range(b, f + 1)
        } - set(starts)
        out.append(f'<Worksheet ss:Name="{escape(page.name)}"><Table>')
        for r, row in enumerate(page.rows):
            cells = []
            for c, value in enumerate(row):
                if value is None or (r, c) in covered:
                    continue
                more = ' ss:StyleID="b"' if (r, c) in page.bold else ""
                if (r, c) in starts:
                    down, across = starts[r, c]
                    more += f' ss:MergeAcross="{across}"' if across else ""
                    more += f' ss:MergeDown="{down}"' if down else ""
                kind, shown = "String", plain(value)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    kind = "Number"
                elif isinstance(value, date):
                    stamp = value if isinstance(value, datetime) else None
                    kind = "DateTime"
                    shown = (stamp or datetime(value.year, value.month, value.day)).isoformat()
                    shown += ".000"
                cells.append(
                    f'<Cell ss:Index="{c + 1}"{more}><Data ss:Type="{kind}">'
                    f"{escape(shown)}</Data></Cell>"
                )
            out.append(f'<Row ss:Index="{r + 1}">{"".join(cells)}</Row>')
        out.append("</Table></Worksheet>")
    return "".join([*out, "</Workbook>"]).encode()


SHEETS = {"xlsx": xlsx, "xls": xls, "ods": ods}
