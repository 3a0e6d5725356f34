"""Test slots: each has its own databases, Solr core and Redis database, so runs do not disturb."""

from __future__ import annotations

import fcntl
import json
import re
import shutil
from pathlib import Path

from services import commands, postgres, redis_server, solr_server, stamps
from services.say import Problem
from services.settings import REPO, Settings, write_private

DEMO = "demo"


def number(settings: Settings, slot: str) -> int:
    """The slot's Redis database: 0 for the demo, then in the order in which slots were made."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,20}", slot):
        raise Problem(
            f"Tên ô thử «{slot}» không hợp lệ.", f"“{slot}” is no slot name.", "[a-z][a-z0-9_]*"
        )
    file = settings.data / "slots.json"
    with (settings.data / "slots.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = json.loads(file.read_text()) if file.exists() else {DEMO: 0}
        if slot not in known:
            known[slot] = max(known.values()) + 1
            write_private(file, json.dumps(known))
    if known[slot] >= redis_server.DATABASES:
        raise Problem("Hết ô thử.", "No test slot is left.", "make clean")
    return known[slot]


def environment(settings: Settings, slot: str) -> dict[str, str]:
    """The `CKAN_*` variables of a slot; a variable that the caller set himself wins."""
    name = core(slot)
    mine = {
        "CKAN_SQLALCHEMY_URL": postgres.url(settings, name),
        "CKAN_DATASTORE_WRITE_URL": postgres.url(settings, f"{name}_datastore"),
        "CKAN_DATASTORE_READ_URL": postgres.url(settings, f"{name}_datastore", postgres.READER),
        "CKAN_SOLR_URL": solr_server.url(settings, name),
        "CKAN_REDIS_URL": redis_server.url(settings, number(settings, slot)),
        "HUE_SLOT_DATA": str(folder(settings, slot)),
    }
    return mine | settings.overrides


def core(slot: str) -> str:
    """The name of the slot's databases and Solr core."""
    return "hue_demo" if slot == DEMO else f"hue_test_{slot}"


def folder(settings: Settings, slot: str) -> Path:
    """Where the slot keeps its files."""
    return settings.data / ("demo" if slot == DEMO else f"slots/{slot}")


def prepare(settings: Settings, slot: str) -> dict[str, str]:
    """Make what the slot lacks; its environment."""
    name = core(slot)
    folder(settings, slot).mkdir(parents=True, exist_ok=True)
    if settings.is_local("CKAN_SQLALCHEMY_URL"):
        postgres.ensure_database(settings, name)
    if settings.is_local("CKAN_DATASTORE_WRITE_URL"):
        postgres.ensure_database(settings, f"{name}_datastore")
    if settings.is_local("CKAN_SOLR_URL"):
        solr_server.ensure_core(settings, name)
    return environment(settings, slot)


def prepare_for_tests(settings: Settings, slot: str) -> dict[str, str]:
    """Make a test slot with CKAN's tables and the DataStore's rights."""
    env = prepare(settings, slot)
    value = stamps.digest(env["CKAN_SQLALCHEMY_URL"], env["CKAN_DATASTORE_READ_URL"], "1")
    if not stamps.is_done(settings, f"slot-{slot}", value):
        ini = str(REPO / "test.ini")
        commands.run(
            settings, f"slot-{slot}", [settings.bin("ckan"), "-c", ini, "db", "init"], env=env
        )
        grant_datastore(settings, slot, ini, env)
        stamps.done(settings, f"slot-{slot}", value)
    return env


def grant_datastore(settings: Settings, slot: str, ini: str, env: dict[str, str]) -> None:
    """Give the DataStore's read role its rights, with the SQL that CKAN itself prints."""
    if not settings.is_local("CKAN_DATASTORE_WRITE_URL"):
        return
    command = [settings.bin("ckan"), "-c", ini, "datastore", "set-permissions"]
    text = commands.output(command, env)
    begin = text.find("/*")
    if begin < 0:
        raise commands.failed(f"slot-{slot}", settings.logs / f"slot-{slot}.log")
    # The SQL begins with `\connect <database>`: the roles differ, the connection is ours.
    sql = "\n".join(line for line in text[begin:].splitlines() if not line.startswith("\\connect"))
    postgres.execute(settings, sql, f"{core(slot)}_datastore")


def drop(settings: Settings, slot: str) -> None:
    """Remove a slot with all it holds."""
    name = core(slot)
    postgres.drop_database(settings, name)
    postgres.drop_database(settings, f"{name}_datastore")
    solr_server.drop_core(settings, name)
    redis_server.flush(settings, number(settings, slot))
    shutil.rmtree(folder(settings, slot), ignore_errors=True)
    (settings.data / "stamps" / f"slot-{slot}").unlink(missing_ok=True)
