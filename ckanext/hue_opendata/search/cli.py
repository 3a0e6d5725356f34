"""`ckan hue search`: the search's own fields in Solr, and the index's health."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click
import pysolr

from ckanext.hue_opendata.search import cli_words, installing, solr_schema

Found = TypeVar("Found")
#: Ids that are shown of each kind of difference.
SHOWN = 5


@click.group(short_help="Tìm kiếm.")
def search() -> None:
    """Tìm kiếm (search: fields in Solr, the index)."""


@search.command()
def install() -> None:
    """Tạo các trường riêng trong Solr và lập lại chỉ mục; chạy lại không hại (layer S)."""
    changed = _solr(lambda: installing.install(_rebuild))
    click.echo(
        "Đã cài; tìm kiếm dùng các trường riêng. / Installed; searches use our own fields."
        if changed
        else "Đã cài từ trước. / Installed before."
    )


@search.command()
def remove() -> None:
    """Trở về các trường có sẵn của CKAN; định nghĩa vẫn để lại trong Solr (back to layer P)."""
    changed = _solr(lambda: installing.remove(_rebuild))
    click.echo(
        "Tìm kiếm dùng lại các trường có sẵn. / Searches use the stock fields again."
        if changed
        else "Chưa cài, không có gì để gỡ. / Nothing is installed."
    )


@search.command()
def status() -> None:
    """Cho biết đang dùng trường nào, thiếu gì (exit code 1 when something is wrong)."""
    found = _solr(installing.status)
    now = found.state
    if now.also:
        click.echo("Đang chuyển dở dang: chạy lại install hoặc remove. / A change was interrupted.")
    name = f"S{now.reads}" if now.reads else "P"
    click.echo(f"Lớp đang dùng / layer in use: {name}")
    if found.missing and now.reads:
        click.echo(f"Thiếu / missing: {', '.join(found.missing)}")
    if found.other:
        click.echo(f"Khác định nghĩa / defined otherwise: {', '.join(found.other)}")
    if now.also or found.other or (now.reads and found.missing):
        raise SystemExit(1)


def _solr(act: Callable[[], Found]) -> Found:
    try:
        return act()
    except installing.CannotInstall as error:
        raise click.ClickException(
            f"{error}\n→ Cổng vẫn tìm kiếm bằng các trường có sẵn. / "
            "The portal goes on searching in the stock fields."
        ) from error
    except (solr_schema.Unreachable, solr_schema.Refused, pysolr.SolrError) as error:
        raise click.ClickException(
            f"Solr không trả lời: xem solr_url. / Solr does not answer, see solr_url: {error}"
        ) from error


@search.command()
@click.option("--processes", type=click.IntRange(1, 64), help="Số tiến trình / processes.")
def rebuild(processes: int | None) -> None:
    """Lập lại toàn bộ chỉ mục, theo lô (index every dataset anew, in batches)."""
    from ckanext.hue_opendata.search import health, rebuilding

    wanted = rebuilding.everything()

    def told(done: int) -> None:
        click.echo(f"\r{done}/{len(wanted)}", nl=False)

    failed = _solr(lambda: rebuilding.rebuild(wanted, processes, told))
    click.echo("")
    health.forget(health.check().orphans)
    _show(failed)


@search.command()
@click.option("--repair", is_flag=True, help="Sửa những chỗ khác nhau / mend the differences.")
def check(repair: bool) -> None:
    """So cơ sở dữ liệu với chỉ mục, hai chiều (exit code 1 when they differ and stay so)."""
    from ckanext.hue_opendata.search import health

    found = _solr(health.check)
    click.echo(f"{found.datasets} tập dữ liệu / datasets")
    for ids, what in (
        (found.missing, "chưa có trong chỉ mục / not in the index"),
        (found.older, "có bản cũ trong chỉ mục / older in the index"),
        (found.other_shape, "được lập cho trường khác / indexed for other fields"),
        (found.orphans, "chỉ còn trong chỉ mục / only in the index"),
    ):
        if ids:
            more = " …" if len(ids) > SHOWN else ""
            click.echo(f"! {len(ids)} {what}: {', '.join(ids[:SHOWN])}{more}")
    if found.well:
        click.echo("✓ Khớp. / They agree.")
    elif repair:
        _show(_solr(lambda: health.repair(found)))
    else:
        click.echo("→ ckan hue search check --repair")
        raise SystemExit(1)


def _show(failed: list[tuple[str, str]]) -> None:
    """Tell what could not be indexed; an exit code when there is any."""
    for identity, reason in failed:
        click.echo(f"✗ {identity}: {reason}", err=True)
    if failed:
        raise SystemExit(1)


def _rebuild() -> None:
    from ckanext.hue_opendata.search import rebuilding

    _show(rebuilding.rebuild())


search.add_command(cli_words.log)
search.add_command(cli_words.alias)
