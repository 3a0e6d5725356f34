"""Files, resources and loads for the tests of tables, on the real DataStore."""

from __future__ import annotations

import io

import ckan.plugins.toolkit as tk
from ckan.tests import factories
from ckanext.datastore.backend.postgres import get_write_engine
from openpyxl import Workbook
from werkzeug.datastructures import FileStorage

from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.tables.loading import job

USUAL = {"theme": ["du-lich"], "frequency": "hang-nam", "license_id": "vn-gov-open"}
HEAD = ("Mã trạm", "Tên trạm", "Lượng mưa (mm)", "Ngày đo")


def act(name, /, **data):
    """An action as the site's own user."""
    return tk.get_action(name)(as_site_user(), data)


def csv(*rows, head=HEAD):
    """A CSV in UTF-8 with `;`, as offices write it."""
    return "\n".join(";".join(str(cell) for cell in row) for row in (head, *rows)).encode()


def stations(count, rain="1,5"):
    """Rows of rain, their codes in order."""
    return [(f"TR{n:03d}", f"Trạm {n}", rain, "02/09/2025") for n in range(1, count + 1)]


def xlsx(**sheets):
    """A workbook: name of the sheet → its rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def dataset(**more):
    """A published dataset of an agency."""
    agency = more.pop("owner_org", None) or factories.Organization()["id"]
    return factories.Dataset(owner_org=agency, personal_data="khong-co", **{**USUAL, **more})


def uploaded(content, name="mua.csv", package=None, **more):
    """A new resource with an uploaded file; it is not loaded yet."""
    package = package or dataset()
    file = FileStorage(io.BytesIO(content), name)
    return act(
        "resource_create",
        package_id=package["id"],
        name=name,
        format=name.rpartition(".")[2],
        upload=file,
        **more,
    )


def upload_again(resource, content, name="mua.csv"):
    """A new version of a resource's file."""
    file = FileStorage(io.BytesIO(content), name)
    return act("resource_patch", id=resource["id"], upload=file, url=name)


def loaded(resource, force=False):
    """Load now, as the worker would; the report."""
    job.load(resource["id"], force)
    return act("hue_table_report_show", id=resource["id"])


def rows(resource_id, **more):
    """The rows as `datastore_search` gives them, without `_id`."""
    found = act("datastore_search", resource_id=resource_id, **more)["records"]
    return [{name: value for name, value in one.items() if name != "_id"} for one in found]


def sql(query, **values):
    """One statement on the DataStore as its owner."""
    import sqlalchemy as sa

    with get_write_engine().begin() as connection:
        result = connection.execute(sa.text(query), values)
        return result.fetchall() if result.returns_rows else []
