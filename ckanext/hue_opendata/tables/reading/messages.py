# ruff: noqa: E501
"""What each warning says, in Vietnamese and English: where, what was found, what to do.

`{where}` is filled with sheet, column and row; `{found}` with a sample of what was found.
"""

from __future__ import annotations

from ckanext.hue_opendata.tables.reading.model import Say

_E, _W, _I = "error", "warning", "info"
#: code → (level, Vietnamese, English).
CODES: dict[str, tuple[str, str, str]] = {
    "ambiguous_number": (_W, "Không rõ dấu thập phân của các số ({found}); cột được giữ dạng chữ. Hãy ghi thống nhất, ví dụ 1.234,5, hoặc chọn dấu thập phân cho cột.", "The decimal sign of the numbers is not clear ({found}); the column stays text. Write them one way, such as 1.234,5, or choose the column's decimal sign."),
    "mixed_types": (_W, "Cột lẫn nhiều kiểu giá trị ({found}); cột được giữ dạng chữ. Hãy tách hoặc ghi thống nhất.", "The column mixes kinds of values ({found}); it stays text. Split it or write it one way."),
    "text_in_number_column": (_W, "Cột số có ô ghi chữ ({found}); cột được giữ dạng chữ. Hãy để trống ô không có số hoặc ghi vào cột ghi chú.", "A column of numbers has words in it ({found}); it stays text. Leave such cells empty or use a column for notes."),
    "percent_mixed": (_W, "Cột lẫn ô có dấu % và ô không có ({found}); giá trị được giữ như hiển thị. Hãy kiểm tra và ghi thống nhất.", "Some cells have a % and some not ({found}); values are as shown. Check and write them one way."),
    "mixed_units": (_W, "Các ô ghi đơn vị khác nhau ({found}); cột được giữ dạng chữ. Hãy quy về một đơn vị.", "The cells have different units ({found}); the column stays text. Bring them to one unit."),
    "footnote_marks": (_W, "Số có kèm dấu chú thích ({found}); dấu đã được bỏ khỏi giá trị. Hãy kiểm tra.", "Numbers carry footnote marks ({found}); the marks were taken off the values. Check them."),
    "lost_digits": (_W, "Mã hoặc số hiệu bị mất chữ số ({found}), thường là số 0 ở đầu do bảng tính. Hãy nhập lại dưới dạng chữ.", "Codes have lost digits ({found}), mostly zeros in front, in a spreadsheet. Enter them again as text."),
    "scientific_code": (_W, "Giá trị bị ghi dạng khoa học ({found}), các chữ số cuối đã mất. Hãy xuất lại với định dạng chữ.", "Values are in scientific form ({found}); their last digits are lost. Export again as text."),
    "precision_lost": (_W, "Số có hơn 15 chữ số ({found}); bảng tính chỉ giữ 15 chữ số. Hãy nhập lại dưới dạng chữ.", "Numbers of more than 15 digits ({found}): a spreadsheet keeps only 15. Enter them again as text."),
    "big_number": (_W, "Số rất lớn ({found}), có thể là mã; hãy xác nhận kiểu của cột.", "Very long numbers ({found}), perhaps codes; confirm the column's type."),
    "date_ambiguous": (_W, "Không chắc thứ tự ngày và tháng ({found}). Hãy ghi dd/MM/yyyy với năm đủ bốn chữ số.", "The order of day and month is not certain ({found}). Write dd/MM/yyyy with a year of four digits."),
    "dates_swapped": (_W, "Bảng tính đã đảo ngày và tháng của một số ô ({found}); các ô này được đảo lại. Hãy đối chiếu với bản gốc.", "A spreadsheet exchanged day and month in some cells ({found}); they were turned back. Compare with the original."),
    "formula_no_value": (_W, "Công thức chưa được tính ({found}); ô được để trống. Hãy mở tệp, lưu lại rồi nộp.", "Formulas without a result ({found}); the cells are empty. Open the file, save it and hand it in again."),
    "error_values": (_W, "Ô báo lỗi ({found}); ô được để trống. Hãy sửa công thức.", "Cells with errors ({found}); they are left empty. Mend the formulas."),
    "values_lost": (_W, "Ô chỉ còn dấu thăng ({found}); giá trị đã mất khi xuất tệp. Hãy nới rộng cột rồi xuất lại.", "Cells hold only number signs ({found}); the values were lost. Widen the column and export again."),
    "merged_cells": (_I, "Có ô trộn ngang trong phần số liệu ({found}); giá trị được giữ ở cột đầu.", "Cells are merged across in the data ({found}); the value stays in the first column."),
    "merged_filled": (_I, "Nhãn ở ô trộn dọc ({found}) được điền cho mọi dòng của ô.", "Labels of merged cells ({found}) were filled down to all their rows."),
    "merged_numbers": (_W, "Số ở ô trộn dọc ({found}) chỉ được giữ ở dòng đầu, không nhân lên. Hãy ghi rõ cho từng dòng.", "Numbers of merged cells ({found}) stay in the first row only. Write them for each row."),
    "hidden_rows": (_W, "Có dòng bị ẩn; các dòng này vẫn được đọc. Hãy kiểm tra có nên công bố không.", "There are hidden rows; they were read. Check whether they are meant to be published."),
    "hidden_columns": (_W, "Có cột bị ẩn; cột vẫn được đọc. Hãy kiểm tra có nên công bố không.", "There are hidden columns; they were read. Check whether they are meant to be published."),
    "hidden_sheets": (_W, "Có trang tính bị ẩn ({found}), không được đọc. Hãy bỏ ẩn nếu muốn công bố, hoặc xóa.", "There are hidden sheets ({found}), which were not read. Show them to publish them, or delete them."),
    "multiple_tables": (_I, "Có nhiều bảng ({found}); mỗi bảng được đọc riêng.", "There are several tables ({found}); each was read by itself."),
    "multiple_sheets": (_I, "Có nhiều trang tính ({found}); mỗi trang được đọc thành bảng riêng.", "There are several sheets ({found}); each became a table."),
    "sheets_merged": (_I, "Các trang tính cùng cấu trúc ({found}) được ghép thành một bảng, thêm cột tên trang.", "Sheets of the same form ({found}) were joined to one table, with a column for the sheet's name."),
    "ragged_rows": (_W, "Dòng có số ô khác tiêu đề ({found}). Hãy kiểm tra dấu phân cách trong nội dung.", "Rows have more or fewer cells than the header ({found}). Look for separators inside the texts."),
    "duplicate_headers": (_W, "Tên cột bị trùng ({found}); mã cột được đánh số. Hãy đặt tên khác nhau.", "Two columns have one name ({found}); their ids are numbered. Give them different names."),
    "unclosed_quote": (_W, "Dấu ngoặc kép không được đóng ({found}); dòng được đọc như chữ thường.", "A quote is not closed ({found}); the line was read as it stands."),
    "legacy_encoding": (_I, "Chữ theo bảng mã cũ ({found}) đã chuyển sang Unicode. Hãy đọc lại và lưu tệp dạng Unicode.", "Text in an old encoding ({found}) was turned into Unicode. Read it over and save as Unicode."),
    "mixed_encoding": (_W, "Tệp lẫn nhiều bảng mã ({found}). Hãy đọc lại và lưu tệp dạng UTF-8.", "The file mixes encodings ({found}). Read it over and save as UTF-8."),
    "mojibake": (_W, "Chữ bị hỏng do mã hóa sai ({found}). Hãy xuất lại tệp từ bản gốc với UTF-8.", "Letters were broken by a wrong encoding ({found}). Export again as UTF-8."),
    "wrong_extension": (_W, "Đuôi tệp không đúng với nội dung ({found}); tệp được đọc theo nội dung. Hãy đổi tên tệp.", "The extension does not fit the content ({found}); the file was read by its content. Rename it."),
    "html_as_xls": (_W, "Tệp .xls thực ra là trang HTML; bảng trong đó được đọc. Hãy lưu lại dạng .xlsx.", "The .xls is an HTML page; its table was read. Save it as .xlsx."),
    "xml_spreadsheet": (_I, "Tệp là XML Spreadsheet 2003; hãy lưu lại dạng .xlsx.", "The file is an XML Spreadsheet of 2003; save it as .xlsx."),
    "html_page": (_E, "Tệp là trang web, không phải số liệu ({found}). Hãy tải đúng tệp.", "The file is a web page, not data ({found}). Fetch the right file."),
    "error_response": (_E, "Tệp là thông báo lỗi của hệ thống ({found}), không phải số liệu. Hãy xuất lại.", "The file is a system's error answer ({found}), not data. Export it again."),
    "unsupported_format": (_E, "Chưa đọc được định dạng này ({found}). Hãy nộp .xlsx, .ods, .csv hoặc .json.", "This format is not read ({found}). Hand in .xlsx, .ods, .csv or .json."),
    "password": (_E, "Tệp có mật khẩu nên không mở. Hãy bỏ mật khẩu rồi nộp lại.", "The file has a password and was not opened. Take the password off."),
    "corrupt": (_W, "Tệp bị hỏng ({found}). Hãy mở, lưu lại và nộp bản mới.", "The file is damaged ({found}). Open it, save it and hand it in again."),
    "truncated": (_W, "Tệp bị thiếu phần cuối ({found}); phần đọc được đã giữ lại. Hãy nộp bản đầy đủ.", "The end of the file is missing ({found}); what could be read was kept. Hand in the whole file."),
    "empty": (_E, "Tệp không có nội dung. Hãy kiểm tra và nộp lại.", "The file is empty. Check it and hand it in again."),
    "no_table": (_E, "Không tìm thấy bảng ({found}). Hãy chỉ ra dòng tiêu đề hoặc nộp tệp khác.", "No table was found ({found}). Say which row is the header, or hand in another file."),
    "no_rows": (_W, "Bảng có tiêu đề nhưng không có dòng số liệu. Hãy kiểm tra.", "The table has no rows of data. Check it."),
    "not_data": (_E, "Nội dung không phải số liệu ({found}). Hãy nộp tệp số liệu.", "The content is no data ({found}). Hand in a file of data."),
    "no_header": (_W, "Không thấy dòng tiêu đề; cột được đánh số. Hãy thêm tiêu đề.", "No header was found; columns are numbered. Add a header."),
    "swapped_latlon": (_W, "Kinh độ và vĩ độ bị đảo ({found}); giá trị được giữ nguyên. Hãy đổi lại hai cột.", "Longitude and latitude are exchanged ({found}); values are as written. Exchange the columns."),
    "out_of_area": (_W, "Tọa độ nằm ngoài thành phố Huế ({found}). Hãy kiểm tra.", "Points lie outside Huế ({found}). Check them."),
    "projected_coordinates": (_W, "Tọa độ là mét VN-2000 ({found}), không phải kinh vĩ độ. Hãy ghi rõ hệ tọa độ.", "Coordinates are VN-2000 metres ({found}), not degrees. Say which grid."),
    "zero_coordinates": (_W, "Tọa độ bằng 0 ({found}), tức là chưa có. Hãy để trống.", "Coordinates are 0 ({found}), which means none. Leave them empty."),
    "null_coordinates": (_W, "Có dòng chưa có tọa độ. Hãy bổ sung.", "Rows have no coordinates. Add them."),
    "transposed": (_I, "Bảng nằm ngang (tên trường ở cột đầu) đã được xoay lại ({found}).", "The table lay on its side (names in the first column) and was turned ({found})."),
    "subtotals_in_rows": (_I, "Có dòng cộng xen trong số liệu ({found}); các dòng này được tách ra.", "Subtotals stood among the rows ({found}); they were set aside."),
    "total_mismatch": (_W, "Dòng tổng không bằng tổng các dòng ({found}). Hãy kiểm tra số liệu.", "A total is not the sum of its rows ({found}). Check the figures."),
    "too_large": (_E, "Tệp vượt giới hạn đọc ({found}). Hãy chia nhỏ hoặc nộp dạng CSV.", "The file is beyond the limit ({found}). Split it or hand in CSV."),
    "old_places": (_I, "Tên đơn vị hành chính cũ ({found}) đã được đối chiếu với đơn vị hiện nay trong cột thêm.", "Names of former units ({found}) were matched with today's in an added column."),
}  # fmt: skip
#: Other words for a code, by `code:why`.
VARIANTS: dict[str, tuple[str, str, str]] = {
    "ambiguous_number:proven": (_I, "Dấu thập phân của các số ({found}) được suy ra từ dòng tổng. Hãy kiểm tra, hoặc chọn dấu thập phân cho cột.", "The decimal sign of the numbers ({found}) was taken from the total that they add up to. Check it, or choose the column's decimal sign."),
}  # fmt: skip


def sentence(
    code: str, *, sheet: str = "", label: str = "", row: int | None = None, found: str = ""
) -> Say:
    """The message of a code (or `code:why`) with its place and sample."""
    _, vi, en = VARIANTS.get(code) or CODES[code]
    place = (sheet, label, row)
    return Say(
        _fill(_where(("trang", "cột", "dòng"), place), vi, found),
        _fill(_where(("sheet", "column", "row"), place), en, found),
    )


def _where(names: tuple[str, str, str], place: tuple[str, str, int | None]) -> str:
    """The place of a message in words: what is not known is left out."""
    parts = zip(names, place, strict=True)
    return ", ".join(f"{name} {value}" for name, value in parts if value)


def _fill(where: str, text: str, found: str) -> str:
    text = text.replace(" ({found})", f" ({found})" if found else "")
    return f"{where[0].upper()}{where[1:]}: {text}" if where else text


def level(code: str) -> str:
    return (VARIANTS.get(code) or CODES[code])[0]
