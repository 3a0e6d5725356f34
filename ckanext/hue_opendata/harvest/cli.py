"""`ckan hue harvest`: the schedule, and what the sources' last runs came to."""

from __future__ import annotations

import logging
import signal
import threading
from typing import Any

import ckan.plugins.toolkit as tk
import click
import sqlalchemy as sa
from ckan import model

from ckanext.hue_opendata import formats
from ckanext.hue_opendata.acting import as_site_user
from ckanext.hue_opendata.harvest import config, consuming, unindexed
from ckanext.hue_opendata.harvest.preview import FIRST, NotOurs
from ckanext.hue_opendata.harvest.preview import preview as look_at
from ckanext.hue_opendata.harvest.report.closing import close_finished
from ckanext.hue_opendata.harvest.revive import requeue
from ckanext.hue_opendata.harvest.schedule import start_due
from ckanext.hue_opendata.harvest.stock import HarvestJob, HarvestSource

log = logging.getLogger(__name__)
#: Of the schedule's advisory lock: one scheduler at a time, on as many machines as run one.
LOCK = 0x48554548
#: The states of a run as ckanext-harvest keeps them.
STATES = {
    "New": "chờ chạy / waiting",
    "Running": "đang chạy / running",
    "Finished": "đã xong / finished",
    "Aborted": "đã dừng / aborted",
}


@click.group(short_help="Thu thập dữ liệu từ các cơ quan.")
def harvest() -> None:
    """Lịch và kết quả thu thập (the schedule and the results of harvests)."""


@harvest.command()
@click.option("--once", is_flag=True, help="Xét lịch một lần rồi thôi / look once and end.")
def schedule(once: bool) -> None:
    """Khởi động các đợt thu thập đến hạn, kết thúc các đợt đã xong / start what is due."""
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    while not ended.is_set():
        look()
        if once:
            return
        ended.wait(config.pause())


@harvest.command()
@click.argument("stage", type=click.Choice(consuming.STAGES))
def consume(stage: consuming.Stage) -> None:
    """Nhận việc từ một hàng đợi (gather hoặc fetch) cho đến khi bị dừng / work a queue off.

    Thay cho «ckan harvester gather-consumer» và «fetch-consumer» / instead of the stock commands,
    which end after five idle seconds with redis-py 8.
    """
    consuming.run(stage, threading.Event())


def look() -> None:
    """Start what is due and finish what is done, unless another scheduler is at it."""
    # The engine is None only before CKAN has read its configuration.
    connection = model.meta.engine.connect()  # pyright: ignore[reportOptionalMemberAccess]
    free = False
    try:
        free = connection.execute(sa.text("select pg_try_advisory_lock(:n)"), {"n": LOCK}).scalar()
        if free:
            start_due()
            requeue()
            unindexed.catch_up()
            tk.get_action("harvest_jobs_run")(as_site_user(), {})
            close_finished()
    except Exception:
        # A scheduler that ends for one bad source would stop all others.
        log.exception("the schedule could not be looked at")
        model.Session.rollback()
    finally:
        if free:
            # The lock belongs to the session, which outlives `close`: it goes back to the pool.
            connection.execute(sa.text("select pg_advisory_unlock(:n)"), {"n": LOCK})
        connection.close()
        model.Session.remove()


@harvest.command()
def status() -> None:
    """Mỗi nguồn một dòng: đợt chạy gần nhất / each source's last run."""
    for source in model.Session.query(HarvestSource).order_by(HarvestSource.title):
        job = (
            model.Session.query(HarvestJob)
            .filter(HarvestJob.source_id == source.id)
            .order_by(HarvestJob.created.desc())
            .first()
        )
        told = STATES.get(job.status, job.status) if job else "chưa chạy / never run"
        state = f"{told} · {formats.moment(job.created)}" if job else told
        click.echo(f"{source.title} · {source.type} · {state}")


@harvest.command()
@click.argument("source")
def run(source: str) -> None:
    """Cho một nguồn chạy ngay; tiến trình thu thập đang chạy sẽ nhận / start a source now."""
    found = _source(source)
    wanted = {"source_id": found.id, "run": True}
    try:
        job = tk.get_action("harvest_job_create")(as_site_user(), wanted)
    except Exception as error:
        if type(error).__name__ != "HarvestJobExists":
            raise
        raise click.ClickException(
            f"{found.title}: đang có một đợt chạy / a run is going on already"
        ) from error
    click.echo(f"{found.title} · {job['id']}")


@harvest.command()
@click.argument("source")
@click.option("--first", default=FIRST, show_default=True, help="Số bản ghi đầu / first records.")
def preview(source: str, first: int) -> None:
    """Đọc thử một nguồn, không ghi gì / read a source and write nothing."""
    found = _source(source)
    try:
        result = look_at(found.url, found.type, found.config or "{}", first)
    except NotOurs as error:
        raise click.ClickException(f"{error}: không đọc thử được / cannot be previewed") from error
    for dataset in result.datasets:
        files = len(dataset.get("resources", []))
        click.echo(f"{dataset['title']} · {files} tệp / files")
    for problem in result.problems:
        where = f"{problem.where}: " if problem.where else ""
        click.echo(f"! [{problem.code}] {where}{problem.text['vi']} / {problem.text['en']}")


def _source(name: str) -> Any:
    """A source by its name or id."""
    package = model.Package.get(name)
    found = HarvestSource.get(package.id) if package else None
    if found is None:
        raise click.ClickException(f"{name}: không có nguồn này / no such source")
    return found
