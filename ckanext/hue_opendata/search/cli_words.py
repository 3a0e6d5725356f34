"""`ckan hue search log` and `ckan hue search alias`: counts of searches, names added by admins."""

from __future__ import annotations

import click
import pysolr
import redis


@click.group(short_help="Số đếm các câu tìm kiếm.")
def log() -> None:
    """Số đếm các câu tìm kiếm, không có thông tin cá nhân (counts of searches, without persons)."""


@log.command()
def flush() -> None:
    """Đếm các câu đang chờ trong Redis vào bảng (count what waits in Redis into the table)."""
    from ckanext.hue_opendata.search.log import folding

    try:
        click.echo(f"{folding.flush()} câu / searches")
    except redis.RedisError as error:
        raise click.ClickException(
            f"Redis không trả lời: xem ckan.redis.url. / Redis does not answer: {error}"
        ) from error


@log.command()
def purge() -> None:
    """Xóa số đếm quá hạn (forget the counts that are too old)."""
    from ckanext.hue_opendata.search import config
    from ckanext.hue_opendata.search.log import folding

    gone = folding.purge()
    click.echo(f"Đã xóa {gone} dòng cũ hơn {config.log_days()} ngày. / {gone} rows forgotten.")


@click.group(short_help="Tên gọi khác do quản trị viên thêm.")
def alias() -> None:
    """Tên gọi khác do quản trị viên thêm (names that admins added)."""


@alias.command()
def apply() -> None:
    """Lập chỉ mục cho các tên đang chờ (index for the names that wait)."""
    from ckanext.hue_opendata.search.added import settling, table

    try:
        click.echo(f"{settling.settle()} tên / names")
    except pysolr.SolrError as error:
        raise click.ClickException(
            f"Solr không trả lời: xem solr_url. / Solr does not answer, see solr_url: {error}"
        ) from error
    left = len(table.waiting())
    if left:
        raise click.ClickException(
            f"Còn {left} tên chưa áp dụng được, xem nhật ký. / {left} names wait on, see the log."
        )
