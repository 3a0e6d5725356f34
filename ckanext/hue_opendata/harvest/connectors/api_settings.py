"""What a `hue_json` source is told: the shape of the answer, its paging, what is taken of it."""

from __future__ import annotations

from typing import Literal

import jmespath
from jmespath.exceptions import JMESPathError
from pydantic import field_validator, model_validator

from ckanext.hue_opendata.harvest.connectors import envelopes
from ckanext.hue_opendata.harvest.connectors.heading_words import LABELS
from ckanext.hue_opendata.harvest.connectors.settings import (
    Settings,
    about,
    wrong,
    wrong_field,
)

NO_TOTAL = "-"
#: What a record may give to a dataset, and where it usually stands.
FIELDS = {
    "guid": "id || ID || guid || identifier",
    "title": "title || ten || name || label",
    "notes": "notes || description || mota || moTa || summary",
    "url": "url || downloadURL",
    "format": "format || dinhdang || dinhDang",
    "theme": "theme || linhvuc || linhVuc || chude || chuDe",
    "frequency": "frequency || tansuat || tanSuat || chuky",
    "tags": "tags || keywords || keyword || tukhoa || tuKhoa",
    "date": "ngaycapnhat || ngayCapNhat || modified || updated",
    "agency": "publisher.name || publisher || coquan || coQuan || donvi || donVi",
}
FIELD_LABELS = {
    "guid": {"vi": "Mã bản ghi", "en": "Identifier"},
    "title": {"vi": "Tên", "en": "Title"},
    "notes": {"vi": "Mô tả", "en": "Description"},
    "url": {"vi": "Địa chỉ tệp", "en": "Address of the file"},
    **{name: LABELS[name] for name in ("format", "theme", "frequency", "tags", "date", "agency")},
}


def _compiled(expression: str) -> None:
    try:
        jmespath.compile(expression)
    except JMESPathError as error:
        raise wrong(
            f"biểu thức JMESPath «{expression}» không đọc được",
            f"the JMESPath expression “{expression}” cannot be read",
        ) from error


class Config(Settings):
    """The settings of a `hue_json` source."""

    preset: str = about(
        "list",
        "Dạng câu trả lời",
        "Shape of the answer",
        "Chọn dạng có sẵn của các hệ thống trong thành phố, hoặc tự khai ở các ô dưới.",
        "One of the known shapes of the city's systems, or declare your own below.",
        choices=dict(envelopes.NAMES),
    )
    one: Literal["record", "answer"] = about(
        "record",
        "Một bộ dữ liệu là",
        "One dataset is",
        choices={
            "record": {"vi": "mỗi bản ghi", "en": "each record"},
            "answer": {"vi": "cả câu trả lời", "en": "the whole answer"},
        },
    )
    title: str = about(
        "",
        "Tên bộ dữ liệu",
        "Title of the dataset",
        "Cần có khi cả câu trả lời là một bộ dữ liệu.",
        "Needed when the whole answer is one dataset.",
    )
    notes: str = about("", "Mô tả khi bản ghi không có", "Description when a record has none")
    rows: str = about(
        "",
        "Đường tới danh sách bản ghi (JMESPath)",
        "Path to the records (JMESPath)",
        "VD: `result.items`. Để trống: theo dạng đã chọn.",
        "Such as `result.items`. Empty: as the shape says.",
    )
    total: str | None = about(
        None,
        "Đường tới tổng số bản ghi (JMESPath)",
        "Path to the announced total (JMESPath)",
        "Số nhận được phải bằng tổng số này. Ghi `-` để không kiểm tra.",
        "What comes must equal it. Write `-` to check nothing.",
    )
    page: str = about(
        "", "Tham số số trang", "Parameter for the page", "VD: `page`", "Such as `page`"
    )
    size: str = about(
        "", "Tham số cỡ trang", "Parameter for the page size", "VD: `limit`", "Such as `limit`"
    )
    per_page: int = about(100, "Số bản ghi mỗi trang", "Records a page", ge=1, le=10_000)
    first: int = about(1, "Số của trang đầu", "Number of the first page", ge=0, le=1)
    fields: dict[str, str] = about(
        {},
        "Lấy từ bản ghi (JMESPath)",
        "Taken from a record (JMESPath)",
        "Để trống: tên thường gặp (`id`, `title`, `ten`, `description`, `mota`, `url`…).",
        "Empty: the usual names (`id`, `title`, `ten`, `description`, `mota`, `url`…).",
        keys=FIELD_LABELS,
    )

    @field_validator("preset")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in envelopes.PRESETS:
            known = ", ".join(envelopes.PRESETS)
            raise wrong(f"dạng «{name}» không có; chọn: {known}", f"no such shape; one of: {known}")
        return name

    @field_validator("rows", "total")
    @classmethod
    def _expression(cls, text: str | None) -> str | None:
        if text and text != NO_TOTAL:
            _compiled(text)
        return text

    @field_validator("fields")
    @classmethod
    def _expressions(cls, given: dict[str, str]) -> dict[str, str]:
        if unknown := set(given) - set(FIELDS):
            names = ", ".join(sorted(unknown))
            raise wrong(f"không có mục {names}", f"there is no field {names}")
        for expression in given.values():
            _compiled(expression)
        return given

    @model_validator(mode="after")
    def _titled(self) -> Config:
        if self.one == "answer" and not self.title:
            raise wrong_field(
                "title",
                "cần có tên bộ dữ liệu khi cả câu trả lời là một bộ",
                "a title is needed when the whole answer is one dataset",
            )
        return self

    def envelope(self) -> envelopes.Envelope:
        """The preset with what the source writes itself."""
        base = envelopes.PRESETS[self.preset]
        return envelopes.Envelope(
            self.rows or base.rows,
            base.total if self.total is None else self.total.replace(NO_TOTAL, ""),
            base.good,
            base.labels,
            self.page or base.page,
            self.size or base.size,
        )
