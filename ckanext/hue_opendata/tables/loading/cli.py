"""`ckan hue tables`: what a file says, and loading a resource at once."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ckanext.hue_opendata.tables import read as read_file
from ckanext.hue_opendata.tables.__main__ import as_json

SHOWN = 5
#: What became of a file → in words.
STATES = {
    "loaded": "đã nạp / loaded",
    "unchanged": "không đổi / unchanged",
    "failed": "không nạp được / failed",
    "skipped": "không phải bảng / skipped",
}


@click.group(short_help="Đọc và nạp bảng dữ liệu.")
def tables() -> None:
    """Đọc tệp bảng và nạp vào DataStore (read table files and load them)."""


@tables.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "whole", is_flag=True, help="Toàn bộ dạng JSON / all of it as JSON.")
def read(file: Path, whole: bool) -> None:
    """Cho biết tệp được hiểu thế nào, không ghi gì / say what a file holds, write nothing."""
    reading = read_file(file)
    if whole:
        click.echo(json.dumps(as_json(reading), ensure_ascii=False, indent=1, default=str))
        return
    for number, table in enumerate(reading.tables, 1):
        rows = f"{len(table.rows)} dòng / rows"
        click.echo(f"# {number}. {table.sheet or reading.name}: {rows}. {table.title}")
        for column in table.columns:
            click.echo(f"  {column.id}: {column.type} {column.unit} ({column.label})")
        for row in list(table.rows[:SHOWN]):
            click.echo("  | " + " | ".join("" if v is None else str(v)[:30] for v in row))
        for aside in table.set_aside:
            click.echo(f"  - [{aside.kind}] {aside.row}: {aside.text[:100]}")
    for one in reading.warnings:
        where = f"{one.column_label or ''} {one.row or ''}".strip()
        click.echo(f"! [{one.code}] {where} {one.message.vi} / {one.message.en}")
    if not reading.ok:
        raise click.exceptions.Exit(1)


@tables.command()
@click.argument("resources", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Mọi tệp chưa nạp / every file not loaded yet.")
@click.option("--force", is_flag=True, help="Cả tệp không đổi / unchanged files too.")
def load(resources: tuple[str, ...], every: bool, force: bool) -> None:
    """Nạp ngay các tệp dữ liệu, theo mã / load resources now, by their ids."""
    from ckanext.hue_opendata.tables.loading.job import load as load_one

    if not resources and not every:
        raise click.UsageError("RESOURCE hoặc / or --all")
    failed = False
    for identity in resources or _every():
        state = load_one(identity, force)
        click.echo(f"{identity} · {STATES.get(state, state)}")
        failed = failed or state == "failed"
    if failed:
        raise click.exceptions.Exit(1)


def _every() -> list[str]:
    """The resources of all datasets, also of drafts."""
    from ckan import model

    query = model.Session.query(model.Resource.id).join(model.Package)
    active = model.Resource.state == "active", model.Package.state != "deleted"
    return [row.id for row in query.filter(*active).order_by(model.Resource.created)]
