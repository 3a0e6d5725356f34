"""`ckan hue harvest`: the schedule, and what the sources' last runs came to."""

from __future__ import annotations

import logging
import signal
import threading

import ckan.plugins.toolkit as tk
import click
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata.harvest import config
from ckanext.hue_opendata.harvest.stock import HarvestJob, HarvestSource

log = logging.getLogger(__name__)
#: Of the schedule's advisory lock: one scheduler at a time, on as many machines as run one.
LOCK = 0x48554548


@click.group(short_help="Thu thập dữ liệu từ các cơ quan.")
def harvest() -> None:
    """Lịch và kết quả thu thập (the schedule and the results of harvests)."""


@harvest.command()
@click.option("--once", is_flag=True, help="Xét lịch một lần rồi thôi / look once and end.")
def schedule(once: bool) -> None:
    """Khởi động các đợt thu thập đến hạn và kết thúc các đợt đã xong."""
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    while not ended.is_set():
        look()
        if once:
            return
        ended.wait(config.pause())


def look() -> None:
    """Start what is due and finish what is done, unless another scheduler is at it."""
    connection = model.meta.engine.connect()  # pyright: ignore[reportOptionalMemberAccess]
    try:
        free = connection.execute(sa.text("select pg_try_advisory_lock(:n)"), {"n": LOCK}).scalar()
        if free:
            user = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
            tk.get_action("harvest_jobs_run")({"user": user, "ignore_auth": True}, {})
    except Exception:
        # A scheduler that ends for one bad source would stop all others.
        log.exception("the schedule could not be looked at")
        model.Session.rollback()
    finally:
        connection.close()
        model.Session.remove()


@harvest.command()
def status() -> None:
    """Mỗi nguồn một dòng: lần chạy gần nhất và kết quả."""
    for source in HarvestSource.all():
        job = (
            model.Session.query(HarvestJob)
            .filter(HarvestJob.source_id == source.id)
            .order_by(HarvestJob.created.desc())
            .first()
        )
        state = f"{job.status} {job.created:%d/%m/%Y %H:%M}" if job else "chưa chạy / never run"
        click.echo(f"{source.title} · {source.type} · {state}")
