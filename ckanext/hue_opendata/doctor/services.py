"""Checks of the services that CKAN stands on: PostgreSQL, Redis, Solr and the DataStore."""

from __future__ import annotations

from collections.abc import Iterator

import ckan.plugins.toolkit as tk
import redis
import requests
import sqlalchemy as sa
from sqlalchemy import exc as sa_exc

from ckanext.hue_opendata.doctor.registry import Finding, check

SECONDS = 5
POSTGRES_MINIMUM = 12
REDIS_MINIMUM = 6
SOLR_VERSIONS = (8, 9)


@check("services.postgresql")
def postgresql() -> Iterator[Finding]:
    """PostgreSQL answers, is new enough, and every plugin's tables are up to date."""
    try:
        engine = _engine(tk.config["sqlalchemy.url"])
        with engine.connect() as connection:
            number = int(connection.execute(sa.text("show server_version_num")).scalar_one())
    except sa_exc.SQLAlchemyError as error:
        yield _down("postgresql.unreachable", "PostgreSQL", "sqlalchemy.url", error)
        return
    if number // 10000 < POSTGRES_MINIMUM:
        yield _old("postgresql.version", "PostgreSQL", str(number // 10000), str(POSTGRES_MINIMUM))


@check("services.redis")
def redis_server() -> Iterator[Finding]:
    """Redis answers and is new enough."""
    try:
        client = redis.Redis.from_url(
            tk.config["ckan.redis.url"], socket_connect_timeout=SECONDS, socket_timeout=SECONDS
        )
        info = client.info("server")
    except redis.RedisError as error:
        yield _down("redis.unreachable", "Redis", "ckan.redis.url", error)
        return
    # The client is typed for its asynchronous twin too; this one answers at once.
    version = str(info["redis_version"])  # pyright: ignore[reportIndexIssue]
    if int(version.split(".")[0]) < REDIS_MINIMUM:
        yield _old("redis.version", "Redis", version, str(REDIS_MINIMUM))


@check("services.solr")
def solr() -> Iterator[Finding]:
    """Solr answers on the configured core, is a version CKAN knows, and holds CKAN's schema."""
    url = tk.config["solr_url"].rstrip("/")
    try:
        answer = _ask_solr(f"{url}/schema/name?wt=json")
    except requests.RequestException as error:
        yield _down("solr.unreachable", "Solr", "solr_url", error)
        return
    if answer.status_code != requests.codes.ok:
        yield Finding(
            "solr.core",
            {
                "vi": f"Solr trả lời nhưng không có lõi tại {_bare(url)} ({answer.status_code}).",
                "en": f"Solr answers but has no core at {_bare(url)} ({answer.status_code}).",
            },
            {
                "vi": "Tạo lõi với lược đồ của CKAN, hoặc sửa solr_url.",
                "en": "Make the core with CKAN's schema, or mend solr_url.",
            },
        )
        return
    name = str(answer.json().get("name", ""))
    if not name.startswith("ckan"):
        yield Finding(
            "solr.schema",
            {
                "vi": f"Lõi Solr dùng lược đồ «{name}», không phải của CKAN.",
                "en": f"The Solr core has the schema “{name}”, not CKAN's.",
            },
            {
                "vi": "Chép ckan/config/solr/schema.xml vào lõi rồi lập lại chỉ mục.",
                "en": "Copy ckan/config/solr/schema.xml into the core and rebuild the index.",
            },
        )
    yield from _solr_version(url)


def _ask_solr(address: str) -> requests.Response:
    user, password = tk.config.get("solr_user"), tk.config.get("solr_password")
    return requests.get(address, timeout=SECONDS, auth=(user, password) if user else None)


def _solr_version(url: str) -> Iterator[Finding]:
    base = url.rpartition("/")[0]
    try:
        answer = _ask_solr(f"{base}/admin/info/system?wt=json")
        version = str(answer.json()["lucene"]["solr-spec-version"])
    except (requests.RequestException, ValueError, KeyError):
        return
    if int(version.split(".")[0]) not in SOLR_VERSIONS:
        known = ", ".join(str(number) for number in SOLR_VERSIONS)
        yield _old("solr.version", "Solr", version, known)


@check("services.datastore")
def datastore() -> Iterator[Finding]:
    """The DataStore's read user can read and cannot write; its addresses are not mixed up."""
    write, read = (
        tk.config.get("ckan.datastore.write_url"),
        tk.config.get("ckan.datastore.read_url"),
    )
    if not write or not read:
        yield _set("datastore.unset", "ckan.datastore.write_url, ckan.datastore.read_url")
        return
    try:
        with _engine(write).connect() as connection:
            connection.execute(sa.text("select 1"))
        with _engine(read).connect() as connection:
            may_write = connection.execute(
                sa.text("select has_schema_privilege(current_user, 'public', 'CREATE')")
            ).scalar_one()
            view = connection.execute(sa.text("select to_regclass('_table_metadata')")).scalar()
    except sa_exc.SQLAlchemyError as error:
        yield _down("datastore.unreachable", "DataStore", "ckan.datastore.*_url", error)
        return
    if may_write or view is None:
        yield Finding(
            "datastore.rights",
            {
                "vi": "Người dùng chỉ đọc của DataStore có quyền ghi, hoặc chưa được cấp quyền.",
                "en": "The DataStore's read user may write, or was never given its rights.",
            },
            {
                "vi": "Chạy: ckan datastore set-permissions | psql",
                "en": "Run: ckan datastore set-permissions | psql",
            },
        )


def _engine(url: str) -> sa.engine.Engine:
    return sa.create_engine(
        url, poolclass=sa.pool.NullPool, connect_args={"connect_timeout": SECONDS}
    )


def _bare(url: str) -> str:
    """An address without the login that may stand in it."""
    head, _, tail = url.rpartition("@")
    return f"{head.partition('://')[0]}://…@{tail}" if head else url


def _down(code: str, what: str, option: str, error: Exception) -> Finding:
    kind = type(error).__name__
    return Finding(
        code,
        {
            "vi": f"{what} không trả lời tại địa chỉ trong «{option}» ({kind}).",
            "en": f"{what} does not answer at the address in “{option}” ({kind}).",
        },
        {
            "vi": f"Khởi động {what}, hoặc sửa «{option}» trong ckan.ini.",
            "en": f"Start {what}, or mend “{option}” in ckan.ini.",
        },
    )


def _old(code: str, what: str, version: str, wanted: str) -> Finding:
    return Finding(
        code,
        {
            "vi": f"{what} {version} không được hỗ trợ (cần: {wanted}).",
            "en": f"{what} {version} is not supported (wanted: {wanted}).",
        },
        {"vi": f"Nâng cấp {what}.", "en": f"Upgrade {what}."},
        "warning",
    )


def _set(code: str, option: str) -> Finding:
    return Finding(
        code,
        {"vi": f"Chưa đặt «{option}».", "en": f"“{option}” is not set."},
        {"vi": "Thêm vào ckan.ini.", "en": "Add it to ckan.ini."},
    )
