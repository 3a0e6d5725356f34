"""Where problems are kept, and those that are met between a connector and the catalogue."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.hue_opendata import places
from ckanext.hue_opendata.harvest import sentences
from ckanext.hue_opendata.harvest.connectors.cleaning import LONGEST_GUID
from ckanext.hue_opendata.harvest.connectors.contract import Problem, Record, say
from ckanext.hue_opendata.harvest.stock import HarvestGatherError, HarvestObjectError
from ckanext.hue_opendata.schema import listed, told


def keep_of_run(job: Any, problem: Problem) -> None:
    """Keep a problem of a whole run; nothing is committed."""
    said = {"harvest_job_id": job.id, "message": sentences.write(problem)}
    model.Session.add(HarvestGatherError(**said))


def keep_of_record(item_id: str, problem: Problem) -> None:
    """Keep a problem of one record, in the transaction that its dataset is written in."""
    said = {"harvest_object_id": item_id, "stage": "Import", "message": sentences.write(problem)}
    model.Session.add(HarvestObjectError(**said))


def refused(record: Record, error: tk.ValidationError) -> Problem:
    said = "; ".join(told(error.error_dict))
    return say(
        "refused",
        record.where,
        f"Không ghi được bộ dữ liệu ({said}). Sửa dòng này ở nguồn.",
        f"The dataset could not be written ({said}). Mend this row at the source.",
    )


def edited_here(name: str) -> Problem:
    return say(
        "edited_here",
        name,
        "Nguồn và người dùng cùng sửa trường này; giữ bản sửa trên cổng.",
        "The source and a person both changed this field; the portal's version is kept.",
    )


def unclear_place(title: str, name: str, units: list[places.Unit]) -> Problem:
    """A name that may mean several units: the record is kept, and somebody must choose."""
    return say(
        "unclear_place",
        title,
        f"Địa danh «{name}» có thể là: {listed(units, '{name} (trước {day})')}. Ghi rõ ở nguồn, "
        "hoặc chọn trong biểu mẫu của bộ dữ liệu.",
        f"The place “{name}” may be: {listed(units, '{name} (before {day})')}. Say which at the "
        "source, or choose it in the dataset's form.",
    )


def deleted_here(title: str) -> Problem:
    return say(
        "deleted_here",
        title,
        f"«{title}» đã bị xóa trên cổng nên thay đổi của nguồn không được ghi. Khôi phục bộ dữ "
        "liệu nếu vẫn cần, hoặc bỏ bản ghi ở nguồn.",
        f"“{title}” was deleted on the portal, so the source's change was not written. Restore it "
        "if it is still wanted, or remove the record at the source.",
    )


def going_on(title: str) -> Problem:
    return say(
        "going_on",
        title,
        "Nguồn này đang có một đợt chạy khác; đợt này dừng, không thay đổi gì.",
        "Another run of this source is going on; this one ended and changed nothing.",
    )


def unforeseen(where: str, error: Exception) -> Problem:
    kind = type(error).__name__
    return say(
        "unforeseen",
        where,
        f"Cổng gặp lỗi ngoài dự kiến ({kind}); không thay đổi gì ở đây. Báo quản trị cổng xem nhật "
        "ký máy chủ.",
        f"The portal met an unforeseen error ({kind}); nothing was changed here. Ask the "
        "administrator to look into the server's log.",
    )


def busy(record: Record) -> Problem:
    return say(
        "index_down",
        record.where,
        "Máy tìm kiếm của cổng không trả lời nên bản ghi chưa được ghi; lần chạy sau sẽ ghi lại.",
        "The portal's search did not answer, so the record was not written; the next run does it.",
    )


def not_found_yet(number: int) -> Problem:
    return say(
        "index_late",
        "",
        f"{number} bộ dữ liệu đã ghi nhưng chưa tìm thấy được vì máy tìm kiếm của cổng không trả "
        "lời; cổng tự bổ sung khi máy tìm kiếm hoạt động lại.",
        f"{number} datasets are written but cannot be found yet, as the portal's search did not "
        "answer; the portal makes up for it by itself.",
    )


def not_taken_by_search(title: str, reason: str) -> Problem:
    return say(
        "index_refused",
        title,
        f"Bộ dữ liệu đã ghi nhưng máy tìm kiếm của cổng không nhận nên chưa tìm thấy được (lý do: "
        f"{reason}). Báo quản trị cổng; sửa giá trị đó ở nguồn nếu nó sai.",
        f"The dataset is written, but the portal's search refused it, so it cannot be found "
        f"(reason: {reason}). Tell the administrator; mend the value at the source if it is wrong.",
    )


def bad_characters(record: Record) -> Problem:
    return say(
        "bad_characters",
        record.where or record.guid,
        "Bản ghi có ký tự hỏng hoặc ký tự điều khiển; các ký tự đó được thay bằng «�». Nhập lại ở "
        "nguồn.",
        "The record has broken or control characters; each became “�”. Type them again at the "
        "source.",
    )


def too_long(record: Record, name: str) -> Problem:
    return say(
        "too_long",
        record.where,
        f"Mục {name} quá dài nên bị cắt bớt. Viết ngắn lại ở nguồn.",
        f"The field {name} was too long and was cut. Write it shorter at the source.",
    )


def long_guid(record: Record) -> Problem:
    return say(
        "refused",
        record.where,
        f"Mã bản ghi dài hơn {LONGEST_GUID} ký tự nên bản ghi bị bỏ qua. Dùng mã ngắn hơn ở nguồn.",
        f"The identifier has more than {LONGEST_GUID} characters; left out. Use a shorter one.",
    )


def file_changed(title: str, name: str) -> Problem:
    return say(
        "file_changed",
        title,
        f"Tệp «{name}» đã thay đổi ở nguồn; cổng nạp lại tệp này.",
        f"The file “{name}” has changed at the source; it is loaded again.",
    )


def left_alone(url: str) -> Problem:
    return say(
        "host_down",
        "",
        f"{url} chưa được xem vì máy chủ này không trả lời nhiều lần liền; lần chạy sau xem lại.",
        f"{url} was not looked at, as its server failed several times in a row; the next run does.",
    )
