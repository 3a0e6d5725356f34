"""Files become rows: through the API, the form and the command, with a dictionary and a report."""

from __future__ import annotations

import io

import ckan.plugins.toolkit as tk
import pytest
from ckan.tests import factories
from werkzeug.datastructures import FileStorage

from ckanext.hue_opendata.tables.loading import job, watching
from tests.integration.tables.support import (
    HEAD,
    act,
    csv,
    dataset,
    loaded,
    rows,
    sql,
    stations,
    upload_again,
    uploaded,
    xlsx,
)

pytestmark = pytest.mark.usefixtures("portal")


def test_a_file_becomes_typed_rows_with_labels_and_units():
    resource = uploaded(csv(*stations(3)))
    report = loaded(resource)
    assert report["state"] == "loaded", report
    assert report["rows"] == 3
    assert rows(resource["id"])[0] == {
        "ma_tram": "TR001",
        "ten_tram": "Trạm 1",
        "luong_mua_mm": 1.5,
        "ngay_do": "2025-09-02",
    }
    fields = {f["id"]: f for f in act("datastore_info", id=resource["id"])["fields"]}
    assert fields["luong_mua_mm"]["info"]["label"].startswith("Lượng mưa")
    assert fields["luong_mua_mm"]["hue_unit"] == "mm"
    assert report["primary_key"] == ["ma_tram"]
    shown = act("resource_show", id=resource["id"])
    assert shown["datastore_active"] is True
    views = act("resource_view_list", id=resource["id"])
    assert "datatables_view" in [view["view_type"] for view in views]


def test_a_second_look_at_the_same_file_writes_nothing():
    resource = uploaded(csv(*stations(3)))
    first = loaded(resource)
    before = sql(f'select xmin::text from "{resource["id"]}"')
    from ckanext.hue_opendata.tables.loading import job

    assert job.load(resource["id"]) == "unchanged"
    assert sql(f'select xmin::text from "{resource["id"]}"') == before
    again = act("hue_table_report_show", id=resource["id"])
    assert again["loaded"] == first["loaded"]
    assert again["checked"] > first["checked"]
    assert job.load(resource["id"], force=True) == "loaded"
    assert sql(f'select xmin::text from "{resource["id"]}"') != before


def test_a_new_version_with_the_same_columns_replaces_the_rows():
    resource = uploaded(csv(*stations(3)))
    loaded(resource)
    oid = sql(f"select '\"{resource['id']}\"'::regclass::oid")
    upload_again(resource, csv(*stations(2, "2,5")))
    report = loaded(resource)
    assert report["way"] == "replaced"
    assert [one["luong_mua_mm"] for one in rows(resource["id"])] == [2.5, 2.5]
    assert act("datastore_search", resource_id=resource["id"])["total"] == 2
    assert sql(f"select '\"{resource['id']}\"'::regclass::oid") == oid
    assert rows(resource["id"], q="Trạm")
    assert sql("select to_regclass(:t)::text", t=f'"_hue_{resource["id"]}"') == [(None,)]


def test_a_new_version_with_other_columns_takes_the_tables_place():
    resource = uploaded(csv(*stations(3)))
    loaded(resource)
    wider = csv(*[(*row, "có") for row in stations(4)], head=(*HEAD, "Ghi chú"))
    upload_again(resource, wider)
    report = loaded(resource)
    assert report["way"] == "new_columns"
    assert rows(resource["id"])[3]["ghi_chu"] == "có"
    assert act("datastore_search", resource_id=resource["id"])["total"] == 4
    assert rows(resource["id"], q="Trạm")
    # The dataset is found by the name of the new column, which only the load has told the index.
    upload_again(resource, csv(*[(*row, "3") for row in stations(4)], head=(*HEAD, "Tuabin gió")))
    assert loaded(resource)["way"] == "new_columns"
    assert act("package_search", q="tuabin", ext_hue_strict="true")["count"] == 1
    # The API goes on where the file ended.
    act(
        "datastore_upsert",
        resource_id=resource["id"],
        force=True,
        method="insert",
        records=[{"ma_tram": "TR900"}],
    )
    assert sql(f'select max(_id) from "{resource["id"]}"') == [(5,)]


def test_a_file_that_cannot_be_read_leaves_the_rows_and_says_why():
    resource = uploaded(csv(*stations(3)))
    loaded(resource)
    upload_again(resource, b"%PDF-1.7 not a table", "mua.csv")
    report = loaded(resource)
    assert report["state"] == "failed"
    assert report["problem"]["vi"]
    assert report["problem"]["code"] == "unsupported_format"
    assert report["loaded"] is not None
    assert len(rows(resource["id"])) == 3
    assert sql("select to_regclass(:t)::text", t=f'"_hue_{resource["id"]}"') == [(None,)]
    upload_again(resource, csv(*stations(4)))
    assert loaded(resource)["state"] == "loaded"
    assert len(rows(resource["id"])) == 4


def test_a_file_that_is_no_table_any_more_keeps_its_rows_and_says_that_they_are_old():
    resource = uploaded(csv(*stations(3)))
    loaded(resource)
    stream = FileStorage(io.BytesIO(b"%PDF-1.7 a report"), "mua.pdf")
    act("resource_patch", id=resource["id"], upload=stream, url="mua.pdf", format="PDF")
    assert watching.waiting(resource["id"])
    report = loaded(resource)
    assert (report["state"], report["problem"]["code"]) == ("failed", "no_longer_table")
    assert report["loaded"] is not None
    assert len(rows(resource["id"])) == 3
    # A resource that never had rows stays silent.
    other = uploaded(b"%PDF-1.7", "a.pdf")
    assert job.load(other["id"]) == "skipped"


def test_columns_that_somebody_added_are_not_dropped_with_a_new_version():
    resource = uploaded(csv(*stations(3)))
    loaded(resource)
    fields = act("datastore_info", id=resource["id"])["fields"]
    act(
        "datastore_create",
        resource_id=resource["id"],
        force=True,
        fields=[
            *[{"id": f["id"], "type": f["type"]} for f in fields],
            {"id": "da_duyet", "type": "text"},
        ],
    )
    upload_again(resource, csv(*stations(4)))
    report = loaded(resource)
    assert (report["state"], report["problem"]["code"]) == ("failed", "own_columns")
    assert "da_duyet" in report["problem"]["vi"]
    assert len(rows(resource["id"])) == 3
    assert "da_duyet" in rows(resource["id"])[0]


def test_whole_numbers_beyond_64_bits_and_letters_that_copy_must_escape():
    odd = "a\\b; tab"
    content = "Mã;Số\n" + f'"{odd}";{2**70}\nx;5\n'
    resource = uploaded(content.encode(), "so.csv")
    loaded(resource, force=True)
    found = sql(f'select * from "{resource["id"]}" order by _id')
    assert odd in found[0]


def test_several_tables_the_largest_is_shown_and_another_may_be_chosen():
    small = [["Tên", "Số"], ["a", 1], ["b", 2]]
    large = [
        ["Mã đơn vị", "Tên đơn vị", "Dân số"],
        *[[f"M{n}", f"Đơn vị {n}", n] for n in range(9)],
    ]
    resource = uploaded(xlsx(Nho=small, Lon=large), "hai.xlsx")
    report = loaded(resource)
    assert [one["chosen"] for one in report["tables"]] == [False, True]
    assert len(rows(resource["id"])) == 9
    act("hue_table_overrides_update", id=resource["id"], overrides={"table": 1})
    report = loaded(resource)
    assert [one["chosen"] for one in report["tables"]] == [True, False]
    assert [one["so"] for one in rows(resource["id"])] == [1, 2]
    # The choice stays for the next version of the file.
    upload_again(resource, xlsx(Nho=[*small, ["c", 3]], Lon=large), "hai.xlsx")
    loaded(resource)
    assert [one["so"] for one in rows(resource["id"])] == [1, 2, 3]


def test_a_persons_type_wins_and_so_does_the_stock_forms():
    resource = uploaded(csv(*stations(2)))
    loaded(resource)
    act("hue_table_overrides_update", id=resource["id"], overrides={"types": {"ngay_do": "text"}})
    loaded(resource)
    assert rows(resource["id"])[0]["ngay_do"] == "02/09/2025"
    fields = act("datastore_info", id=resource["id"])["fields"]
    given = [{"id": f["id"], "type": f["type"], "info": f["info"]} for f in fields]
    given[2]["info"] = {**given[2]["info"], "type_override": "text"}
    act("datastore_create", resource_id=resource["id"], force=True, fields=given)
    loaded(resource)
    assert rows(resource["id"])[0]["luong_mua_mm"] == "1,5"


@pytest.mark.parametrize(
    "wrong",
    [
        {"table": 0},
        {"header_row": "x"},
        {"types": {"a": "money"}},
        {"units": [1]},
        {"where": "there"},
        "text",
    ],
)
def test_choices_that_cannot_be_are_refused_with_a_sentence(wrong):
    resource = uploaded(csv(*stations(1)))
    with pytest.raises(tk.ValidationError) as refusal:
        act("hue_table_overrides_update", id=resource["id"], overrides=wrong)
    assert all(refusal.value.error_summary.values())


def test_old_places_get_the_units_of_today_and_the_unclear_are_listed():
    head = ("Mã", "Phường/Xã", "Số hộ")
    content = csv(
        ("A1", "Phường Phú Nhuận", 5), ("A2", "Phường Thuận Hóa", 6), ("A3", "Xã Không Có", 7),
        head=head,
    )  # fmt: skip
    resource = uploaded(content)
    report = loaded(resource)
    found = rows(resource["id"])
    assert found[0]["phuong_xa"] == "Phường Phú Nhuận"
    assert found[0]["phuong_xa_hien_nay"] == "Phường Thuận Hóa"
    assert found[0]["phuong_xa_ma_hien_nay"] == found[1]["phuong_xa_ma_hien_nay"]
    assert found[2]["phuong_xa_hien_nay"] is None
    (place,) = report["places"]
    assert (place["certain"], place["unclear"]) == (2, [{"value": "Xã Không Có", "rows": 1}])


def test_who_sees_the_resource_sees_its_report_and_who_edits_it_loads():
    agency = factories.Organization()
    package = dataset(owner_org=agency["id"], private=True)
    resource = uploaded(csv(*stations(1)), package=package)
    loaded(resource)
    stranger = factories.User()["name"]
    for name in (stranger, ""):
        for action in ("hue_table_report_show", "hue_table_load", "hue_table_overrides_update"):
            with pytest.raises(tk.NotAuthorized):
                tk.get_action(action)(
                    {"user": name, "ignore_auth": False}, {"id": resource["id"], "overrides": {}}
                )
    open_one = uploaded(csv(*stations(1)))
    loaded(open_one)
    anybody = {"user": "", "ignore_auth": False}
    assert (
        tk.get_action("hue_table_report_show")(dict(anybody), {"id": open_one["id"]})["rows"] == 1
    )
    with pytest.raises(tk.NotAuthorized):
        tk.get_action("hue_table_load")(dict(anybody), {"id": open_one["id"]})


def test_a_deleted_resource_leaves_no_report():
    resource = uploaded(csv(*stations(1)))
    loaded(resource)
    act("resource_delete", id=resource["id"])
    from ckanext.hue_opendata.tables.loading import model

    assert model.find(resource["id"]) is None
