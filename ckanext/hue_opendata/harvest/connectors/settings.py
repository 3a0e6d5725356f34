"""What a source's settings have in common, and how they are told to a form: typed, with help.

A settings class is a pydantic model whose fields carry a label and a help text in `{vi, en}`. The
same model checks what a form, the API or the command line gave; `settings_form` turns it into the
form's fields, and says each mistake beside its own.
"""

from __future__ import annotations

import re
from typing import Any, Literal

from croniter import CroniterBadCronError, croniter
from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from ckanext.hue_opendata import vocabularies

#: A secret is named, never written: its value stands in the ini or in the environment.
SECRET = re.compile(r"secret:([A-Za-z0-9_]{1,64})")
HEADER = re.compile(r"[A-Za-z0-9-]{1,64}")
CA_NAME = re.compile(r"[A-Za-z0-9_]{1,64}")
#: How a source is reached and when: a change here changes no dataset.
TRANSPORT = frozenset({"schedule", "ca", "auth_header", "auth_value", "files"})
EXTRAS = ("vocabulary", "keys", "choices", "group")


def about(default: Any, vi: str, en: str, help_vi: str = "", help_en: str = "", **more: Any) -> Any:
    """A field with its label and help, code words in backticks; `more`: bounds, `vocabulary`,
    `choices`, `keys`, `group`.
    """
    extra = {name: more.pop(name) for name in EXTRAS if name in more}
    extra |= {"label": {"vi": vi, "en": en}, "help": {"vi": help_vi, "en": help_en}}
    return Field(default=default, json_schema_extra=extra, **more)


def wrong(vi: str, en: str) -> PydanticCustomError:
    """A mistake in a field, in both languages."""
    return PydanticCustomError("hue", "{en}", {"vi": vi, "en": en})


def wrong_field(field: str, vi: str, en: str) -> PydanticCustomError:
    """A mistake that only shows when the whole is seen, said beside one field."""
    return PydanticCustomError("hue", "{en}", {"vi": vi, "en": en, "field": field})


class Settings(BaseModel):
    """What every kind of source may be told; the defaults fill what its records leave unsaid."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    theme: str = about(
        "",
        "Chủ đề mặc định",
        "Default topic",
        "Dùng khi bản ghi không ghi chủ đề.",
        "For records that name no topic.",
        vocabulary="theme",
        group="defaults",
    )
    frequency: str = about(
        "",
        "Tần suất cập nhật mặc định",
        "Default update frequency",
        "Dùng khi bản ghi không ghi tần suất.",
        "For records that name no frequency.",
        vocabulary="frequency",
        group="defaults",
    )
    license_id: str = about(
        "vn-gov-open",
        "Giấy phép",
        "Licence",
        vocabulary="licence",
        group="defaults",
    )
    personal_data: str = about(
        "chua-danh-gia",
        "Đánh giá dữ liệu cá nhân",
        "Personal-data assessment",
        "Khi chưa đánh giá, bộ dữ liệu là bản nháp riêng tư.",
        "Until assessed, datasets stay private drafts.",
        vocabulary="personal_data",
        group="defaults",
    )
    agencies: Literal["own", "named"] = about(
        "own",
        "Cơ quan công bố",
        "Publishing agency",
        "Chỉ quản trị cổng được chọn cho nguồn nói thay các cơ quan khác.",
        "Only the portal's administrators may let a source speak for other agencies.",
        choices={
            "own": {"vi": "luôn là cơ quan của nguồn", "en": "always the source's own"},
            "named": {"vi": "cơ quan mà bản ghi nêu", "en": "the one that a record names"},
        },
        group="defaults",
    )
    schedule: str = about(
        "",
        "Lịch chạy (cron, giờ Việt Nam)",
        "Schedule (cron, Vietnam time)",
        "Năm mục: phút, giờ, ngày, tháng, thứ. VD: `30 2 * * 1-5` là 2 giờ 30 sáng các ngày làm "
        "việc. Có lịch này thì ô tần suất ở trên không dùng tới.",
        "Five parts: minute, hour, day, month, weekday. `30 2 * * 1-5` is 02:30 on working days. "
        "It wins over the frequency above.",
        group="reach",
    )
    files: Literal["watch", "leave"] = about(
        "watch",
        "Tệp mà bản ghi dẫn tới",
        "Files that records link",
        "Hỏi lại thì tệp đổi mà bản ghi không đổi cũng được nạp lại, tệp mất được báo.",
        "When asked for, a file that changes alone is loaded again and one that is gone is said.",
        choices={
            "watch": {"vi": "hỏi lại trong mỗi đợt", "en": "ask for them in each run"},
            "leave": {"vi": "không hỏi lại", "en": "do not ask again"},
        },
        group="reach",
    )
    auth_header: str = about(
        "",
        "Tên tiêu đề xác thực",
        "Authentication header",
        "VD: `Authorization`, `Token`, `x-api-key`. Để trống nếu nguồn mở.",
        "Such as `Authorization`, `Token`, `x-api-key`. Empty for an open source.",
        group="reach",
    )
    auth_value: str = about(
        "",
        "Giá trị xác thực (tham chiếu bí mật)",
        "Authentication value (reference to a secret)",
        "Ghi `secret:TÊN` hoặc `Bearer secret:TÊN`. Giá trị thật do quản trị máy chủ đặt trong "
        "`ckan.ini` hoặc biến môi trường; không ghi ở đây.",
        "Write `secret:NAME` or `Bearer secret:NAME`. The value itself stands in `ckan.ini` or the "
        "environment, never here.",
        group="reach",
    )
    ca: str = about(
        "",
        "Chứng thư gốc riêng",
        "Own certificate authority",
        "Tên gói chứng thư đã khai trong `ckan.ini`, khi máy chủ nguồn dùng chứng thư nội bộ.",
        "The name of a bundle declared in ckan.ini, when the source has certificates of its own.",
        group="reach",
    )

    @field_validator("theme", "frequency", "license_id", "personal_data")
    @classmethod
    def _coded(cls, code: str, info: Any) -> str:
        extra = cls.model_fields[info.field_name].json_schema_extra
        name = str(extra["vocabulary"]) if isinstance(extra, dict) else ""
        if code and code not in vocabularies.load(name).terms:
            raise wrong(
                f"mã «{code}» không có trong danh mục; chọn một mục trong danh sách",
                f"the code “{code}” is not in the vocabulary; choose one of the list",
            )
        return code

    @field_validator("schedule")
    @classmethod
    def _cron(cls, text: str) -> str:
        if not text:
            return text
        try:
            good = len(text.split()) == 5 and bool(croniter(text))
        except (CroniterBadCronError, ValueError, KeyError):
            good = False
        if not good:
            raise wrong(
                f"lịch «{text}» không đọc được; ghi năm mục, ví dụ 30 2 * * *",
                f"the schedule “{text}” cannot be read; write five parts, such as 30 2 * * *",
            )
        return " ".join(text.split())

    @field_validator("auth_header")
    @classmethod
    def _header(cls, name: str) -> str:
        if name and not HEADER.fullmatch(name):
            raise wrong(
                "tên tiêu đề chỉ gồm chữ không dấu, số và dấu gạch ngang",
                "a header's name has only letters, digits and hyphens",
            )
        return name

    @field_validator("auth_value")
    @classmethod
    def _reference(cls, text: str) -> str:
        """Only a reference: a secret written here would be stored and shown to editors."""
        if text and not re.fullmatch(rf"(?:[A-Za-z]+ )?{SECRET.pattern}", text):
            raise wrong(
                "không ghi bí mật vào đây; ghi secret:TÊN và nhờ quản trị máy chủ đặt giá trị",
                "write no secret here; write secret:NAME and let the administrator set its value",
            )
        return text

    @field_validator("ca")
    @classmethod
    def _name(cls, name: str) -> str:
        if name and not CA_NAME.fullmatch(name):
            raise wrong(
                "chỉ ghi tên gói chứng thư (chữ, số, gạch dưới), không ghi đường dẫn",
                "write the bundle's name (letters, digits, underscore), no path",
            )
        return name

    def mapping(self) -> dict[str, Any]:
        """The settings that decide what a record becomes, without those that only reach it."""
        return self.model_dump(exclude=set(TRANSPORT), exclude_defaults=True)
