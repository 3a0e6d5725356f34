"""Who reads during a load sees the old rows or the new ones, never half; a load that fails changes
nothing. What hangs on the table is there afterwards."""

from __future__ import annotations

import threading

import pytest

from ckanext.hue_opendata.tables.loading import job, staging, swap
from ckanext.hue_opendata.tables.loading.snapshot import one_snapshot
from ckanext.hue_opendata.tables.loading.stock import get_read_engine
from tests.integration.tables.support import (
    HEAD,
    act,
    csv,
    loaded,
    rows,
    sql,
    stations,
    upload_again,
    uploaded,
)

pytestmark = pytest.mark.usefixtures("portal")
MANY = 40_000
NOTE = "đo bằng tay"
WIDER = (*HEAD, "Ghi chú")


def alias_of(resource, count=3):
    """A loaded resource with an alias, an index and a right of its own."""
    name = f"mua_{resource['id'][:8]}"
    act(
        "datastore_create",
        resource_id=resource["id"],
        force=True,
        aliases=[name],
        indexes=["ten_tram"],
    )
    return name


def counts_during(resource, names, work):
    """What readers count, all the while that `work` goes on, and how it ended."""
    seen = {name: set() for name in names}
    errors = []
    over = threading.Event()

    def reader(name):
        while not over.is_set():
            try:
                with get_read_engine().connect() as connection:
                    query = f'select count(*), count(_full_text), min(luong_mua_mm) from "{name}"'
                    seen[name].add(tuple(connection.exec_driver_sql(query).one()))
            except Exception as error:
                errors.append(error)
                return

    threads = [threading.Thread(target=reader, args=[name]) for name in names]
    for thread in threads:
        thread.start()
    try:
        work()
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert errors == []
    return seen


@pytest.mark.parametrize("head", [HEAD, WIDER], ids=["same columns", "other columns"])
def test_readers_of_table_and_alias_see_the_old_rows_or_the_new(head):
    resource = uploaded(csv(*stations(3000)))
    loaded(resource)
    alias = alias_of(resource)
    new = [(*row, NOTE)[: len(head)] for row in stations(5000, "2,5")]
    upload_again(resource, csv(*new, head=head))
    seen = counts_during(resource, [resource["id"], alias], lambda: loaded(resource))
    old, after = (3000, 3000, 1.5), (5000, 5000, 2.5)
    for name in (resource["id"], alias):
        assert seen[name] <= {old, after}
        assert old in seen[name]
        query = f'select count(*), count(_full_text), min(luong_mua_mm) from "{name}"'
        assert [tuple(one) for one in sql(query)] == [after]


@pytest.mark.parametrize("head", [HEAD, WIDER], ids=["same columns", "other columns"])
def test_a_load_that_fails_at_its_last_step_leaves_everything(head, monkeypatch):
    resource = uploaded(csv(*stations(50)))
    loaded(resource)
    alias = alias_of(resource)
    before = act("datastore_info", id=resource["id"])
    upload_again(resource, csv(*[(*row, NOTE)[: len(head)] for row in stations(9)], head=head))

    def no(*_):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(swap, "_forget_count", no)
    report = loaded(resource)
    assert (report["state"], report["problem"]["code"]) == ("failed", "unexpected")
    assert len(rows(resource["id"])) == len(rows(alias)) == 50
    assert act("datastore_info", id=resource["id"])["fields"] == before["fields"]
    assert sql("select to_regclass(:t)::text", t=f'"_hue_{resource["id"]}"') == [(None,)]
    monkeypatch.undo()
    assert job.load(resource["id"]) == "loaded"
    assert len(rows(alias)) == 9


def test_a_load_that_is_cut_off_while_copying_leaves_the_rows(monkeypatch):
    resource = uploaded(csv(*stations(50)))
    loaded(resource)
    upload_again(resource, csv(*stations(5000)))
    real = staging.copy_text

    def cut(pieces):
        yield next(real(pieces))[:5000]
        raise OSError("the connection is gone")

    monkeypatch.setattr(staging, "copy_text", cut)
    assert loaded(resource)["state"] == "failed"
    assert len(rows(resource["id"])) == 50


def hanging(table, alias):
    """Rights, triggers and indexes, as PostgreSQL lists them."""
    return [
        sql(
            "select relname, relacl::text from pg_class where relname in (:t, :a) order by 1",
            t=table,
            a=alias,
        ),
        sql("select tgname from pg_trigger where tgrelid = (:t)::regclass", t=f'"{table}"'),
        sql("select indexname, indexdef from pg_indexes where tablename = :t order by 1", t=table),
    ]


def test_a_first_load_that_is_cut_off_is_whole_after_the_next(monkeypatch):
    """Rows without full text, keys and indexes are not the table that later rows go into."""

    def cut(*_):
        raise RuntimeError("no power")

    monkeypatch.setattr(swap, "finish_first", cut)
    resource = uploaded(csv(*stations(50)))
    assert loaded(resource)["state"] == "failed"
    assert not rows(resource["id"], q="Trạm")
    monkeypatch.undo()
    assert job.load(resource["id"]) == "loaded"
    other = uploaded(csv(*stations(50)))
    loaded(other)
    assert len(rows(resource["id"], q="Trạm")) == 50
    for here, there in zip(hanging(resource["id"], ""), hanging(other["id"], ""), strict=True):
        assert [len(row) for row in here] == [len(row) for row in there]


def test_what_hangs_on_a_table_is_on_the_one_that_takes_its_place():
    resource = uploaded(csv(*stations(20)))
    loaded(resource)
    table = resource["id"]
    alias = alias_of(resource)
    short = table[:8]
    act(
        "datastore_function_create",
        name=f"shout_{short}",
        or_replace=True,
        rettype="trigger",
        definition="BEGIN NEW.ten_tram := upper(NEW.ten_tram); RETURN NEW; END;",
    )
    act(
        "datastore_create",
        resource_id=table,
        force=True,
        triggers=[{"function": f"shout_{short}"}],
    )
    sql(f'create view "ben_{short}" as select ma_tram from "{table}" where luong_mua_mm > 1')
    sql(f"comment on table \"{table}\" is 'of the office'")
    before = hanging(table, alias)
    upload_again(resource, csv(*[(*row, NOTE) for row in stations(30)], head=WIDER))
    assert loaded(resource)["way"] == "new_columns"
    assert hanging(table, alias) == before
    assert rows(alias)[0]["ghi_chu"] == NOTE
    assert rows(table)[0]["ten_tram"] == "TRẠM 1"
    assert rows(table, q="trạm")
    assert len(sql(f'select * from "ben_{short}"')) == 30
    assert sql(f"select obj_description('\"{table}\"'::regclass)") == [("of the office",)]


def test_a_view_that_needs_a_lost_column_stops_the_load_with_a_sentence():
    resource = uploaded(csv(*[(*row, NOTE) for row in stations(5)], head=WIDER))
    loaded(resource)
    view = f"ghi_{resource['id'][:8]}"
    sql(f'create view "{view}" as select ghi_chu from "{resource["id"]}" where _id > 1')
    upload_again(resource, csv(*stations(9)))
    report = loaded(resource)
    assert report["problem"]["code"] == "dependent"
    assert view in report["problem"]["vi"]
    assert len(sql(f'select * from "{view}"')) == 4


def test_a_persons_key_that_the_file_breaks_stops_the_load_with_a_sentence():
    resource = uploaded(csv(*stations(5)))
    loaded(resource)
    act("datastore_create", resource_id=resource["id"], force=True, primary_key=["ten_tram"])
    upload_again(resource, csv(*stations(2), ("TR9", "Trạm 1", "1,5", "02/09/2025")))
    report = loaded(resource)
    assert report["problem"]["code"] == "not_unique"
    assert len(rows(resource["id"])) == 5


def test_a_dump_of_many_pages_is_of_one_moment(app):
    resource = uploaded(csv(*stations(MANY)))
    loaded(resource)
    answer = app.flask_app.test_client().get(f"/datastore/dump/{resource['id']}", buffered=False)
    parts = answer.iter_encoded()
    first = next(parts)
    upload_again(resource, csv(*stations(MANY + 5, "2,5")))
    assert loaded(resource)["state"] == "loaded"
    text = (first + b"".join(parts)).decode("utf-8-sig")
    answer.close()
    lines = text.splitlines()[1:]
    assert len(lines) == MANY
    assert {line.split(",")[3] for line in lines} == {"1.5"}


def test_a_moment_that_is_read_holds_off_a_swap_which_then_goes_through(monkeypatch):
    monkeypatch.setattr(swap, "LOCK_TIMEOUT_MS", 200)
    resource = uploaded(csv(*stations(5)))
    loaded(resource)
    upload_again(resource, csv(*[(*row, NOTE) for row in stations(9)], head=WIDER))
    with one_snapshot(resource["id"]):
        assert len(rows(resource["id"])) == 5
        monkeypatch.setattr(swap, "TRIES", 2)
        assert loaded(resource)["problem"]["code"] == "busy"
        assert len(rows(resource["id"])) == 5
    assert loaded(resource)["state"] == "loaded"
    assert len(rows(resource["id"])) == 9
